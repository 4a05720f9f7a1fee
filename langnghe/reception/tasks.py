"""Jobs of reception: offers that ran out, reminders, forgetting; duty counted again after a new rule."""

from datetime import date

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from langnghe.kernel.clock import now, today
from langnghe.reception import services
from langnghe.reception.models import BookingState, Schedule


@app.periodic(cron="*/15 * * * *")
@app.task(name="reception.expire_offers")
def expire_offers(timestamp: int) -> None:  # noqa: ARG001 - the scheduler names it
    at = now()
    overdue = Schedule.objects.filter(
        sessions__bookings__state=BookingState.OFFERED, sessions__bookings__offered_until__lt=at
    )
    for schedule in overdue.distinct():
        services.expire_offers(schedule, at=at)


@app.periodic(cron="0 1 * * *")  # 08:00 in Vietnam
@app.task(name="reception.remind")
def remind(timestamp: int) -> None:  # noqa: ARG001 - as above
    services.remind(on=today())
    services.forget_past(on=today())


@app.task(name="reception.recount_duty", retry=RetryStrategy(max_attempts=5, exponential_wait=4))
def recount_duty(unit: str) -> None:
    """The months of a unit by its rules of today; run twice it finds nothing more to change."""
    services.recount_all(unit=unit)


@app.task(name="reception.write_register", retry=RetryStrategy(max_attempts=3, exponential_wait=4))
def write_register(batch_id: int, on: str) -> None:
    """Write an old reception book whole; run twice it writes once."""
    services.write_register(batch_id, on=date.fromisoformat(on))
