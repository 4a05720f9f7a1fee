"""An officer who is named in a denunciation looks for it by every page that he has; so does a unit that handed one on."""

from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver
from python_calamine import CalamineWorkbook

from langnghe.kernel.clock import LOCAL, now, today
from langnghe.kernel.errors import NotFound
from langnghe.notifications.models import Message
from langnghe.petitions import selectors, services
from langnghe.petitions.models import Letter, Petition
from langnghe.petitions.services.locking import locked_file
from langnghe.petitions.tests.conftest import received
from langnghe.petitions.tests.test_denunciation_life import handed_on
from langnghe.petitions.tests.test_denunciations import taken
from langnghe.vault import services as vault
from langnghe.vault.tests.conftest import PHRASE, Keepers, approved

MARK = "quaxolotl"
PAGES = (
    "/ban/", "/don/", "/don/xuat.csv", "/don/xuat.xlsx", f"/don/tim/?q={MARK}", "/don/chuyen/", "/don/so/",
    f"/don/tim/xuat.csv?q={MARK}", "/don/tim/xuat.xlsx?q=7", "/don/chuyen/xuat.csv", "/don/qua-han-cap-duoi/",
    "/van-ban-di/", "/van-ban-di/so.xlsx", "/giu-bi-mat/", "/don/thu-den/", "/don/truc-thay/",
)  # fmt: skip


def words_of(answer: Any) -> str:
    """What somebody reads in an answer; a workbook is opened, for its bytes tell nothing."""
    data = b"".join(answer) if answer.streaming else answer.content
    if not data.startswith(b"PK"):
        return str(data.decode("utf-8", "ignore"))
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    return str([book.get_sheet_by_name(name).to_python() for name in book.sheet_names])


def lettered(petition: Petition, keepers: Keepers) -> Letter:
    """A letter about it stands in the unit's book."""
    row = Letter.objects.create(
        petition=petition, kind="acceptance_notice", unit=petition.unit, state="issued", year=petition.year,
        number=7, issued_on=petition.received_on,
        drafted_on=petition.received_on, drafted_by=keepers.cast.an, fields={},
    )  # fmt: skip
    row.refresh_from_db()
    return row


@pytest.fixture
def hidden(keepers: Keepers) -> Petition:
    """Chi decides in the unit, is the handler of it, and then found to be named in it."""
    petition = taken(keepers, redacted=f"Một việc {MARK}", received_on=today())
    Petition.objects.filter(pk=petition.pk).update(handler=keepers.cast.chi)
    services.add_sealed(
        petition, services.Told(content=""), named=[keepers.cast.chi], by=keepers.cast.an, on=today()
    )
    return petition


def test_named_while_it_was_assigned_to_him_it_is_gone_from_every_page(
    client: Client, keepers: Keepers, hidden: Petition
) -> None:
    letter = lettered(hidden, keepers)
    client.force_login(keepers.cast.chi)
    marks = (MARK, f"/don/{hidden.pk}/", "Đơn tố cáo", f"/van-ban-di/{letter.pk}/")
    told = {}
    for address in (*PAGES, f"/don/so/{hidden.unit_id}/{hidden.year}/"):
        answer = client.get(address)
        assert answer.status_code == 200, address
        body = words_of(answer).replace(f"q={MARK}", "")
        told[address] = [mark for mark in marks if mark in body.replace(f'value="{MARK}"', "")]

    assert {address: words for address, words in told.items() if words} == {}
    assert client.get("/ban/").context["cards"]["open"] == 0
    year: dict[str, Any] = {"unit": hidden.unit_id, "year": hidden.year}
    assert selectors.whole_register(keepers.cast.chi, today(), **year) == []
    assert len(selectors.whole_register(keepers.cast.an, today(), **year)) == 1


def test_no_address_with_its_number_answers_him_otherwise_than_for_nothing(
    client: Client, keepers: Keepers, hidden: Petition
) -> None:
    """Every page of one petition, as the addresses of the room list them: the same as for a number never given."""
    client.force_login(keepers.cast.chi)
    routes = [
        f"/{route}" for route in _routes() if route.startswith("don/<int:pk>/") and route.count("<") == 1
    ]
    for route in routes:
        real, none = (client.get(route.replace("<int:pk>", str(pk))) for pk in (hidden.pk, 999_999))
        assert real.status_code == none.status_code, route
        assert MARK not in real.content.decode("utf-8", "ignore"), route
    assert len(routes) > 5
    assert client.get(f"/giu-bi-mat/xin-mo/petition/{hidden.pk}/").status_code == 404


def _routes() -> list[str]:
    found = []
    for one in get_resolver().url_patterns:
        inner = getattr(one, "url_patterns", [])
        found += [str(sub.pattern) for sub in inner]
    return found


def test_a_matter_does_not_count_what_he_may_not_know(
    client: Client, keepers: Keepers, hidden: Petition
) -> None:
    seen = received(keepers.cast, received_on=today())
    Petition.objects.filter(pk=hidden.pk).update(matter=seen.matter)
    client.force_login(keepers.cast.chi)
    page = client.get(f"/vu-viec/{seen.matter_id}/?don={seen.pk}")

    assert page.status_code == 200
    assert "đơn do cơ quan khác giữ" not in page.content.decode()


def test_no_step_of_his_moves_it_and_no_mail_tells_him(keepers: Keepers, hidden: Petition) -> None:
    chi = keepers.cast.chi
    chi.email = "chi@example.vn"
    chi.save()
    vault.ask(
        ("petition", hidden.pk), parts=["content"], purpose="verify", because="x", passphrase=PHRASE,
        by=keepers.cast.an, at=now(),
    )  # fmt: skip
    services.remind(on=today() + timedelta(days=30))

    assert not Message.objects.filter(address=chi.email).exists()
    for move in (services.accept, services.withdraw):
        with pytest.raises(NotFound):
            move(hidden, by=chi, on=today(), **({"because": "x"} if move is services.withdraw else {}))
    with pytest.raises(NotFound):
        locked_file(hidden, by=chi, on=today())


def test_handed_on_what_was_open_here_is_read_no_more(keepers: Keepers) -> None:
    """An opened request of the first unit dies with its lead; the unit that has it now may ask."""
    transfer: Any = None
    petition = taken(keepers)
    at = datetime.combine(petition.received_on, datetime.min.time(), tzinfo=LOCAL) + timedelta(hours=9)
    about = ("petition", petition.pk)
    given: dict[str, Any] = {"parts": ["content"], "purpose": "verify", "because": "x", "passphrase": PHRASE}
    release = approved(vault.ask(about, **given, by=keepers.cast.chi, at=at), keepers.han, keepers.khoi)
    assert vault.read(release, passphrase=PHRASE, by=keepers.cast.chi, at=at)

    transfer = handed_on(keepers)
    assert transfer.petition == petition
    with pytest.raises(NotFound):
        vault.read(release, passphrase=PHRASE, by=keepers.cast.chi, at=at + timedelta(days=1))
    with pytest.raises(NotFound):
        vault.ask(about, **given, by=keepers.cast.chi, at=at + timedelta(days=1))
    assert vault.ask(about, **given, by=keepers.cast.dung, at=at + timedelta(days=1))
