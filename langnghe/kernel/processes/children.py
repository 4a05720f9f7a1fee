"""Starting a child that the kernel kills when its parent is gone, even after kill -9."""

import ctypes
import os
import pwd
import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence
from typing import IO, Any

PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None, use_errno=True)


def die_with_parent(number: signal.Signals) -> None:
    """Ask the kernel for a signal at the moment when the parent of this process ends."""
    _LIBC.prctl(PR_SET_PDEATHSIG, int(number))


def _prepare(death: signal.Signals, user: pwd.struct_passwd | None, parent: int) -> Callable[[], None]:
    """What the child does between fork and exec; the death signal comes last, since changing the user clears it."""

    def prepare() -> None:
        if user is not None:
            os.setgroups([])
            os.setgid(user.pw_gid)
            os.setuid(user.pw_uid)
        die_with_parent(death)
        if os.getppid() != parent:
            os._exit(1)

    return prepare


def spawn(
    command: Sequence[str],
    *,
    death: signal.Signals = signal.SIGTERM,
    user: pwd.struct_passwd | None = None,
    environment: Mapping[str, str] | None = None,
    output: IO[Any] | int | None = None,
) -> subprocess.Popen[bytes]:
    """Start a direct child in a session of its own, so that Ctrl-C reaches the parent alone.

    Call it from the main thread: the kernel counts the thread that forked as the parent.
    """
    return subprocess.Popen(
        list(command),
        preexec_fn=_prepare(death, user, os.getpid()),
        env=dict(environment) if environment is not None else None,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT if output is not None else None,
        start_new_session=True,
        cwd="/",
        umask=0o077,
    )


def ask(child: subprocess.Popen[bytes], number: signal.Signals) -> None:
    if child.poll() is None:
        child.send_signal(number)


def stop(
    child: subprocess.Popen[bytes], *, gently: signal.Signals = signal.SIGTERM, patience: float = 15
) -> None:
    """Ask a child to end; after `patience` seconds end it."""
    ask(child, gently)
    try:
        child.wait(patience)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
