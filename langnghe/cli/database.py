"""A database for as long as a command lasts: the given one, the running one, or one started for it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from langnghe.cli import given, place
from langnghe.kernel import secrets
from langnghe.kernel.faults import Fault
from langnghe.kernel.postgres import Cluster, bootstrap

SERVING, COMMAND = "serve", "command"
Say = Callable[[str], None]


@contextmanager
def served(mode: str) -> Iterator[None]:
    """Inside, the database answers; what was started for this alone is stopped at the end."""
    if given.database("app"):
        given.refuse_silent()
        yield
        return
    own = place.cluster()
    own.ensure()
    if _uses_running(own):
        yield
        return
    try:
        with disk_named(own):
            start(own, mode, say=_quiet, purpose=COMMAND)
            yield
    finally:
        own.stop()


def start(own: Cluster, mode: str, *, say: Say, purpose: str = SERVING) -> None:
    """Start our own server and see to the two roles and the database."""
    own.start(say, purpose=purpose)
    kept = secrets.load_or_create(own.folder)
    superuser = own.parameters("superuser", "postgres")
    bootstrap(superuser, place.DATABASES[mode], kept.owner_password, kept.app_password)


@contextmanager
def disk_named(own: Cluster) -> Iterator[None]:
    """When something failed and the server's log blames the disk, the disk is what a person has to hear of."""
    try:
        yield
    except Fault:
        if own.process is not None and own.log.blames_the_disk():
            raise own.log.fault(own.data) from None
        raise


def _uses_running(own: Cluster) -> bool:
    """Wait for a server that is coming up; take turns with another command, which will stop its own."""
    while (holder := own.lock.holder()) is not None:
        if holder == SERVING and own.running():
            return True
        time.sleep(0.1)
    return False


def _quiet(_line: str) -> None:
    """A command prints its answer alone."""
