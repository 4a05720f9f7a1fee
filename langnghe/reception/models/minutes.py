"""What is written of a session: its minutes, who else took part, and the tasks that its conclusion gives."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from langnghe.reception.models.sessions import Session
from langnghe.units.models import Post, Unit


class SessionMinutes(models.Model):
    """The minutes (biên bản) of one session; one to which nobody came has minutes of its own and was held."""

    session = models.OneToOneField(Session, on_delete=models.PROTECT, related_name="minutes")
    began_at = models.TimeField()
    ended_at = models.TimeField()
    nobody_came = models.BooleanField(default=False)
    opinions = models.TextField(blank=True, max_length=8000)
    conclusion = models.TextField(blank=True, max_length=8000)
    citizen_opinion = models.TextField(blank=True, max_length=4000)
    read_back = models.BooleanField(default=False)
    concluded_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ended_at__gt=F("began_at")), name="minutes_hours_in_order")
        ]

    def __str__(self) -> str:
        return str(self.session_id)


class SessionAttendee(models.Model):
    """Somebody who took part for their office: the post and the body, which is what the minutes need."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="attendees")
    title = models.CharField(max_length=160)
    organisation = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return ", ".join(part for part in (self.title, self.organisation) if part)


class SessionTask(models.Model):
    """One task of a conclusion: what, whose, until when; open until it is answered."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="tasks")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=500)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    answer = models.CharField(max_length=1000, blank=True)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "number"], name="task_number_once"),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True) | ~Q(answer=""), name="task_answered_has_answer"
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "due_on"], condition=Q(answered_on__isnull=True), name="task_open")
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.text}"

    def is_late(self, on: date) -> bool:
        return (self.answered_on or on) > self.due_on
