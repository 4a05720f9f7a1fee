"""Secrets of one installation: made on the first start, kept in the data folder, readable by its owner alone."""

import json
import os
import secrets
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from langnghe.kernel.faults import Fault, disk_fault

FILE = "secrets.json"


@dataclass(frozen=True)
class Secrets:
    secret_key: str
    tracking_key: str
    superuser_password: str
    owner_password: str
    app_password: str


def _new() -> Secrets:
    return Secrets(
        secret_key=secrets.token_urlsafe(64),
        tracking_key=secrets.token_urlsafe(48),
        superuser_password=secrets.token_urlsafe(24),
        owner_password=secrets.token_urlsafe(24),
        app_password=secrets.token_urlsafe(24),
    )


def load_or_create(folder: Path) -> Secrets:
    """Read the secrets of a data folder, making them on the first start with mode 0600."""
    path = folder / FILE
    if not path.exists():
        _make(path)
    return _read(path)


def _make(path: Path) -> None:
    """Written whole beside its place and then linked there: of two first starts at once one wins, entire."""
    unfinished = path.with_name(f"{FILE}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(asdict(_new()), file)
        os.link(unfinished, path)
    except FileExistsError:
        return
    except OSError as error:
        raise disk_fault(path.parent, error) from error
    finally:
        with suppress(OSError):
            unfinished.unlink()


def _read(path: Path) -> Secrets:
    try:
        return Secrets(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise Fault(
            f"Không đọc được {path}, nơi giữ khóa và mật khẩu. Lấy lại tệp này từ bản sao lưu.",
            f"{path}, which holds the keys and passwords, cannot be read. Restore it from a backup.",
        ) from error
