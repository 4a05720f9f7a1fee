"""`langnghe cite` and `langnghe claims`: their JSON, and how they read texts, files and standard input."""

import json
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from langnghe.cli.main import main

TEXT = "Theo Quyết định số 23-QĐ/TW ngày 30/7/2021 của Bộ Chính trị, đã tiếp hơn 300 lượt người; 161/201 đơn, đạt 85%."
CITED: dict[str, Any] = {
    "text": "Quyết định số 23-QĐ/TW ngày 30/7/2021 của Bộ Chính trị", "type": "Quyết định", "number": "23",
    "suffix": None, "year": None, "abbr": "QĐ", "body": "TW", "system": "party", "symbol": "23-QĐ/TW", "date": "2021-07-30",
    "issuer": "Bộ Chính trị", "provision": None, "warnings": [],
}  # fmt: skip
CLAIMS: dict[str, Any] = {
    "claims": [
        {"text": "hơn 300 lượt người", "value": 300, "unit": "turns", "qualifier": "more_than", "warnings": []},
        {"text": "161/201 đơn", "value": 161, "unit": "petitions", "qualifier": "exact", "warnings": []},
        {"text": "85%", "value": 85, "unit": "percent", "qualifier": "exact", "warnings": []},
    ],
    "checks": [{"ok": False, "why": "161/201 = 80,1 %, nói 85 %"}],
}  # fmt: skip


def told(command: str, argument: str, capsys: pytest.CaptureFixture[str]) -> Any:
    assert main([command, "--json", argument]) == 0
    return json.loads(capsys.readouterr().out)


def test_cite_gives_a_list_of_documents(capsys: pytest.CaptureFixture[str]) -> None:
    found = told("cite", TEXT, capsys)
    assert found == [CITED | {"span": found[0]["span"]}]
    assert TEXT[slice(*found[0]["span"])] == CITED["text"]


def test_claims_gives_claims_and_checks(capsys: pytest.CaptureFixture[str]) -> None:
    found = told("claims", TEXT, capsys)
    for one in found["claims"]:
        assert TEXT[slice(*one["span"])] == one["text"]
    assert _without_spans(found) == _without_spans(CLAIMS)
    assert found["checks"][0]["spans"] == [one["span"] for one in found["claims"][1:]]


@pytest.mark.parametrize("command", ["cite", "claims"])
def test_a_file_and_standard_input_say_the_same_as_the_text(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from_text = told(command, TEXT, capsys)
    (tmp_path / "text.txt").write_text(TEXT, "utf-8")
    assert told(command, str(tmp_path / "text.txt"), capsys) == from_text
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(TEXT.encode())))
    assert told(command, "-", capsys) == from_text


def test_an_old_file_is_converted_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    in_tcvn3 = "§· tiÕp h¬n 300 l­ît ng­êi; QuyÕt ®Þnh sè 23-Q§/TW cña Bé ChÝnh trÞ".encode("latin-1")
    (tmp_path / "old.txt").write_bytes(in_tcvn3)
    assert told("claims", str(tmp_path / "old.txt"), capsys)["claims"][0]["text"] == "hơn 300 lượt người"
    assert told("cite", str(tmp_path / "old.txt"), capsys)[0]["issuer"] == "Bộ Chính trị"


@pytest.mark.parametrize("command", ["cite", "claims"])
def test_bytes_of_no_code_are_refused_with_their_place(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "broken.txt").write_bytes("Ủy ban".encode() + b"\xff")
    with pytest.raises(SystemExit) as refused:
        main([command, "--json", str(tmp_path / "broken.txt")])
    assert refused.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "byte 0xFF ở vị trí 8 " in said.err


@pytest.mark.parametrize(("command", "nothing"), [("cite", []), ("claims", {"claims": [], "checks": []})])
def test_a_text_without_any_gives_empty_lists(
    command: str, nothing: object, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(command, "", capsys) == nothing
    assert told(command, "Không có gì.", capsys) == nothing


def test_without_json_each_stands_on_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["claims", TEXT]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "✗ 161/201 = 80,1 %, nói 85 %"
    assert main(["cite", TEXT]) == 0
    assert capsys.readouterr().out == "23-QĐ/TW\tQuyết định\t2021-07-30\tBộ Chính trị\t\n"


def _without_spans(found: dict[str, Any]) -> dict[str, Any]:
    return {
        part: [{key: row[key] for key in row if "span" not in key} for row in rows]
        for part, rows in found.items()
    }
