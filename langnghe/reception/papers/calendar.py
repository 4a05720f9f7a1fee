"""The posted schedule as a calendar file: a moved or missed session is cancelled, never silently gone."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time, timedelta

import icalendar
from django.utils.translation import gettext as _

from langnghe.kernel.clock import LOCAL
from langnghe.reception.models import Session, SessionKind, SessionState
from langnghe.units.models import Unit

GONE = {SessionState.MOVED, SessionState.MISSED}
REFRESH = timedelta(hours=6)


def calendar_file(
    unit: Unit, sessions: Iterable[Session], *, address: str, revisions: Mapping[int, tuple[int, datetime]]
) -> bytes:
    """A file to import or to subscribe to: the same UID for ever, a SEQUENCE that grows with each change."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Lang Nghe//lich tiep cong dan//VI")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("Lịch tiếp công dân: %(unit)s") % {"unit": unit.name})
    calendar.add("x-wr-timezone", LOCAL.key)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", REFRESH)
    calendar.add_component(_zone())
    for session in sessions:
        calendar.add_component(_event(unit, session, address, revisions.get(session.pk)))
    return bytes(calendar.to_ical())


def _zone() -> icalendar.Timezone:
    """Vietnam has had one offset and no summer time since 1975."""
    zone, standard = icalendar.Timezone(), icalendar.TimezoneStandard()
    zone.add("tzid", LOCAL.key)
    standard.add("dtstart", datetime(1975, 6, 13))  # noqa: DTZ001 - the standard asks for local time here
    standard.add("tzoffsetfrom", timedelta(hours=7))
    standard.add("tzoffsetto", timedelta(hours=7))
    standard.add("tzname", "ICT")
    zone.add_component(standard)
    return zone


def _event(
    unit: Unit, session: Session, address: str, revision: tuple[int, datetime] | None
) -> icalendar.Event:
    event = icalendar.Event()
    times, last = revision or (1, _stamp(session))
    event.add("uid", f"buoi-tiep-{session.pk}@{unit.pk.lower()}.lang-nghe")
    # The stamp is the moment of the last change, so that the same schedule is the same file.
    event.add("dtstamp", last.astimezone(UTC).replace(microsecond=0))
    event.add("last-modified", last.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", session.starts_at.astimezone(LOCAL))
    event.add("dtend", session.ends_at.astimezone(LOCAL))
    event.add("summary", _("%(post)s tiếp công dân") % {"post": session.post.title})
    event.add("location", f"{session.place.name}, {session.place.address}")
    online = _("trực tuyến") if session.online_ground else ""
    event.add("description", "\n".join(filter(None, (topic(session), online, description(session)))))
    event.add("status", "CANCELLED" if session.state in GONE else "CONFIRMED")
    event.add("sequence", times - 1)
    event.add("url", f"{address}#buoi-{session.pk}")
    return event


def _stamp(session: Session) -> datetime:
    """For sessions that came with old data and have no entry."""
    day = session.posted_on or session.held_on
    return datetime.combine(day, time(0), tzinfo=LOCAL)


def topic(session: Session) -> str:
    """What a session called for itself is about; a regular one is about whatever citizens bring."""
    if session.kind == SessionKind.REGULAR:
        return ""
    kind = str(session.get_kind_display())
    return f"{kind}: {session.topic}" if session.topic else kind


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
