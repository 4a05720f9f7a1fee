"""Rights hold in a unit and between two days; custody says which unit holds which file."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from conftest import Cast
from langnghe.accounts import services
from langnghe.accounts.models import Custody, CustodyRole, Membership
from langnghe.accounts.rights import RIGHTS, Right, Role
from langnghe.accounts.selectors import has_right, in_custody, units_of, units_with

ON = date(2024, 3, 1)


def fresh(user: object) -> None:
    """Rights are read once for a person and a day; a changed membership is read by the next request."""
    user.__dict__.pop("_memberships_on", None)


def test_a_right_holds_in_the_unit_of_the_membership_only(cast: Cast) -> None:
    assert has_right(cast.an, Right.RECEIVE, unit=cast.committee.pk, on=ON)
    assert not has_right(cast.an, Right.RECEIVE, unit=cast.other.pk, on=ON)
    assert not has_right(cast.an, Right.DECIDE, unit=cast.committee.pk, on=ON)


def test_a_membership_holds_from_its_first_day_through_its_last(cast: Cast) -> None:
    Membership.objects.filter(user=cast.an).update(since=date(2024, 3, 1), until=date(2024, 3, 31))
    expected = {
        date(2024, 2, 29): [],
        date(2024, 3, 1): [cast.committee.pk],
        date(2024, 3, 31): [cast.committee.pk],
        date(2024, 4, 1): [],
    }
    assert {day: units_of(cast.an, on=day) for day in expected} == expected


def test_nobody_and_the_inactive_have_no_right(cast: Cast) -> None:
    cast.an.is_active = False
    assert units_with(cast.an, Right.RECEIVE, on=ON) == []
    assert units_with(AnonymousUser(), Right.RECEIVE, on=ON) == []


def test_every_role_has_rights_and_every_right_a_role() -> None:
    assert set(RIGHTS) == set(Role.values)
    assert set().union(*RIGHTS.values()) == set(Right)


def test_asking_twice_on_a_day_asks_the_database_once(cast: Cast, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        units_with(cast.chi, Right.DECIDE, on=ON)
        units_with(cast.chi, Right.POST, on=ON)


def test_a_membership_cannot_end_before_it_begins(cast: Cast) -> None:
    row = Membership.objects.get(user=cast.an)
    row.until = date(2020, 1, 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_handing_over_leaves_one_lead_and_the_old_unit_follows(cast: Cast) -> None:
    services.give_custody("petition", 7, unit=cast.committee.pk, since=ON)
    services.hand_over("petition", 7, to=cast.other.pk, on=date(2024, 3, 5))
    now = Custody.objects.filter(subject_kind="petition", subject_id=7, until__isnull=True)
    assert dict(now.values_list("unit", "role")) == {
        cast.committee.pk: CustodyRole.FOLLOW,
        cast.other.pk: CustodyRole.LEAD,
    }
    assert list(in_custody("petition", [cast.other.pk], on=date(2024, 3, 4))) == []
    assert list(in_custody("petition", [cast.other.pk], on=date(2024, 3, 5))) == [7]


def test_a_file_has_one_lead_at_a_time(cast: Cast) -> None:
    services.give_custody("petition", 7, unit=cast.committee.pk, since=ON)
    with pytest.raises(IntegrityError), transaction.atomic():
        services.give_custody("petition", 7, unit=cast.other.pk, since=ON)


def test_a_new_membership_is_seen_by_the_next_request(cast: Cast) -> None:
    assert not has_right(cast.an, Right.DECIDE, unit=cast.committee.pk, on=ON)
    services.add_membership(cast.an, unit=cast.committee.pk, role=Role.HEAD, since=ON)
    fresh(cast.an)
    assert has_right(cast.an, Right.DECIDE, unit=cast.committee.pk, on=ON)
