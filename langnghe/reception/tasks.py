"""Jobs of reception that look at the clock: offers that ran out, reminders, forgetting."""

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
