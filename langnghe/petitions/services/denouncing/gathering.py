"""Every word, name and file that stands in clear of a petition, in every book of its chain, before it is taken away."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from langnghe.documents import selectors as documents
from langnghe.petitions import access
from langnghe.petitions.models import (
    CitizenRequest,
    Correction,
    IncomingMail,
    Letter,
    Passing,
    Petition,
    PetitionBody,
    PetitionNote,
    Reply,
    Signatory,
    StepTaken,
    SubmittedPaper,
    Transfer,
)
from langnghe.petitions.selectors.transfers import lines_of
from langnghe.petitions.services.intake.parties import representative_words, respondent_words
from langnghe.petitions.services.protecting import BESIDE, HIDDEN, OF_STEPS
from langnghe.vault import services as vault

Lines = list[tuple[str, str]]


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


def gathered(petition: Petition) -> Gathered:
    """Of every line of the chain; what stands in several books is sealed once."""
    rows = Petition.objects.filter(pk__in=lines_of(petition)).select_related("person", "matter")
    lines = list(rows.order_by("pk"))
    content = dict.fromkeys(_said(said for line in lines for said in _content(line)))
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
    for passing in Passing.objects.filter(petition__in=lines):
        yield "Nơi chuyển", passing.sender_name
        yield "Văn bản chuyển", passing.document_number


def _content(line: Petition) -> Lines:
    """Every word that was written about it."""
    lines: Lines = [
        ("Vụ việc", line.matter.title),
        ("Tóm tắt", line.summary),
        ("Yêu cầu", line.request),
        ("Lý do phân loại", line.classified_because),
        ("Trả lời", line.answer),
    ]
    lines += respondent_words(line)
    about: dict[str, Any] = {"petition": line}
    lines += [("Toàn văn", one.body) for one in PetitionBody.objects.filter(**about)]
    lines += [("Thư", f"{one.subject}\n{one.body}") for one in IncomingMail.objects.filter(**about)]
    lines += [("Giấy tờ", one.name) for one in SubmittedPaper.objects.filter(**about)]
    lines += [("Trước khi sửa", _json(one.before)) for one in Correction.objects.filter(**about)]
    lines += [("Ghi chú", one.text) for one in PetitionNote.objects.filter(**about)]
    lines += [("Đề nghị", one.words) for one in CitizenRequest.objects.filter(**about)]
    lines += [("Văn bản", _json(one.fields)) for one in Letter.objects.filter(**about)]
    lines += [("Bước", one.because) for one in StepTaken.objects.filter(**about)]
    lines += [("Chuyển", one.because) for one in Transfer.objects.filter(**about)]
    replies = Reply.objects.filter(Q(transfer__petition=line) | Q(step__petition=line))
    lines += [("Phúc đáp", f"{one.body} {one.text}") for one in replies]
    for model, names in OF_STEPS.items():
        rows = model._default_manager.filter(step__petition=line)  # noqa: SLF001 - Django's documented name
        lines += [("Bước", str(getattr(row, name))) for row in rows for name in names]
    for beside in BESIDE:
        lines += beside.words(line)
    return lines


def _files(lines: list[Petition]) -> list[vault.Scan]:
    """The bytes themselves: what is erased afterwards has no other copy."""
    about = [(access.KIND, line.pk) for line in lines]
    for kind, model in ((access.MAIL, IncomingMail), (access.LETTER, Letter)):
        found = model.objects.filter(petition__in=lines).order_by("pk")
        about += [(kind, pk) for pk in found.values_list("pk", flat=True)]
    kept = {(file.sha256, file.name): file for one in about for file in documents.kept_about(one)}
    return [vault.Scan(file.name, file.media_type, documents.bytes_of(file)) for file in kept.values()]


def _said(lines: Iterable[tuple[str, str]]) -> Lines:
    return [(label, text.strip()) for label, text in lines if text.strip() not in {"", HIDDEN}]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str) if value else ""
