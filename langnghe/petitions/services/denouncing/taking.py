"""A denunciation brought to the counter: one transaction writes a line without names, and seals the rest."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.documents import services as documents
from langnghe.kernel.errors import Invalid
from langnghe.people.services import build_person
from langnghe.petitions import access
from langnghe.petitions.models import Channel, Denunciation, Field, Kind, Petition
from langnghe.petitions.services import clocks
from langnghe.petitions.services.denouncing.redacting import SENDER, TITLE, copy_of, refuse_telling
from langnghe.petitions.services.intake.receiving import Received, enter, once, refuse_other
from langnghe.units.models import Unit
from langnghe.vault import services as vault
from langnghe.vietnamese import normalise

File = tuple[str, bytes]
Parts = list[vault.Words | vault.Scan]


@dataclass(frozen=True, repr=False)
class Told:
    """What the denouncer told: it lives in memory until it is sealed, and never prints itself."""

    content: str
    denounced: str = ""
    evidence: str = ""
    request: str = ""
    full_name: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    identity: str = ""
    files: tuple[File, ...] = field(default=())

    def parts(self) -> Parts:
        identity = (
            ("Họ và tên", self.full_name),
            ("Nơi ở", self.address),
            ("Số điện thoại", self.phone),
            ("Thư điện tử", self.email),
            ("Giấy tờ tùy thân", self.identity),
        )
        content = (
            ("Nội dung tố cáo", self.content),
            ("Người bị tố cáo", self.denounced),
            ("Chứng cứ", self.evidence),
            ("Yêu cầu", self.request),
        )
        checked = [(name, documents.check(data)) for name, data in self.files]
        scans = [vault.Scan(name, one.media_type, one.data) for name, one in checked]
        words = [vault.Words("identity", _said(identity)), vault.Words("content", _said(content))]
        return [*(one for one in words if one.lines), *scans]

    def names(self) -> tuple[str, ...]:
        return (self.full_name, self.address, self.phone, self.email, self.identity)


def _said(lines: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((label, normalise(text).strip()) for label, text in lines if text.strip())


def receive_denunciation(
    told: Told,
    *,
    unit: Unit,
    received_on: date,
    redacted: str,
    by: User,
    idempotency: str,
    channel: str = Channel.COUNTER,
    field: str = Field.OTHER,
    is_spoken: bool = False,
    is_anonymous: bool = False,
    has_leads: bool | None = None,
    named: list[User] | None = None,
) -> Received:
    """Write a denunciation into the book and seal it; refuses where two custodians have no keys.

    The same form sent again gives the first one. What is sealed is not compared: where the copy in clear, the day or the
    way it came differ, the officer is told that nothing of it was written.

    The line holds number, days, field and the redacted copy. Officers named in it lose it at once.
    """
    if not told.content.strip():
        raise Invalid(_("Ghi nội dung tố cáo."))
    if not is_anonymous and not (told.full_name.strip() and told.address.strip()):
        raise Invalid(_("Ghi họ tên và nơi ở của người tố cáo, hoặc chọn “không rõ người tố cáo”."))
    if channel == Channel.WEB:
        raise Invalid(_("Tố cáo không nhận qua mạng."))
    refuse_telling(redacted, told.names(), on=received_on)
    excluded = tuple(user.pk for user in named or [])
    vault.must_have_two(unit.pk, on=received_on, without=excluded)
    # Files are looked at before the book is locked: that takes seconds, and everybody at the counter would wait.
    parts = told.parts()

    def everything() -> Received:
        received = enter(
            unit=unit,
            person=build_person(SENDER),
            channel=channel,
            received_on=received_on,
            summary=copy_of(redacted),
            matter_title=TITLE,
            field=field,
            kind=Kind.DENUNCIATION,
            by=by,
            idempotency=idempotency,
            is_sealed=True,
        )
        clocks.passed_on(received.petition)
        received.petition.save(update_fields=["due_on"])
        _sealed(received.petition, parts, by=by, on=received_on, named=named or [])
        Denunciation.objects.create(
            petition=received.petition,
            is_spoken=is_spoken,
            is_anonymous=is_anonymous,
            has_leads=has_leads if is_anonymous else None,
            sealed_on=received_on,
        )
        return received

    received = once(idempotency, everything)
    found = received.petition
    asked = (unit.pk, received_on, channel, copy_of(redacted))
    is_same = (found.unit_id, found.received_on, found.channel, found.summary) == asked
    refuse_other(found, is_same=is_same, by=by, on=received_on)
    return received


def _sealed(petition: Petition, parts: Parts, *, by: User, on: date, named: list[User]) -> None:
    subject = (access.KIND, petition.pk)
    if named:
        vault.exclude(named, subject=subject, unit=petition.unit_id, by=by, on=on)
    vault.seal(parts, subject=subject, unit=petition.unit_id, by=by, on=on)
