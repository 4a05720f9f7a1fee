"""The city's three years 2021–2023: sessions of the chair and of the Party secretary, dialogues, the counter.

The numbers are those that a newspaper page states, and what it leaves out is filled in plainly: whose the twenty
sessions were, how many were delegated or missed, and how twenty compares with what the rules asked.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from langnghe import lawbook
from langnghe.demo import calendar
from langnghe.demo.calendar import AFTERNOON, MORNING
from langnghe.demo.places import City
from langnghe.reception.models import Receiver, ReceptionPlace, Session, SessionKind, SessionState
from langnghe.units.models import Post, Unit

FIRST, LAST = date(2021, 1, 1), date(2023, 12, 31)
COMMITTEE_TURNS, COMMITTEE_GROUPS = 1166, 13
SECRETARY_SESSIONS, SECRETARY_TURNS = 20, 100
DIALOGUES, DIALOGUE_TURNS = 6, 312
LEAD = 5  # posting.schedule.lead, reception-law-2013/24
ABSENT = "Đi họp theo giấy mời của tỉnh"
EPIDEMIC = "Tạm dừng để phòng, chống dịch COVID-19"


@dataclass(frozen=True)
class Turn:
    """A visit to be written: who received it, on which day, how many people came."""

    unit: Unit
    session: Session | None
    day: date
    receiver: Receiver
    heads: int
    is_dialogue: bool = False


@dataclass(frozen=True)
class Office:
    """An office with a duty, its deputy, its room, and what happened on each of its planned days."""

    unit: Unit
    post: Post
    deputy: Post
    place: ReceptionPlace
    planned: list[date]
    states: list[SessionState]
    hours: tuple[object, object] = MORNING


def posted_before(day: date, *, working_days: int) -> date:
    return lawbook.add_working_days(day, -working_days)


def sessions_of(office: Office, random: Random) -> list[Session]:
    """The sessions of an office; a moved one stays as it was and points to the day that took its place."""
    made: list[Session] = []
    for planned, state in zip(office.planned, office.states, strict=True):
        lead = 4 if random.random() < 0.06 else random.randint(6, 9)
        posted = posted_before(planned, working_days=lead)
        if state is SessionState.MOVED:
            later = calendar.roll(planned + timedelta(days=random.choice([1, 2, 5])))
            replacement = _session(office, later, SessionState.IN_PERSON, planned=planned, posted=posted)
            moved = _session(office, planned, state, planned=planned, posted=posted, reason=ABSENT)
            moved.moved_to = replacement
            made += [replacement, moved]
        else:
            made.append(
                _session(
                    office, planned, state, planned=planned, posted=posted, reason=_reason(planned, state)
                )
            )
    return made


def _reason(day: date, state: SessionState) -> str:
    if state is SessionState.IN_PERSON:
        return ""
    return EPIDEMIC if date(2021, 7, 25) <= day <= date(2021, 10, 5) else ABSENT


def _session(
    office: Office, day: date, state: SessionState, *, planned: date, posted: date, reason: str = ""
) -> Session:
    return Session(
        unit=office.unit,
        post=office.post,
        place=office.place,
        kind=SessionKind.REGULAR,
        state=state,
        held_on=day,
        planned_on=planned,
        starts_at=calendar.at(day, office.hours[0]),  # type: ignore[arg-type]
        ends_at=calendar.at(day, office.hours[1]),  # type: ignore[arg-type]
        posted_on=posted,
        posted_late=lawbook.working_days_between(posted, planned) < LEAD,
        delegated_to=office.deputy if state is SessionState.DELEGATED else None,
        reason=reason,
    )


def chair(city: City, random: Random) -> Office:
    """The chair of the city: the 5th and 20th of each month, two days a month as the law asked until 2025."""
    planned = [
        calendar.roll(month.replace(day=day)) for month in calendar.months(FIRST, LAST) for day in (5, 20)
    ]
    states = [SessionState.IN_PERSON] * 57 + [SessionState.DELEGATED] * 9 + [SessionState.MOVED] * 4
    states += [SessionState.MISSED] * 2
    return Office(
        city.committee, city.chair, city.vice_chair, city.hall, planned, _shuffled(random, planned, states)
    )


def secretary(city: City, random: Random) -> Office:
    """The Party secretary: the 15th of each month; 16 days kept, 4 moved and kept, 10 delegated, 6 missed."""
    planned = [calendar.roll(month.replace(day=15)) for month in calendar.months(FIRST, LAST)]
    states = [SessionState.IN_PERSON] * 16 + [SessionState.MOVED] * 4 + [SessionState.DELEGATED] * 10
    states += [SessionState.MISSED] * 6
    states = _shuffled(random, planned, states)
    return Office(city.party, city.secretary, city.deputy_secretary, city.party_room, planned, states)


def _shuffled(random: Random, planned: list[date], states: list[SessionState]) -> list[SessionState]:
    """States in a random order, with the missed days put where the epidemic was as far as they reach."""
    missed = [state for state in states if state is SessionState.MISSED]
    rest = [state for state in states if state is not SessionState.MISSED]
    random.shuffle(rest)
    closed = [i for i, day in enumerate(planned) if date(2021, 7, 25) <= day <= date(2021, 10, 5)]
    others = [i for i in range(len(planned)) if i not in closed]
    random.shuffle(others)
    places = set((closed + others)[: len(missed)])
    remaining = iter(rest)
    return [SessionState.MISSED if i in places else next(remaining) for i in range(len(planned))]


def dialogues(city: City) -> list[Session]:
    """Two conferences a year at which the secretary speaks with people directly."""
    days = [date(year, month, 24) for year in (2021, 2022, 2023) for month in (5, 11)]
    topics = ["Giải phóng mặt bằng và tái định cư", "Trật tự đô thị, vệ sinh môi trường"] * 3
    office = Office(city.party, city.secretary, city.deputy_secretary, city.theatre, [], [], AFTERNOON)
    made = []
    for day, topic in zip(days, topics, strict=True):
        held = calendar.roll(day)
        posted = posted_before(held, working_days=10)
        session = _session(office, held, SessionState.IN_PERSON, planned=held, posted=posted)
        session.kind, session.topic = SessionKind.DIALOGUE, topic
        made.append(session)
    return made


def turns(city: City, sessions: list[Session], random: Random) -> Iterator[Turn]:
    """Every visit of the three years, in the order of days."""
    found = [
        *_secretary_turns(city, sessions, random),
        *_dialogue_turns(city, sessions, random),
        *_committee_turns(city, sessions, random),
    ]
    yield from sorted(found, key=lambda turn: turn.day)


def _held(sessions: list[Session], unit: Unit, kind: SessionKind, state: SessionState) -> list[Session]:
    return [s for s in sessions if s.unit == unit and s.kind == kind and s.state == state]


def _secretary_turns(city: City, sessions: list[Session], random: Random) -> Iterator[Turn]:
    held = _held(sessions, city.party, SessionKind.REGULAR, SessionState.IN_PERSON)
    for session, count in zip(
        held, calendar.shares(random, SECRETARY_TURNS, len(held), least=2), strict=True
    ):
        for _ in range(count):
            yield Turn(city.party, session, session.held_on, Receiver.HEAD, _heads(random))
    for session in _held(sessions, city.party, SessionKind.REGULAR, SessionState.DELEGATED):
        for _ in range(random.randint(1, 5)):
            yield Turn(city.party, session, session.held_on, Receiver.DELEGATE, _heads(random))


def _dialogue_turns(city: City, sessions: list[Session], random: Random) -> Iterator[Turn]:
    held = [session for session in sessions if session.kind == SessionKind.DIALOGUE]
    for session, count in zip(
        held, calendar.shares(random, DIALOGUE_TURNS, DIALOGUES, least=40), strict=True
    ):
        for _ in range(count):
            yield Turn(city.party, session, session.held_on, Receiver.HEAD, 1, is_dialogue=True)


def _committee_turns(city: City, sessions: list[Session], random: Random) -> Iterator[Turn]:
    """Exactly the stated turns: what the chair and the deputies did not receive, the counter did."""
    head = _held(sessions, city.committee, SessionKind.REGULAR, SessionState.IN_PERSON)
    delegated = _held(sessions, city.committee, SessionKind.REGULAR, SessionState.DELEGATED)
    plan = [(s, s.held_on, Receiver.HEAD) for s in head for _ in range(random.randint(3, 7))]
    plan += [(s, s.held_on, Receiver.DELEGATE) for s in delegated for _ in range(random.randint(2, 5))]
    rest = COMMITTEE_TURNS - len(plan)
    days = calendar.spread(random, calendar.working_days(FIRST, LAST), rest)
    everyone = [*plan, *((None, day, Receiver.STAFF) for day in days)]
    groups = set(random.sample(range(len(everyone)), COMMITTEE_GROUPS))
    for i, (session, day, receiver) in enumerate(everyone):
        heads = random.randint(6, 38) if i in groups else _heads(random)
        yield Turn(city.committee, session, day, receiver, heads)


def _heads(random: Random) -> int:
    return random.choices([1, 2, 3, 4], weights=[82, 11, 5, 2])[0]
