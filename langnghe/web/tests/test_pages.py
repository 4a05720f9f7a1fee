"""The home page, the desk and the page of health: who may, how many questions, what stands on them."""

from datetime import date, datetime, time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from conftest import Cast
from langnghe.kernel.clock import LOCAL
from langnghe.reception.models import ReceptionPlace, Session, SessionState
from langnghe.units.models import Post
from langnghe.web import boards

ON = date(2024, 3, 20)


@pytest.fixture
def at_home(settings: Any, cast: Cast) -> Cast:
    settings.SITE_UNIT = cast.committee.pk
    return cast


def hold(cast: Cast, day: date, state: str) -> Session:
    head = Post.objects.get(unit=cast.committee, kind="HEAD")
    place, _made = ReceptionPlace.objects.get_or_create(
        unit=cast.committee, name="Phòng tiếp", address="số 1"
    )
    return Session.objects.create(
        unit=cast.committee, post=head, place=place, held_on=day, planned_on=day, state=state,
        starts_at=datetime.combine(day, time(7, 30), LOCAL), ends_at=datetime.combine(day, time(11, 30), LOCAL),
        posted_on=date(2024, 1, 2), reason="bận họp" if state != SessionState.IN_PERSON else "",
    )  # fmt: skip


def test_home_answers_everyone_and_names_the_authority(client: Client, at_home: Cast) -> None:
    page = client.get(reverse("web:home"))
    assert page.status_code == 200
    assert "Ông bà cần việc gì hôm nay?" in page.content.decode()


def test_home_without_an_authority_still_answers(client: Client, db: None, settings: Any) -> None:
    settings.SITE_UNIT = ""
    assert client.get(reverse("web:home")).status_code == 200


def test_home_counts_only_months_that_are_over_as_the_board_of_duty_does(cast: Cast) -> None:
    hold(cast, date(2024, 1, 5), SessionState.IN_PERSON)
    hold(cast, date(2024, 1, 19), SessionState.MISSED)
    hold(cast, date(2024, 3, 5), SessionState.IN_PERSON)
    duty = boards.duty_of_head(cast.committee, on=ON)
    assert duty is not None
    assert (duty.starts, duty.ends) == (date(2024, 1, 1), date(2024, 2, 29))
    assert (duty.required, duty.in_person, duty.missed) == (4, 1, 1)


def test_in_january_home_shows_the_year_before(cast: Cast) -> None:
    hold(cast, date(2023, 12, 5), SessionState.IN_PERSON)
    duty = boards.duty_of_head(cast.committee, on=date(2024, 1, 10))
    assert duty is not None
    assert (duty.starts, duty.in_person) == (date(2023, 12, 1), 1)


def test_without_a_session_home_says_nothing_of_duty(cast: Cast) -> None:
    assert boards.duty_of_head(cast.committee, on=ON) is None


def test_home_asks_the_database_few_questions(
    client: Client, at_home: Cast, django_assert_max_num_queries: Any
) -> None:
    client.get(reverse("web:home"))
    with django_assert_max_num_queries(10):
        client.get(reverse("web:home"))


def test_the_desk_is_for_officers(client: Client, cast: Cast) -> None:
    assert client.get(reverse("web:desk")).status_code == 302
    client.force_login(cast.an)
    assert "Nguyễn Thị An" in client.get(reverse("web:desk")).content.decode()


def test_health_answers_when_the_database_does(client: Client, db: None) -> None:
    assert client.get(reverse("web:health")).json() == {"ok": True, "units": True}
