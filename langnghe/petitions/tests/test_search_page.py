"""The search page: the question stays in the address, the hits are marked, the questions to the database constant."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from conftest import Cast
from langnghe.accounts.models import Membership
from langnghe.accounts.rights import Role
from langnghe.petitions import selectors, services
from langnghe.petitions.tests.conftest import received

pytestmark = pytest.mark.own_sql


@pytest.fixture(autouse=True)
def _today(at_today: Callable[[date], None]) -> None:
    at_today(date(2026, 11, 20))


def test_hits_are_marked_and_the_question_is_kept(client: Client, cast: Cast) -> None:
    petition = received(cast)
    client.force_login(cast.an)
    page = client.get("/don/tim/", {"q": "boi thuong dong son", "loai": "", "tu": "2026-11-01"})
    text = page.content.decode()

    assert f'href="/don/{petition.pk}/"' in text
    assert "<mark>bồi</mark>" in text
    assert 'value="boi thuong dong son"' in text
    assert 'value="2026-11-01"' in text


def test_the_next_page_asks_the_same_question_and_no_row_asks_its_own(
    client: Client, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(selectors.PAGE + 1):
        received(cast)
    client.force_login(cast.an)
    with django_assert_num_queries(3):
        text = client.get("/don/tim/?q=bồi&loai=").content.decode()
    following = text.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")

    assert f"{selectors.PAGE} đơn, mới nhất ở trên. Còn nữa ở trang sau" in text
    last = client.get(f"/don/tim/{following}").content.decode()
    assert "1 đơn, mới nhất ở trên." in last
    assert "Còn nữa" not in last
    assert "q=b%E1%BB%93i" in following


def test_nothing_found_says_what_to_do(client: Client, cast: Cast) -> None:
    client.force_login(cast.an)

    assert "Bớt từ hoặc bỏ bộ lọc" in client.get("/don/tim/?q=không+có").content.decode()
    assert client.get("/don/tim/?q=a&tu=bao-gio&loai=la").status_code == 200
    assert client.get("/don/tim/").status_code == 200


def test_a_stranger_is_asked_to_sign_in(client: Client) -> None:
    assert client.get("/don/tim/?q=a").status_code == 302


def test_another_unit_sees_no_hit(client: Client, cast: Cast) -> None:
    received(cast)
    client.force_login(cast.dung)

    assert "Lê Văn Bình" not in client.get("/don/tim/?q=binh").content.decode()


def shown(client: Client, address: str) -> list[str]:
    return re.findall(r'<th scope="row"><a href="/don/(\d+)/">', client.get(address).content.decode())


def test_handler_source_and_unit_narrow_what_is_found_and_stay_in_the_address(
    client: Client, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    mine, posted = received(cast), received(cast, channel="post")
    services.give_to_handler([posted.pk], to=cast.chi, by=cast.chi, on=date(2026, 11, 20))
    client.force_login(cast.an)

    assert shown(client, "/don/tim/?q=bồi&nguon=post") == [str(posted.pk)]
    assert shown(client, "/don/tim/?q=bồi&nguoi=chi") == [str(posted.pk)]
    assert shown(client, "/don/tim/?q=bồi&nguoi=Nguyen+An") == [str(mine.pk)]
    assert shown(client, "/don/tim/?q=bồi&nguoi=khong+co") == []
    assert shown(client, f"/don/tim/?q={posted}&nguoi=an") == []
    assert shown(client, f"/don/tim/?q=bồi&don-vi={cast.committee.pk}") == [str(posted.pk), str(mine.pk)]
    assert shown(client, f"/don/tim/?q=bồi&don-vi={cast.other.pk}") == []
    assert 'value="chi"' in client.get("/don/tim/?q=bồi&nguoi=chi").content.decode()
    with django_assert_num_queries(4):
        client.get("/don/tim/?q=bồi&nguoi=chi&nguon=post&loai=&don-vi=")


def test_who_reads_in_several_units_chooses_one(client: Client, cast: Cast) -> None:
    received(cast)
    client.force_login(cast.an)
    assert "Đơn vị giữ hồ sơ" not in client.get("/don/tim/").content.decode()
    Membership.objects.create(user=cast.an, unit=cast.other, role=Role.HANDLER, since=date(2026, 1, 1))
    page = client.get(f"/don/tim/?q=bồi&don-vi={cast.other.pk}").content.decode()
    assert "Đơn vị giữ hồ sơ" in page
    assert f'value="{cast.other.pk}" selected' in page
    assert len(shown(client, "/don/tim/?q=bồi")) == 1


def test_nothing_asked_is_answered_with_what_may_be_asked(client: Client, cast: Cast) -> None:
    client.force_login(cast.an)
    assert "Gõ số đơn, họ tên" in client.get("/don/tim/?q=").content.decode()
