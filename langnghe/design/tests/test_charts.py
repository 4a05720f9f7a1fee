"""Bars add up, and nothing to show draws nothing."""

from itertools import pairwise

from langnghe.design import charts


def test_shares_lie_end_to_end() -> None:
    parts = charts.shares(
        [{"label": "a", "value": 31}, {"label": "b", "value": 3}, {"label": "c", "value": 2}]
    )
    assert parts[0]["x"] == 0
    for before, after in pairwise(parts):
        assert after["x"] == before["x"] + before["width"]
    assert abs(parts[-1]["x"] + parts[-1]["width"] - charts.WIDE) <= len(parts)


def test_nothing_to_divide_draws_nothing() -> None:
    assert [part["width"] for part in charts.shares([{"label": "a", "value": 0}])] == [0]


def test_the_longest_row_fills_the_width() -> None:
    rows = charts.bars(
        [{"label": "a", "value": 50}, {"label": "b", "value": 100}, {"label": "c", "value": None}]
    )
    assert [row["width"] for row in rows] == [charts.WIDE // 2, charts.WIDE, 0]


def test_a_bar_is_also_said_in_words() -> None:
    assert (
        charts.in_words([{"label": "trực tiếp", "value": 1166}, {"label": "dời", "value": 1}])
        == "1.166 trực tiếp, 1 dời"
    )
