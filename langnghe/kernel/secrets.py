"""Secrets of one installation: made on the first start, kept in the data folder, readable by its owner alone."""

import json
import os
import secrets
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

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
    if path.exists():
        return Secrets(**json.loads(path.read_text(encoding="utf-8")))
    made = _new()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(asdict(made), file)
    except FileExistsError:
        return Secrets(**json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        sys.exit(
            f"Không ghi được thư mục dữ liệu {folder}: {error.strerror}. / Cannot write the data folder {folder}."
        )
    return made
