"""The place where an installation lives: its data folder, its mode, its database."""

import json
import os
from pathlib import Path

from langnghe.cli import given
from langnghe.kernel import secrets
from langnghe.kernel.faults import Fault, disk_fault
from langnghe.kernel.postgres import Cluster

DATABASES = {"demo": "langnghe_demo", "real": "langnghe"}
ROOT = Path(__file__).resolve().parents[2]
STATE = "installation.json"
NAMES = {"demo": "minh họa", "real": "thật"}


def data_folder() -> Path:
    """LANGNGHE_DATA, else `data/` beside a checkout, else the user's own."""
    if chosen := os.environ.get("LANGNGHE_DATA"):
        return Path(chosen).expanduser().resolve()
    if (ROOT / "pyproject.toml").exists():
        return ROOT / "data"
    return Path.home() / ".local" / "share" / "langnghe"


def state() -> dict[str, str]:
    """What this data folder holds: `mode` (demo or real) and `unit`; empty before the first start."""
    path = data_folder() / STATE
    return read_state(path) if path.exists() else {}


def read_state(path: Path) -> dict[str, str]:
    return dict(json.loads(path.read_text(encoding="utf-8")))


def begun() -> str:
    """The mode of what was begun here; refuses an empty place with what to do."""
    mode = state().get("mode")
    if mode is None:
        raise Fault(
            "Chưa có dữ liệu: chạy «make run» để xem bản minh họa, hoặc «langnghe init --unit MÃ» cho bản thật.",
            "Nothing here yet: `make run` shows the demo, `langnghe init --unit CODE` begins a real installation.",
        )
    return mode


def refuse_other(mode: str, unit: str) -> None:
    """Demo and real never mix, and one place belongs to one unit."""
    found = state()
    if found and found["mode"] != mode:
        raise Fault(
            f"Thư mục {data_folder()} đang chứa bản {NAMES[found['mode']]}; bản {NAMES[mode]} cần thư mục khác (LANGNGHE_DATA).",
            f"The folder {data_folder()} holds a {found['mode']} installation; a {mode} one needs another (LANGNGHE_DATA).",
        )
    if found and found["unit"] != unit:
        raise Fault(
            f"Thư mục {data_folder()} là của đơn vị {found['unit']}; đơn vị {unit} cần thư mục khác (LANGNGHE_DATA).",
            f"The folder {data_folder()} belongs to the unit {found['unit']}; {unit} needs another (LANGNGHE_DATA).",
        )


def settle(mode: str, unit: str) -> None:
    """Write down, once, what a data folder holds."""
    refuse_other(mode, unit)
    path = data_folder() / STATE
    unfinished = path.with_suffix(".new")
    unfinished.write_text(json.dumps({"mode": mode, "unit": unit}), encoding="utf-8")
    unfinished.replace(path)


def writable_folder() -> Path:
    """The data folder, made and proven to take a write, with its secrets in it."""
    folder = data_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".writable"
        probe.write_bytes(b"x" * 4096)
        probe.unlink()
        (folder / "static").mkdir(exist_ok=True)
    except OSError as error:
        raise disk_fault(folder, error) from error
    secrets.load_or_create(folder)
    return folder


def cluster() -> Cluster:
    return Cluster(writable_folder())


def parameters(role: str, mode: str) -> dict[str, str]:
    """How this installation's commands connect, as `owner` or `app`."""
    return given.database(role) or Cluster(data_folder()).parameters(role, DATABASES[mode])


def environment(role: str, mode: str, *, unit: str = "") -> dict[str, str]:
    """What settings read from the environment of a child or of this process."""
    return {
        **given.beyond_django(role),
        "LANGNGHE_DATA": str(data_folder()),
        "LANGNGHE_MODE": mode,
        "LANGNGHE_UNIT": unit or state().get("unit", ""),
        "LANGNGHE_DATABASE": json.dumps(parameters(role, mode)),
        "DJANGO_SETTINGS_MODULE": "langnghe.config.settings",
    }
