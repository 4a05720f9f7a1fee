"""One supervisor, its children, and what it does when one of them ends."""

import signal
import subprocess
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from langnghe.kernel.processes.children import stop

MOST_RESTARTS = 5


@dataclass
class Child:
    """A child that can be started again; `vital` ones end the whole tree when they end."""

    name: str
    start: Callable[[], subprocess.Popen[bytes]]
    vital: bool = False
    gently: signal.Signals = signal.SIGTERM
    restarts: int = 0
    process: subprocess.Popen[bytes] | None = field(default=None)


class Tree:
    """Runs children until a signal or the end of a vital one; leaves none behind."""

    def __init__(self, children: list[Child], *, say: Callable[[str], None]) -> None:
        self.children = children
        self.say = say
        self.ending = threading.Event()

    def run(self) -> int:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: self.ending.set())
        try:
            for child in self.children:
                child.process = child.process or child.start()
            return self._watch()
        finally:
            for child in reversed(self.children):
                if child.process is not None:
                    stop(child.process, gently=child.gently)

    def _watch(self) -> int:
        while not self.ending.wait(0.3):
            for child in self.children:
                if (
                    child.process is not None
                    and child.process.poll() is not None
                    and not self._replace(child)
                ):
                    return 1
        return 0

    def _replace(self, child: Child) -> bool:
        """Start a crashed child again, more slowly each time; give up on a vital or a hopeless one."""
        code = child.process.returncode if child.process else None
        if child.vital or child.restarts >= MOST_RESTARTS:
            self.say(
                f"{child.name} đã dừng (mã {code}); dừng tất cả. / {child.name} ended ({code}); stopping everything."
            )
            return False
        child.restarts += 1
        self.say(
            f"{child.name} dừng bất ngờ (mã {code}), chạy lại lần {child.restarts}. / {child.name} restarted."
        )
        if self.ending.wait(min(2.0**child.restarts / 4, 8)):
            return True
        child.process = child.start()
        return True


def wait_until(ready: Callable[[], bool], *, alive: Callable[[], bool], every: float = 0.05) -> bool:
    """Wait without a limit while the child lives: recovery after a crash takes as long as it takes."""
    while alive():
        if ready():
            return True
        time.sleep(every)
    return False
