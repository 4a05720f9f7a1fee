"""Comparison shows one's own petitions in full, others by unit and day, and nothing of what is kept secret."""

import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime
from importlib import import_module
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from conftest import Cast
from langnghe.accounts.rights import Role
from langnghe.accounts.services import create_user
from langnghe.people.services import add_person
from langnghe.petitions import selectors, services, signatures
from langnghe.petitions.models import Petition, PetitionText
from langnghe.petitions.selectors.known_shares import Known
from langnghe.petitions.tests.conftest import facts, received
from langnghe.units.models import Unit
from langnghe.units.selectors import find_units

DAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def _today(at_today: Callable[[date], None]) -> None:
    at_today(DAY)


TEXT = (
    "Đề nghị UBND thành phố xem xét lại mức bồi thường khi thu hồi 120 m2 đất ở tại đường Đông Sơn để mở rộng tuyến phố; "
    "gia đình chưa nhận được quyết định phê duyệt phương án và không đồng ý với đơn giá đã niêm yết"
)
LIKE = (
    "Gia đình tôi đề nghị xem xét lại mức bồi thường khi thu hồi 120 m2 đất ở tại đường Đông Sơn để mở rộng tuyến phố, "
    "chưa nhận được quyết định phê duyệt phương án, không đồng ý với đơn giá đã niêm yết"
)
OTHER = "Phản ánh cơ sở tái chế nhựa xả khói vào ban đêm cạnh trường mầm non, mùi khét kéo dài từ tháng chín"


def elsewhere(cast: Cast, text: str = TEXT) -> Unit:
    """The same petition at a ward of today, where somebody of its own works."""
    unit = next(one for one in find_units("UBND phường Hạc Thành", on=DAY, most=6))
    officer = create_user(
        "khanh",
        password="only-for-tests",
        display_name="Khánh",
        unit=unit.pk,
        role=Role.HANDLER,
        since=DAY.replace(month=1),
    )
    services.receive(**facts(cast, unit=unit, by=officer, summary=text))
    return unit


@pytest.mark.parametrize(
    "typed", [LIKE, unicodedata.normalize("NFD", LIKE), signatures.words(LIKE), LIKE.upper()]
)
def test_an_earlier_petition_on_the_same_thing_is_found_with_what_is_alike(cast: Cast, typed: str) -> None:
    earlier = received(cast, summary=TEXT)
    received(cast, summary=OTHER)
    found = selectors.similar(cast.an, DAY, text=typed)

    assert [one.petition for one in found.here] == [earlier]
    assert 0.6 < found.here[0].score < 1
    assert "bồi thường khi thu hồi 120 m2 đất ở tại đường Đông Sơn" in found.here[0].phrases[0]
    assert found.elsewhere == []


WHOLE = (
    "Nước thải của cơ sở làm bún chảy tràn ra ngõ 12 phố Lê Hoàn, gây ngập mỗi khi mưa; cả ngõ đã nói nhiều lần mà "
    "chưa ai kiểm tra, trẻ con trong ngõ hay đau mắt, người già không ra khỏi nhà được"
)


@pytest.mark.parametrize("share", [0.0, 0.5])
def test_a_short_line_at_the_counter_finds_the_whole_petition_of_a_neighbour(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, share: float
) -> None:
    """In a book of four lines each word is in a large share of them, and still in few."""
    book = Known(4.0, dict.fromkeys(signatures.words(WHOLE).split(), share))
    # The package gives the function of this name; here it is the module.
    module = import_module("langnghe.petitions.selectors.similar")
    monkeypatch.setattr(module, "known", lambda: book)
    earlier = received(cast, summary=WHOLE)
    received(cast, summary=OTHER)
    found = selectors.similar(
        cast.an, DAY, text="Nước thải cơ sở làm bún chảy ra ngõ 12 phố Lê Hoàn gây ngập"
    )
    other = selectors.similar(
        cast.an, DAY, text="Cơ sở làm mộc ở phố Lê Lai gây ồn lúc nửa đêm, cả xóm mất ngủ"
    )

    assert [one.petition for one in found.here] == [earlier]
    assert other.is_empty


def test_in_a_large_book_the_indexes_bring_the_candidates(cast: Cast) -> None:
    """PostgreSQL would read a million from the newest on, since it takes one in twenty to share a band."""
    received(cast, summary=TEXT)
    words = signatures.words(LIKE)
    asked: dict[str, Any] = {
        "units": [cast.committee.pk], "on": DAY, "bands": signatures.bands(words), "apart": 0, "most": 200,
        "rare": "(boi & thuong & dong)",
    }  # fmt: skip
    module = import_module("langnghe.petitions.selectors.similar")
    with connection.cursor() as cursor:
        # What a large table makes of itself: to sort what an index brought, or to read all, costs more than to walk.
        cursor.execute("SET LOCAL enable_sort = off; SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {module.CANDIDATES}", asked)
        plan = "\n".join(line for (line,) in cursor.fetchall())

    assert "petition_text_bands" in plan
    assert "petition_text_words" in plan
    assert "petition_text_newest" not in plan


def test_the_same_words_are_alike_wholly_and_a_petition_is_not_its_own_twin(cast: Cast) -> None:
    petition = received(cast, summary=TEXT)

    assert selectors.similar(cast.an, DAY, text=TEXT).here[0].percent == 100
    assert selectors.similar(cast.an, DAY, text=TEXT, apart=petition.pk).is_empty


@pytest.mark.parametrize("text", ["", "   ", "!!!", OTHER])
def test_nothing_alike_is_nothing(cast: Cast, text: str) -> None:
    received(cast, summary=TEXT)

    assert selectors.similar(cast.an, DAY, text=text).is_empty


def test_another_unit_is_told_by_unit_and_day_alone(cast: Cast) -> None:
    unit = elsewhere(cast)
    found = selectors.similar(cast.an, DAY, text=LIKE)

    assert found.here == []
    assert [(one.unit_name, one.received_on) for one in found.elsewhere] == [(unit.name, date(2026, 11, 12))]
    assert not hasattr(found.elsewhere[0], "petition")


def test_who_may_read_nothing_is_shown_nothing_in_full(cast: Cast) -> None:
    received(cast, summary=TEXT)

    assert selectors.similar(cast.editor, DAY, text=TEXT).here == []


def test_what_went_to_paper_is_never_compared(cast: Cast) -> None:
    services.move_to_paper(received(cast, summary=TEXT), by=cast.an, on=DAY)

    assert selectors.similar(cast.an, DAY, text=TEXT).is_empty
    assert not PetitionText.objects.exists()


def test_two_questions_however_many_are_alike(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(7):
        received(cast, person=add_person("Trần Thị Mai"), summary=TEXT)
    viewer = cast.an
    selectors.similar(viewer, DAY, text=OTHER)
    with django_assert_max_num_queries(2):
        assert len(selectors.similar(viewer, DAY, text=TEXT).here) == 5


def test_a_signature_stays_the_same_from_version_to_version() -> None:
    """Stored bands are compared with new ones: another algorithm would silently find nothing."""
    assert signatures.bands("loi di chung bi rao")[:3] == [-2113934529, -2091811343, -1971225469]


def test_while_filing_the_officer_sees_them_and_keeps_what_was_typed(client: Client, cast: Cast) -> None:
    earlier = received(cast, summary=TEXT)
    client.force_login(cast.an)
    typed = {"unit": cast.committee.pk, "full_name": "Trần Thị Mai", "summary": LIKE, "token": "a" * 24, "received_on": "2026-11-20"}  # fmt: skip
    page = client.post("/don/nhan/", typed | {"similar": ""}).content.decode()
    assert f'value="{earlier}"' in page
    assert "Trùng cụm từ" in page
    assert "Trần Thị Mai" in page
    assert Petition.objects.count() == 1

    chosen = client.post("/don/nhan/", typed | {"similar": str(earlier)}).content.decode()
    assert f'name="same_as" value="{earlier}"' in chosen


def test_the_whole_text_of_a_web_petition_is_compared(cast: Cast) -> None:
    """Its title alone says little."""
    sent = services.Sent(
        full_name="Lê Thị Mai",
        address="Ngõ 12",
        phone="",
        email="",
        kind="feedback",
        title="Nước thải",
        body=WHOLE,
    )
    at = datetime(2026, 11, 13, 9, tzinfo=UTC)
    web = services.receive_by_web(
        sent, unit=cast.committee, files=[], source="10.0.0.1", at=at, token="a-token-of-the-web"
    ).petition
    services.index_missing()

    assert [one.petition for one in selectors.similar(cast.an, DAY, text=WHOLE).here] == [web]
    assert WHOLE in selectors.content_of(web)
