"""Who wrote an entry, as people call them: never the code that the log keeps."""

from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from conftest import Cast
from langnghe.accounts.selectors import actor_names


def test_accounts_have_their_names_and_others_are_told_by_what_they_are(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1), override("vi"):
        found = actor_names(["an", "citizen", "reply-link", "", "gone"])

    assert found["an"] == cast.an.display_name
    assert found["citizen"] == "người gửi đơn"
    assert "liên kết" in found["reply-link"]
    assert found["gone"] == "gone"
    assert "" not in found


def test_in_english_too(db: None) -> None:
    with override("en"):
        assert actor_names(["citizen"]) == {"citizen": "the sender"}


def test_nobody_asks_nothing(django_assert_num_queries: DjangoAssertNumQueries, db: None) -> None:
    with django_assert_num_queries(0):
        assert actor_names([""]) == {}
