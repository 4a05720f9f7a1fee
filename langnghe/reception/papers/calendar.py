"""The posted schedule as a calendar file: a moved or missed session is cancelled, never silently gone."""

from collections.abc import Iterable
from datetime import UTC, datetime, time

import icalendar
from django.utils.translation import gettext as _

from langnghe.kernel.clock import LOCAL
from langnghe.reception.models import Session, SessionState
from langnghe.units.models import Unit

GONE = {SessionState.MOVED, SessionState.MISSED}


def calendar_file(unit: Unit, sessions: Iterable[Session], *, address: str) -> bytes:
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Lang Nghe//lich tiep cong dan//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("Lịch tiếp công dân: %(unit)s") % {"unit": unit.name})
    for session in sessions:
        calendar.add_component(_event(unit, session, address))
    return bytes(calendar.to_ical())


def _event(unit: Unit, session: Session, address: str) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", f"buoi-tiep-{session.pk}@{unit.pk.lower()}.lang-nghe")
    # The stamp is the day of posting, so that the same schedule is the same file.
    event.add("dtstamp", _stamp(session))
    event.add("dtstart", session.starts_at.astimezone(UTC))
    event.add("dtend", session.ends_at.astimezone(UTC))
    event.add("summary", _("%(post)s tiếp công dân") % {"post": session.post.title})
    event.add("location", f"{session.place.name}, {session.place.address}")
    event.add("description", description(session))
    event.add("status", "CANCELLED" if session.state in GONE else "CONFIRMED")
    event.add("sequence", 0 if session.state == SessionState.PLANNED else 1)
    event.add("url", address)
    return event


def _stamp(session: Session) -> datetime:
    day = session.posted_on or session.held_on
    return datetime.combine(day, time(0), tzinfo=LOCAL).astimezone(UTC)


def description(session: Session) -> str:
    """What changed, in one sentence; empty when nothing did."""
    if session.state == SessionState.MOVED and session.moved_to:
        return _("Dời sang ngày %(day)s. Lý do: %(reason)s") % {
            "day": f"{session.moved_to.held_on:%d/%m/%Y}",
            "reason": session.reason,
        }
    if session.state == SessionState.DELEGATED and session.delegated_to:
        return _("Ủy quyền cho %(post)s. Lý do: %(reason)s") % {
            "post": session.delegated_to.title,
            "reason": session.reason,
        }
    if session.state == SessionState.MISSED:
        return _("Không tiếp. Lý do: %(reason)s") % {"reason": session.reason}
    return session.reason
