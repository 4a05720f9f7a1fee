"""The public page that says where a place belongs."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db


def test_anyone_finds_the_old_ward(client: Client) -> None:
    page = client.get(reverse("units:lookup"), {"q": "truong thi thanh hoa"}).content.decode()
    assert (
        "Phường Trường Thi (thành phố Thanh Hóa, tỉnh Thanh Hóa) thuộc phường Hạc Thành từ 01/7/2025" in page
    )


def test_the_empty_page_asks_for_a_name(client: Client) -> None:
    page = client.get(reverse("units:lookup"))
    assert page.status_code == 200
    assert "Tên đơn vị hành chính" in page.content.decode()


def test_an_unknown_name_says_what_to_try_and_keeps_what_was_typed(client: Client) -> None:
    page = client.get(reverse("units:lookup"), {"q": "<b>không có"}).content.decode()
    assert "Không tìm thấy nơi nào" in page
    assert "&lt;b&gt;không có" in page
    assert "<b>không có" not in page


def test_a_common_word_costs_few_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(6):
        client.get(reverse("units:lookup"), {"q": "thanh hoa"})


def test_posting_is_refused(client: Client) -> None:
    assert client.post(reverse("units:lookup")).status_code == 405
