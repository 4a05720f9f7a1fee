"""What turns out to be a denunciation: the number stays, name and words are gone; then each refusal."""

from datetime import date

import pytest
from django.test import Client

from conftest import Cast
from langnghe.kernel.clock import today
from langnghe.kernel.errors import NotAllowed, NotFound, WrongState
from langnghe.petitions import selectors, services
from langnghe.petitions.models import Petition
from langnghe.petitions.tests.conftest import classified, facts, received

ON, LATER = date(2026, 11, 16), date(2026, 11, 20)
TELLING = ("Bình", "Đông Sơn", "0912345678", "5678", "binh@example.vn")


def test_name_and_words_leave_the_machine_and_the_number_stays(cast: Cast) -> None:
    given = services.receive(**facts(cast))
    services.move_to_paper(given.petition, by=cast.an, on=ON)

    petition = Petition.objects.select_related("person", "matter").get()
    left = [*vars(petition).values(), *vars(petition.person).values(), *vars(petition.matter).values()]
    assert not [word for word in TELLING if any(word in str(value) for value in left)]
    assert (petition.number, petition.voided_on) == (1, ON)
    assert selectors.rebuilt(petition.pk)["voided_on"] == ON.isoformat()
    assert selectors.track(given.code) is None
    assert services.receive(**facts(cast)).petition.number == 2


def test_a_matter_with_other_petitions_keeps_its_title(cast: Cast) -> None:
    first = received(cast)
    services.move_to_paper(received(cast, matter=first.matter), by=cast.an, on=ON)

    assert Petition.objects.get(pk=first.pk).matter.title.startswith("Khiếu nại")


def test_the_page_shows_protection_instead_of_a_name(client: Client, cast: Cast) -> None:
    petition = received(cast)
    client.force_login(cast.an)
    page = client.post(f"/don/{petition.pk}/chuyen-sang-giay/", follow=True)

    assert "bảo vệ bí mật" in page.content.decode()
    assert "Lê Văn Bình" not in page.content.decode()
    assert Petition.objects.get().voided_on == today()


def test_another_commune_does_not_learn_of_it(cast: Cast) -> None:
    with pytest.raises(NotFound):
        services.move_to_paper(received(cast), by=cast.dung, on=ON)


def test_a_unit_that_only_follows_the_file_is_refused(cast: Cast) -> None:
    from langnghe.accounts.models import CustodyRole
    from langnghe.accounts.services import give_custody

    petition = received(cast)
    give_custody("petition", petition.pk, unit=cast.other.pk, since=ON, role=CustodyRole.FOLLOW)
    with pytest.raises(NotAllowed):
        services.move_to_paper(petition, by=cast.dung, on=ON)


def test_a_closed_file_leaves_too_and_keeps_its_day(cast: Cast) -> None:
    closed = services.guide(classified(cast), to="UBND phường", by=cast.an, on=ON)
    services.move_to_paper(closed, by=cast.an, on=LATER)

    petition = Petition.objects.select_related("person").get()
    assert (petition.voided_on, petition.closed_on, petition.closed_because) == (LATER, ON, "")
    assert petition.person.full_name == "bảo vệ bí mật"


def test_a_voided_file_is_refused(cast: Cast) -> None:
    voided = services.move_to_paper(received(cast), by=cast.an, on=ON)
    with pytest.raises(WrongState):
        services.move_to_paper(voided, by=cast.an, on=ON)
