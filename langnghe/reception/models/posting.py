"""Who hears of a posted schedule: those who asked by e-mail, and the units below, which say that they have it."""

from django.db import models

from langnghe.reception.models.schedules import Schedule
from langnghe.units.models import Unit


class Subscriber(models.Model):
    """An address that asked for the schedule of one unit; never shown, and nothing is sent before it is confirmed."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    email = models.EmailField()
    # The site as the subscriber reached it: links in letters lead back there.
    site = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "email"], name="subscriber_once")]

    def __str__(self) -> str:
        return f"{self.unit_id} · {self.pk}"


class ScheduleReceipt(models.Model):
    """A posted schedule sent down to one unit, and when that unit said “đã nhận”; a change asks again."""

    schedule = models.ForeignKey(Schedule, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    sent_on = models.DateField()
    received_on = models.DateField(null=True, blank=True)
    received_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["schedule", "unit"], name="schedule_receipt_once")]
        indexes = [models.Index(fields=["unit", "-sent_on"])]

    def __str__(self) -> str:
        return f"{self.schedule_id} → {self.unit_id}"
