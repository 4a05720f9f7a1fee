"""Bringing the database up to date as the owner, in a process of its own."""

import io
import os
import subprocess
import sys
from collections.abc import Callable

from langnghe.cli import fingerprint, given, place
from langnghe.kernel.faults import Fault
from langnghe.kernel.postgres import grants
from langnghe.kernel.processes import spawn, stop

Say = Callable[[str], None]


def bring_up_to_date(mode: str, *, say: Say) -> None:
    """Migrate, load the reference data and grant, where something is missing."""
    parameters = place.parameters("owner", mode)
    if fingerprint.found(parameters) == fingerprint.expected() and fingerprint.words_are_compiled():
        return
    run_as("owner", mode, "bring_up_to_date", lesser_role(), say=say)
    fingerprint.write(parameters)


def lesser_role() -> str:
    """The role that is granted its rights; nothing where one given role does both."""
    app, owner = given.database("app"), given.database("owner")
    if app is None or owner is None:
        return grants.APP
    return "" if app.get("user") == owner.get("user") else app.get("user", "")


def build_demo(*, on: str, say: Say) -> None:
    """Build the invented city as the lesser role: nothing in it needs more."""
    if not fingerprint.demo_is_built(place.parameters("app", "demo")):
        run_as("app", "demo", "build_demo", on, say=say)


def run_as(role: str, mode: str, step: str, *arguments: str, say: Say) -> None:
    """One step of `langnghe.cli.steps` in a child whose settings have the right role."""
    child = spawn(
        [sys.executable, "-m", "langnghe.cli.steps", step, *arguments],
        environment={**os.environ, **place.environment(role, mode)},
        output=subprocess.PIPE,
    )
    try:
        for line in io.TextIOWrapper(child.stdout or io.BytesIO(), encoding="utf-8"):
            say(line.rstrip())
        code = child.wait()
    finally:
        stop(child)
    if code != 0:
        raise Fault(
            f"Bước «{step}» không xong; xem dòng báo lỗi ở trên.", f"The step {step} failed; see above."
        )
