"""A closed file that was a denunciation all along is sealed as it stands; an open one begins anew; and each refusal."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from langnghe.kernel.errors import WrongState
from langnghe.petitions import selectors, services
from langnghe.petitions.models import Petition, Transfer
from langnghe.petitions.tests.conftest import ON, classified, decided, received
from langnghe.petitions.tests.test_denunciations import read
from langnghe.petitions.tests.test_public_answers import TEXT, answered
from langnghe.units.models import Unit
from langnghe.vault.tests.conftest import Keepers

ENDED, SEALED = date(2026, 11, 13), date(2026, 11, 13)
LATER = date(2026, 12, 21)


def sealed(keepers: Keepers, petition: Petition, on: date = SEALED) -> Petition:
    return services.seal_petition(petition, redacted="", by=keepers.cast.an, on=on)


def test_a_closed_file_is_sealed_and_stays_closed(keepers: Keepers) -> None:
    closed = services.guide(classified(keepers.cast), to="UBND phường", by=keepers.cast.an, on=ENDED)
    held = sealed(keepers, closed)
    held.refresh_from_db()

    assert (held.kind, held.state, held.closed_on, held.closed_because) == (
        "denunciation",
        "guided",
        ENDED,
        "",
    )
    assert not held.clocks.filter(ended_on__isnull=True).exists()
    assert selectors.due_list(keepers.cast.an, SEALED).rows == []
    told = read(keepers, held, "identity", "content")
    assert (told["Họ và tên"], told["Lý do kết thúc"]) == ("Lê Văn Bình", "UBND phường")


def test_a_decided_one_that_is_open_begins_anew(keepers: Keepers) -> None:
    held = sealed(keepers, decided(keepers.cast), LATER)
    held.refresh_from_db()

    assert (held.state, held.answered_on, held.answer, held.accepted_on) == ("received", None, "", None)
    assert held.clocks.get(ended_on__isnull=True).rule == "denunciation.initial"
    assert selectors.rebuilt(held.pk)["answered_on"] is None


def test_its_public_answer_comes_down(keepers: Keepers) -> None:
    petition, _code = answered(keepers.cast)
    day = petition.closed_on or ON
    services.publish(petition, way="web", redacted=TEXT, by=keepers.cast.an, on=day)
    sealed(keepers, petition, day)

    assert selectors.published().rows == []


@pytest.mark.parametrize("act", ["seal", "paper"])
def test_a_voided_file_is_refused(keepers: Keepers, act: str) -> None:
    voided = services.move_to_paper(received(keepers.cast), by=keepers.cast.an, on=ON)
    with pytest.raises(WrongState, match="hủy"):
        leave(voided, act, by=keepers.cast.an)


def leave(petition: Petition, act: str, *, by: Any, on: date = SEALED) -> None:
    if act == "seal":
        services.seal_petition(petition, redacted="", by=by, on=on)
    else:
        services.move_to_paper(petition, by=by, on=on)


def sent(keepers: Keepers, ward: Unit) -> Transfer:
    petition = classified(keepers.cast, "feedback")
    services.transfer(petition, to=ward, because="Việc của phường", by=keepers.cast.chi, on=SEALED)
    return Transfer.objects.get()


@pytest.mark.parametrize("act", ["seal", "paper"])
def test_the_first_line_of_what_another_body_took_in_is_not_where_it_leaves(
    keepers: Keepers, ward: Unit, act: str
) -> None:
    transfer = sent(keepers, ward)
    services.take_in(transfer, by=keepers.cast.dung, on=SEALED)
    with pytest.raises(WrongState, match=ward.name):
        leave(transfer.petition, act, by=keepers.cast.dung)


@pytest.mark.parametrize("act", ["seal", "paper"])
def test_a_line_that_was_sent_back_takes_nothing_away_from_who_got_it_back(
    keepers: Keepers, ward: Unit, act: str
) -> None:
    transfer = sent(keepers, ward)
    line = services.take_in(transfer, by=keepers.cast.dung, on=SEALED)
    services.send_back(transfer, because="Không thuộc phường", by=keepers.cast.dung, on=SEALED)
    with pytest.raises(WrongState, match=keepers.cast.committee.name):
        leave(line, act, by=keepers.cast.dung)
    assert Petition.objects.get(pk=transfer.petition_id).voided_on is None


def test_sent_on_and_not_yet_taken_in_it_is_sealed_and_taken_in_sealed(keepers: Keepers, ward: Unit) -> None:
    transfer = sent(keepers, ward)
    leave(transfer.petition, "seal", by=keepers.cast.dung)
    line = services.take_in(Transfer.objects.get(), by=keepers.cast.dung, on=SEALED)

    assert (line.kind, line.person.full_name) == ("denunciation", "Người tố cáo (giữ bí mật)")


def test_the_page_of_a_closed_file_offers_it_and_that_of_a_sealed_or_voided_one_does_not(
    client: Client, keepers: Keepers, at_today: Any
) -> None:
    at_today(SEALED)
    client.force_login(keepers.cast.an)
    closed = services.guide(classified(keepers.cast), to="UBND phường", by=keepers.cast.an, on=ENDED)
    address = f"/don/{closed.pk}/"

    assert f"{address}niem-phong/" in client.get(address).content.decode()
    sealed(keepers, closed)
    assert f"{address}niem-phong/" not in client.get(address).content.decode()
