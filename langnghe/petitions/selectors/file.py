"""One petition with everything behind it: its terms, its entries, who held it, why the day is that day."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.accounts.models import Custody
from langnghe.accounts.rights import Right
from langnghe.accounts.selectors import Viewer, has_right
from langnghe.audit import selectors as audit
from langnghe.audit.models import Entry
from langnghe.kernel.errors import Invalid, NotFound
from langnghe.petitions import access
from langnghe.petitions.models import Clock, Kind, Matter, Petition, Signatory
from langnghe.rules.selectors import book_of
from langnghe.units.models import Unit
from langnghe.vault import selectors as vault

REBUILT_FROM = "petition."
NUMBER = re.compile(r"(\d{1,7})\s*/\s*(\d{4})")


@dataclass(frozen=True)
class Why:
    """The reason of a due date in words, and the days that were counted."""

    title: str
    sentence: str
    counted: lawbook.Deadline | None = None

    @property
    def days(self) -> list[dict[str, Any]]:
        """Empty where only what was stored is said."""
        english = get_language() == "en"
        counted = self.counted
        return (
            [_square(day, counted.due_on, english=english) for day in counted.days()[1:]] if counted else []
        )


def file(viewer: Viewer, on: date, pk: int) -> Petition:
    """One petition; who may not see it gets the same answer as for one that does not exist."""
    rows = Petition.objects.select_related(
        "matter",
        "person",
        "person__area",
        "unit",
        "unit__area",
        "competent",
        "area",
        "handler",
        "passing",
        "standing",
        "whole",
        "split_from",
        "entered_by",
        "denunciation",
    )
    signed = Prefetch(
        "signatories", Signatory.objects.select_related("person").order_by("-is_representative", "id")
    )
    rows = rows.prefetch_related(
        Prefetch("clocks", Clock.objects.order_by("id")),
        signed,
        "papers",
        "respondents",
        "parts",
        "corrections",
    )
    found = access.visible(rows, viewer, on).filter(pk=pk).first()
    if found is None:
        raise NotFound(_("Không có đơn này, hoặc đơn vị của ông bà không giữ hồ sơ này."))
    return found


def may_see(viewer: Viewer, on: date, pk: int) -> bool:
    return access.visible(Petition.objects.filter(pk=pk), viewer, on).exists()


def head_is_named(petition: Petition, on: date) -> bool:
    """Whether somebody who decides in the unit is named in this denunciation."""
    named = vault.excluded_users((access.KIND, petition.pk))
    return any(has_right(user, Right.DECIDE, unit=petition.unit_id, on=on) for user in named)


def timeline(petition: Petition) -> list[Entry]:
    return list(audit.timeline(access.KIND, petition.pk))


def entries_of(petitions: list[int]) -> list[Entry]:
    """What was done with these petitions, oldest first."""
    rows = Entry.objects.filter(subject_kind=access.KIND, subject_id__in=petitions)
    return list(rows.order_by("day", "id"))


def held_by(petition_id: int) -> list[Custody]:
    """Which unit held the file from when until when, oldest first."""
    rows = Custody.objects.filter(subject_kind=access.KIND, subject_id=petition_id)
    return list(rows.select_related("unit").order_by("since", "id"))


def why(clock: Clock) -> Why:
    """Explain a stored term; where today's data would count otherwise, only what was stored is said."""
    english = get_language() == "en"
    counted = next((one for one in _counts(clock) if one.due_on == clock.due_on), None)
    if counted is None:
        return Why(clock.title, f"{clock.cite} ({_how_sure(clock.confidence, english=english)}).")
    sentence = lawbook.explain(counted, "en" if english else "vi").partition("\n")[0]
    return Why(title_of(clock), sentence, counted)


def _how_sure(confidence: str, *, english: bool) -> str:
    return lawbook.CONFIDENCE_WORDS[lawbook.Confidence(confidence)][int(english)]


def _counts(clock: Clock) -> Iterator[lawbook.Deadline]:
    """The term by the law alone, where its text is the one stored; else by the unit's own book, which is a question more."""
    with suppress(lawbook.LawError):
        by_law = _by_law(clock.rule, clock.counted_from, tuple(clock.facts))
        if (by_law.cite.text, str(by_law.confidence)) == (clock.cite, clock.confidence):
            yield by_law
    with suppress(lawbook.LawError):
        yield lawbook.deadline(
            clock.rule, clock.counted_from, facts=clock.facts, book=book_of(clock.petition.unit_id)
        )


@lru_cache(maxsize=1024)
def _by_law(rule: str, counted_from: date, facts: tuple[str, ...]) -> lawbook.Deadline:
    """Petitions of one day share their term; the law that ships does not change while a process runs."""
    return lawbook.deadline(rule, counted_from, facts=facts)


def title_of(clock: Clock) -> str:
    if get_language() != "en":
        return clock.title
    try:
        return lawbook.rule(clock.rule, clock.counted_from).title_en
    except lawbook.LawError:
        return clock.title


def would_be_due(petition: Petition, on: date) -> date | None:
    """When a complaint accepted on that day would have to be resolved."""
    if petition.kind != Kind.COMPLAINT:
        return None
    facts = [
        name for name, holds in (("complex", petition.is_complex), ("remote", petition.is_remote)) if holds
    ]
    rule = "complaint.first_resolution" if petition.instance == 1 else "complaint.second_resolution"
    return lawbook.deadline(rule, on, facts=facts, book=book_of(petition.unit_id)).due_on


def matter_of(number: str, *, unit: Unit) -> Matter | None:
    """The matter of a petition number of the unit's book, such as 97/2026; refuses a number that is not there."""
    if not number.strip():
        return None
    found = NUMBER.fullmatch(number.strip())
    row = found and Petition.objects.filter(
        unit=unit,
        number=int(found[1]),
        year=int(found[2]),
        voided_on__isnull=True,
        denunciation__isnull=True,
    ).select_related("matter")
    petition = row.first() if row else None
    if petition is None:
        raise Invalid(_("Không có đơn số này trong sổ của cơ quan nhận."))
    return petition.matter


def _square(day: lawbook.Day, due_on: date, *, english: bool) -> dict[str, Any]:
    state = "due" if day.date == due_on else "counted" if day.counted else "off"
    return {"day": day.date, "state": state, "why": day.why_en if english else day.why}


def rebuilt(petition_id: int) -> dict[str, Any]:
    """The counted facts of a petition as its entries tell them: the newest entry of each fact stands."""
    facts: dict[str, Any] = {}
    for entry in audit.timeline(access.KIND, petition_id):
        if entry.action.startswith(REBUILT_FROM):
            facts |= entry.data
    return facts
