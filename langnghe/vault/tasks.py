"""What runs out is wiped, by the job worker."""

from procrastinate.contrib.django import app

from langnghe.kernel.clock import now
from langnghe.vault.services.releasing import wipe_expired


@app.periodic(cron="20 * * * *")
@app.task(name="vault.wipe_expired", queueing_lock="vault.wipe_expired")
def wipe_releases(timestamp: int) -> None:  # noqa: ARG001 - procrastinate passes it by this name
    """Each hour; run twice it finds nothing more."""
    wipe_expired(at=now())
