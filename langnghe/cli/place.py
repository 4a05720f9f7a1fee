"""The place where an installation lives: its data folder, its mode, its database."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlparse

from langnghe.kernel import secrets
from langnghe.kernel.postgres import Cluster, Fault

DATABASES = {"demo": "langnghe_demo", "real": "langnghe"}
ROOT = Path(__file__).resolve().parents[2]
STATE = "installation.json"


def data_folder() -> Path:
    """LANGNGHE_DATA, else `data/` beside a checkout, else the user's own."""
    if given := os.environ.get("LANGNGHE_DATA"):
        return Path(given)
    if (ROOT / "pyproject.toml").exists():
        return ROOT / "data"
    return Path.home() / ".local" / "share" / "langnghe"


def state() -> dict[str, str]:
    """What this data folder holds: `mode` (demo or real) and `unit`; empty before the first start."""
    path = data_folder() / STATE
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def settle(mode: str, unit: str) -> None:
    """Decide once what a data folder holds; demo and real never mix."""
    found = state().get("mode")
    if found and found != mode:
        raise Fault(
            f"Thư mục {data_folder()} đang chứa bản {_name(found)}; bản {_name(mode)} cần thư mục khác (LANGNGHE_DATA).",
            f"The folder {data_folder()} holds a {found} installation; a {mode} one needs another (LANGNGHE_DATA).",
        )
    path = data_folder() / STATE
    path.write_text(json.dumps({"mode": mode, "unit": unit or state().get("unit", "")}), encoding="utf-8")


def _name(mode: str) -> str:
    return {"demo": "minh họa", "real": "thật"}[mode]


def given_database() -> dict[str, str] | None:
    """The server of DATABASE_URL, where there is one."""
    url = os.environ.get("DATABASE_URL")
    return _parameters(url) if url else None


def owner_database() -> dict[str, str] | None:
    url = os.environ.get("DATABASE_OWNER_URL") or os.environ.get("DATABASE_URL")
    return _parameters(url) if url else None


def _parameters(url: str) -> dict[str, str]:
    parts = urlparse(url)
    return {
        "host": parts.hostname or "",
        "port": str(parts.port or 5432),
        "user": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "dbname": parts.path.lstrip("/"),
    }


def cluster() -> Cluster:
    folder = data_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".writable"
        probe.write_bytes(b"x" * 4096)
        probe.unlink()
    except OSError as error:
        from langnghe.kernel.postgres.cluster import disk_fault

        raise disk_fault(folder, error) from error
    secrets.load_or_create(folder)
    return Cluster(folder)


def parameters(role: str, mode: str) -> dict[str, str]:
    """How this installation's commands connect, as `owner` or `app`."""
    given = owner_database() if role == "owner" else given_database()
    return given or Cluster(data_folder()).parameters(role, DATABASES[mode])


def environment(role: str, mode: str) -> dict[str, str]:
    """What settings read from the environment of a child or of this process."""
    return {
        "LANGNGHE_DATA": str(data_folder()),
        "LANGNGHE_MODE": mode,
        "LANGNGHE_UNIT": state().get("unit", ""),
        "LANGNGHE_DATABASE": json.dumps(parameters(role, mode)),
        "DJANGO_SETTINGS_MODULE": "langnghe.config.settings",
    }


@contextmanager
def served(mode: str) -> Iterator[None]:
    """A database that answers: the given one, the running one, or one started for as long as this lasts."""
    if given_database():
        refuse_silent_database()
        yield
        return
    own = cluster()
    own.ensure()
    if own.running():
        yield
        return
    own.start(lambda _line: None)
    try:
        prepare_roles(own, mode)
        yield
    finally:
        own.stop()


def prepare_roles(own: Cluster, mode: str) -> None:
    from langnghe.kernel.postgres import bootstrap

    kept = secrets.load_or_create(data_folder())
    bootstrap(
        own.parameters("superuser", "postgres"), DATABASES[mode], kept.owner_password, kept.app_password
    )


def refuse_silent_database() -> None:
    import psycopg

    try:
        with psycopg.connect(**given_database(), connect_timeout=5):  # type: ignore[arg-type]
            return
    except psycopg.OperationalError as error:
        raise Fault(
            f"DATABASE_URL không trả lời ({str(error).strip().splitlines()[0]}). Kiểm tra máy chủ và mật khẩu.",
            "DATABASE_URL does not answer. Check the server and the password.",
        ) from error
