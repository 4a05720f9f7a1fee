"""A posted schedule goes down to the units below, which say that they have it."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.selectors import units_of
from langnghe.audit import services as audit
from langnghe.kernel.errors import NotFound, WrongState
from langnghe.reception.models import Schedule, ScheduleReceipt
from langnghe.units.models import Unit, standing

SCHEDULE = "schedule"


def send_down(schedule: Schedule, *, on: date) -> int:
    """One receipt for each unit that stands below on that day."""
    below = Unit.objects.filter(standing(on), parent=schedule.unit_id)
    rows = [ScheduleReceipt(schedule=schedule, unit=unit, sent_on=on) for unit in below]
    return len(ScheduleReceipt.objects.bulk_create(rows, ignore_conflicts=True))


def ask_again(schedule: Schedule | None, *, on: date) -> None:
    """After a change the units below say again that they have it."""
    if schedule is not None:
        ScheduleReceipt.objects.filter(schedule=schedule).update(sent_on=on, received_on=None, received_by="")


@transaction.atomic
def acknowledge(receipt: ScheduleReceipt, *, by: User, on: date) -> ScheduleReceipt:
    """“Đã nhận”. Refuses who does not work in the unit, and a second time."""
    rows = ScheduleReceipt.objects.select_for_update().filter(unit__in=units_of(by, on=on))
    locked = rows.filter(pk=receipt.pk).first()
    if locked is None:
        raise NotFound(_("Không có lịch nào gửi đến đơn vị của ông bà như vậy."))
    if locked.received_on:
        raise WrongState(_("Lịch này đã được báo nhận."))
    locked.received_on, locked.received_by = on, by.username
    locked.save(update_fields=["received_on", "received_by"])
    audit.record(
        "schedule.received",
        subject=(SCHEDULE, locked.schedule_id),
        day=on,
        by=by.username,
        unit=locked.unit_id,
        data={"sent_on": locked.sent_on.isoformat()},
    )
    return locked
