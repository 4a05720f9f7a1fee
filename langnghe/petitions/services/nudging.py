"""An officer asks who handles a file to go on with it: by e-mail and on their desk, by the number alone."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.audit.models import Entry
from langnghe.design.writing import short_date
from langnghe.kernel.errors import NotAllowed, WrongState
from langnghe.petitions import access
from langnghe.petitions.models import Petition, Reminder
from langnghe.petitions.selectors.covers import covers_on
from langnghe.petitions.selectors.life import UNDO_WITHIN
from langnghe.petitions.services import recording
from langnghe.petitions.services.alerting import write
from langnghe.petitions.services.locking import locked_file

NUDGED = "nudged"


@transaction.atomic
def nudge(petition: Petition, *, by: User, on: date) -> list[User]:
    """Remind the handler, and whoever covers them, once a day; refuses a closed file and one that nobody handles."""
    held = locked_file(petition, by=by, on=on)
    if held.closed_on:
        raise WrongState(_("Đơn %(number)s đã kết thúc, không nhắc nữa.") % {"number": held})
    recording.must_hold(held, Right.HANDLE, by=by, on=on)
    told = _told(held, by=by, on=on)
    recent = Entry.objects.filter(
        subject_kind=access.KIND, subject_id=held.pk, action="petition.nudged", day=on
    )
    if recent.exists():
        raise WrongState(_("Đơn %(number)s đã được nhắc trong ngày.") % {"number": held})
    rows = [
        Reminder(clock=clock, stage=NUDGED, told=user, on=on)
        for clock in held.clocks.filter(ended_on__isnull=True)
        for user in told
    ]
    Reminder.objects.bulk_create(rows, ignore_conflicts=True)
    due = short_date(held.due_on) if held.due_on else ""
    for user in told:
        write(user, "petitions/letters/nudged", {"number": str(held), "due_on": due, "by": str(by)})
    recording.record("nudged", held, by=by, on=on, more={"told": [user.pk for user in told]})
    return told


def _told(petition: Petition, *, by: User, on: date) -> list[User]:
    handler = petition.handler
    if handler is None:
        raise WrongState(
            _("Đơn %(number)s chưa giao cho ai.") % {"number": petition}, instead=_("Giao người xử lý trước.")
        )
    named = {user for _petition, user in access.named_officers([petition.pk])}
    found = [handler, *(row.cover for row in covers_on(on).get(handler.pk, []))]
    told = [user for user in found if user.pk not in named and user.pk != by.pk]
    if not told:
        raise WrongState(_("Đơn %(number)s do chính ông bà xử lý.") % {"number": petition})
    return told


@transaction.atomic
def give_back_to_handler(petition: Petition, *, by: User, at: datetime, on: date) -> Petition:
    """Undo the assignment that this officer has just made; the file is with whoever had it before."""
    held = locked_file(petition, by=by, on=on)
    rows = Entry.objects.filter(
        subject_kind=access.KIND, subject_id=held.pk, action="petition.handler_given", at__gt=at - UNDO_WITHIN
    )
    last = rows.order_by("-pk").first()
    if last is None or last.data.get("handler") != held.handler_id or "before" not in last.data:
        raise WrongState(_("Việc giao đã quá mười phút hoặc người khác vừa giao lại."))
    if last.actor != by.username:
        raise NotAllowed(_("Chỉ người vừa làm bước này mới hoàn tác được."))
    held.handler = User.objects.filter(pk=last.data["before"]).first()
    held.save(update_fields=["handler"])
    recording.record("handler_returned", held, by=by, on=on, more={"handler": held.handler_id})
    return held
