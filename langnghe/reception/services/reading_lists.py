"""Saving a list that was read and confirmed: the same dates that were shown, or nothing."""

import hashlib
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.audit import services as audit
from langnghe.kernel.errors import Invalid
from langnghe.reception import access
from langnghe.reception.models import Schedule
from langnghe.reception.selectors import Draft, Given, draft_list
from langnghe.reception.services.scheduling import draw_schedule
from langnghe.units.models import Unit

SCHEDULE = "schedule"


@transaction.atomic
def save_list(unit: Unit, text: str, given: Given, *, seen: str, by: User, on: date) -> list[Schedule]:
    """Draw every schedule of a confirmed list. Refuses open questions, and dates other than those shown."""
    access.require(by, Right.PLAN, unit=unit.pk, on=on)
    drafts = draft_list(text, given)
    if not drafts.is_clear:
        raise Invalid(
            _("Danh sách còn chỗ chưa rõ nên chưa lưu gì."), instead=_("Trả lời các câu hỏi rồi xem lại.")
        )
    if drafts.digest != seen:
        raise Invalid(
            _("Danh sách đã khác với lần xem trước nên chưa lưu gì."),
            instead=_("Xem lại các ngày rồi xác nhận."),
        )

    schedules = [_draw(unit, draft, by=by, on=on) for draft in drafts.drafts]
    digest = hashlib.sha256(text.encode()).hexdigest()
    for schedule in schedules:
        audit.record(
            "schedule.read",
            subject=(SCHEDULE, schedule.pk),
            day=on,
            by=by.username,
            unit=unit.pk,
            data={"list": digest},
        )
    return schedules


def _draw(unit: Unit, draft: Draft, *, by: User, on: date) -> Schedule:
    planned = [row.planned_on for row in draft.dates]
    return draw_schedule(
        unit,
        post=draft.posts[0],
        turns=draft.posts[1:],
        place=draft.place,
        rule=draft.rule,
        roll=draft.roll,
        since=min(planned),
        until=max(planned),
        hours=draft.hours,
        by=by,
        on=on,
    )
