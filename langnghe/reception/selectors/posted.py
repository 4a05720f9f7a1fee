"""What was posted and changed, for feeds and calendars; what came down from above."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max, QuerySet

from langnghe.accounts.selectors import Viewer, units_of
from langnghe.audit.models import Entry
from langnghe.reception.models import ScheduleReceipt, Session
from langnghe.units.models import Unit

NEWEST = 60
TOLD = ("session.posted", "session.moved", "session.delegated", "session.missed")
# What a calendar shows; minutes and tasks written afterwards change no event.
SHOWN = (*TOLD, "session.planned", "session.in_person", "session.online")


@dataclass(frozen=True)
class Change:
    """One posting or change of one session, as the feed tells it."""

    entry: int
    action: str
    at: datetime
    session: Session


def changes(unit: Unit) -> list[Change]:
    rows = Entry.objects.filter(unit_code=unit.pk, subject_kind="session", action__in=TOLD)
    entries = list(rows.order_by("-id")[:NEWEST])
    sessions = Session.objects.select_related("post", "place", "delegated_to", "moved_to").in_bulk(
        {entry.subject_id for entry in entries}
    )
    return [
        Change(entry.pk, entry.action, entry.at, sessions[entry.subject_id])
        for entry in entries
        if entry.subject_id in sessions and sessions[entry.subject_id].posted_on
    ]


def revisions(sessions: Iterable[Session]) -> dict[int, tuple[int, datetime]]:
    """How often what the public sees of each session was written, and when last: SEQUENCE and DTSTAMP."""
    rows = Entry.objects.filter(
        subject_kind="session", subject_id__in=[one.pk for one in sessions], action__in=SHOWN
    )
    counted = rows.values_list("subject_id").annotate(times=Count("id"), last=Max("at"))
    return {pk: (times, last) for pk, times, last in counted}


def receipts_for(viewer: Viewer, *, on: date) -> QuerySet[ScheduleReceipt]:
    rows = ScheduleReceipt.objects.filter(unit__in=units_of(viewer, on=on), schedule__until__gte=on)
    return rows.select_related("schedule__unit", "schedule__post", "unit").order_by(
        "received_on", "-sent_on", "-id"
    )
