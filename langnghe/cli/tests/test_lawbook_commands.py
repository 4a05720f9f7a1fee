"""The commands that ask the lawbook: their JSON contracts, their sentences, their refusals."""

import json
from typing import Any

import pytest

from langnghe.cli.main import main


def answer(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    assert main([*words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_deadline_gives_its_contract(capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(
        capsys, "deadline", "complaint.first_resolution", "--from", "2026-10-02", "--fact", "complex"
    )
    keys = {
        "rule",
        "due_on",
        "safe_on",
        "direction",
        "version_from",
        "cite",
        "confidence",
        "provisional",
        "readings",
    }
    assert keys <= set(found)
    assert found["due_on"] == "2026-11-16"
    assert {"date", "counted", "why"} == set(found["days"][0])


def test_deadline_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["deadline", "reception.reply", "--from", "1/7/2026"]) == 0
    assert "Điều 28 Luật Tiếp công dân" in capsys.readouterr().out


def test_workdays_gives_its_contract(capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, "workdays", "--from", "2026-08-21", "--to", "2026-08-23")
    assert [day["working"] for day in found] == [True, True, False]
    assert found[1]["why"] == "làm bù cho ngày 31/08/2026"


@pytest.mark.parametrize(
    ("rule", "dates"),
    [
        (("--weekly", "thu"), ["2026-02-05", "2026-02-12", "2026-02-23", "2026-02-26"]),
        (("--monthly", "15,25"), ["2026-02-23", "2026-02-25"]),
        (("--nth", "2:fri"), ["2026-02-13"]),
        (("--nth", "last:fri"), ["2026-02-27"]),
        (("--nth", "2:fri,4:fri"), ["2026-02-13", "2026-02-27"]),
        (("--dates", "2026-02-17"), ["2026-02-23"]),
        (("--monthly", "30", "--short-month", "skip"), []),
    ],
)
def test_schedule_gives_its_contract(
    rule: tuple[str, ...], dates: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    found = answer(
        capsys, "schedule", *rule, "--roll", "next_working_day", "--from", "2026-02-01", "--to", "2026-02-28"
    )
    assert [one["date"] for one in found] == dates
    assert all(bool(one["moved_because"]) == (one["date"] != one["planned_on"]) for one in found)


def test_a_rotation_names_who_receives_and_where(capsys: pytest.CaptureFixture[str]) -> None:
    turns = ("schedule", "--rotating", "thu:Chủ tịch UBND, HĐND, Bí thư", "--since", "2026-11-05")
    asked = ("--place", "Trụ sở", "--place", "Nhà văn hóa", "--from", "2026-11-12", "--to", "2026-11-19")
    found = answer(capsys, *turns, *asked)
    assert [(one["date"], one["receiver"], one["place"]) for one in found] == [
        ("2026-11-12", "HĐND", "Trụ sở"),
        ("2026-11-12", "HĐND", "Nhà văn hóa"),
        ("2026-11-19", "Bí thư", "Trụ sở"),
        ("2026-11-19", "Bí thư", "Nhà văn hóa"),
    ]
    assert main([*turns, "--from", "2026-11-05", "--to", "2026-11-05"]) == 0
    assert capsys.readouterr().out == "thứ Năm, 05/11/2026, Chủ tịch UBND\n"


def test_a_rotation_may_follow_any_rule(capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(
        capsys,
        "schedule",
        "--monthly",
        "15,25",
        "--rotating",
        "A,B",
        "--from",
        "2026-11-01",
        "--to",
        "2026-12-31",
    )
    assert [(one["date"], one["receiver"]) for one in found] == [
        ("2026-11-16", "A"), ("2026-11-25", "B"), ("2026-12-15", "A"), ("2026-12-25", "B"),
    ]  # fmt: skip


def test_periods_gives_its_contract(capsys: pytest.CaptureFixture[str]) -> None:
    found = {one["rule"]: one for one in answer(capsys, "periods", "--on", "2023-06-30")}
    assert (found["period.q3"]["from"], found["period.q3"]["to"]) == ("2023-06-15", "2023-09-14")


@pytest.mark.parametrize(
    ("words", "required"),
    [
        (("commune_chair", "--month", "2026-06"), [("week", 1)] * 4),
        (("commune_chair", "--month", "2026-07"), [("month", 2)]),
        (("commune_chair", "--week", "2026-W26"), [("week", 1)]),
        (("commune_chair", "--week", "24/6/2026"), [("week", 1)]),
        (("commune_chair", "--from", "2026-06-15", "--to", "2026-07-31"), [("week", 1)] * 2 + [("month", 2)]),
        (("district_chair", "--from", "2025-05-01", "--to", "2025-08-31"), [("month", 2)] * 2),
        (("province_chair", "--from", "2025-05-01", "--to", "2025-08-31"), [("month", 1)] * 4),
        (("party.commune", "--month", "2026-07"), [("month", 2)]),
    ],
)
def test_duties_gives_its_contract(
    words: tuple[str, ...], required: list[tuple[str, int]], capsys: pytest.CaptureFixture[str]
) -> None:
    found = answer(capsys, "duties", *words)
    assert [(one["each"], one["required"]) for one in found] == required
    assert set(found[0]) == {"from", "to", "each", "required", "cite", "confidence"}


def test_duties_are_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["duties", "commune_chair", "--month", "2026-06"]) == 0
    said = capsys.readouterr().out
    assert "01/06/2026 – 07/06/2026: phải tiếp 1 (điểm d khoản 2 Điều 15 Luật Tiếp công dân)" in said
    assert said.endswith("Phải tiếp 4 ngày.\n")


@pytest.mark.parametrize(
    "words",
    [
        ("duties", "reception_officer", "--month", "2026-06"),
        ("duties", "commune_chair", "--month", "06/2026"),
        ("duties", "commune_chair", "--week", "2026-W60"),
        ("duties", "commune_chair", "--from", "2026-06-01"),
        ("duties", "commune_chair", "--from", "2026-06-01", "--to", "2026-05-01"),
        ("duties", "district_chair", "--month", "2025-08"),
        ("deadline", "no.rule", "--from", "2026-07-01"),
        ("deadline", "complaint.acceptance", "--from", "2026-02-30"),
        ("deadline", "complaint.acceptance", "--from", "2010-01-01"),
        ("deadline", "complaint.acceptance", "--from", "2026-07-01", "--fact", "remote"),
        ("workdays", "--from", "2026-07-02", "--to", "2026-07-01"),
        ("workdays", "--from", "1990-01-01", "--to", "1990-01-02"),
        ("schedule", "--weekly", "someday", "--from", "2026-07-01", "--to", "2026-07-31"),
        ("schedule", "--monthly", "x", "--from", "2026-07-01", "--to", "2026-07-31"),
        ("schedule", "--nth", "fri", "--from", "2026-07-01", "--to", "2026-07-31"),
        ("schedule", "--from", "2026-07-01", "--to", "2026-07-31"),
        ("schedule", "--rotating", "A,B", "--from", "2026-07-01", "--to", "2026-07-31"),
        ("schedule", "--rotating", "thu:A,", "--from", "2026-07-01", "--to", "2026-07-31"),
        (
            "schedule",
            "--weekly",
            "thu",
            "--place",
            "A",
            "--place",
            "A",
            "--from",
            "2026-07-01",
            "--to",
            "2026-07-31",
        ),
        ("periods", "--on", "hôm nay"),
    ],
)
def test_a_refusal_is_one_sentence_and_the_code_two(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(list(words)) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
