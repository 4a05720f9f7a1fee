"""Whatever is wrong with a place is one sentence in both languages and the code 2."""

import json
import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from langnghe.cli import given, main, place, serving
from langnghe.kernel.faults import Fault
from langnghe.kernel.tests import watching

Told = Callable[..., str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LANGNGHE_DATA", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("DATABASE_OWNER_URL", raising=False)
    return tmp_path


@pytest.fixture
def told(folder: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    """Run a command that must be refused; what it said, without a trace of code."""

    def run(*words: str) -> str:
        assert main.main(list(words)) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert captured.err.count("\n") == 1
        assert " / " in captured.err
        return captured.err

    return run


def _begun(folder: Path, mode: str, unit: str = "n14797-UBND") -> None:
    (folder / place.STATE).write_text(json.dumps({"mode": mode, "unit": unit}), encoding="utf-8")


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield listening.getsockname()[1]


@pytest.mark.parametrize("command", ["serve", "migrate", "check", "figures"])
def test_an_empty_place_is_told_how_to_begin(told: Told, command: str) -> None:
    more = ["--unit", "n14797-UBND", "--from", "2026-01-01", "--to", "2026-01-31"]
    assert "langnghe init --unit CODE" in told(command, *(more if command == "figures" else []))


def test_a_taken_port(told: Told, folder: Path, taken: int) -> None:
    _begun(folder, "real")
    assert f"127.0.0.1:{taken} cannot be opened" in told("serve", "--port", str(taken))


@pytest.mark.parametrize("port", ["70000", "0", "-1"])
def test_a_port_that_is_none(told: Told, folder: Path, port: str) -> None:
    _begun(folder, "real")
    assert "--port" in told("serve", f"--port={port}")


def test_an_address_that_is_not_of_this_machine(told: Told, folder: Path) -> None:
    _begun(folder, "real")
    assert "192.0.2.1:8000 cannot be opened" in told("serve", "--bind", "192.0.2.1")


@pytest.mark.parametrize("command", [["demo"], ["init", "--unit", "n14797-UBND"]])
def test_a_full_disk(told: Told, folder: Path, command: list[str]) -> None:
    (folder / ".writable").symlink_to("/dev/full")  # the kernel itself answers ENOSPC
    assert "The disk is full" in told(*command)


@pytest.mark.parametrize("closed", ["/sys/langnghe", "/dev/null/langnghe"])
def test_a_disk_that_cannot_be_written(told: Told, monkeypatch: pytest.MonkeyPatch, closed: str) -> None:
    monkeypatch.setenv("LANGNGHE_DATA", closed)
    assert "Choose another place with LANGNGHE_DATA" in told("init", "--unit", "n14797-UBND")


def test_a_folder_of_another_major_version_is_refused_and_left_alone(told: Told) -> None:
    _begun(place.data_folder(), "real")
    home = place.cluster().data
    home.mkdir(parents=True)
    (home / "PG_VERSION").write_text("13\n", encoding="utf-8")
    try:
        assert "pg_dumpall > langnghe.sql" in told("migrate")
        assert [path.name for path in home.iterdir()] == ["PG_VERSION"]
    finally:
        shutil.rmtree(home if home.parent == place.data_folder() else home.parent)


@pytest.mark.parametrize("command", ["serve", "migrate", "check"])
def test_a_given_database_that_does_not_answer(
    told: Told, folder: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    _begun(folder, "real")
    monkeypatch.setenv("DATABASE_URL", "postgresql://app:secret-word@127.0.0.1:1/langnghe")
    sentence = told(command, *(["--port", str(watching.free_port())] if command == "serve" else []))
    assert "DATABASE_URL does not answer" in sentence
    assert "secret-word" not in sentence


def test_a_given_database_that_is_badly_written(
    told: Told, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _begun(folder, "real")
    monkeypatch.setenv("DATABASE_URL", "mysql:somewhere")
    assert "DATABASE_URL is not well written" in told("migrate")


@pytest.mark.parametrize("version", [(3, 9), (3, 10), (3, 14)])
def test_an_unsupported_python(version: tuple[int, int]) -> None:
    with pytest.raises(Fault, match=f"this is 3.{version[1]}"):
        main.refuse_python(version)


def test_the_demo_listens_on_loopback_alone(told: Told, folder: Path) -> None:
    _begun(folder, "demo")
    assert "The demo runs only on 127.0.0.1" in told("serve", "--bind", "0.0.0.0")  # noqa: S104 - refused


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_the_demo_takes_no_given_database(
    told: Told, folder: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    _begun(folder, "demo")
    monkeypatch.setenv("DATABASE_URL", "postgresql://app@db.example.vn/langnghe")
    assert "with a database of its own" in told(command)


def test_a_real_installation_never_begins_in_a_demo(told: Told, folder: Path) -> None:
    _begun(folder, "demo")
    assert "holds a demo installation" in told("init", "--unit", "n14797-UBND")


def test_the_demo_never_begins_in_a_real_installation(told: Told, folder: Path) -> None:
    _begun(folder, "real")
    assert "holds a real installation" in told("demo")
    assert not (folder / "demo-sign-ins.json").exists()


def test_one_place_belongs_to_one_unit(told: Told, folder: Path) -> None:
    _begun(folder, "real")
    assert "belongs to the unit n14797-UBND" in told("init", "--unit", "n14758-UBND")


def test_an_unknown_command(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["nghe"]) == 2
    assert "There is no command “nghe”" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("bind", "here"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("127.9.9.9", True)]
    + [(far, False) for far in ("0.0.0.0", "::", "10.0.0.1", "example.vn", "")],  # noqa: S104
)
def test_loopback_is_told_from_the_rest(bind: str, *, here: bool) -> None:
    assert serving.is_loopback(bind) == here


def test_the_rest_of_an_address_reaches_libpq(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://app:p%40ss@db.example.vn:6432/ln?sslmode=verify-full")
    assert given.beyond_django("app") == {"PGSSLMODE": "verify-full"}
    assert given.database("owner") == given.database("app")
    assert given.database("app") == {
        "host": "db.example.vn",
        "port": "6432",
        "user": "app",
        "password": "p@ss",
        "dbname": "ln",
    }
