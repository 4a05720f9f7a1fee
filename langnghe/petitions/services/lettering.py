"""Letters of a file: drafted, edited, numbered when issued, signed, sent, replaced; nothing is deleted."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.documents import services as documents
from langnghe.documents.models import StoredFile
from langnghe.kernel.books import next_number
from langnghe.kernel.errors import Invalid, NotAllowed, WrongState
from langnghe.petitions import access, letters
from langnghe.petitions.models import Letter, LetterBook, LetterState, LetterTemplate, Petition
from langnghe.petitions.selectors.known import head_and_place, known_facts
from langnghe.petitions.selectors.letters import offered_kinds
from langnghe.petitions.services import recording
from langnghe.petitions.services.letters import tell
from langnghe.petitions.services.locking import locked_file
from langnghe.petitions.services.owing import end_owing, settle
from langnghe.petitions.services.renumbering import carry_number
from langnghe.petitions.services.secrecy import refuse_letters
from langnghe.petitions.services.wording import kept
from langnghe.units.models import Unit
from langnghe.vietnamese import normalise

LONGEST = 8000
AREA = ("unit__area",)
# The one letter by which an office asks its sender for something outside the steps of the file.
SUPPLEMENT = "supplement_request"
# DOCX and XLSX begin so; told before anything of the file is kept.
OFFICE = b"PK\x03\x04"
SYMBOL = re.compile(r"-?[0-9A-ZĐa-zđ&]{1,12}([-/][0-9A-ZĐa-zđ&]{1,12}){0,3}")


@transaction.atomic
def draft_letter(petition: Petition, *, kind: str, unit: str, by: User, on: date) -> Letter:
    """Begin a letter with what the register knows; the officer goes on from there."""
    locked = locked_file(petition, by=by, on=on, beside=AREA)
    refuse_letters(locked)
    chosen = letters.kind_of(kind)
    if kind not in {one.code for one in offered_kinds(locked)}:
        raise WrongState(_("Loại văn bản này không dùng cho đơn ở bước hiện tại."))
    body = _may(locked, Right.HANDLE, unit=unit, by=by, on=on)
    return drafted(locked, chosen, body, by=by, on=on)


def drafted(petition: Petition, kind: letters.LetterKind, unit: Unit, *, by: User, on: date) -> Letter:
    signer, place = head_and_place(unit, on)
    known = known_facts(petition, unit)
    return Letter.objects.create(
        petition=petition,
        unit=unit,
        kind=kind.code,
        symbol=letters.symbol_for(kind, unit),
        fields=letters.defaults(kind, unit, known, signer=signer, place=place),
        drafted_on=on,
        drafted_by=by,
    )


@transaction.atomic
def edit_letter(letter: Letter, *, fields: Mapping[str, str], symbol: str, by: User, on: date) -> Letter:
    """Change the free fields of a draft; what the register knows is not among them."""
    locked = _letter(letter, by=by, on=on)
    _must_be(locked, LetterState.DRAFT)
    _may(locked.petition, Right.HANDLE, unit=locked.unit_id, by=by, on=on)
    kind = letters.kind_of(locked.kind)
    allowed = {*letters.COMMON, *(one.name for one in kind.fields)}
    if set(fields) - allowed or any(len(value) > LONGEST for value in fields.values()):
        raise Invalid(_("Văn bản có ô lạ hoặc quá dài."))
    if not SYMBOL.fullmatch(symbol):
        raise Invalid(_("Ký hiệu chỉ gồm chữ, số và dấu nối, ví dụ TB-UBND."))
    locked.fields = {name: normalise(value).strip() for name, value in fields.items()}
    locked.symbol = symbol
    locked.save(update_fields=["fields", "symbol"])
    return locked


@transaction.atomic
def issue_letter(letter: Letter, *, by: User, on: date) -> Letter:
    """Take the next number of the unit's book and freeze what the letter says; the one it replaces is kept."""
    locked = _letter(letter, by=by, on=on)
    _must_be(locked, LetterState.DRAFT)
    kind = letters.kind_of(locked.kind)
    _may(locked.petition, Right(kind.right), unit=locked.unit_id, by=by, on=on)
    must_be_complete(locked, kind)
    return issued(locked, kind, by=by, on=on)


def must_be_complete(letter: Letter, kind: letters.LetterKind) -> None:
    needed = {one.name: one.label for one in kind.fields if one.required}
    needed |= {"signer": _("Người ký"), "capacity": _("Thẩm quyền ký"), "place": _("Địa danh")}
    missing = [str(label) for name, label in needed.items() if not letter.fields.get(name)]
    if missing:
        raise Invalid(_("Còn thiếu: %(names)s.") % {"names": "; ".join(missing)})


def issued(letter: Letter, kind: letters.LetterKind, *, by: User, on: date, given: str = "") -> Letter:
    replaced = None
    if letter.replaces_id:
        replaced = Letter.objects.select_for_update().get(pk=letter.replaces_id)
        replaced.state = LetterState.REPLACED
        replaced.save(update_fields=["state"])
        letter.step_id = replaced.step_id
    else:
        settle(letter, on=on)
    letter.year, letter.given_number = on.year, given
    if not given:
        letter.number = next_number(LetterBook, unit=letter.unit_id, year=on.year)
    letter.state, letter.issued_on, letter.issued_by = LetterState.ISSUED, on, by
    letter.template = LetterTemplate.objects.filter(
        unit=letter.unit_id, kind=letter.kind, ended_on__isnull=True
    ).first()
    known = known_facts(letter.petition, letter.unit)
    letter.paper = letters.paper(letter, kind, known, on=on).as_json()
    letter.save()
    _record("letter_issued", letter, by=by, on=on)
    if replaced:
        carry_number(replaced, letter, by=by, on=on)
    return letter


def record_signed(letter: Letter, *, by: User, on: date, copy: "UploadedFile[Any] | None" = None) -> Letter:
    """Record that the signed paper is back, with its scan; one that came later stands, the earlier ones are kept."""
    # Looking at a scan takes seconds, in which nobody should wait for the petition.
    scan = None if copy is None else _checked(copy)
    with transaction.atomic():
        locked = _locked(letter, by=by, on=on)
        _may(locked.petition, Right.HANDLE, unit=locked.unit_id, by=by, on=on)
        if scan is None or locked.state not in {LetterState.SIGNED, LetterState.SENT}:
            _must_be(locked, LetterState.ISSUED)
            locked.state, locked.signed_on = LetterState.SIGNED, on
        if scan is not None:
            locked.signed_copy = _kept(locked, scan, by=by, on=on).pk
        locked.save(update_fields=["state", "signed_on", "signed_copy"])
        _record("letter_signed", locked, by=by, on=on, copy=locked.signed_copy)
    return locked


def _checked(copy: "UploadedFile[Any]") -> documents.Checked:
    if copy.read(len(OFFICE)) == OFFICE:
        raise Invalid(_("Bản ký phải là PDF hoặc ảnh."))
    copy.seek(0)
    [(_own_name, checked)] = documents.check_all([copy])
    return checked


def _kept(letter: Letter, scan: documents.Checked, *, by: User, on: date) -> StoredFile:
    """The scan in the room of documents; its name is the letter's number, never a person's."""
    name = f"ban-ky-{letter.shown_number.replace('/', '-')}.x"
    return documents.store_checked(scan, about=(access.LETTER, letter.pk), by=by, on=on, name=name)


@transaction.atomic
def mark_sent(letter: Letter, *, way: str, by: User, on: date) -> Letter:
    """Record how and when a signed letter left."""
    if not way.strip():
        raise Invalid(_("Ghi cách gửi, ví dụ: trao tận tay, bưu chính bảo đảm."))
    locked = _locked(letter, by=by, on=on)
    _must_be(locked, LetterState.SIGNED)
    _may(locked.petition, Right.HANDLE, unit=locked.unit_id, by=by, on=on)
    said = kept(locked.petition, "Cách gửi văn bản", way[:120], by=by, on=on)
    locked.state, locked.sent_on, locked.sent_way = LetterState.SENT, on, said
    locked.save(update_fields=["state", "sent_on", "sent_way"])
    _record("letter_sent", locked, by=by, on=on)
    if locked.kind == SUPPLEMENT:
        tell(locked.petition, "petitions/letters/supplement")
    return locked


@transaction.atomic
def replace_letter(letter: Letter, *, by: User, on: date) -> Letter:
    """Draft a new version of a numbered letter; the old one stands until the new one has its number."""
    locked = _letter(letter, by=by, on=on)
    if locked.state not in {LetterState.ISSUED, LetterState.SIGNED, LetterState.SENT}:
        raise WrongState(_("Chỉ văn bản đã lấy số mới có bản thay thế."))
    if Letter.objects.filter(replaces=locked).exists():
        raise WrongState(_("Văn bản này đã có bản thảo thay thế."))
    _may(locked.petition, Right.HANDLE, unit=locked.unit_id, by=by, on=on)
    return Letter.objects.create(
        petition=locked.petition,
        unit=locked.unit,
        kind=locked.kind,
        version=locked.version + 1,
        replaces=locked,
        symbol=locked.symbol,
        fields=locked.fields,
        drafted_on=on,
        drafted_by=by,
    )


@transaction.atomic
def discard_letter(letter: Letter, *, by: User, on: date) -> Letter:
    """Set a draft aside; it took no number, so none is lost. Of a sealed file this is all that may be done with one."""
    locked = _locked(letter, by=by, on=on)
    _must_be(locked, LetterState.DRAFT)
    _may(locked.petition, Right.HANDLE, unit=locked.unit_id, by=by, on=on)
    locked.state, locked.replaces = LetterState.DISCARDED, None
    locked.save(update_fields=["state", "replaces"])
    return locked


def blank_letters(petition: Petition, *, by: User | None, on: date) -> None:
    """Words and scans of letters go with the petition that leaves the machine; their numbers stay."""
    rows = Letter.objects.filter(petition=petition)
    for pk in rows.filter(signed_copy__isnull=False).values_list("pk", flat=True):
        documents.erase((access.LETTER, pk), by=by, on=on)
    rows.update(fields={}, paper={}, signed_copy=None, sent_way="")
    rows.filter(state=LetterState.DRAFT).update(state=LetterState.DISCARDED, replaces=None)
    end_owing(petition, on=on)


def _letter(letter: Letter, *, by: User, on: date) -> Letter:
    """The letter under lock; refuses one of a sealed file, of which nothing more is written in clear."""
    locked = _locked(letter, by=by, on=on)
    refuse_letters(locked.petition)
    return locked


def _locked(letter: Letter, *, by: User, on: date) -> Letter:
    """The petition is locked before its letter, as every step locks it first."""
    petition = locked_file(letter.petition, by=by, on=on, beside=AREA)
    locked = Letter.objects.select_for_update(of=("self",)).select_related("unit__area").get(pk=letter.pk)
    locked.petition = petition
    return locked


def _may(petition: Petition, right: Right, *, unit: str, by: User, on: date) -> Unit:
    if unit not in access.letter_units(by, petition, right, on):
        raise NotAllowed(_("Việc này cần quyền “%(right)s” tại đơn vị giữ hồ sơ.") % {"right": right.label})
    return Unit.objects.select_related("area", "parent").get(pk=unit)


def _must_be(letter: Letter, state: LetterState) -> None:
    if letter.state != state:
        raise WrongState(_("Văn bản không còn ở bước này; có thể người khác vừa xử lý."))


def _record(action: str, letter: Letter, *, by: User, on: date, copy: int | None = None) -> None:
    kind = letters.kind_of(letter.kind)
    more: dict[str, Any] = {
        "letter": letter.pk,
        "letter_kind": kind.code,
        "letter_number": letter.shown_number,
    }
    if copy is not None:
        more["copy"] = copy
    recording.record(action, letter.petition, by=by, on=on, cite=kind.cited(on), more=more)
