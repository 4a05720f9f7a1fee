"""The day before: a reminder; some weeks after: the person is forgotten, the count stays."""

from datetime import date, timedelta

from django.db import transaction

from langnghe.people.models import Person
from langnghe.reception.models import Booking, BookingState, SessionState
from langnghe.reception.services.telling import tell

# How long names of bookings are kept after the session: our own measure, no text fixes one.
KEPT_DAYS = 30


@transaction.atomic
def remind(*, on: date) -> int:
    """Remind everyone whose session is tomorrow; run twice, it reminds once."""
    rows = Booking.objects.select_for_update(of=("self",), skip_locked=True).filter(
        state=BookingState.BOOKED,
        session__held_on=on + timedelta(days=1),
        session__state__in=[SessionState.PLANNED, SessionState.DELEGATED],
        reminded_on__isnull=True,
    )
    found = list(
        rows.select_related("person", "session__unit", "session__post", "session__place", "session__schedule")
    )
    for booking in found:
        tell(booking, "reminder")
        booking.reminded_on = on
        booking.save(update_fields=["reminded_on"])
    return len(found)


@transaction.atomic
def forget_past(*, on: date) -> int:
    """Names, telephones and topics of sessions long past; what was booked stays as a number."""
    rows = Booking.objects.select_for_update(of=("self",), skip_locked=True).filter(
        session__held_on__lt=on - timedelta(days=KEPT_DAYS), person__isnull=False
    )
    persons = list(rows.values_list("person", flat=True))
    pks = list(rows.values_list("pk", flat=True))
    Booking.objects.filter(pk__in=pks).update(person=None, topic="", phone_digest=b"")
    Person.objects.filter(pk__in=persons).delete()
    return len(pks)
