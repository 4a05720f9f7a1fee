"""Work of this room that goes on after the page has answered."""

from contextlib import suppress
from datetime import date

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from langnghe.kernel.clock import now, today
from langnghe.petitions import services
from langnghe.petitions.models import Mailbox
from langnghe.petitions.services import recomputing


@app.task(name="petitions.recompute", retry=RetryStrategy(max_attempts=5, exponential_wait=4))
def recompute(unit: str, on: str) -> None:
    """Count the open terms of a unit again; run twice it finds nothing more to change."""
    recomputing.recompute(unit=unit, on=date.fromisoformat(on))


@app.task(name="petitions.write_book", retry=RetryStrategy(max_attempts=3, exponential_wait=4))
def write_book(batch_id: int, on: str) -> None:
    """Write an old book whole; run twice it writes once."""
    services.write_book(batch_id, on=date.fromisoformat(on))


@app.periodic(cron="*/5 * * * *")
@app.task(name="petitions.read_mailboxes", queueing_lock="petitions.read_mailboxes")
def read_mailboxes(timestamp: int) -> None:  # noqa: ARG001 - procrastinate passes it by this name
    """Read every mailbox that is on; one that cannot be read says so on its page and stops no other."""
    for mailbox in list(Mailbox.objects.filter(is_active=True).select_related("unit").order_by("pk")):
        with suppress(services.MailboxTrouble):
            services.read_mailbox(mailbox, at=now())


@app.periodic(cron="10 23 * * *")  # 06:10 in Vietnam; the worker's clock is UTC
@app.task(name="petitions.remind", queueing_lock="petitions.remind")
def remind(timestamp: int) -> None:  # noqa: ARG001 - procrastinate passes it by this name
    """Remind of what is due and escalate what is late; index what an import left without words."""
    services.remind(on=today())
    services.remind_of_transfers(on=today())
    services.forget_presence(at=now())
    while services.index_missing():
        pass
