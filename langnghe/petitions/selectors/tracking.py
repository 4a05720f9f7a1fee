"""What a code opens, without an account; a wrong code asks the same questions and finds nothing."""

from dataclasses import dataclass
from datetime import date, datetime

from langnghe.accounts.models import Custody
from langnghe.petitions import codes
from langnghe.petitions.models import Clock, Petition, WrongCode
from langnghe.petitions.selectors.file import held_by

ALLOWED = 10
MINUTES = 15


@dataclass(frozen=True)
class Tracked:
    """A petition as its sender may see it; `knows_phone` opens names and papers."""

    petition: Petition
    clock: Clock | None
    custody: list[Custody]
    knows_phone: bool

    def days_held(self, custody: Custody, on: date) -> int:
        until = custody.until or self.petition.closed_on or on
        return max((min(until, on) - custody.since).days, 0)


def track(code: str, *, last4: str = "") -> Tracked | None:
    """Three questions, whether the code is right, wrong or no code at all."""
    rows = Petition.objects.select_related("unit", "matter", "person").filter(voided_on__isnull=True)
    petition = rows.filter(code_digest=codes.digest(codes.read(code))).first()
    pk = petition.pk if petition else 0
    clock = Clock.objects.filter(petition=pk).order_by("-id").first()
    custody = held_by(pk)
    if petition is None:
        return None
    known = bool(petition.person.phone_last4) and last4.strip() == petition.person.phone_last4
    return Tracked(petition, clock, custody, known)


def too_many_wrong_codes(address: str, *, at: datetime) -> bool:
    source = codes.source_digest(address, f"{at:%Y-%m-%d}")
    return WrongCode.objects.filter(source=source, quarter=quarter_of(at), times__gte=ALLOWED).exists()


def quarter_of(at: datetime) -> datetime:
    return at.replace(minute=at.minute - at.minute % MINUTES, second=0, microsecond=0)


def sent_by(token: str) -> tuple[Petition, str] | None:
    """The petition that a form with this secret token made, and its code."""
    rows = Petition.objects.select_related("unit", "matter", "person").filter(voided_on__isnull=True)
    petition = rows.filter(form_digest=codes.token_digest(token)).first() if token else None
    code = codes.code_from(token)
    if petition is None or bytes(petition.code_digest) != codes.digest(code):
        return None
    return petition, code
