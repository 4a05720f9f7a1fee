"""The schedule: dates that a rule gives, what is posted, what is next, what changed last."""

from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.accounts.selectors import Viewer
from langnghe.audit.models import Entry
from langnghe.kernel.errors import Invalid, NotFound
from langnghe.lawbook.schedule_rules import ScheduleRule
from langnghe.reception import access
from langnghe.reception.models import Session, SessionState
from langnghe.rules.selectors import book_of
from langnghe.units.models import Unit

CALENDAR = ("rules.day_off_noted", "rules.day_off_taken_back")


def planned_dates(
    rule: ScheduleRule, *, unit: str, since: date, until: date, roll: str
) -> list[lawbook.PlannedDate]:
    """The days of a rule by the unit's calendar; what the lawbook refuses is refused with its sentence."""
    try:
        return lawbook.schedule_dates(rule, since, until, roll, book=book_of(unit))
    except lawbook.LawError as error:
        raise Invalid(str(error)) from error


def public_schedule(unit: Unit, *, since: date, until: date) -> QuerySet[Session]:
    """Posted sessions, moved and missed ones included: a change stays visible."""
    rows = Session.objects.filter(unit=unit, held_on__gte=since, held_on__lte=until, posted_on__isnull=False)
    return rows.select_related("post", "place", "delegated_to", "moved_to").order_by(
        "held_on", "starts_at", "id"
    )


def next_session(unit: Unit, *, on: date) -> Session | None:
    coming = [SessionState.PLANNED, SessionState.DELEGATED]
    rows = Session.objects.filter(unit=unit, held_on__gte=on, state__in=coming, posted_on__isnull=False)
    return rows.select_related("post", "place", "delegated_to").order_by("held_on", "starts_at").first()


def years_posted(unit: Unit) -> list[int]:
    days = Session.objects.filter(unit=unit, posted_on__isnull=False).dates("held_on", "year")
    return [day.year for day in days]


def last_change(unit: Unit) -> tuple[int, datetime] | None:
    """The newest entry about a session of this unit, or about its calendar: the schedule's page is as old as this."""
    said = Q(subject_kind="session") | Q(action__in=CALENDAR)
    rows = Entry.objects.filter(said, unit_code=unit.pk)
    return rows.order_by("-id").values_list("id", "at").first()


def sessions_on(viewer: Viewer, *, day: date, on: date) -> QuerySet[Session]:
    rows = access.visible_sessions(Session.objects.filter(held_on=day), viewer, on)
    return rows.select_related("unit", "post", "place", "delegated_to").order_by("starts_at", "id")


def session_for(viewer: Viewer, *, pk: int, on: date) -> Session:
    rows = access.visible_sessions(Session.objects.filter(pk=pk), viewer, on)
    found = rows.select_related("unit", "post", "place", "delegated_to", "moved_to", "schedule").first()
    if found is None:
        raise NotFound(_("Không có buổi tiếp này, hoặc đơn vị của ông bà không giữ lịch này."))
    return found
