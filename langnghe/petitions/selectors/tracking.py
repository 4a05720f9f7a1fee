"""What a code opens, without an account: three questions, whether it is right, wrong or no code at all."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.core import signing
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from langnghe.accounts.models import Custody
from langnghe.petitions import codes
from langnghe.petitions.access import KIND
from langnghe.petitions.models import (
    CitizenRequest,
    Clock,
    FileReading,
    Petition,
    Rating,
    Subscription,
    Transfer,
    WrongCode,
)

ALLOWED = 10
MINUTES = 15
PASS_SECONDS = 30 * 60
SALT = "petitions.tracked"
CLOCK = [one.attname for one in Clock._meta.concrete_fields]  # noqa: SLF001 - Django's documented name
DAYS = ("counted_from", "original_due_on", "due_on", "safe_on", "version_from", "ended_on")


@dataclass(frozen=True)
class Tracked:
    """A petition as its sender may see it; `knows_phone` opens names and papers."""

    petition: Petition
    clock: Clock | None
    custody: list[Custody]
    knows_phone: bool
    requests: list[dict[str, Any]] = field(default_factory=list)
    stars: int | None = None
    told: bool = False
    line: dict[str, Any] | None = None
    opened: list[dict[str, Any]] = field(default_factory=list)

    def days_held(self, custody: Custody, on: date) -> int:
        until = custody.until or self.petition.closed_on or on
        return max((min(until, on) - custody.since).days, 0)

    @property
    def seal(self) -> str:
        """What the forms of the page carry instead of the code, for half an hour."""
        return signing.dumps([self.petition.pk, self.knows_phone], key=settings.TRACKING_KEY, salt=SALT)


def track(code: str, *, last4: str = "") -> Tracked | None:
    """The petition of a code; the last four digits of the telephone open names and papers."""
    found = _petition(code_digest=codes.digest(codes.read(code)))
    custody = _held(found.pk if found else 0)
    if found is None:
        return None
    known = bool(found.person.phone_last4) and last4.strip() == found.person.phone_last4
    return _tracked(found, custody, known=known)


def track_again(seal: str, *, known: bool = False) -> Tracked | None:
    """The petition of a page that was open less than half an hour ago, with what it had proved."""
    try:
        pk, knew = signing.loads(seal, key=settings.TRACKING_KEY, salt=SALT, max_age=PASS_SECONDS)
    except (signing.BadSignature, ValueError):
        return None
    found = _petition(pk=pk)
    return _tracked(found, _held(found.pk), known=bool(knew or known)) if found else None


def _petition(**which: Any) -> Petition | None:
    """One question: the petition with its newest term, its requests, its rating and its line elsewhere."""
    mine: dict[str, Any] = {"petition": OuterRef("pk")}
    clock = Clock.objects.filter(**mine).order_by("-id")
    sending = Transfer.objects.filter(**mine, sent_back_on__isnull=True)
    rows: QuerySet[Petition, Any] = Petition.objects.select_related("unit", "matter", "person").annotate(
        clock_row=Subquery(clock.values(row=JSONObject(**{name: name for name in CLOCK}))[:1]),
        asked=ArraySubquery(
            CitizenRequest.objects.filter(**mine)
            .order_by("id")
            .values(row=JSONObject(wish="wish", state="state", because="because"))
        ),
        opened=ArraySubquery(
            FileReading.objects.filter(**mine)
            .values("unit__name")
            .annotate(times=Count("pk"))
            .order_by("unit__name")
            .values(row=JSONObject(unit="unit__name", times="times"))
        ),
        stars=Subquery(Rating.objects.filter(**mine).values("stars")[:1]),
        told=Subquery(
            Subscription.objects.filter(**mine, confirmed_at__isnull=False, stopped_at__isnull=True).values(
                "id"
            )[:1]
        ),
        line_row=Subquery(
            sending.values(
                row=JSONObject(
                    outside="outside",
                    unit="to_unit__name",
                    received_on="received_on",
                    replied_on="replied_on",
                    number="received_as__number",
                    year="received_as__year",
                    state="received_as__state",
                    due_on="received_as__due_on",
                )
            )[:1]
        ),
    )
    return rows.filter(voided_on__isnull=True, **which).first()


def _held(pk: int) -> list[Custody]:
    """Who held the petition, and the lines to which it was handed on: units and roles, oldest first."""
    handed = Transfer.objects.filter(Q(petition=pk) | Q(petition__transfer_in__petition=pk))
    about = Q(subject_id=pk) | Q(subject_id__in=handed.values("received_as"))
    rows = Custody.objects.filter(about, subject_kind=KIND).select_related("unit")
    return list(rows.order_by("since", "id"))


def _tracked(petition: Any, custody: list[Custody], *, known: bool) -> Tracked:
    return Tracked(
        petition,
        _clock(petition.clock_row),
        _once(custody, petition.pk),
        known,
        requests=petition.asked,
        stars=petition.stars,
        told=petition.told is not None,
        line=_with_days(petition.line_row),
        opened=petition.opened,
    )


def _once(custody: list[Custody], pk: int) -> list[Custody]:
    """Of the lines elsewhere only those that lead; the receiving unit is named once."""
    own = [row for row in custody if row.subject_id == pk]
    leading = {row.unit_id for row in own if row.role == "lead" and row.until is None}
    lines = [row for row in custody if row.subject_id != pk and row.role == "lead"]
    return own + [row for row in lines if row.unit_id not in leading]


def _clock(row: dict[str, Any] | None) -> Clock | None:
    if row is None:
        return None
    days = {name: date.fromisoformat(row[name]) if row[name] else None for name in DAYS}
    return Clock(**{**row, **days})


def _with_days(row: dict[str, Any] | None) -> dict[str, Any] | None:
    if row is None:
        return None
    names = ("received_on", "replied_on", "due_on")
    return {**row, **{name: date.fromisoformat(row[name]) if row[name] else None for name in names}}


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
