"""Turns tied to their matters: some come once, some come back with the same matter, so that the tables count matters."""

from langnghe.accounts.models import User
from langnghe.people.models import Person
from langnghe.petitions.models import Matter
from langnghe.reception.models import Visit
from langnghe.reception.services.recording import record_visit_entry
from langnghe.vietnamese import fold

ONE_OF, AGAIN, LATER = 4, 3, 9


def tie(visits: list[Visit], *, by: User) -> None:
    """Every fourth turn opens a matter; of these every third comes back some turns later."""
    for place in range(0, len(visits) - LATER, ONE_OF):
        first, later = visits[place], visits[place + LATER]
        matter = _opened(first)
        _join(first, matter, by=by)
        if place % (ONE_OF * AGAIN) == 0 and later.received_on > first.received_on:
            _come_back(later, first)
            _join(later, matter, by=by)
            Matter.objects.filter(pk=matter.pk).update(times_received=2)


def _opened(visit: Visit) -> Matter:
    return Matter.objects.create(
        unit_id=visit.unit_id, title=visit.content[:300], folded=fold(f"{visit.person.full_name} {visit.content}"),
        field=visit.field, opened_on=visit.received_on,
    )  # fmt: skip


def _come_back(later: Visit, first: Visit) -> None:
    """The same citizen about the same thing; whom the draw had put there was never anybody."""
    stranger = later.person_id
    later.person, later.area, later.field, later.content = (
        first.person,
        first.area,
        first.field,
        first.content,
    )
    later.save(update_fields=["person", "area", "field", "content"])
    Person.objects.filter(pk=stranger).delete()


def _join(visit: Visit, matter: Matter, *, by: User) -> None:
    visit.matter = matter
    visit.save(update_fields=["matter"])
    record_visit_entry("matter_joined", visit, by=by, on=visit.received_on)
