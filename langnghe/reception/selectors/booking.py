"""Which sessions still take bookings, which place is free, and what a code opens."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q, QuerySet

from langnghe import lawbook
from langnghe.petitions import codes
from langnghe.reception.models import HOLDING, OPEN, Booking, BookingState, Schedule, Session, SessionState
from langnghe.rules.selectors import book_of
from langnghe.units.models import Unit

COMING = (SessionState.PLANNED, SessionState.DELEGATED)


def closes_on(session: Session, schedule: Schedule, *, book: lawbook.Book | None = None) -> date:
    """The last day to book: so many working days of the unit before the session, as its schedule says."""
    return lawbook.add_working_days(
        session.held_on, -schedule.closes_days, book=book or book_of(session.unit_id)
    )


@dataclass(frozen=True)
class Bookable:
    """A session on the page where places are chosen."""

    session: Session
    free: int
    waiting: int
    closes_on: date
    is_closed: bool


def _coming(on: date) -> QuerySet[Session]:
    rows = Session.objects.filter(held_on__gte=on, state__in=COMING, posted_on__isnull=False)
    return rows.filter(schedule__capacity__gt=0).select_related(
        "schedule", "post", "place", "unit", "delegated_to"
    )


def bookable_sessions(unit: Unit, *, on: date) -> list[Bookable]:
    rows = _coming(on).filter(unit=unit).order_by("held_on", "starts_at", "id")
    counted = rows.annotate(
        held=Count("bookings", filter=Q(bookings__state__in=HOLDING)),
        queue=Count("bookings", filter=Q(bookings__state=BookingState.WAITING)),
    )
    book = book_of(unit.pk)
    return [_bookable(one, one.held, one.queue, on, book) for one in counted[:60]]


def _bookable(session: Session, held: int, queue: int, on: date, book: lawbook.Book) -> Bookable:
    schedule = session.schedule
    if schedule is None:
        raise LookupError(session.pk)
    last = closes_on(session, schedule, book=book)
    return Bookable(session, max(schedule.capacity - held, 0), queue, last, on > last)


def bookable_session(pk: int, *, on: date) -> Session | None:
    return _coming(on).filter(pk=pk).first()


def next_open(schedule: Schedule, *, after: date, on: date, post: int) -> Session | None:
    """The next session of the same receiver in the same schedule that still takes bookings."""
    rows = (
        _coming(on).filter(schedule=schedule, post=post, held_on__gt=after).order_by("held_on", "starts_at")
    )
    book = book_of(schedule.unit_id)
    return next((one for one in rows if on <= closes_on(one, schedule, book=book)), None)


def free_numbers(session: Session, schedule: Schedule) -> list[int]:
    held = set(Booking.objects.filter(session=session, state__in=HOLDING).values_list("number", flat=True))
    return [number for number in range(1, schedule.capacity + 1) if number not in held]


def expected_at(booking: Booking) -> datetime | None:
    """When this place is likely to be called: the hours divided by the places."""
    schedule = booking.session.schedule
    if booking.number is None or schedule is None or not schedule.capacity:
        return None
    whole = booking.session.ends_at - booking.session.starts_at
    minutes = int(whole.total_seconds() // 60 * (booking.number - 1) // schedule.capacity)
    return booking.session.starts_at + timedelta(minutes=minutes)


def booking_of(typed: str) -> Booking | None:
    """What a code opens; a wrong one asks the same question and finds nothing."""
    rows = Booking.objects.select_related(
        "session__schedule",
        "session__unit__parent",
        "session__post",
        "session__place",
        "session__delegated_to",
        "person",
    )
    return rows.filter(code_digest=codes.digest(codes.read(typed))).first()


def queue_place(booking: Booking) -> int:
    """How many wait before this one, and this one."""
    rows = Booking.objects.filter(session=booking.session, state=BookingState.WAITING)
    before = Q(queued_at__lt=booking.queued_at) | Q(queued_at=booking.queued_at, pk__lte=booking.pk)
    return rows.filter(before).count()


def bookings_of(session: Session) -> QuerySet[Booking]:
    rows = Booking.objects.filter(session=session, state__in=OPEN).select_related("person")
    return rows.order_by("number", "queued_at", "id")
