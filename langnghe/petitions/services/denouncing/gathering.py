"""Every word, name and file that stands in clear of a petition, in every book of its chain, before it is taken away."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from langnghe.documents import selectors as documents
from langnghe.petitions import access
from langnghe.petitions.models import (
    HIDDEN,
    CitizenRequest,
    Correction,
    IncomingMail,
    Letter,
    OwedLetter,
    Passing,
    Petition,
    PetitionBody,
    PetitionNote,
    Proposal,
    Reply,
    Signatory,
    StepTaken,
    SubmittedPaper,
    Subscription,
    Transfer,
)
from langnghe.petitions.selectors.transfers import lines_of
from langnghe.petitions.services.intake.parties import representative_words, respondent_words
from langnghe.petitions.services.protecting import BESIDE, OF_STEPS
from langnghe.petitions.services.subscribing import STOPPED
from langnghe.vault import services as vault

Lines = list[tuple[str, str]]
# What a step of before keeps in words; the rest of it are codes and days.
SAID_BEFORE = ("classified_because", "competent_outside", "closed_because", "answer", "answer_number")


@dataclass(frozen=True, repr=False)
class Gathered:
    """What is to be sealed: it lives in memory alone, and never prints itself."""

    identity: Lines
    content: Lines
    files: list[vault.Scan]

    def names(self) -> list[str]:
        return [text for _label, text in self.identity]

    def parts(self) -> "list[vault.Words | vault.Scan]":
        words = [vault.Words("identity", tuple(self.identity)), vault.Words("content", tuple(self.content))]
        return [*words, *self.files]


def gathered(petition: Petition, *, told: str = "") -> Gathered:
    """Of every line of the chain; what stands in several books is sealed once. `told` is what is said while sealing."""
    rows = Petition.objects.filter(pk__in=lines_of(petition)).select_related(
        "person", "matter__continues", "area"
    )
    lines = list(rows.order_by("pk"))
    content = dict.fromkeys(_said(said for line in lines for said in _content(line)))
    content |= dict.fromkeys(_said([("Lời kể thêm", told)]))
    return Gathered(_said(_identity(lines)), list(content), _files(lines))


def _identity(lines: list[Petition]) -> Iterator[tuple[str, str]]:
    """Whoever is named as a sender, and who passed it on."""
    signed = Signatory.objects.filter(petition__in=lines).select_related("person").order_by("pk")
    people = {one.pk: one for one in (*(line.person for line in lines), *(row.person for row in signed))}
    for one in people.values():
        yield "Họ và tên", one.full_name
        yield "Nơi ở", one.address
        yield "Số điện thoại", one.phone
        yield "Thư điện tử", one.email
        yield "Giấy tờ tùy thân", one.identity_number
    for line in lines:
        yield from representative_words(line)
    for mail in IncomingMail.objects.filter(petition__in=lines):
        yield "Người gửi thư", mail.sender_name
        yield "Địa chỉ thư", mail.sender_address
    for told in Subscription.objects.filter(petition__in=lines).exclude(address=STOPPED):
        yield "Địa chỉ nhận tin", told.address
    for passing in Passing.objects.filter(petition__in=lines):
        yield "Nơi chuyển", passing.sender_name
        yield "Văn bản chuyển", passing.document_number


def _content(line: Petition) -> Lines:
    """Every word that was written about it: in the row, beside it, at its steps, on its way."""
    row = [
        ("Vụ việc", line.matter.title),
        ("Địa bàn", line.area.name if line.area else ""),
        ("Tóm tắt", line.summary),
        ("Yêu cầu", line.request),
        ("Lý do phân loại", line.classified_because),
        ("Nơi có thẩm quyền", line.competent_outside),
        ("Lý do kết thúc", line.closed_because),
        ("Trả lời", line.answer),
    ]
    beside = [one for told in BESIDE for one in told.words(line)]
    told = (respondent_words(line), _kin(line), _beside(line), _steps(line), _way(line), beside)
    return [*row, *(one for lines in told for one in lines)]


def _kin(line: Petition) -> Iterator[tuple[str, str]]:
    """The numbers of what it hung together with: they go, since each names the sender."""
    rows = Petition.objects.select_related("unit").exclude(pk=line.pk).order_by("pk")
    kin = {
        "Tách từ": rows.filter(pk=line.split_from_id or 0),
        "Tách thành": rows.filter(split_from=line),
        "Đơn trước": rows.filter(pk=line.earlier_id or 0),
        "Đơn sau": rows.filter(earlier=line),
        "Cùng vụ việc": rows.filter(matter=line.matter_id),
    }
    for label, found in kin.items():
        yield from ((label, f"{one}, {one.unit.name}") for one in found)
    if line.matter.continues:
        yield "Nối tiếp vụ việc", line.matter.continues.title
    yield from (("Cơ quan liên quan", str(body)) for body in line.matter.bodies.order_by("pk"))


def _beside(line: Petition) -> Iterator[tuple[str, str]]:
    about: dict[str, Any] = {"petition": line}
    for body in PetitionBody.objects.filter(**about):
        yield "Toàn văn", body.body
    for mail in IncomingMail.objects.filter(**about):
        yield "Thư", f"{mail.subject}\n{mail.body}"
        yield "Tệp bị từ chối", _json(mail.refused_files)
    for paper in SubmittedPaper.objects.filter(**about):
        yield "Giấy tờ", paper.name
    for was in Correction.objects.filter(**about):
        yield "Trước khi sửa", f"{_json(was.before)}\n{was.because}"
    for file in documents.whole_about((access.KIND, line.pk)):
        yield "Lý do bỏ tệp", file.void_because
    for note in PetitionNote.objects.filter(**about):
        yield "Ghi chú", note.text
    for asked in CitizenRequest.objects.filter(**about):
        yield "Đề nghị", asked.words
        yield "Trả lời đề nghị", asked.because
    for letter in Letter.objects.filter(**about):
        yield from (("Văn bản", _json(told)) for told in (letter.fields, letter.paper))
        yield "Cách gửi văn bản", letter.sent_way


def _steps(line: Petition) -> Iterator[tuple[str, str]]:
    for step in StepTaken.objects.filter(petition=line).order_by("pk"):
        yield "Bước", step.because
        yield "Số văn bản của bước", step.number
        before = step.before.get("petition", {})
        yield from (("Trước bước này", before.get(name, "")) for name in SAID_BEFORE)
    for model, names in OF_STEPS.items():
        rows = model._default_manager.filter(step__petition=line)  # noqa: SLF001 - Django's documented name
        yield from (("Bước", getattr(row, name)) for row in rows for name in names)
    for owed in OwedLetter.objects.filter(petition=line):
        yield "Bước", owed.because
    for proposal in Proposal.objects.filter(petition=line).prefetch_related("answers"):
        yield "Đề xuất", proposal.text
        yield from (("Ý kiến về đề xuất", one.because) for one in proposal.answers.all())


def _way(line: Petition) -> Iterator[tuple[str, str]]:
    for sent in Transfer.objects.filter(petition=line):
        yield "Chuyển", sent.because
        yield "Trả lại", sent.sent_back_because
    for reply in Reply.objects.filter(Q(transfer__petition=line) | Q(step__petition=line)):
        yield "Phúc đáp", f"{reply.body} {reply.text}"


def _files(lines: list[Petition]) -> list[vault.Scan]:
    """The bytes themselves, of files set aside too: what is erased afterwards has no other copy."""
    about = [(access.KIND, line.pk) for line in lines]
    for kind, model in ((access.MAIL, IncomingMail), (access.LETTER, Letter)):
        found = model.objects.filter(petition__in=lines).order_by("pk")
        about += [(kind, pk) for pk in found.values_list("pk", flat=True)]
    kept = {(file.sha256, file.name): file for one in about for file in documents.whole_about(one)}
    return [vault.Scan(file.name, file.media_type, documents.bytes_of(file)) for file in kept.values()]


def _said(lines: Iterable[tuple[str, str]]) -> Lines:
    return [(label, text.strip()) for label, text in lines if text.strip() not in {"", HIDDEN}]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str) if value else ""
