"""`langnghe accents`: its JSON, its lines, and how it reads texts, files and standard input."""

import json
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from langnghe.cli.main import main

IN_TCVN3 = "Céng hßa x· héi chñ nghÜa ViÖt Nam".encode("latin-1")


def test_one_text_gives_one_verdict(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["accents", "--json", "toi dong y voi y kien nay"]) == 0
    assert json.loads(capsys.readouterr().out) == {"verdict": "unmarked", "share": 1.0}


def test_lines_give_a_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["accents", "--json", "--lines", "Tôi đồng ý\ntoi dong y voi ban\nNguyen Van An"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [one["verdict"] for one in found] == ["marked", "unmarked", "foreign"]


def test_the_empty_text_is_answered(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["accents", "--json", ""]) == 0
    assert json.loads(capsys.readouterr().out) == {"verdict": "foreign", "share": 0.0}


def test_an_old_file_is_converted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "old.txt").write_bytes(IN_TCVN3)
    assert main(["accents", str(tmp_path / "old.txt")]) == 0
    assert capsys.readouterr().out.startswith("marked")


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO("Tiếp công dân".encode())))
    assert main(["accents", "-"]) == 0
    assert capsys.readouterr().out == "marked\t1.0\n"


def test_bytes_of_no_code_are_refused_with_their_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "broken.txt").write_bytes("Ủy ban".encode() + b"\xff")
    with pytest.raises(SystemExit) as refused:
        main(["accents", str(tmp_path / "broken.txt")])
    assert refused.value.code == 2
    assert "byte 0xFF ở vị trí 8 " in capsys.readouterr().err
