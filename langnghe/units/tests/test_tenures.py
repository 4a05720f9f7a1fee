"""Who holds a post: one head at a time, one person in several posts."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from langnghe.kernel.errors import Invalid, WrongState
from langnghe.units import selectors, services
from langnghe.units.models import Official, Post, Tenure

pytestmark = pytest.mark.django_db

DAY = date(2023, 5, 1)


@pytest.fixture
def chi() -> Official:
    return services.name_official("Lê Thị Chi", is_demo=True)


@pytest.fixture
def chair() -> Post:
    return Post.objects.get(unit_id="380-UBND", kind="HEAD")


def test_a_post_without_data_has_no_holder(chair: Post) -> None:
    assert selectors.holder_of(chair, on=DAY) is None


def test_the_holder_is_named_on_the_days_of_the_tenure_only(chi: Official, chair: Post) -> None:
    tenure = services.appoint(chi, post=chair, since=DAY)
    services.leave_post(tenure, last_day=date(2024, 1, 31))
    days = [date(2023, 4, 30), DAY, date(2024, 1, 31), date(2024, 2, 1)]
    assert [selectors.holder_of(chair, on=day) for day in days] == [None, chi, chi, None]


def test_one_person_holds_two_posts_at_once(chi: Official) -> None:
    for unit in ("38-BDV", "38-MTTQ"):
        services.appoint(chi, post=Post.objects.get(unit_id=unit, kind="HEAD"), since=DAY)
    assert chi.tenures.count() == 2


def test_a_second_head_on_the_same_day_is_refused(chi: Official, chair: Post) -> None:
    services.appoint(chi, post=chair, since=DAY, until=date(2024, 1, 31))
    other = services.name_official("Trần Dũng", is_demo=True)
    with pytest.raises(WrongState, match="người đứng đầu khác"):
        services.appoint(other, post=chair, since=date(2024, 1, 31))
    assert services.appoint(other, post=chair, since=date(2024, 2, 1)).alone


def test_the_database_itself_refuses_a_second_head(chi: Official, chair: Post) -> None:
    services.appoint(chi, post=chair, since=DAY)
    other = services.name_official("Trần Dũng", is_demo=True)
    with pytest.raises(IntegrityError, match="tenure_one_head"), transaction.atomic():
        Tenure.objects.create(official=other, post=chair, since=DAY, alone=True)


def test_two_deputies_serve_together_but_nobody_twice(chi: Official) -> None:
    deputy = Post.objects.get(unit_id="380-UBND", kind="DEPUTY")
    services.appoint(chi, post=deputy, since=DAY)
    services.appoint(services.name_official("Trần Dũng", is_demo=True), post=deputy, since=DAY)
    assert [official.name for official in selectors.holders_of(deputy, on=DAY)] == ["Lê Thị Chi", "Trần Dũng"]
    with pytest.raises(WrongState, match="đã giữ chức vụ này"):
        services.appoint(chi, post=deputy, since=date(2024, 1, 1))


def test_a_post_that_has_ended_takes_nobody(chi: Official, chair: Post) -> None:
    with pytest.raises(Invalid, match="không tồn tại"):
        services.appoint(chi, post=chair, since=date(2025, 7, 1))


def test_leaving_before_coming_is_refused(chi: Official, chair: Post) -> None:
    tenure = services.appoint(chi, post=chair, since=DAY)
    with pytest.raises(Invalid, match="trước ngày bắt đầu"):
        services.leave_post(tenure, last_day=date(2023, 4, 30))


def test_leaving_after_having_left_is_refused(chi: Official, chair: Post) -> None:
    tenure = services.appoint(chi, post=chair, since=DAY, until=date(2023, 12, 31))
    with pytest.raises(WrongState, match="đã thôi giữ"):
        services.leave_post(tenure, last_day=date(2024, 6, 30))


def test_the_bodies_that_follow_a_body_are_of_its_kind() -> None:
    party = selectors.unit_by_code("380-DU")
    following = selectors.successor_units(party, on=date(2026, 1, 1))
    assert len(following) == 7
    assert {unit.kind for unit in following} == {"PARTY_COMMITTEE"}
