"""What a code opens, without an account: three questions, whether it is right, wrong or no code at all."""

import json
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.core import signing
from django.db import connection

from langnghe.accounts.models import Custody
from langnghe.petitions import codes
from langnghe.petitions.access import KIND
from langnghe.petitions.models import Clock, Petition, WrongCode
from langnghe.units.models import Unit

ALLOWED = 10
MINUTES = 15
PASS_SECONDS = 30 * 60
SALT = "petitions.tracked"
FIELDS = [one.attname for one in Clock._meta.concrete_fields]  # noqa: SLF001 - Django's documented name
DAYS = ("counted_from", "original_due_on", "due_on", "safe_on", "version_from", "ended_on")


AROUND = """
SELECT
  (SELECT row_to_json(c) FROM petitions_clock c WHERE c.petition_id = %(pk)s ORDER BY c.id DESC LIMIT 1),
  (SELECT coalesce(json_agg(json_build_object('wish', wish, 'state', state, 'because', because) ORDER BY id), '[]')
     FROM petitions_citizenrequest WHERE petition_id = %(pk)s),
  (SELECT coalesce(json_agg(json_build_object('unit', o.name, 'times', o.times) ORDER BY o.name), '[]') FROM (
     SELECT u.name, count(*) AS times FROM petitions_filereading r JOIN units_unit u ON u.code = r.unit_id
     WHERE r.petition_id = %(pk)s GROUP BY u.name) o),
  (SELECT stars FROM petitions_rating WHERE petition_id = %(pk)s),
  EXISTS (SELECT 1 FROM petitions_subscription
     WHERE petition_id = %(pk)s AND confirmed_at IS NOT NULL AND stopped_at IS NULL),
  (SELECT json_build_object('outside', t.outside, 'unit', u.name, 'received_on', t.received_on,
       'replied_on', t.replied_on, 'number', l.number, 'year', l.year, 'due_on', l.due_on)
     FROM petitions_transfer t LEFT JOIN units_unit u ON u.code = t.to_unit_id
     LEFT JOIN petitions_petition l ON l.id = t.received_as_id
     WHERE t.petition_id = %(pk)s AND t.sent_back_on IS NULL),
  (SELECT coalesce(json_agg(json_build_object('subject', c.subject_id, 'code', u.code, 'name', u.name,
       'role', c.role, 'since', c.since, 'until', c.until) ORDER BY c.since, c.id), '[]')
     FROM accounts_custody c JOIN units_unit u ON u.code = c.unit_id
     WHERE c.subject_kind = %(kind)s AND c.subject_id IN (
       SELECT %(pk)s::bigint
       UNION SELECT received_as_id FROM petitions_transfer WHERE petition_id = %(pk)s
       UNION SELECT b.received_as_id FROM petitions_transfer b
         JOIN petitions_transfer a ON b.petition_id = a.received_as_id WHERE a.petition_id = %(pk)s))
"""


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
    around = _around(found.pk if found else 0)
    if found is None:
        return None
    known = bool(found.person.phone_last4) and last4.strip() == found.person.phone_last4
    return _tracked(found, around, known=known)


def track_again(seal: str, *, known: bool = False) -> Tracked | None:
    """The petition of a page that was open less than half an hour ago, with what it had proved."""
    try:
        pk, knew = signing.loads(seal, key=settings.TRACKING_KEY, salt=SALT, max_age=PASS_SECONDS)
    except (signing.BadSignature, ValueError):
        return None
    found = _petition(pk=pk)
    return _tracked(found, _around(found.pk), known=bool(knew or known)) if found else None


def _petition(**which: Any) -> Petition | None:
    rows = Petition.objects.select_related("unit", "matter", "person").filter(voided_on__isnull=True)
    return rows.filter(**which).first()


def _around(pk: int) -> list[Any]:
    """Everything beside the petition in one statement; written by hand, for the ORM takes longer to say it than to ask."""
    with connection.cursor() as cursor:
        cursor.execute(AROUND, {"pk": pk, "kind": KIND})
        return [json.loads(one) if isinstance(one, str) else one for one in cursor.fetchone() or ()]


def _tracked(petition: Petition, around: list[Any], *, known: bool) -> Tracked:
    clock, requests, opened, stars, told, line, custody = around
    return Tracked(
        petition,
        _clock(clock),
        _once([_custody(row) for row in custody], petition.pk),
        known,
        requests=requests,
        stars=stars,
        told=told,
        line=_with_days(line),
        opened=opened,
    )


def _custody(row: dict[str, Any]) -> Custody:
    until = date.fromisoformat(row["until"]) if row["until"] else None
    return Custody(
        subject_kind=KIND,
        subject_id=row["subject"],
        unit=Unit(code=row["code"], name=row["name"]),
        role=row["role"],
        since=date.fromisoformat(row["since"]),
        until=until,
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
    known = {name: row[name] for name in FIELDS}
    return Clock(**{**known, **days})


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
