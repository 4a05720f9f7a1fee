"""A paper of a sealed denunciation: numbered, printed, sealed and handed out, all in one answer.

To the denouncer his name is opened for it; a paper that does not name him needs no opening. No draft is kept. What stays
in clear is a line of the book of letters: kind, number, day and who signs.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.design.writing import short_date
from langnghe.kernel.books import next_number
from langnghe.kernel.clock import legal_day
from langnghe.kernel.errors import Invalid, NotAllowed, WrongState
from langnghe.petitions import access, letters
from langnghe.petitions.models import Letter, LetterBook, LetterState, Petition
from langnghe.petitions.selectors.known import known_facts
from langnghe.petitions.selectors.letters import sealed_kinds
from langnghe.petitions.services import clocks, recording
from langnghe.petitions.services.lettering import SYMBOL, must_be_complete
from langnghe.petitions.services.locking import locked_file
from langnghe.units.models import Unit
from langnghe.vault import services as vault
from langnghe.vault.models import PartKind, Purpose, Release

PDF = "application/pdf"
NAME, HOME = "Họ và tên", "Nơi ở"


@dataclass(frozen=True, repr=False)
class Written:
    """The paper, as long as the answer lives; it never prints itself."""

    letter: Letter
    name: str
    data: bytes


@transaction.atomic
def write_sealed_letter(
    petition: Petition,
    *,
    kind: str,
    fields: Mapping[str, str],
    symbol: str,
    by: User,
    at: datetime,
    release: Release | None = None,
    passphrase: str = "",
) -> Written:
    """Number, print and seal a letter in one transaction; a release is read where it names the sender, and that is written down.

    Refuses a kind that does not fit, who may not write it, and a release that was not opened for telling the sender.
    """
    on = legal_day(at)
    held = locked_file(petition, by=by, on=on)
    chosen = next((one for one in sealed_kinds(held) if one.code == kind), None)
    if chosen is None:
        raise WrongState(_("Loại văn bản này không dùng cho hồ sơ niêm phong ở bước hiện tại."))
    unit = _unit(held, Right(chosen.right), by=by, on=on)
    if not SYMBOL.fullmatch(symbol):
        raise Invalid(_("Ký hiệu chỉ gồm chữ, số và dấu nối, ví dụ TB-UBND."))
    letter = Letter(
        petition=held,
        unit=unit,
        kind=chosen.code,
        symbol=symbol,
        drafted_on=on,
        drafted_by=by,
        fields=dict(fields),
    )
    must_be_complete(letter, chosen)
    sender = _sender(held, release, passphrase=passphrase, by=by, at=at) if chosen.names_sender else {}

    letter.year, letter.number = on.year, next_number(LetterBook, unit=unit.pk, year=on.year)
    letter.state, letter.issued_on, letter.issued_by = LetterState.ISSUED, on, by
    letter.fields = {**letter.fields, "addressee": sender.get("addressee_name", "")}
    known = {**known_facts(held, unit), **sender, "resolved_by": _resolved_by(held)}
    data = letters.pdf(letters.paper(letter, chosen, known, on=on))
    name = f"{chosen.slug}-{letter.number:02d}-{letter.year}.pdf"
    _keep(letter, vault.Scan(name, PDF, data), by=by, on=on)
    number = {"letter": letter.pk, "letter_kind": chosen.code, "letter_number": letter.shown_number}
    recording.record("letter_issued", held, by=by, on=on, cite=chosen.cited(on), more=number)
    return Written(letter, name, data)


def _unit(held: Petition, right: Right, *, by: User, on: date) -> Unit:
    if held.unit_id not in access.letter_units(by, held, right, on):
        raise NotAllowed(_("Việc này cần quyền “%(right)s” tại đơn vị giữ hồ sơ.") % {"right": right.label})
    return Unit.objects.select_related("area", "parent").get(pk=held.unit_id)


def _sender(
    held: Petition, release: Release | None, *, passphrase: str, by: User, at: datetime
) -> dict[str, str]:
    """Name and home out of the sealed part, for this paper alone; other parts of the release stay closed."""
    if release is None:
        raise NotAllowed(_("Chưa có đề nghị mở nào đang mở để liên hệ người gửi."))
    about = (release.subject_kind, release.subject_id)
    if about != (access.KIND, held.pk) or release.purpose != Purpose.CONTACT:
        raise NotAllowed(_("Đề nghị mở này không để liên hệ, thông báo cho người gửi của hồ sơ này."))
    part = vault.asked_parts(release).filter(kind=PartKind.IDENTITY).first()
    opened = vault.read(release, passphrase=passphrase, by=by, at=at, part=part.pk) if part else []
    said = _first_person(opened[0].lines) if opened else {}
    if NAME not in said:
        raise WrongState(_("Phần niêm phong không có họ tên người gửi, nên không có nơi gửi văn bản."))
    return {"person": said[NAME], "addressee_name": said[NAME], "address": said.get(HOME, "")}


def _first_person(lines: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Who stands first; those who signed with him follow in the same part."""
    said: dict[str, str] = {}
    for label, text in lines:
        if label == NAME and NAME in said:
            break
        said.setdefault(label, text)
    return said


def _resolved_by(held: Petition) -> str:
    running = held.clocks.filter(ended_on__isnull=True, rule=clocks.rule_of_resolution(held)).first()
    return short_date(running.due_on) if running else ""


def _keep(letter: Letter, scan: vault.Scan, *, by: User, on: date) -> None:
    """The bytes among the sealed parts, the line in the book without a word of them."""
    vault.seal([scan], subject=(access.KIND, letter.petition_id), unit=letter.unit_id, by=by, on=on)
    letter.fields, letter.paper = {"signer": letter.fields["signer"]}, {}
    letter.save(force_insert=True)
