"""What was under way when a file was sealed: a page that stood open, a file on its way, a link, an assignment."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from langnghe.accounts.rights import Role
from langnghe.accounts.services import add_membership
from langnghe.documents.models import StoredFile
from langnghe.documents.services import check, store
from langnghe.kernel.errors import Invalid, NotAllowed, WrongState
from langnghe.petitions import selectors, services
from langnghe.petitions.models import Matter, MatterLink, Petition, Subscription
from langnghe.petitions.tests.conftest import ON, received
from langnghe.petitions.tests.test_citizen_acts import act, seal
from langnghe.petitions.tests.test_denunciation_leaks import NAME, in_tables, pdf
from langnghe.petitions.tests.test_denunciations import REDACTED, taken
from langnghe.vault.tests.conftest import Keepers


@pytest.fixture(autouse=True)
def own_day(at_today: Callable[[date], None], settings: Any, tmp_path: Any) -> None:
    at_today(ON)
    settings.UPLOADS = tmp_path / "files"
    settings.CLAMD_SOCKETS = []


def sealed(petition: Petition, keepers: Keepers) -> Petition:
    return services.seal_petition(petition, redacted=REDACTED, by=keepers.cast.an, on=ON)


def test_a_page_that_proved_its_reader_before_leaves_no_address_after(
    client: Client, keepers: Keepers
) -> None:
    """The page that the telephone opened is good for half an hour; the file may be sealed in it."""
    given = services.receive_at_counter(
        unit=keepers.cast.committee, full_name="Lê Văn Bình", address="12 Đông Sơn", phone="0912 345 678", email="",
        channel="counter", received_on=ON, summary="Việc ở chợ", by=keepers.cast.an, idempotency="a-token-of-a-form",
    )  # fmt: skip
    opened = seal(client, given.code)
    sealed(given.petition, keepers)
    answer = act(client, "bao-tin", opened, address=f"{NAME}@example.vn")

    assert answer.status_code == 409
    assert not Subscription.objects.exists()
    assert in_tables() == {}


def test_a_paper_on_its_way_is_not_kept_beside_a_file_sealed_meanwhile(
    keepers: Keepers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Looking at a paper takes seconds: whoever might attach when it came may not when it is kept."""
    petition = received(keepers.cast)

    def sealed_meanwhile(data: bytes) -> Any:
        sealed(petition, keepers)
        return check(data)

    monkeypatch.setattr("langnghe.documents.services.storing.check", sealed_meanwhile)
    with pytest.raises(NotAllowed):
        store(pdf(), about=("petition", petition.pk), by=keepers.cast.an, on=ON, name=f"{NAME}.pdf")

    assert not StoredFile.objects.filter(level="normal").exists()
    assert in_tables() == {}


def test_a_sealed_line_is_told_to_no_other_body_again(keepers: Keepers) -> None:
    petition = taken(keepers)
    other = Matter.objects.create(
        unit=keepers.cast.other, title="Việc ở nơi khác", field="land", opened_on=ON
    )
    with pytest.raises(WrongState):
        services.link_elsewhere(petition.matter, other=other, by=keepers.cast.an, on=ON)

    assert not MatterLink.objects.exists()


def test_nor_is_one_in_clear_tied_to_a_line_sealed_elsewhere(keepers: Keepers) -> None:
    hidden, mine = taken(keepers), received(keepers.cast)
    add_membership(keepers.cast.an, unit=keepers.cast.other.pk, role=Role.HANDLER, since=ON)
    Matter.objects.filter(pk=mine.matter_id).update(unit=keepers.cast.other)
    mine.refresh_from_db()
    with pytest.raises(WrongState):
        services.link_elsewhere(mine.matter, other=hidden.matter, by=keepers.cast.an, on=ON)


def test_the_page_of_its_matter_compares_nothing(client: Client, keepers: Keepers) -> None:
    """What is like it was listed before it was sealed; afterwards the list would name the sender again."""
    words = "Phản ánh một cán bộ thu tiền không biên lai ở chợ phường Đông Vệ mỗi sáng"
    clear = received(keepers.cast, summary=words)
    petition = taken(keepers, redacted=words)
    assert selectors.similar(keepers.cast.an, ON, text=words).here
    client.force_login(keepers.cast.an)
    page = client.get(f"/vu-viec/{petition.matter_id}/?don={petition.pk}").content.decode()

    assert clear.person.full_name not in page
    assert f"/don/{clear.pk}/" not in page


def test_it_is_not_given_to_an_officer_who_is_named_in_it(keepers: Keepers) -> None:
    cast = keepers.cast
    add_membership(cast.chi, unit=cast.committee.pk, role=Role.HANDLER, since=ON)
    petition = taken(keepers, named=[cast.chi])
    with pytest.raises(Invalid):
        services.give_to_handler([petition.pk], to=cast.chi, by=cast.an, on=ON)


def test_who_handled_it_and_is_named_in_it_handles_it_no_more(keepers: Keepers) -> None:
    """Else nobody would be reminded of it: neither the one named, nor the head before it is late."""
    petition = taken(keepers)
    Petition.objects.update(handler=keepers.cast.chi)
    services.add_sealed(
        petition, services.Told(content=""), named=[keepers.cast.chi], by=keepers.cast.an, on=ON
    )

    assert Petition.objects.get().handler is None


def test_a_note_that_was_begun_before_is_forgotten_by_the_browser(client: Client, keepers: Keepers) -> None:
    petition = received(keepers.cast)
    client.force_login(keepers.cast.an)
    kept = f'data-draft="note-{petition.pk}"'
    assert kept in client.get(f"/don/{petition.pk}/").content.decode()
    sealed(petition, keepers)
    page = client.get(f"/don/{petition.pk}/").content.decode()

    assert kept not in page
    assert f'data-draft-forget="note-{petition.pk}"' in page
