"""What a code opens, without an account: one trip to the database, whether it is right, wrong or no code at all;
a second one where the petition was handed on.
"""

from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.conf import settings
from django.core import signing
from django.utils.translation import gettext as _

from langnghe.accounts.models import Custody
from langnghe.kernel.errors import Refusal
from langnghe.kernel.trips import together
from langnghe.petitions import codes, workflow
from langnghe.petitions.models import Clock, Petition
from langnghe.petitions.selectors.appealing import Appeal, appeal_of
from langnghe.petitions.selectors.living import Line, Standing, line_of, standing_of
from langnghe.petitions.selectors.own_papers import Own, own_of
from langnghe.petitions.selectors.public_steps import PublicStep, public_steps
from langnghe.petitions.selectors.tracked_rows import (
    Found,
    asked,
    clock_of,
    custody_of,
    with_days,
)
from langnghe.petitions.selectors.turned import turned

ALLOWED = 10
MINUTES = 15
PASS_SECONDS = 30 * 60
SALT = "petitions.tracked"
NO_STEP = [0, None]
GUESSES = (
    f"EXISTS (SELECT 1 FROM petitions_wrongcode WHERE source = %s AND quarter = %s AND times >= {ALLOWED})"  # noqa: S608
)


class Tracked:
    """A petition as its sender may see it; `knows_phone` opens names and papers."""

    def __init__(self, found: Found, *, knows_phone: bool) -> None:
        self._found, self.knows_phone = found, knows_phone
        self.stamp = found.stamp

    @property
    def petition(self) -> Petition:
        return self._found.petition

    @cached_property
    def clock(self) -> Clock | None:
        return clock_of(self._found.beside[0])

    @property
    def turned(self) -> str:
        """Why the term ends on another day than at first."""
        row = self._found.beside[0]
        return turned(self.clock, row["turn"]) if row else ""

    @property
    def requests(self) -> list[dict[str, Any]]:
        return list(self._found.beside[1])

    @property
    def may_withdraw(self) -> bool:
        """Whether the officer would have a step for it; the same of `may_reopen`."""
        return workflow.has(self.standing.table, self.standing.state, "withdraw")

    @property
    def may_reopen(self) -> bool:
        return workflow.has(self.standing.table, self.standing.state, "reopen")

    @property
    def opened(self) -> list[dict[str, Any]]:
        return list(self._found.beside[2])

    @property
    def stars(self) -> int | None:
        stars: int | None = self._found.beside[3]
        return stars

    @property
    def told(self) -> bool:
        return bool(self._found.beside[4])

    @cached_property
    def line(self) -> Line | None:
        # Until the last sending is read, this is only whether there was one.
        return line_of(self._found.beside[5] or None)

    @cached_property
    def standing(self) -> Standing:
        return standing_of(self.petition, self.line)

    @property
    def living(self) -> Petition:
        """The line on which the acts of the sender fall; asked for only when one is done."""
        pk = self.standing.pk
        return self.petition if pk == self.petition.pk else Petition.objects.get(pk=pk)

    @cached_property
    def appeal(self) -> Appeal | None:
        decision = self._found.beside[6]
        return appeal_of(self.petition, **with_days(decision, "issued_on", "sent_on")) if decision else None

    @property
    def public_answer(self) -> int | None:
        answer: int | None = self._found.beside[7]
        return answer

    @cached_property
    def custody(self) -> list[Custody]:
        return _once([custody_of(row) for row in self._found.beside[8]], self.petition.pk)

    @cached_property
    def steps(self) -> list[PublicStep]:
        """The steps of every book that it went through; what a line that was sealed did is not among them."""
        received = PublicStep(self.petition.received_on, _("Nhận đơn, vào sổ"), self.petition.unit.name)
        how_far = self._found.beside[9]
        if how_far == NO_STEP:
            return [received]
        told = public_steps(self.petition.pk, kind=self.standing.kind, with_papers=self.knows_phone)
        return [*told, received]

    @cached_property
    def own(self) -> Own:
        """What the sender wrote, handed in and was answered; asked only for who proved to be the sender."""
        is_elsewhere = self.line is not None and not self.line.sealed and self.line.pk is not None
        return own_of(self.petition, living=self.standing.pk if is_elsewhere else None)

    def days_held(self, custody: Custody, on: date) -> int:
        is_underway = self.line is not None and self.line.is_underway
        until = custody.until or (None if is_underway else self.standing.closed_on) or on
        return max((min(until, on) - custody.since).days, 0)

    @property
    def seal(self) -> str:
        """What the forms of the page carry instead of the code, for half an hour."""
        return signing.dumps([self._found.columns[0], self.knows_phone], key=settings.TRACKING_KEY, salt=SALT)


class TooManyGuesses(Refusal):
    """Wrong codes from one place: for a while not even a right one is looked at."""

    status = 429


def track(code: str, *, last4: str = "", address: str = "", at: datetime | None = None) -> Tracked | None:
    """The petition of a code; the last four digits of the telephone open names and papers.

    With `address` and `at`, refuses whoever gave too many wrong codes from there in this quarter of an hour.
    """
    tries: dict[str, Any] = {"limited": GUESSES, "source": _source(address, at)} if at else {}
    found = asked("p.code_digest = %s", codes.digest(codes.read(code)), **tries)
    if found.limited:
        raise TooManyGuesses(
            _("Đã nhập sai nhiều lần. Chờ mười lăm phút rồi thử lại, hoặc hỏi nơi nhận đơn.")
        )
    if not found.is_there:
        return None
    last = found.petition.person.phone_last4 if last4 else ""
    return Tracked(found, knows_phone=bool(last) and last4.strip() == last)


def track_again(seal: str, *, known: bool = False) -> Tracked | None:
    """The petition of a page that was open less than half an hour ago, with what it had proved."""
    try:
        pk, knew = signing.loads(seal, key=settings.TRACKING_KEY, salt=SALT, max_age=PASS_SECONDS)
    except (signing.BadSignature, ValueError):
        return None
    found = asked("p.id = %s", pk)
    return Tracked(found, knows_phone=bool(knew or known)) if found.is_there else None


def _once(custody: list[Custody], pk: int) -> list[Custody]:
    """Of the lines elsewhere only those that lead; the receiving unit is named once."""
    own = [row for row in custody if row.subject_id == pk]
    leading = {row.unit_id for row in own if row.role == "lead" and row.until is None}
    lines = [row for row in custody if row.subject_id != pk and row.role == "lead"]
    return own + [row for row in lines if row.unit_id not in leading]


def too_many_wrong_codes(address: str, *, at: datetime) -> bool:
    [limited] = together((f"SELECT {GUESSES}", _source(address, at)))
    return bool(limited)


def _source(address: str, at: datetime) -> list[object]:
    return [codes.source_digest(address, f"{at:%Y-%m-%d}"), quarter_of(at)]


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
