"""Work of this room that goes on after the page has answered."""

from datetime import date

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from langnghe.petitions import services
from langnghe.petitions.services import recomputing


@app.task(name="petitions.recompute", retry=RetryStrategy(max_attempts=5, exponential_wait=4))
def recompute(unit: str, on: str) -> None:
    """Count the open terms of a unit again; run twice it finds nothing more to change."""
    recomputing.recompute(unit=unit, on=date.fromisoformat(on))


@app.task(name="petitions.write_book", retry=RetryStrategy(max_attempts=3, exponential_wait=4))
def write_book(batch_id: int, on: str) -> None:
    """Write an old book whole; run twice it writes once."""
    services.write_book(batch_id, on=date.fromisoformat(on))
