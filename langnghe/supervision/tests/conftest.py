"""A supervision of the city's committee by the province's Party committee, with one text and one duty."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import pytest

from conftest import Cast
from langnghe.kernel.clock import LOCAL
from langnghe.reception.models import ReceptionPlace, Session
from langnghe.regulations.models import LegalText, Obligation
from langnghe.regulations.services import enter_text
from langnghe.supervision import services
from langnghe.supervision.models import Delegation, SupervisedUnit
from langnghe.units.models import Official, Post
from langnghe.units.services import appoint, name_official

ON = date(2024, 4, 26)
FROM, UNTIL = date(2023, 1, 1), date(2023, 3, 31)


@dataclass(frozen=True)
class Story:
    delegation: Delegation
    unit: SupervisedUnit
    text: LegalText


def decision(leader: Official, **more: Any) -> services.Decision:
    facts: dict[str, Any] = {
        "number": "3135", "decided_on": date(2024, 3, 18), "title": "Giám sát việc tiếp công dân",
        "leader": leader, "period_from": FROM, "period_until": UNTIL,
    }  # fmt: skip
    return services.Decision(**(facts | more))


@pytest.fixture
def leader(cast: Cast) -> Official:
    official = name_official("Hoàng Thị Giang Hương", is_demo=True)
    for post in Post.objects.filter(unit=cast.province_party)[:2]:
        appoint(official, post=post, since=date(2020, 8, 1))
    return official


@pytest.fixture
def text(db: None) -> LegalText:
    law = enter_text(
        "42/2013/QH13", kind="Luật", title="Tiếp công dân", issuer="Quốc hội",
        issued_on=date(2013, 11, 25), confidence="sourced",
    )  # fmt: skip
    Obligation.objects.create(
        code="OB-15", text=law, provision="Điều 13 khoản 5", who="chủ tịch UBND huyện",
        duty="tiếp công dân ít nhất 2 ngày mỗi tháng", check_kind="reception_days", duty_office="district_chair",
        confidence="sourced",
    )  # fmt: skip
    return law


@pytest.fixture
def story(cast: Cast, leader: Official, text: LegalText) -> Story:
    made = services.decide(
        decision(leader),
        unit=cast.province_party,
        texts=[text],
        supervised=[cast.committee],
        by=cast.giang,
        on=ON,
    )
    return Story(made, made.supervised.get(), text)


@pytest.fixture
def hold(cast: Cast) -> Callable[..., Session]:
    """A session of the city's head, kept in person unless told otherwise."""

    def _hold(day: date, *, hour: int = 7, state: str = "in_person", **more: Any) -> Session:
        head = Post.objects.get(unit=cast.committee, kind="HEAD")
        place, _made = ReceptionPlace.objects.get_or_create(
            unit=cast.committee, name="Phòng tiếp", address="số 1"
        )
        return Session.objects.create(
            unit=cast.committee, post=head, place=place, held_on=day, planned_on=day, state=state,
            starts_at=datetime.combine(day, time(hour, 30), LOCAL),
            ends_at=datetime.combine(day, time(hour + 2, 30), LOCAL), posted_on=date(2022, 12, 20), **more,
        )  # fmt: skip

    return _hold
