"""Duty beside deed: what the law asked of each post, what was planned, what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from langnghe import lawbook
from langnghe.reception.models import Schedule, Session, SessionKind, SessionState
from langnghe.rules.selectors import book_of
from langnghe.units.models import Post, Unit

IN_LAW = {
    SessionState.IN_PERSON: lawbook.SessionState.KEPT,
    SessionState.DELEGATED: lawbook.SessionState.DELEGATED,
    SessionState.MOVED: lawbook.SessionState.MOVED,
    SessionState.MISSED: lawbook.SessionState.MISSED,
}
MARGIN = timedelta(days=31)
HELD_OR_COMING = (SessionState.PLANNED, SessionState.IN_PERSON)


@dataclass(frozen=True)
class Checked:
    """One month or week: days planned beside days that the law asks, with the article."""

    period: lawbook.DutyPeriod
    planned: int

    @property
    def is_enough(self) -> bool:
        return self.planned >= self.period.required_days


@dataclass(frozen=True)
class BoardRow:
    """One post: totals of the periods that are over, each period, and where the register of it begins.

    Without a session in the register nothing can be said of this post, and nothing is.
    """

    post: Post
    since: date
    until: date
    kept: tuple[lawbook.Kept, ...]
    running: tuple[lawbook.Kept, ...]
    has_sessions: bool = True

    @property
    def starts(self) -> date | None:
        """The first day of the periods that are over: a number's records lie between it and `ends`."""
        return self.kept[0].period.start if self.kept else None

    @property
    def ends(self) -> date | None:
        return self.kept[-1].period.end if self.kept else None

    @property
    def required(self) -> int:
        return sum(one.period.required_days for one in self.kept)

    @property
    def in_person(self) -> int:
        return sum(one.kept for one in self.kept)

    @property
    def delegated(self) -> int:
        return sum(one.delegated for one in self.kept)

    @property
    def moved(self) -> int:
        return sum(one.moved for one in self.kept)

    @property
    def missed(self) -> int:
        return sum(one.missed for one in self.kept)

    @property
    def lacking(self) -> int:
        return sum(one.lacking for one in self.kept)

    @property
    def cites(self) -> list[str]:
        """Each text that asked for reception in these periods, once, in order of time."""
        return list(dict.fromkeys(one.period.cite.text for one in (*self.kept, *self.running)))


def duty_of(post: Post, since: date, until: date) -> list[lawbook.DutyPeriod]:
    """The periods in which the law, or a stricter rule of the unit, asked this post for reception; else none."""
    since = max(since, post.valid_from or since)
    until = min(until, post.valid_until or until)
    if not post.duty_office or until < since:
        return []
    try:
        return lawbook.duty(post.duty_office, since, until, book=book_of(post.unit_id))
    except (lawbook.UnknownRule, lawbook.NoTextInForce):
        return []


def check_dates(post: Post, days: Iterable[date], *, since: date, until: date) -> list[Checked]:
    """Days planned in each period, together with what other schedules of this post already hold."""
    periods = duty_of(post, since, until)
    if not periods:
        return []
    rows = Session.objects.filter(
        post=post, kind=SessionKind.REGULAR, state__in=HELD_OR_COMING,
        held_on__gte=periods[0].start, held_on__lte=periods[-1].end,
    )  # fmt: skip
    planned = {*days, *rows.values_list("held_on", flat=True)}
    return [Checked(period, sum(period.start <= day <= period.end for day in planned)) for period in periods]


def check_against_law(schedule: Schedule) -> list[Checked]:
    """What a drawn schedule plans beside what the law asks of its post; below the minimum is shown, not refused."""
    return check_dates(schedule.post, (), since=schedule.since, until=schedule.until)


def duty_board(unit: Unit, *, since: date, until: date, on: date) -> list[BoardRow]:
    """Each post of the unit with a duty of reception; what is before its first session is not held against it."""
    posts = Post.objects.filter(unit=unit).exclude(duty_office="").order_by("id")
    # A week or a month may begin before the first day asked for and end after the last.
    rows = Session.objects.filter(
        post__in=posts, kind=SessionKind.REGULAR, held_on__gte=since - MARGIN, held_on__lte=until + MARGIN
    )
    sessions = list(rows.order_by("held_on").values_list("post_id", "held_on", "state"))
    return [
        _board_row(post, since, until, on, [(d, s) for p, d, s in sessions if p == post.pk]) for post in posts
    ]


def _board_row(post: Post, since: date, until: date, on: date, sessions: list[tuple[date, str]]) -> BoardRow:
    within = [day for day, _state in sessions if since <= day <= until]
    if not within:
        return BoardRow(post, since, until, (), (), has_sessions=False)
    begins = max(since, within[0].replace(day=1))
    happened = [(day, IN_LAW[SessionState(state)]) for day, state in sessions if state in IN_LAW]
    kept = lawbook.check_kept(duty_of(post, begins, until), happened)
    over = tuple(one for one in kept if one.period.end < on)
    return BoardRow(post, begins, until, over, tuple(one for one in kept if one.period.end >= on))
