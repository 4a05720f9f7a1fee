"""One supervisor, its children, and what it does when one of them ends."""

import signal
import subprocess
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from langnghe.kernel.processes.children import ask, stop

MOST_RESTARTS = 5
STEADY = 60.0  # after so many seconds of work a child's earlier crashes are forgotten
LONGEST_PAUSE = 8.0


@dataclass
class Child:
    """A child that can be started again; a `vital` one ends the whole tree when it ends."""

    name: str
    start: Callable[[], subprocess.Popen[bytes]]
    vital: bool = False
    gently: signal.Signals = signal.SIGTERM
    restarts: int = 0
    process: subprocess.Popen[bytes] | None = None
    started: float = field(default_factory=time.monotonic)
    due: float | None = None
    why: Callable[[], str] = str

    def begin(self) -> None:
        self.process, self.started, self.due = self.start(), time.monotonic(), None

    def patience(self, *, hurried: bool) -> float:
        """A database may take long to close its files; who lost it has nothing left to finish."""
        return 60 if self.vital else 2 if hurried else 15

    def has_ended(self) -> bool:
        return self.due is None and self.process is not None and self.process.poll() is not None


class Tree:
    """Runs children until a signal or the end of a vital one; leaves none behind."""

    def __init__(self, children: list[Child], *, say: Callable[[str], None]) -> None:
        self.children = children
        self.say = say
        self.ending = threading.Event()

    def run(self) -> int:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            if number != signal.SIGHUP or signal.getsignal(number) is not signal.SIG_IGN:  # nohup
                signal.signal(number, lambda *_: self.ending.set())
        try:
            for child in self.children:
                if child.process is None:
                    child.begin()
            return self._watch()
        finally:
            self._end()

    def _end(self) -> None:
        """Ask all but the vital ones at once, wait for each, and end what they stood on last."""
        hurried = any(child.vital and child.has_ended() for child in self.children)
        for child in self.children:
            if child.process is not None and not child.vital:
                ask(child.process, child.gently)
        for child in reversed(self.children):
            if child.process is not None:
                stop(child.process, gently=child.gently, patience=child.patience(hurried=hurried))

    def _watch(self) -> int:
        while not self.ending.wait(0.2):
            for child in self.children:
                if child.has_ended() and not self._will_replace(child):
                    return 1
                if child.due is not None and time.monotonic() >= child.due:
                    child.begin()
        return 0

    def _will_replace(self, child: Child) -> bool:
        """Plan to start a crashed child again, later each time; give up on a vital or a hopeless one."""
        code = child.process.returncode if child.process else None
        if time.monotonic() - child.started > STEADY:
            child.restarts = 0
        if child.vital or child.restarts >= MOST_RESTARTS:
            reason = child.why()
            self.say(
                f"{child.name} đã dừng (mã {code}); dừng tất cả. / {child.name} ended ({code}); stopping everything."
            )
            if reason:
                self.say(reason)
            return False
        child.restarts += 1
        self.say(
            f"{child.name} dừng bất ngờ (mã {code}), chạy lại lần {child.restarts}. / {child.name} restarted."
        )
        child.due = time.monotonic() + min(2.0**child.restarts / 4, LONGEST_PAUSE)
        return True
