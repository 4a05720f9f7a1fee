"""An installation on a server that somebody else runs: two given roles, the same steps, the same checks."""

import json
import os
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection

from conftest import PASSWORD
from langnghe.cli import main

pytestmark = pytest.mark.processes


def _url(role: str) -> str:
    server = json.loads(os.environ["LANGNGHE_TEST_SERVER"])
    name = connection.settings_dict["NAME"]
    where = f"host={quote(server['host'], safe='')}&port={server.get('port') or 5432}"
    return f"postgresql://{role}:{PASSWORD}@/{name}?{where}"


@pytest.fixture
def given(committed_db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setenv("LANGNGHE_DATA", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", _url("langnghe_app"))
    monkeypatch.setenv("DATABASE_OWNER_URL", _url("langnghe_owner"))
    return monkeypatch


def _run(*words: str) -> tuple[int, str]:
    """In a process of its own: the command sets Django up anew."""
    import subprocess
    import sys

    command = [sys.executable, "-m", "langnghe.cli.main", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_a_real_installation_begins_on_a_given_server(given: pytest.MonkeyPatch, tmp_path: Path) -> None:
    code, told = _run("init", "--unit", "n14797-UBND")
    assert code == 0, told
    assert "shown once" in told
    assert not (tmp_path / "postgres").exists()
    assert _run("check", "--deploy") == (0, "Mọi điểm đều đạt. / Everything holds.\n")


def test_one_given_role_for_everything_is_seen_by_the_check(given: pytest.MonkeyPatch) -> None:
    given.setenv("DATABASE_URL", _url("langnghe_owner"))
    given.delenv("DATABASE_OWNER_URL")
    code, told = _run("init", "--unit", "n14797-UBND")
    assert code == 0, told
    code, told = _run("check", "--deploy", "--json")
    assert code == 1
    assert "roles_are_two" in {problem["check"] for problem in json.loads(told)}


def test_an_owner_that_does_not_answer_is_named(
    given: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given.setenv("DATABASE_OWNER_URL", "postgresql://owner:x@127.0.0.1:1/langnghe")
    assert main.main(["init", "--unit", "n14797-UBND"]) == 2
    assert "DATABASE_OWNER_URL does not answer" in capsys.readouterr().err
