"""What turns out to be a denunciation: everything kept in clear is sealed, then taken away."""

import json
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.documents import selectors as documents
from langnghe.kernel.errors import NotAllowed, NotFound, WrongState
from langnghe.people.models import Person
from langnghe.petitions import access
from langnghe.petitions.models import (
    CitizenRequest,
    Correction,
    Denunciation,
    IncomingMail,
    Kind,
    Letter,
    Matter,
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
from langnghe.petitions.services import clocks, recording
from langnghe.petitions.services.denouncing.naming import name_officers
from langnghe.petitions.services.denouncing.redacting import SENDER, TITLE, copy_of, refuse_telling
from langnghe.petitions.services.indexing import index
from langnghe.petitions.services.intake.parties import representative_words, respondent_words
from langnghe.petitions.services.protecting import BESIDE, OF_STEPS, blank
from langnghe.petitions.services.secrecy import is_sealed
from langnghe.petitions.workflow import State
from langnghe.vault import services as vault
from langnghe.vietnamese import fold

Lines = list[tuple[str, str]]
TITLE_LENGTH = 300


@transaction.atomic
def seal_petition(
    petition: Petition, *, redacted: str, by: User, on: date, named: list[User] | None = None
) -> Petition:
    """Seal a petition that is, or may be, a denunciation; its line, number and days stay, its life begins anew."""
    held = _locked(petition, by=by, on=on)
    who, what, files = _identity(held), _content(held), _files(held)
    refuse_telling(redacted, [text for _label, text in who], on=on)
    subject = (access.KIND, held.pk)
    name_officers(held, named or [], by=by, on=on)

    blank(held, by=by, on=on)
    parts: list[vault.Words | vault.Scan] = [
        vault.Words("identity", tuple(who)),
        vault.Words("content", tuple(what)),
        *files,
    ]
    vault.seal(parts, subject=subject, unit=held.unit_id, by=by, on=on)
    Denunciation.objects.create(petition=held, sealed_on=on)
    Person.objects.filter(pk=held.person_id).update(full_name=SENDER)
    held.matter = _own_matter(held)
    held.kind, held.state, held.instance, held.summary = (
        Kind.DENUNCIATION,
        State.RECEIVED,
        1,
        copy_of(redacted),
    )
    held.accepted_on, held.signers = None, 1
    clocks.follow_kind(held, on=on)
    clocks.passed_on(held)
    held.save()
    recording.record("sealed", held, by=by, on=on, cite=lawbook.rule("secret.fields", on).cite.text)
    return held


def _locked(petition: Petition, *, by: User, on: date) -> Petition:
    rows = Petition.objects.select_for_update(of=("self",)).select_related("unit", "matter", "person__area")
    held = access.visible(rows, by, on).filter(pk=petition.pk).first()
    if held is None:
        raise NotFound(_("Không có đơn này, hoặc đơn vị của ông bà không giữ hồ sơ này."))
    if not any(access.may(by, held, right, on) for right in (Right.HANDLE, Right.RECEIVE)):
        raise NotAllowed(_("Chỉ cán bộ của đơn vị đang chủ trì hồ sơ mới làm được bước này."))
    if held.voided_on or held.closed_on or is_sealed(held):
        raise WrongState(_("Hồ sơ đã kết thúc hoặc đã niêm phong."))
    return held


def _own_matter(held: Petition) -> Matter:
    """A matter of its own: the old one, or a new one where others stay in it under the words of the next."""
    matter = held.matter
    others = Petition.objects.filter(matter=matter).exclude(pk=held.pk).order_by("pk")
    following = others.first()
    if following is None:
        Matter.objects.filter(pk=matter.pk).update(title=TITLE)
        return matter
    if following.pk > held.pk:
        words = following.summary[:TITLE_LENGTH]
        Matter.objects.filter(pk=matter.pk).update(title=words, folded=fold(words))
        for one in others.select_related("person", "matter"):
            one.matter.title = words
            index(one)
    return Matter.objects.create(unit=held.unit, title=TITLE, field=matter.field, opened_on=held.received_on)


def _identity(held: Petition) -> Lines:
    """Whoever is named as a sender, here and in what came with it."""
    people = [
        held.person,
        *(one.person for one in Signatory.objects.filter(petition=held).select_related("person")),
    ]
    lines: Lines = []
    for one in people:
        lines += [
            ("Họ và tên", one.full_name),
            ("Nơi ở", one.address),
            ("Số điện thoại", one.phone),
            ("Thư điện tử", one.email),
            ("Giấy tờ tùy thân", one.identity_number),
        ]
    lines += representative_words(held)
    for mail in IncomingMail.objects.filter(petition=held):
        lines += [("Người gửi thư", mail.sender_name), ("Địa chỉ thư", mail.sender_address)]
    passing = Passing.objects.filter(petition=held).first()
    lines += (
        [("Nơi chuyển", passing.sender_name), ("Văn bản chuyển", passing.document_number)] if passing else []
    )
    return _said(lines)


def _content(held: Petition) -> Lines:
    """Every word that was written about it."""
    lines: Lines = [
        ("Vụ việc", held.matter.title),
        ("Tóm tắt", held.summary),
        ("Yêu cầu", held.request),
        ("Lý do phân loại", held.classified_because),
        ("Trả lời", held.answer),
    ]
    lines += respondent_words(held)
    about: dict[str, Any] = {"petition": held}
    lines += [("Toàn văn", one.body) for one in PetitionBody.objects.filter(**about)]
    lines += [("Thư", f"{one.subject}\n{one.body}") for one in IncomingMail.objects.filter(**about)]
    lines += [("Giấy tờ", one.name) for one in SubmittedPaper.objects.filter(**about)]
    lines += [("Trước khi sửa", _json(one.before)) for one in Correction.objects.filter(**about)]
    lines += [("Ghi chú", one.text) for one in PetitionNote.objects.filter(**about)]
    lines += [("Đề nghị", one.words) for one in CitizenRequest.objects.filter(**about)]
    lines += [("Văn bản", _json(one.fields)) for one in Letter.objects.filter(**about)]
    lines += [("Bước", one.because) for one in StepTaken.objects.filter(**about)]
    lines += [("Chuyển", one.because) for one in Transfer.objects.filter(**about)]
    replies = Reply.objects.filter(Q(transfer__petition=held) | Q(step__petition=held))
    lines += [("Phúc đáp", f"{one.body} {one.text}") for one in replies]
    for model, names in OF_STEPS.items():
        rows = model._default_manager.filter(step__petition=held)  # noqa: SLF001 - Django's documented name
        lines += [("Bước", str(getattr(row, name))) for row in rows for name in names]
    for beside in BESIDE:
        lines += beside.words(held)
    return _said(lines)


def _files(held: Petition) -> list[vault.Scan]:
    """The bytes themselves: what is erased afterwards has no other copy."""
    letters = IncomingMail.objects.filter(petition=held).values_list("pk", flat=True)
    about = [(access.KIND, held.pk), *((access.MAIL, pk) for pk in letters)]
    about += [(access.LETTER, pk) for pk in Letter.objects.filter(petition=held).values_list("pk", flat=True)]
    found = [file for one in about for file in documents.kept_about(one)]
    return [vault.Scan(file.name, file.media_type, documents.bytes_of(file)) for file in found]


def _said(lines: Lines) -> Lines:
    return [(label, text.strip()) for label, text in lines if text.strip()]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str) if value else ""
