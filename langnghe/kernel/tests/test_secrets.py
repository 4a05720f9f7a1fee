"""Secrets: made once, closed to others, never silently replaced."""

import stat
from pathlib import Path

import pytest

from langnghe.kernel import secrets
from langnghe.kernel.faults import Fault


def test_secrets_are_made_once(tmp_path: Path) -> None:
    first = secrets.load_or_create(tmp_path / "new")
    assert secrets.load_or_create(tmp_path / "new") == first
    assert first != secrets.load_or_create(tmp_path / "other")


def test_secrets_are_readable_by_their_owner_alone(tmp_path: Path) -> None:
    secrets.load_or_create(tmp_path)
    assert stat.S_IMODE((tmp_path / secrets.FILE).stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == [secrets.FILE]


@pytest.mark.parametrize("text", ["", "{", '{"secret_key": "x"}', "[]"])
def test_damaged_secrets_are_refused_and_kept(tmp_path: Path, text: str) -> None:
    (tmp_path / secrets.FILE).write_text(text, encoding="utf-8")
    with pytest.raises(Fault, match="Restore it from a backup"):
        secrets.load_or_create(tmp_path)
    assert (tmp_path / secrets.FILE).read_text(encoding="utf-8") == text


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Fault, match="Không ghi được"):
        secrets.load_or_create(tmp_path / "file" / "data")
