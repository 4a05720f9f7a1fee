"""The seven wards today: schedules posted around the day of first start, visits, and petitions in every state."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from langnghe import lawbook
from langnghe.accounts.models import User
from langnghe.demo import calendar, cast, history, lives, matters, people, places, records, subjects
from langnghe.people.services import add_person
from langnghe.petitions import services as petitions
from langnghe.petitions.models import Channel, Kind, Petition, PublicationWay
from langnghe.reception.models import Receiver, ReceptionPlace, Schedule, Session, SessionState
from langnghe.units.models import AdministrativeArea, AreaSuccession, Post, Unit

WARDS = ("n14797", "n14758", "n15853", "n15925", "n16378", "n16417", "n16522")
BACK, AHEAD = timedelta(days=120), timedelta(days=50)
DAYS = (5, 19)  # two days a month, as the law asks of communes since 1/7/2026


@dataclass(frozen=True)
class Ward:
    unit: Unit
    chair: Post
    deputy: Post
    room: ReceptionPlace
    homes: list[AdministrativeArea]


def build(*, on: date, accounts: dict[str, User]) -> None:
    random = Random(f"present {on}")
    for code in WARDS:
        ward = _ward(code, random)
        sessions = _sessions(ward, on=on, random=random)
        _visits(ward, sessions, on=on, an=accounts["an"], random=random)
    _petitions(Unit.objects.get(code=cast.SITE_UNIT), on=on, accounts=accounts, random=random)


def _ward(code: str, random: Random) -> Ward:
    unit = Unit.objects.select_related("area").get(code=f"{code}-UBND")
    chair, deputy = places.post(unit, "HEAD"), places.post(unit, "DEPUTY")
    for held in (chair, deputy):
        places.official(people.name(random), held, since=date(2025, 7, 1))
    room = ReceptionPlace.objects.create(
        unit=unit, name="Phòng tiếp công dân", address=f"trụ sở UBND {unit.area.name}"
    )
    homes = [
        row.predecessor for row in AreaSuccession.objects.filter(successor=code).select_related("predecessor")
    ]
    return Ward(unit, chair, deputy, room, homes or [unit.area])


def _sessions(ward: Ward, *, on: date, random: Random) -> list[Session]:
    """One schedule a ward, posted ahead; past sessions have happened, future ones are planned."""
    since, until = on - BACK, on + AHEAD
    rule = lawbook.Monthly(days=DAYS)
    schedule = Schedule.objects.create(
        unit=ward.unit, post=ward.chair, place=ward.room, rule=rule.as_json(), since=since, until=until,
        starts_at=calendar.MORNING[0], ends_at=calendar.MORNING[1], posted_on=lawbook.add_working_days(since, -7),
        capacity=12, papers="Căn cước công dân, đơn và giấy tờ về vụ việc",
    )  # fmt: skip
    planned = [row.date for row in lawbook.schedule_dates(rule, since, until, "next_working_day")]
    past = [day for day in planned if day < on]
    states = random.choices(
        [SessionState.IN_PERSON, SessionState.DELEGATED, SessionState.MOVED, SessionState.MISSED],
        weights=[16, 2, 1, 1],
        k=len(past),
    )
    office = history.Office(ward.unit, ward.chair, ward.deputy, ward.room, past, states)
    sessions = history.sessions_of(office, random)
    future = history.Office(
        ward.unit,
        ward.chair,
        ward.deputy,
        ward.room,
        planned[len(past) :],
        [SessionState.IN_PERSON] * (len(planned) - len(past)),
    )
    coming = history.sessions_of(future, random)
    for session in coming:
        session.state = SessionState.PLANNED
        session.posted_on = min(session.posted_on or on, on)
    for session in [*sessions, *coming]:
        session.schedule = schedule
    for session in sessions:
        if session.held_on >= on:
            session.state = SessionState.PLANNED
    records.write_sessions([*sessions, *coming])
    return [
        session for session in sessions if session.state in {SessionState.IN_PERSON, SessionState.DELEGATED}
    ]


def _visits(ward: Ward, sessions: list[Session], *, on: date, an: User, random: Random) -> None:
    turns = [
        history.Turn(
            ward.unit,
            session,
            session.held_on,
            Receiver.HEAD if session.state == SessionState.IN_PERSON else Receiver.DELEGATE,
            1 + (random.random() < 0.15),
        )
        for session in sessions
        for _ in range(random.randint(1, 5))
    ]
    days = calendar.spread(random, calendar.working_days(on - BACK, on - timedelta(days=1)), 30)
    turns += [
        history.Turn(ward.unit, None, day, Receiver.STAFF, 7 if i == 3 else 1) for i, day in enumerate(days)
    ]
    ordered = sorted(turns, key=lambda turn: turn.day)
    matters.tie(records.write_turns(ordered, wards=ward.homes, random=random), by=an)


def _petitions(unit: Unit, *, on: date, accounts: dict[str, User], random: Random) -> None:
    """Petitions in every state, so that the desk is alive: new, classified, accepted, due soon, late, answered."""
    for asked in reversed(subjects.PETITIONS):
        day = calendar.roll(on - timedelta(days=asked.days_ago))
        _one(unit, min(day, on), asked, accounts=accounts, random=random, on=on)
    lives.walk(unit, on=on, accounts=accounts)


def _one(
    unit: Unit, day: date, asked: subjects.Asked, *, accounts: dict[str, User], random: Random, on: date
) -> None:
    """Receive, and as many of classify, accept, answer as its steps say, on working days up to today."""
    home = unit.area
    person = add_person(
        _name(random),
        address=_address(random, home.name),
        area=home,
        phone=f"0999{random.randint(100000, 999999)}",
    )
    received = petitions.receive(
        unit=unit, person=person, channel=Channel.COUNTER, received_on=day, summary=asked.words, by=accounts["an"],
        field=asked.field, matter_title=asked.matter, request=asked.request, area=home, written_on=day,
    )  # fmt: skip
    petition = received.petition
    if asked.steps >= 1:
        day = min(calendar.roll(day + timedelta(days=2)), on)
        petition = petitions.classify(
            petition, kind=Kind(asked.kind), field=asked.field, because="Nội dung thuộc thẩm quyền của Chủ tịch UBND phường",
            is_complex=False, is_remote=False, by=accounts["an"], on=day,
        )  # fmt: skip
    if asked.steps >= 2:
        day = min(calendar.roll(day + timedelta(days=3)), on)
        petition = petitions.accept(petition, by=accounts["chi"], on=day)
    if asked.steps >= 3:
        day = min(calendar.roll(day + timedelta(days=random.randint(6, 20))), on)
        _end(petition, number=random.randint(20, 300), by=accounts["chi"], on=day)


def _end(petition: Petition, *, number: int, by: User, on: date) -> None:
    """A complaint ends with a decision, which still has to be sent; what else was asked is answered."""
    if petition.kind != Kind.COMPLAINT:
        text = "Đã kiểm tra tại chỗ và trả lời bằng văn bản (minh họa)."
        petitions.answer(petition, number=f"{number}/UBND-VP", text=text, by=by, on=on)
        public = f"Hỏi: {petition.summary}\nTrả lời: {text}"
        petitions.publish(petition, way=PublicationWay.WEB, redacted=public, by=by, on=on)
        return
    summary = "Công nhận một phần nội dung khiếu nại (minh họa)."
    ruling = petitions.Ruling(number=f"{number}/QĐ-UBND", outcome="partly", summary=summary)
    petitions.decide(petition, ruling=ruling, by=by, on=on)


def _name(random: Random) -> str:
    return people.name(random)


def _address(random: Random, ward: str) -> str:
    return people.address(random, ward)
