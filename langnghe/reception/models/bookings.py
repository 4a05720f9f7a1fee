"""Places booked in a session: a number among its places, a code told once, a waiting list behind them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from langnghe.people.models import Person
from langnghe.petitions.models import Field
from langnghe.reception.models.sessions import Session


class BookingState(models.TextChoices):
    BOOKED = "booked", _("đã đăng ký")
    WAITING = "waiting", _("đang chờ chỗ")
    OFFERED = "offered", _("được mời vào chỗ trống")
    CANCELLED = "cancelled", _("đã hủy đăng ký")


HOLDING = (BookingState.BOOKED, BookingState.OFFERED)
OPEN = (*HOLDING, BookingState.WAITING)


class Booking(models.Model):
    """One citizen's place, or place in the queue; the code is kept only as a keyed hash.

    `phone_digest` holds within one schedule only: it limits hoarding and joins nothing else.
    The person is forgotten some weeks after the session.
    """

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="bookings")
    state = models.CharField(max_length=20, choices=BookingState.choices)
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    field = models.CharField(max_length=20, choices=Field.choices)
    topic = models.CharField(max_length=200, blank=True)
    code_digest = models.BinaryField(unique=True)
    phone_digest = models.BinaryField(default=b"")
    at_counter = models.BooleanField(default=False)
    queued_at = models.DateTimeField()
    offered_until = models.DateTimeField(null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            # The last place is sold once, whoever asks at the same moment.
            models.UniqueConstraint(
                fields=["session", "number"], condition=Q(state__in=HOLDING), name="booking_place_sold_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=HOLDING, number__isnull=False)
                | (~Q(state__in=HOLDING) & Q(number__isnull=True)),
                name="booking_number_while_held",
            ),
            models.CheckConstraint(
                condition=~Q(state=BookingState.OFFERED) | Q(offered_until__isnull=False),
                name="booking_offer_has_an_end",
            ),
        ]
        indexes = [models.Index(fields=["session", "queued_at", "id"])]

    def __str__(self) -> str:
        return f"{self.session_id} · {self.state}"
