"""An installation in which `langnghe init` was run, made once for all workers; each place is a copy of it."""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

UNIT = "n14797-UBND"
BEGUN = "LANGNGHE_TEST_BEGUN"


def environment_of(folder: Path, **more: str) -> dict[str, str]:
    """Nothing that the tests themselves were given to find their own server."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("LANGNGHE", "DATABASE"))
    }
    return {**kept, "LANGNGHE_DATA": str(folder), **more}


def copied_to(folder: Path) -> str:
    """Make the folder such an installation; gives what `init` said."""
    shared = Path(os.environ[BEGUN])
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "said").exists():
            _begin(shared)
    subprocess.run(["cp", "--archive", shared / "place", folder], check=True)
    return (shared / "said").read_text(encoding="utf-8")


def _begin(shared: Path) -> None:
    command = [sys.executable, "-m", "langnghe.cli.main", "init", "--unit", UNIT]
    environment = environment_of(shared / "place")
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (shared / "said").write_text(done.stdout, encoding="utf-8")
