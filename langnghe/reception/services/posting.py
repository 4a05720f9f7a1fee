"""Posting a schedule publicly, and saying which sessions were posted too late."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.audit import services as audit
from langnghe.design.writing import long_date
from langnghe.kernel.errors import WrongState
from langnghe.reception import access
from langnghe.reception.models import Schedule, Session, SessionState
from langnghe.reception.selectors import posted_digest
from langnghe.reception.selectors.problems import LEAD
from langnghe.reception.services.receipts import SCHEDULE, send_down
from langnghe.reception.services.recording import record_sessions
from langnghe.reception.services.subscribing import tell_subscribers
from langnghe.rules import services as rules


@transaction.atomic
def post_schedule(schedule: Schedule, *, by: User, on: date) -> list[Session]:
    """Post every planned session that is still to come; answers with those posted later than the law asks."""
    schedule = (
        Schedule.objects.select_for_update(of=("self",)).select_related("unit", "post").get(pk=schedule.pk)
    )
    access.require(by, Right.POST, unit=schedule.unit_id, on=on)
    if schedule.posted_on is not None:
        raise WrongState(
            _("Lịch này đã được niêm yết."), instead=_("Thay đổi từng buổi ở trang của buổi đó.")
        )
    coming = schedule.sessions.select_for_update().filter(state=SessionState.PLANNED, held_on__gte=on)
    sessions = list(coming.order_by("held_on"))
    if not sessions:
        raise WrongState(_("Lịch này không còn buổi nào sắp tới để niêm yết."))

    for session in sessions:
        lead = rules.deadline(LEAD, unit=schedule.unit, counted_from=session.held_on)
        session.posted_on, session.posted_late = on, on > lead.due_on
    Session.objects.bulk_update(sessions, ["posted_on", "posted_late"])
    schedule.posted_on = on
    schedule.save(update_fields=["posted_on"])
    record_sessions("posted", sessions, by=by, on=on, cite=lead.cite.text)
    _record_content(schedule, sessions, by=by, on=on, cite=lead.cite.text)
    send_down(schedule, on=on)
    tell_subscribers(schedule.unit, "posted", _letter(schedule, sessions), about=(SCHEDULE, schedule.pk))
    return [session for session in sessions if session.posted_late]


def _record_content(schedule: Schedule, sessions: list[Session], *, by: User, on: date, cite: str) -> None:
    """The digest of what stands on the board, in the sealed log: the proof of what was posted, and when."""
    audit.record(
        "schedule.posted",
        subject=(SCHEDULE, schedule.pk),
        day=on,
        by=by.username,
        unit=schedule.unit_id,
        data={"content": posted_digest(sessions), "sessions": len(sessions)},
        cite=cite,
    )


def _letter(schedule: Schedule, sessions: list[Session]) -> dict[str, str]:
    return {
        "post": schedule.post.title,
        "since": long_date(sessions[0].held_on),
        "until": long_date(sessions[-1].held_on),
        "days": "\n".join(long_date(session.held_on) for session in sessions),
    }
