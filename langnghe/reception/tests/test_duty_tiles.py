"""Tiles of the board of duty: each with its word, unknown apart from nought, and the order a reader chooses."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from langnghe.reception import services
from langnghe.reception.models import Schedule
from langnghe.reception.papers.duty import Line
from langnghe.reception.papers.duty_tiles import MOST_SILENT, Tile, in_order, legend, shown, tile
from langnghe.reception.selectors.duty_totals import Total

from .conftest import ON

DAYS = (date(2024, 4, 1), date(2024, 4, 30))
SPAN = {"tu": "2024-04", "den": "2024-05"}


def total(kept: int | None, *, required: int = 4, unreported: int = 0) -> Total:
    unknown = kept is None
    rest = (None if unknown else 0,) * 3
    lacking = max(0, required - (kept or 0))
    return Total("x", required, kept, *rest, unreported, lacking, 1, *DAYS)


@pytest.mark.parametrize(
    ("said", "state"),
    [
        (total(4), Tile.ENOUGH),
        (total(3), Tile.SHORT),
        (total(0), Tile.NONE),
        (total(None, unreported=4), Tile.UNREPORTED),
        (total(2, unreported=2), Tile.UNREPORTED),
        (total(0, unreported=1), Tile.NONE),
        (None, Tile.SILENT),
    ],
)
def test_a_tile_says_what_is_known(said: Total | None, state: Tile) -> None:
    assert tile(Line("Xã A", said)).state == state


def test_the_legend_counts_every_word() -> None:
    tiles = [tile(Line("Xã A", total(4))), tile(Line("Xã B", None))]
    assert {state: count for state, _word, _sign, count in legend(tiles)} == {
        Tile.ENOUGH: 1, Tile.SHORT: 0, Tile.NONE: 0, Tile.UNREPORTED: 0, Tile.SILENT: 1,
    }  # fmt: skip


def test_tiles_with_data_stand_first_and_many_without_are_only_counted() -> None:
    few = [tile(Line("A", None)), tile(Line("B", total(4)))]
    assert [one.line.label for one in shown(few)] == ["B", "A"]
    assert [one.line.label for one in shown(few + [few[0]] * MOST_SILENT)] == ["B"]


def test_the_order_puts_most_first_and_unknown_last() -> None:
    lines = [Line("A", total(None)), Line("B", total(1)), Line("C", total(3)), Line("D", total(3))]
    assert [one.label for one in in_order(lines, "truc-tiep")] == ["C", "D", "B", "A"]
    assert in_order(lines, "ten") == lines


def test_the_page_of_a_province_has_tiles_and_an_order(
    client: Client, cast: Any, draw: Callable[..., Schedule]
) -> None:
    schedule = draw()
    services.post_schedule(schedule, by=cast.chi, on=ON)
    for session in schedule.sessions.all():
        services.hold_session(session, by=cast.an, on=session.held_on)
    address = reverse("reception:duty_province", args=["38"])
    text = client.get(address, {**SPAN, "xep": "thieu"}).content.decode()

    assert 'class="tile enough"' in text
    assert "chưa có số liệu: <b>" in text
    assert 'aria-sort="descending">Còn thiếu' in text
    assert client.get(address, {"xep": "hang"}).status_code == 404


def test_the_page_of_a_unit_is_not_sent_twice(
    client: Client, cast: Any, draw: Callable[..., Schedule]
) -> None:
    schedule = draw()
    services.post_schedule(schedule, by=cast.chi, on=ON)
    address = reverse("reception:duty_board", args=[schedule.unit_id]) + "?nam=2024"
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    session = schedule.sessions.order_by("held_on")[0]
    services.hold_session(session, by=cast.an, on=session.held_on)

    assert (again.status_code, again.content) == (304, b"")
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 200
