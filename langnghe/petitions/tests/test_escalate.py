"""A term that nobody kept goes to the head, then to the authority above, which has no right to the file."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils.translation import override

from conftest import PASSWORD, Cast
from langnghe.accounts.models import User
from langnghe.accounts.rights import Role
from langnghe.accounts.services import create_user
from langnghe.notifications.models import Message
from langnghe.notifications.tasks import letter
from langnghe.petitions import selectors, services
from langnghe.petitions.models import Clock, Petition, PetitionSetting, Reminder
from langnghe.petitions.services import escalating
from langnghe.petitions.tests.conftest import classified
from langnghe.units.models import Unit


@pytest.fixture
def due(cast: Cast) -> Petition:
    return classified(cast)


@pytest.fixture
def lan(cast: Cast) -> User:
    """Who decides in the province, above the committee of the city."""
    above = Unit.objects.get(pk=cast.committee.pk).parent
    assert above is not None
    user = create_user(
        "lan",
        password=PASSWORD,
        display_name="Mai Lan",
        unit=above.pk,
        role=Role.HEAD,
        since=date(2021, 1, 1),
    )
    User.objects.filter(pk=user.pk).update(email="lan@example.vn")
    return user


def last_day() -> date:
    return Clock.objects.get(ended_on=None).due_on


def told(user: User) -> list[str]:
    return list(Reminder.objects.filter(told=user).order_by("pk").values_list("stage", flat=True))


def test_the_authority_above_is_told_after_the_days_of_the_unit_and_each_week(
    due: Petition, cast: Cast, lan: User
) -> None:
    last = last_day()
    services.remind(on=last + timedelta(days=7))
    assert told(cast.chi) == ["late.1"]
    assert told(lan) == []

    services.remind(on=last + timedelta(days=8))
    services.remind(on=last + timedelta(days=14))
    assert told(lan) == ["above.0"]
    services.remind(on=last + timedelta(days=15))
    assert told(lan) == ["above.0", "above.1"]


def test_a_unit_sets_when_it_is_reminded_and_when_above_is_told(due: Petition, cast: Cast, lan: User) -> None:
    habits = services.Habits(remind_days=5, escalate_days=1)
    services.set_habits(cast.committee.pk, habits=habits, by=cast.chi, on=date(2026, 11, 13))
    safe, last = Clock.objects.get(ended_on=None).safe_on, last_day()
    assert services.remind(on=safe - timedelta(days=6)) == 0
    assert services.remind(on=safe - timedelta(days=5)) == 1
    services.remind(on=last + timedelta(days=1))
    assert told(lan) == []
    services.remind(on=last + timedelta(days=2))
    assert told(lan) == ["above.0"]


def test_a_unit_that_waits_longer_changes_nothing_for_another(due: Petition, cast: Cast) -> None:
    PetitionSetting.objects.create(unit=cast.other, remind_days=30)
    assert services.remind(on=Clock.objects.get(ended_on=None).safe_on - timedelta(days=4)) == 0


def test_above_reads_number_kind_and_days_alone(due: Petition, cast: Cast, lan: User) -> None:
    day = last_day() + timedelta(days=8)
    services.remind(on=day)
    with override("vi"):
        body = letter(Message.objects.get(template="petitions/letters/above")).body
        assert selectors.escalated(lan, day) == [(cast.committee.name, str(due), "khiếu nại", 8)]

    assert f"đơn {due} (khiếu nại), quá hạn 8 ngày" in body
    assert "Bình" not in body
    assert "bồi thường" not in body
    assert not selectors.may_see(lan, day, due.pk)


def test_nothing_of_a_sealed_file_but_that_there_is_one(due: Petition, cast: Cast, lan: User) -> None:
    Petition.objects.filter(pk=due.pk).update(kind="denunciation")
    day = last_day() + timedelta(days=8)
    services.remind(on=day)
    with override("vi"):
        body = letter(Message.objects.get(template="petitions/letters/above")).body

    assert "một hồ sơ giữ bí mật, quá hạn 8 ngày" in body
    assert str(due) not in body
    assert selectors.escalated(lan, day) == [(cast.committee.name, "", "", 8)]


def test_what_was_done_or_paused_leaves_the_list(due: Petition, cast: Cast, lan: User) -> None:
    day = last_day() + timedelta(days=8)
    services.remind(on=day)
    assert selectors.count_escalated(lan, day) == 1
    assert selectors.count_escalated(cast.chi, day) == 0

    Clock.objects.filter(ended_on=None).update(ended_on=day)
    assert selectors.count_escalated(lan, day) == 0


def test_who_leaves_the_authority_above_sees_none_of_it(due: Petition, lan: User) -> None:
    day = last_day() + timedelta(days=8)
    services.remind(on=day)
    lan.memberships.update(until=day)
    assert selectors.count_escalated(lan, day + timedelta(days=1)) == 0


def test_where_the_parent_has_nobody_the_next_above_is_told(cast: Cast, lan: User) -> None:
    city = Unit.objects.get(pk=cast.committee.pk)
    below = Unit.objects.create(
        code="t-below",
        area=city.area,
        kind="AGENCY",
        name="Phòng dưới",
        parent=city,
        sort_key="a",
        folded="a",
    )
    cast.chi.memberships.update(until=date(2026, 11, 13))
    assert escalating.above({below.pk}, date(2026, 11, 20)) == {below.pk: [lan]}


def test_the_page_and_the_desk_tell(
    client: Client, due: Petition, cast: Cast, lan: User, at_today: Callable[[date], None]
) -> None:
    day = last_day() + timedelta(days=8)
    services.remind(on=day)
    at_today(day)
    client.force_login(lan)
    page = client.get("/don/qua-han-cap-duoi/").content.decode()
    assert str(due) in page
    assert "Bình" not in page
    client.force_login(cast.an)
    assert str(due) not in client.get("/don/qua-han-cap-duoi/").content.decode()
