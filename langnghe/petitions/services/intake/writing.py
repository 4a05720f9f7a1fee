"""Writing a line of the book: what it needs is asked in one trip, and all its rows are written in another."""

from typing import Any

from django.db.models import F, Model

from langnghe.accounts.models import Custody, CustodyRole, User
from langnghe.accounts.services import custody_of
from langnghe.kernel.books import number_taken, taking_number
from langnghe.kernel.new_rows import new_keys, write
from langnghe.kernel.trips import together
from langnghe.lawbook import Deadline
from langnghe.people.models import Person
from langnghe.petitions import access
from langnghe.petitions.models import Book, Matter, Petition, PetitionBody
from langnghe.petitions.services import clocks, indexing, recording
from langnghe.rules import selectors as law
from langnghe.rules import services as rules
from langnghe.vietnamese import fold, normalise

TITLE = 300


def new_matter(petition: Petition, title: str, field: str) -> Matter:
    """A matter of its own for a petition on something new, not yet written."""
    name = (" ".join(normalise(title).split()) or petition.summary)[:TITLE]
    return Matter(
        unit=petition.unit,
        title=name,
        folded=fold(f"{name} {petition.summary}"),
        field=field,
        opened_on=petition.received_on,
    )


def write_line(petition: Petition, matter: Matter, *, by: User | None, body: str = "") -> None:
    """Number, first term, custody, entry and words for search; a new person and a new matter with them.

    `body` is the whole text of a petition that came without paper.
    """
    person = petition.person
    fresh: list[Person | Matter] = [one for one in (person, matter) if one.pk is None]
    if matter not in fresh:
        Matter.objects.filter(pk=matter.pk).update(times_received=F("times_received") + 1)
    term = _ask(petition, fresh)
    petition.person, petition.matter = person, matter
    write([*fresh, petition, *_beside(petition, term, by=by, body=body)])


def _ask(petition: Petition, fresh: list[Person | Matter]) -> Deadline:
    """The number of the book and the keys of the new rows; gives the first term by the law of the unit."""
    unit, year = petition.unit, petition.year
    last, keys, marks = together(
        taking_number(Book, unit=unit.pk, year=year),
        new_keys([Petition, *(type(one) for one in fresh)]),
        law.marks_of(unit.pk),
    )
    petition.number = number_taken(last, year=year)
    for row, key in zip([petition, *fresh], keys, strict=True):
        row.pk = key
    rule = clocks.rule_before_acceptance(petition)
    term = rules.deadline(rule, unit=unit, counted_from=petition.received_on, marks=marks)
    petition.due_on = term.due_on
    return term


def _beside(petition: Petition, term: Deadline, *, by: User | None, body: str) -> list[Model]:
    more: dict[str, Any] = {
        "number": petition.number,
        "year": petition.year,
        "matter": petition.matter_id,
    }
    if petition.entered_by_id:
        more["entered_by"] = petition.entered_by_id
    if petition.split_from_id:
        more["split_from"] = petition.split_from_id
    entry = recording.entry_of(
        "received", petition, by=by, on=petition.received_on, cite=term.cite.text, more=more
    )
    whole = [PetitionBody(petition=petition, body=body)] if body else []
    words = [indexing.row_of(petition, body=body)] if indexing.may_be_indexed(petition) else []
    return [clocks.row_of(petition, term), *_custody(petition), entry, *whole, *words]


def _custody(petition: Petition) -> list[Custody]:
    """The unit of the book leads; one that entered it for that unit follows."""
    subject, since = (access.KIND, petition.pk), petition.received_on
    held = [custody_of(*subject, unit=petition.unit_id, since=since)]
    if petition.entered_by_id:
        held.append(custody_of(*subject, unit=petition.entered_by_id, since=since, role=CustodyRole.FOLLOW))
    return held
