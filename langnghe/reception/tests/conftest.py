"""A room with a head, a deputy and a place; days in November 2026 beside their holidays."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from typing import Any

import pytest

from langnghe import lawbook
from langnghe.reception import services
from langnghe.reception.models import ReceptionPlace, Schedule, Session
from langnghe.reception.services.turns import Turn
from langnghe.units.models import Post, Unit

ON = date(2024, 3, 1)  # a Friday
HOURS = (time(7, 30), time(11, 30))


@dataclass(frozen=True)
class Desk:
    unit: Unit
    head: Post
    deputy: Post
    place: ReceptionPlace


@pytest.fixture
def desk(cast: Any) -> Desk:
    return make_desk(cast)


def make_desk(cast: Any) -> Desk:
    head = Post.objects.get(unit=cast.committee, kind="HEAD")
    deputy = Post.objects.filter(unit=cast.committee, kind="DEPUTY").first() or Post.objects.create(
        unit=cast.committee, kind="DEPUTY", title="Phó Chủ tịch phụ trách kinh tế"
    )
    place = services.add_place(
        cast.committee, name="Phòng tiếp công dân", address="số 1 đường Ví Dụ", by=cast.an, on=ON
    )
    return Desk(cast.committee, head, deputy, place)


@pytest.fixture
def draw(cast: Any, desk: Desk) -> Callable[..., Schedule]:
    def _draw(
        rule: Any = None, *, since: date = date(2024, 4, 1), until: date = date(2024, 5, 31), **more: Any
    ) -> Schedule:
        given: dict[str, Any] = {
            "post": desk.head,
            "place": desk.place,
            "rule": rule or lawbook.Monthly(days=(5, 20)),
            "roll": "next_working_day",
            "hours": HOURS,
            "by": cast.an,
            "on": ON,
        }
        return services.draw_schedule(desk.unit, since=since, until=until, **(given | more))

    return _draw


@pytest.fixture
def session(cast: Any, draw: Callable[..., Schedule]) -> Session:
    """The posted session of 5/4/2024."""
    schedule = draw()
    services.post_schedule(schedule, by=cast.chi, on=ON)
    return schedule.sessions.get(held_on=date(2024, 4, 5))


def turn(**more: Any) -> Turn:
    facts: dict[str, Any] = {
        "full_name": "Lê Văn Bình",
        "content": "Đề nghị sửa cống thoát nước đầu ngõ",
        "field": "environment",
        "result": "explained",
    }
    return Turn(**(facts | more))
