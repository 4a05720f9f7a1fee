"""The waiting line of one place on one day: its counter and its numbers, without a name."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from langnghe.reception.models.bookings import Booking
from langnghe.reception.models.schedules import ReceptionPlace
from langnghe.reception.models.sessions import Session
from langnghe.reception.models.visits import Visit


class TicketState(models.TextChoices):
    WAITING = "waiting", _("đang chờ")
    CALLED = "called", _("đang gọi")
    DONE = "done", _("đã tiếp")
    ABSENT = "absent", _("gọi không có mặt")


class Priority(models.TextChoices):
    """Why somebody goes first, in the officer's words to the hall; which of several frailties is nobody's business."""

    NONE = "", _("theo thứ tự")
    FRAIL = "frail", _("già yếu, khuyết tật, mang thai, con nhỏ")
    FAR = "far", _("từ nơi xa đến")


class QueueDay(models.Model):
    """The counters of one place on one day; locked while a number is given or called."""

    place = models.ForeignKey(ReceptionPlace, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    last = models.PositiveIntegerField(default=0)
    calls = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "day"], name="queue_day_once")]

    def __str__(self) -> str:
        return f"{self.place_id} {self.day}: {self.last}"


class QueueTicket(models.Model):
    """One number in the hall. `call` is the place of its last call among the day's calls: no clock orders the line."""

    queue = models.ForeignKey(QueueDay, on_delete=models.PROTECT, related_name="tickets")
    number = models.PositiveIntegerField()
    session = models.ForeignKey(Session, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    priority = models.CharField(max_length=10, choices=Priority.choices, blank=True)
    state = models.CharField(max_length=10, choices=TicketState.choices, default=TicketState.WAITING)
    room = models.CharField(max_length=40, blank=True)
    call = models.PositiveIntegerField(default=0)
    # The session it waited for was moved or missed; it keeps its number at the everyday counter.
    session_fell_away = models.BooleanField(default=False)
    visit = models.OneToOneField(
        Visit, null=True, blank=True, on_delete=models.PROTECT, related_name="ticket"
    )
    # Who booked a place and came; the line still holds no name.
    booking = models.OneToOneField(
        Booking, null=True, blank=True, on_delete=models.PROTECT, related_name="ticket"
    )
    form_digest = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["queue", "number"], name="ticket_number_once"),
            models.UniqueConstraint(
                fields=["queue", "room"], condition=Q(state="called"), name="ticket_one_called_a_room"
            ),
            models.UniqueConstraint(
                fields=["form_digest"], condition=~Q(form_digest=""), name="ticket_form_sent_once"
            ),
            models.CheckConstraint(
                condition=Q(state="waiting") | ~Q(room=""), name="ticket_called_to_a_room"
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)
