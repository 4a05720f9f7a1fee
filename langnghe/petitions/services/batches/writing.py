"""Writing a book whole: thousands of lines in one transaction, or none with the reason."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from langnghe.accounts.services import give_custody_to_many
from langnghe.audit import services as audit
from langnghe.old_books import services as books
from langnghe.people.models import Person
from langnghe.people.services import build_person
from langnghe.petitions import access, old_books
from langnghe.petitions.models import (
    Batch,
    BatchLine,
    BatchState,
    Book,
    Clock,
    Matter,
    Petition,
)
from langnghe.petitions.services import clocks, indexing, recording
from langnghe.petitions.services.intake.receiving import TITLE
from langnghe.petitions.workflow import State
from langnghe.rules import services as rules
from langnghe.vietnamese import fold

AT_ONCE = 1000
Term = tuple[str, date]


@dataclass(frozen=True)
class Written:
    """A line beside the petition that it becomes."""

    line: old_books.Line
    petition: Petition


def write_lines(batch: Batch, lines: list[old_books.Line], on: date) -> None:
    """Every line of a locked batch, in the transaction that marks it as written."""
    numbers = books.numbers_of(Book, batch.unit, lines)
    standing = _undone(batch, numbers)
    people = [build_person(line.full_name, address=line.address, phone=line.phone) for line in lines]
    matters = [_matter(batch, line) for line in lines]
    Person.objects.bulk_create(people, AT_ONCE)
    Matter.objects.bulk_create(matters, AT_ONCE)
    written = []
    for line, number, person, matter in zip(lines, numbers, people, matters, strict=True):
        year = line.received_on.year
        petition = standing.get((year, number)) or Petition(unit=batch.unit, number=number, year=year)
        petition.person, petition.matter = person, matter
        written.append(Written(line, _petition(batch, line, petition)))
    terms = _terms(written, batch)
    _save(batch, written)
    _start_clocks(written, terms)
    _record(batch, written, terms, on=on)


def _undone(batch: Batch, numbers: Iterable[int]) -> dict[tuple[int, int], Petition]:
    """The voided lines of an undone batch: the same number may be written again, as the same line of the book."""
    wanted = set(numbers)
    rows = Petition.objects.filter(unit=batch.unit, voided_on__isnull=False, number__in=wanted)
    rows = rows.filter(pk__in=BatchLine.objects.filter(batch__state=BatchState.UNDONE).values("petition"))
    return {(row.year, row.number): row for row in rows.select_for_update(of=("self",))}


def _matter(batch: Batch, line: old_books.Line) -> Matter:
    return Matter(
        unit=batch.unit,
        title=line.summary[:TITLE],
        folded=fold(line.summary),
        field=line.field,
        opened_on=line.received_on,
    )


def _petition(batch: Batch, line: old_books.Line, petition: Petition) -> Petition:
    for name in (
        "kind",
        "channel",
        "received_on",
        "written_on",
        "signers",
        "summary",
        "accepted_on",
        "closed_on",
    ):
        setattr(petition, name, getattr(line, name))
    petition.state = (
        State.CLOSED if line.closed_on else State.ACCEPTED if line.accepted_on else State.RECEIVED
    )
    petition.closed_because = line.result if line.closed_on else ""
    petition.voided_on = petition.due_on = None
    petition.handler = batch.by
    petition.code_digest = secrets.token_bytes(32)
    return petition


def _rule(petition: Petition) -> str:
    if petition.closed_on:
        return ""
    return (
        clocks.rule_of_resolution(petition)
        if petition.accepted_on
        else clocks.rule_before_acceptance(petition)
    )


def _terms(written: list[Written], batch: Batch) -> dict[Term, Any]:
    """Each term that is still open, asked once however many lines it is for."""
    asked = {
        (rule, one.line.accepted_on or one.line.received_on)
        for one in written
        if (rule := _rule(one.petition))
    }
    return {(rule, day): rules.deadline(rule, unit=batch.unit, counted_from=day) for rule, day in asked}


def _term_of(one: Written) -> Term:
    return _rule(one.petition), one.line.accepted_on or one.line.received_on


def _save(batch: Batch, written: list[Written]) -> None:
    new = [one.petition for one in written if one.petition.pk is None]
    again = [one.petition for one in written if one.petition.pk is not None]
    Petition.objects.bulk_create(new, AT_ONCE)
    for petition in again:
        petition.save()
    give_custody_to_many(access.KIND, [(row.pk, batch.unit_id, row.received_on) for row in new])
    lines = [BatchLine(batch=batch, row=one.line.row, petition=one.petition) for one in written]
    BatchLine.objects.bulk_create(lines, AT_ONCE)


def _start_clocks(written: list[Written], terms: dict[Term, Any]) -> None:
    rows = []
    for one in written:
        found = terms.get(_term_of(one))
        if found:
            rows.append(clocks.row_of(one.petition, found))
            one.petition.due_on = found.due_on
    Clock.objects.bulk_create(rows, AT_ONCE)
    Petition.objects.bulk_update(
        [one.petition for one in written if one.petition.due_on], ["due_on"], AT_ONCE
    )


def _record(batch: Batch, written: list[Written], terms: dict[Term, Any], *, on: date) -> None:
    entries = []
    for one in written:
        found, petition = terms.get(_term_of(one)), one.petition
        more = {
            "number": petition.number,
            "year": petition.year,
            "matter": petition.matter_id,
            "batch": batch.pk,
        }
        entries.append(
            audit.build(
                "petition.received",
                subject=(access.KIND, petition.pk),
                day=petition.received_on,
                by=batch.by.username,
                unit=batch.unit_id,
                data={**recording.facts_of(petition), **more},
                cite=found.cite.text if found else "",
            )
        )
    audit.record_many(entries)
    audit.record(
        "batch.written", subject=(access.BATCH, batch.pk), day=on, by=batch.by.username, unit=batch.unit_id,
        data={"rows": len(written)},
    )  # fmt: skip
    indexing.index_many([one.petition for one in written])
