"""Duty beside deed: what the law asked of each post, what was planned, what became of it."""

from bisect import bisect_left
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
DRILLED = {state.value: state.label for state in IN_LAW}
ONE_DAY = timedelta(days=1)
HELD_OR_COMING = (SessionState.PLANNED, SessionState.IN_PERSON)


@dataclass(frozen=True)
class Checked:
    """One month or week: days planned beside days that the law asks, with the article.

    Of a period that this schedule covers only in part nothing is concluded: a schedule for the rest may follow.
    """

    period: lawbook.DutyPeriod
    planned: int
    is_whole: bool = True

    @property
    def is_enough(self) -> bool:
        return self.planned >= self.period.required_days


@dataclass(frozen=True)
class Counted:
    """One month or week beside what was done; `planned` are days of which nobody has said what became of them."""

    period: lawbook.DutyPeriod
    kept: int
    delegated: int
    moved: int
    missed: int
    planned: int

    @property
    def lacking(self) -> int:
        return max(0, self.period.required_days - self.kept)

    @property
    def known(self) -> int:
        return self.kept + self.delegated + self.moved + self.missed

    @property
    def unreported(self) -> int:
        """Days that were asked for or planned, and of which the register says nothing."""
        return max(self.period.required_days - self.known, self.planned)


@dataclass(frozen=True)
class BoardRow:
    """One post: totals of the periods that are over, each period, and where the register of it begins.

    Without a session in the register nothing can be said of this post, and nothing is.
    """

    post: Post
    since: date
    until: date
    kept: tuple[Counted, ...]
    running: tuple[Counted, ...]
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
    def unreported(self) -> int:
        return sum(one.unreported for one in self.kept)

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
    return [
        Checked(
            period,
            sum(period.start <= day <= period.end for day in planned),
            is_whole=since <= period.start and period.end <= until,
        )
        for period in periods
    ]


def check_against_law(schedule: Schedule) -> list[Checked]:
    """What a drawn schedule plans beside what the law asks of its post; below the minimum is shown, not refused."""
    return check_dates(schedule.post, (), since=schedule.since, until=schedule.until)


def counted(periods: Iterable[lawbook.DutyPeriod], sessions: Iterable[tuple[date, str]]) -> list[Counted]:
    """Each period with its days by what became of them; only a day kept in person fulfils it."""
    rows = sorted(sessions)
    found = []
    for period in periods:
        # Only the sessions of the period: years of weeks would otherwise each walk through all of them.
        first = bisect_left(rows, (period.start, ""))
        within = rows[first : bisect_left(rows, (period.end + ONE_DAY, ""))]
        happened = [(day, IN_LAW[SessionState(state)]) for day, state in within if state in IN_LAW]
        [one] = lawbook.check_kept([period], happened)
        waiting = len({day for day, state in within if state == SessionState.PLANNED})
        found.append(Counted(period, one.kept, one.delegated, one.moved, one.missed, waiting))
    return found


def reach(days: Iterable[date]) -> tuple[date, date] | None:
    """What the register of a post answers for: from the month of its first session to the year of its last."""
    ordered = sorted(days)
    if not ordered:
        return None
    return ordered[0].replace(day=1), date(ordered[-1].year, 12, 31)


def duty_board(unit: Unit, *, since: date, until: date, on: date) -> list[BoardRow]:
    """Each post of the unit with a duty of reception; what is outside its register is not held against it."""
    posts = list(Post.objects.filter(unit=unit).exclude(duty_office="").order_by("id"))
    rows = Session.objects.filter(post__in=posts, kind=SessionKind.REGULAR)
    by_post: dict[int, list[tuple[date, str]]] = {post.pk: [] for post in posts}
    for post, day, state in rows.order_by("held_on").values_list("post_id", "held_on", "state"):
        by_post[post].append((day, state))
    return [_board_row(post, since, until, on, by_post[post.pk]) for post in posts]


def duty_of_office(unit: Unit, office: str, *, since: date, until: date) -> list[tuple[Counted, bool]]:
    """What this office of the unit owed in each period and did, and whether its register reaches there.

    Refuses, with the lawbook, an office without a duty.
    """
    periods = lawbook.duty(office, since, until, book=book_of(unit.pk))
    rows = Session.objects.filter(post__unit=unit, post__duty_office=office, kind=SessionKind.REGULAR)
    sessions = list(rows.order_by("held_on").values_list("held_on", "state"))
    answered = reach(day for day, _state in sessions)
    return [
        (one, answered is not None and answered[0] <= one.period.end and one.period.start <= answered[1])
        for one in counted(periods, sessions)
    ]


def sessions_behind(post: Post, state: str, *, since: date, until: date) -> list[Session]:
    """The sessions that a number counts: within a period of duty, and no day twice under two names."""
    rows = Session.objects.filter(
        post=post, kind=SessionKind.REGULAR, held_on__gte=since, held_on__lte=until
    ).select_related("post", "place", "delegated_to", "moved_to")
    periods = duty_of(post, since, until)
    within = [
        row for row in rows.order_by("held_on", "starts_at")
        if any(one.start <= row.held_on <= one.end for one in periods)
    ]  # fmt: skip
    kept = {row.held_on for row in within if row.state == SessionState.IN_PERSON}
    found = [row for row in within if row.state == state]
    return [row for row in found if state != SessionState.DELEGATED or row.held_on not in kept]


def _board_row(post: Post, since: date, until: date, on: date, sessions: list[tuple[date, str]]) -> BoardRow:
    answered = reach(day for day, _state in sessions)
    if answered is None or answered[0] > until or answered[1] < since:
        return BoardRow(post, since, until, (), (), has_sessions=False)
    begins, ends = max(since, answered[0]), min(until, answered[1])
    found = counted(duty_of(post, begins, ends), sessions)
    over = tuple(one for one in found if one.period.end < on)
    return BoardRow(post, begins, ends, over, tuple(one for one in found if one.period.end >= on))
