"""Bringing the database up to date as the owner, in a process of its own."""

import subprocess
import sys
from collections.abc import Callable

from langnghe.cli import place
from langnghe.kernel.postgres import Fault

Say = Callable[[str], None]


def bring_up_to_date(mode: str, *, say: Say) -> None:
    """Migrate, load the reference data and grant, where something is missing."""
    run_as("owner", mode, "bring_up_to_date", say=say)


def build_demo(*, on: str, say: Say) -> None:
    """Build the invented city as the lesser role: nothing in it needs more."""
    run_as("app", "demo", "build_demo", on, say=say)


def run_as(role: str, mode: str, step: str, *arguments: str, say: Say) -> None:
    """One step of `langnghe.cli.steps` in a child whose settings have the right role."""
    import os

    child = subprocess.Popen(
        [sys.executable, "-m", "langnghe.cli.steps", step, *arguments],
        env={**os.environ, **place.environment(role, mode)},
        stdout=subprocess.PIPE,
        text=True,
    )
    for line in child.stdout or ():
        say(line.rstrip())
    if child.wait() != 0:
        raise Fault(
            f"Bước «{step}» không xong; xem dòng báo lỗi ở trên.", f"The step {step} failed; see above."
        )
