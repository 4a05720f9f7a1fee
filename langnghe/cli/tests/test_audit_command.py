"""`langnghe audit`: its answers as text and JSON, and the code that says whether something was touched."""

import contextlib
import json
from datetime import date
from typing import Any

import pytest

from langnghe.audit import services
from langnghe.cli import main
from langnghe.cli.commands import audit


@pytest.fixture
def run(db: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """The command on the database of the tests, without a server of its own."""
    monkeypatch.setattr(audit, "connect", contextlib.nullcontext)

    def _run(*words: str) -> tuple[int, str]:
        code = main.main(["audit", *words])
        taken = capsys.readouterr()
        return code, taken.out + taken.err

    return _run


def test_verify_seal_and_prove(run: Any) -> None:
    services.record("petition.received", subject=("petition", 7), day=date(2024, 3, 1))
    assert "0 lần niêm phong, 0 mục đã niêm phong, 1 mục chưa" in run("verify")[1]
    assert json.loads(run("seal", "--json")[1])["sealed"] == 1
    assert "Không có mục mới" in run("seal")[1]
    code, text = run("verify", "--json")
    assert (code, json.loads(text)["ok"], json.loads(text)["entries"]) == (0, True, 1)
    proof = json.loads(run("prove", "petition:7", "--json")[1])["proofs"][0]
    assert proof["action"] == "petition.received"


@pytest.mark.parametrize("subject", ["", "petition", "petition:abc"])
def test_prove_asks_for_a_file(run: Any, subject: str) -> None:
    code, text = run("prove", subject)
    assert code == 2
    assert "petition:128" in text


def test_prove_says_when_there_is_no_such_file(run: Any) -> None:
    assert run("prove", "petition:99")[0] == 2
