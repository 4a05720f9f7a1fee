"""Who has a file open, who read it, what colleagues noted on it, and which points were checked."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max
from django.utils.translation import get_language

from langnghe import lawbook
from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.accounts.selectors import Viewer
from langnghe.audit.models import Entry
from langnghe.petitions import access, checklists
from langnghe.petitions.models import ChecklistTick, FileReading, Petition, PetitionNote, Presence

SHOWN = 20


@dataclass(frozen=True)
class Reading:
    """One officer's readings of a file: how often, and when last."""

    name: str
    unit_name: str
    times: int
    last: datetime


@dataclass(frozen=True)
class Check:
    """One point of the law on a file, in the lawbook's words, with who checked it."""

    rule: str
    says: str
    cite: str
    is_sure: bool
    tick: ChecklistTick | None


def version_of(petition: Petition) -> int:
    """The last entry of a file: a form carries it, so that a stale one is told."""
    rows = Entry.objects.filter(subject_kind=access.KIND, subject_id=petition.pk)
    return int(rows.aggregate(last=Max("pk"))["last"] or 0)


def also_open(petition: Petition, viewer: User, *, since: datetime) -> list[Presence]:
    """Colleagues whose page of this file is not older than that moment."""
    rows = Presence.objects.filter(petition=petition, seen__gte=since).exclude(user=viewer)
    return list(rows.select_related("user").order_by("since")[:SHOWN])


def readings(viewer: Viewer, on: date, petition: Petition) -> list[Reading]:
    """Who opened the file, for those who decide in the unit that leads it."""
    if not access.may(viewer, petition, Right.DECIDE, on):
        return []
    rows = FileReading.objects.filter(petition=petition.pk)
    found = rows.values("user__display_name", "user__username", "unit__name")
    return [
        Reading(
            row["user__display_name"] or row["user__username"], row["unit__name"], row["times"], row["last"]
        )
        for row in found.annotate(times=Count("pk"), last=Max("at")).order_by("-last")[:SHOWN]
    ]


def notes(viewer: Viewer, on: date, petition: Petition) -> list[PetitionNote]:
    """The notes of the viewer's own units, newest first; those of another unit are theirs."""
    rows = PetitionNote.objects.filter(petition=petition, unit__in=access.reading_units(viewer, on))
    return list(rows.select_related("author").order_by("-written_at", "-pk"))


def checklist(petition: Petition) -> list[Check]:
    """The points to check for this kind of petition, as the text in force on the day of receipt has them."""
    ticks = {row.rule: row for row in petition.ticks.select_related("ticked_by")}
    return [check for rule in checklists.rules_for(petition.kind) if (check := _check(rule, petition, ticks))]


def _check(rule: str, petition: Petition, ticks: dict[str, ChecklistTick]) -> Check | None:
    try:
        law = lawbook.rule(rule, petition.received_on)
    except lawbook.LawError:
        return None
    says = law.says_en if get_language() == "en" else law.says
    is_sure = law.confidence != lawbook.Confidence.UNVERIFIED
    return Check(rule, says, law.cite.text, is_sure, ticks.get(rule))
