"""A list that was read, beside the posts and places of the unit: drafts with dates, and what is still unclear."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

from langnghe import lawbook
from langnghe.lawbook.schedule_rules import ScheduleRule
from langnghe.reception import reading
from langnghe.reception.models import ReceptionPlace
from langnghe.reception.reading.model import SKIP, Found, Line
from langnghe.reception.selectors.schedule import planned_dates
from langnghe.units.models import Post
from langnghe.vietnamese import fold

Hours = tuple[time, time]


@dataclass(frozen=True)
class Given:
    """What the form says where the list is silent."""

    posts: Mapping[int, Post]
    places: Mapping[int, ReceptionPlace]
    place: ReceptionPlace
    hours: Hours
    roll: str
    year: int | None = None
    post: Post | None = None
    since: date | None = None
    until: date | None = None
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Unmatched:
    """Words of the list for a post or a place that the unit does not know, or knows twice."""

    what: str
    words: str
    line: Line
    candidates: tuple[int, ...] = ()

    @property
    def key(self) -> str:
        return f"{self.what}-{hashlib.sha256(fold(self.words).encode()).hexdigest()[:10]}"


@dataclass(frozen=True)
class Draft:
    """One schedule to be: who, where, when, and the line that each date came from."""

    posts: tuple[Post, ...]
    place: ReceptionPlace
    rule: ScheduleRule
    roll: str
    hours: Hours
    dates: tuple[lawbook.PlannedDate, ...]
    lines: Mapping[date, Line]

    def post_of(self, day: lawbook.PlannedDate) -> Post:
        return next((post for post in self.posts if str(post.pk) == day.receiver), self.posts[0])


@dataclass
class Drafts:
    drafts: list[Draft] = field(default_factory=list)
    questions: list[reading.Question] = field(default_factory=list)
    unmatched: list[Unmatched] = field(default_factory=list)
    needs_period: bool = False

    @property
    def is_clear(self) -> bool:
        return bool(self.drafts) and not (self.questions or self.unmatched or self.needs_period)

    @property
    def digest(self) -> str:
        """What was shown is what will be saved: the confirmation carries this."""
        rows = [
            f"{[post.pk for post in one.posts]}|{one.place.pk}|{one.hours}|{one.roll}|{one.rule.as_json()}|{one.dates}"
            for one in self.drafts
        ]
        return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:32]


def draft_list(text: str, given: Given) -> Drafts:
    """Read the list and set it beside the unit; nothing is written."""
    found = reading.read(text, year=given.year, answers=given.answers)
    drafts = Drafts(questions=list(found.questions))
    period = _period(found, given)
    roll = found.roll.value if found.roll else given.roll
    groups: dict[tuple[tuple[int, ...], int, Hours], list[Found]] = {}
    for one in found.found:
        posts, place = _posts(one, given, drafts), _place(one, given, drafts)
        if posts and place:
            for hours in one.hours or (given.hours,):
                groups.setdefault((posts, place, hours), []).append(one)
    for (posts, place, hours), rows in groups.items():
        who = tuple(given.posts[pk] for pk in posts)
        for rule, lines, span in _rules(rows, posts, period, drafts):
            dates = tuple(planned_dates(rule, unit=who[0].unit_id, since=span[0], until=span[1], roll=roll))
            drafts.drafts.append(
                Draft(who, given.places[place], rule, roll, hours, dates, _origin(dates, lines))
            )
    return drafts


def _period(found: reading.Reading, given: Given) -> tuple[date, date] | None:
    if given.since and given.until:
        return given.since, given.until
    if found.period:
        return found.period
    return (date(given.year, 1, 1), date(given.year, 12, 31)) if given.year else None


def _answered(what: Unmatched, given: Given, known: Mapping[int, object], drafts: Drafts) -> int | None:
    """The answer of the person who reads; unanswered, the question is asked once."""
    answer = given.answers.get(what.key, "")
    if answer == SKIP:
        return None
    if answer.isdigit() and int(answer) in known:
        return int(answer)
    if what.key not in {one.key for one in drafts.unmatched}:
        drafts.unmatched.append(what)
    return None


def _posts(one: Found, given: Given, drafts: Drafts) -> tuple[int, ...]:
    if not one.receivers and given.post:
        return (given.post.pk,)
    titles = {pk: post.title for pk, post in given.posts.items()}
    found: list[int] = []
    for words in one.receivers or ("",):
        matched = reading.match(words, titles) if words else []
        if len(matched) == 1:
            found.append(matched[0])
        elif (
            answer := _answered(
                Unmatched("post", words, one.line, tuple(matched)), given, given.posts, drafts
            )
        ) is not None:
            found.append(answer)
    return tuple(found)


def _place(one: Found, given: Given, drafts: Drafts) -> int | None:
    if not one.place:
        return given.place.pk
    wanted = fold(one.place)
    matched = [
        pk
        for pk, place in given.places.items()
        if fold(place.name) in wanted or wanted in fold(f"{place.name}, {place.address}")
    ]
    if len(matched) == 1:
        return matched[0]
    return _answered(Unmatched("place", one.place, one.line, tuple(matched)), given, given.places, drafts)


Ruled = tuple[ScheduleRule, dict[date, Line] | Line, tuple[date, date]]


def _rules(
    rows: list[Found], posts: tuple[int, ...], period: tuple[date, date] | None, drafts: Drafts
) -> list[Ruled]:
    """Listed days of one receiver become one rule of dates; standing rules need a period."""
    listed = {day: one.line for one in rows if isinstance(one.rule, lawbook.Dates) for day in one.rule.dates}
    made: list[Ruled] = []
    if listed:
        made.append((lawbook.Dates(tuple(listed)), listed, (min(listed), max(listed))))
    for one in rows:
        if isinstance(one.rule, lawbook.Dates):
            continue
        if period is None:
            drafts.needs_period = True
        else:
            turn = (
                lawbook.Rotating(one.rule, tuple(map(str, posts)), period[0]) if len(posts) > 1 else one.rule
            )
            made.append((turn, one.line, period))
    return made


def _origin(dates: tuple[lawbook.PlannedDate, ...], lines: dict[date, Line] | Line) -> dict[date, Line]:
    return {row.date: lines if isinstance(lines, Line) else lines[row.planned_on] for row in dates}
