"""Writing many turns at once: people, visits, entries and custody, numbered by day as a clerk would."""

from collections import Counter
from collections.abc import Iterable
from random import Random

from langnghe.accounts.services import give_custody_to_many
from langnghe.audit import services as audit
from langnghe.audit.models import Entry
from langnghe.demo import people, subjects
from langnghe.demo.history import Turn
from langnghe.people.models import Person
from langnghe.people.services import build_person
from langnghe.reception.models import Session, Visit, VisitBook, VisitResult
from langnghe.units.models import AdministrativeArea

CLERK = "an"


def write_sessions(sessions: list[Session]) -> None:
    """Save replacements before the moved sessions that point to them."""
    Session.objects.bulk_create([session for session in sessions if session.moved_to is None])
    Session.objects.bulk_create([session for session in sessions if session.moved_to is not None])
    audit.record_many([_session_entry(session) for session in sessions])


def _session_entry(session: Session) -> Entry:
    return audit.build(
        f"session.{session.state}",
        subject=("session", session.pk),
        day=session.held_on,
        by=CLERK,
        unit=session.unit_id,
        data={"state": session.state, "kind": session.kind, "planned_on": session.planned_on.isoformat()},
    )


def write_turns(turns: Iterable[Turn], *, wards: list[AdministrativeArea], random: Random) -> list[Visit]:
    """Every turn with an invented citizen from one of the wards."""
    planned = list(turns)
    homes = random.choices(wards, weights=[random.randint(3, 12) for _ in wards], k=len(planned))
    citizens = [_citizen(random, home) for home in homes]
    Person.objects.bulk_create(citizens, batch_size=1000)
    numbers: Counter[tuple[str, int]] = Counter()
    visits = [
        _visit(turn, person, home, numbers, random)
        for turn, person, home in zip(planned, citizens, homes, strict=True)
    ]
    Visit.objects.bulk_create(visits, batch_size=1000)
    audit.record_many([_visit_entry(visit) for visit in visits])
    give_custody_to_many("visit", [(visit.pk, visit.unit_id, visit.received_on) for visit in visits])
    VisitBook.objects.bulk_create(
        [VisitBook(unit_id=unit, year=year, last=last) for (unit, year), last in numbers.items()]
    )
    return visits


def _citizen(random: Random, home: AdministrativeArea) -> Person:
    return build_person(
        people.name(random), address=people.address(random, home.name), area=home, phone=people.phone(random)
    )


def _visit(
    turn: Turn, person: Person, home: AdministrativeArea, numbers: Counter[tuple[str, int]], random: Random
) -> Visit:
    key = (turn.unit.pk, turn.day.year)
    numbers[key] += 1
    chosen = subjects.field(random)
    return Visit(
        unit=turn.unit,
        session=turn.session,
        number=numbers[key],
        year=turn.day.year,
        received_on=turn.day,
        receiver=turn.receiver,
        is_dialogue=turn.is_dialogue,
        heads=turn.heads,
        person=person,
        area=home,
        field=chosen,
        content=subjects.sentence(random, chosen, home.name),
        result=random.choices(
            [VisitResult.EXPLAINED, VisitResult.PROMISED, VisitResult.GUIDED], weights=[55, 25, 20]
        )[0],
    )


def _visit_entry(visit: Visit) -> Entry:
    return audit.build(
        "visit.recorded",
        subject=("visit", visit.pk),
        day=visit.received_on,
        by=CLERK,
        unit=visit.unit_id,
        data={
            "number": visit.number,
            "year": visit.year,
            "received_on": visit.received_on.isoformat(),
            "receiver": visit.receiver,
            "is_dialogue": visit.is_dialogue,
            "heads": visit.heads,
            "field": visit.field,
            "result": visit.result,
            "session": visit.session_id,
        },
    )
