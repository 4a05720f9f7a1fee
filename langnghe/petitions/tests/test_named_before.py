"""Officers named before every line was taken from them: the migration takes the other lines, halves and requests."""

from importlib import import_module
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from langnghe.accounts.models import User
from langnghe.petitions import selectors, services
from langnghe.petitions.models import Petition, Transfer
from langnghe.petitions.tests.conftest import ON, standing_ward
from langnghe.petitions.tests.test_denunciation_life import handed_on
from langnghe.petitions.tests.test_sealed_transfer import asked, officer_of
from langnghe.vault.models import Exclusion, HandedHalf, KeyHalf, Release
from langnghe.vault.tests.conftest import Keepers, approved


def migrate() -> None:
    statements = import_module("langnghe.petitions.migrations.0102_named_lose_every_line").STATEMENTS
    with connection.cursor() as cursor:
        for one in statements:
            cursor.execute(one)


def named_on_one_line(line: Petition, *users: User) -> None:
    """As it was done before: only on the line where the name was given."""
    for user in users:
        Exclusion.objects.create(subject_kind="petition", subject_id=line.pk, user=user)


@pytest.fixture
def transfer(keepers: Keepers) -> Transfer:
    found = handed_on(keepers)
    services.take_in(found, by=officer_of(standing_ward().pk, "nhan"), on=ON)
    found.refresh_from_db()
    return found


@pytest.fixture
def line(transfer: Transfer) -> Petition:
    assert transfer.received_as
    return transfer.received_as


def test_named_on_the_second_line_the_first_is_lost(
    client: Client, keepers: Keepers, transfer: Transfer, line: Petition, at_today: Any
) -> None:
    at_today(ON)
    named_on_one_line(line, keepers.cast.chi)
    client.force_login(keepers.cast.chi)
    assert client.get(f"/don/{transfer.petition_id}/").status_code == 200
    migrate()

    assert client.get(f"/don/{transfer.petition_id}/").status_code == 404
    assert selectors.may_see(keepers.cast.an, ON, transfer.petition_id)


def test_named_on_the_first_line_the_second_is_lost(
    keepers: Keepers, transfer: Transfer, line: Petition
) -> None:
    named_on_one_line(transfer.petition, keepers.cast.chi)
    migrate()

    lost = Exclusion.objects.filter(user=keepers.cast.chi).values_list("subject_id", flat=True)
    assert set(lost) == {transfer.petition_id, line.pk}


def test_a_file_told_further_is_lost_with_the_first_and_not_the_other_way_round(
    keepers: Keepers, transfer: Transfer, line: Petition
) -> None:
    """The second of two files names the first as its earlier one."""
    Transfer.objects.filter(pk=transfer.pk).update(received_as=None)
    Petition.objects.filter(pk=line.pk).update(earlier=transfer.petition)
    named_on_one_line(transfer.petition, keepers.cast.chi)
    named_on_one_line(line, keepers.cast.an)
    migrate()

    assert not selectors.may_see(keepers.cast.chi, ON, line.pk)
    assert set(Exclusion.objects.filter(user=keepers.cast.an).values_list("subject_id", flat=True)) == {
        line.pk
    }


def test_halves_go_and_those_of_others_stay(keepers: Keepers, transfer: Transfer, line: Petition) -> None:
    named_on_one_line(line, keepers.sen)
    migrate()

    assert set(KeyHalf.objects.values_list("holder__user__username", flat=True)) == {"han", "khoi"}


def test_what_one_alone_would_hold_is_not_lost_to_the_unit(
    keepers: Keepers, transfer: Transfer, line: Petition
) -> None:
    before = KeyHalf.objects.count()
    named_on_one_line(line, keepers.sen, keepers.khoi)
    migrate()

    assert KeyHalf.objects.count() == before
    assert not selectors.may_see(keepers.khoi, ON, transfer.petition_id)


def test_an_open_request_of_the_named_one_ends_with_its_halves(
    keepers: Keepers, transfer: Transfer, line: Petition
) -> None:
    other = officer_of(line.unit_id, "bad")
    release = approved(asked(other, transfer.petition), keepers.han, keepers.khoi)
    assert HandedHalf.objects.exists()
    named_on_one_line(line, other)
    migrate()

    ended = Release.objects.get(pk=release.pk)
    assert ended.ended_at is not None
    assert bytes(ended.sealed_private) == b""
    assert not HandedHalf.objects.exists()


def test_twice_is_once_and_others_keep_their_requests(
    keepers: Keepers, transfer: Transfer, line: Petition
) -> None:
    release = asked(officer_of(line.unit_id, "tot"), transfer.petition)
    named_on_one_line(line, keepers.cast.chi)
    migrate()
    migrate()

    assert Exclusion.objects.count() == 2
    assert Release.objects.get(pk=release.pk).ended_at is None
