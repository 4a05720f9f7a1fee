"""The daily seal, by the job worker."""

from procrastinate.contrib.django import app

from langnghe.audit import services
from langnghe.kernel.clock import now


@app.periodic(cron="5 17 * * *")  # 00:05 in Vietnam; the worker's clock is UTC
@app.task(name="audit.seal_the_day", queueing_lock="audit.seal_the_day")
def seal_the_day(timestamp: int) -> None:  # noqa: ARG001 - procrastinate passes it by this name
    """Seal what the day before brought; a second run the same night finds nothing new."""
    services.seal(at=now())
