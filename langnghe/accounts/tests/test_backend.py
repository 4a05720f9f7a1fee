"""Who is signed in comes with their roles: one question for each request, fresh with each."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from conftest import Cast
from langnghe.accounts.backends import WithMemberships
from langnghe.accounts.models import Membership, User, UserSession
from langnghe.accounts.rights import Right
from langnghe.accounts.selectors import own_units, units_of
from langnghe.accounts.signed_in import came, coming

pytestmark = [pytest.mark.django_db, pytest.mark.own_sql]
ON = date(2024, 3, 1)


def signed_in(user: User) -> User:
    found = WithMemberships().get_user(user.pk)
    assert found is not None
    return found


def test_the_account_comes_with_its_roles_and_their_units(cast: Cast) -> None:
    with CaptureQueriesContext(connection) as asked:
        user = signed_in(cast.an)
        assert user == cast.an
        assert [unit.name for unit in own_units(user, [Right.RECEIVE], on=ON)] == [cast.committee.name]
        assert units_of(user, on=ON) == [cast.committee.pk]
        assert own_units(user, [Right.ADMINISTER], on=ON) == []
    assert len(asked) == 1


def test_a_role_that_has_ended_opens_nothing(cast: Cast) -> None:
    Membership.objects.filter(user=cast.an).update(until=date(2024, 2, 29))
    assert units_of(signed_in(cast.an), on=ON) == []


def test_an_account_without_a_role_is_still_somebody(cast: Cast) -> None:
    Membership.objects.filter(user=cast.an).delete()
    user = signed_in(cast.an)
    assert user == cast.an
    assert units_of(user, on=ON) == []


def test_a_switched_off_account_is_nobody(cast: Cast) -> None:
    User.objects.filter(pk=cast.an.pk).update(is_active=False)
    assert WithMemberships().get_user(cast.an.pk) is None


def test_a_role_taken_away_is_gone_with_the_next_request(client: Client, cast: Cast) -> None:
    client.force_login(cast.an)
    assert client.get("/don/nhan/").status_code == 200
    Membership.objects.filter(user=cast.an).delete()
    assert client.get("/don/nhan/").status_code == 403


def test_a_session_comes_with_its_account(client: Client, cast: Cast) -> None:
    client.force_login(cast.an)
    assert UserSession.objects.get().user == cast.an
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/don/nhan/").status_code == 200
    assert len(asked) == 1


def test_a_session_that_has_ended_is_nobodys(client: Client, cast: Cast) -> None:
    client.force_login(cast.an)
    UserSession.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert client.get("/don/nhan/").status_code == 302


def test_a_new_password_ends_the_sessions_of_the_old_one(client: Client, cast: Cast) -> None:
    client.force_login(cast.an)
    cast.an.set_password("another-long-one")
    cast.an.save()
    assert client.get("/don/nhan/").status_code == 302


def test_whose_the_row_is_says_nothing_that_the_signed_session_does_not_say(
    client: Client, cast: Cast
) -> None:
    """The column only saves a question: an account that came with another's session is not believed."""
    client.force_login(cast.an)
    UserSession.objects.update(user=cast.chi)
    page = client.get("/ban/")
    assert page.wsgi_request.user == cast.an


def test_what_came_with_one_session_is_not_there_for_another(cast: Cast) -> None:
    with coming(cast.an):
        assert (came(cast.an.pk), came(cast.chi.pk)) == (cast.an, None)
    assert came(cast.an.pk) is None
