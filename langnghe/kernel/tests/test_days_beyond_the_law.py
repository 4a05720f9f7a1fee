"""A day typed by hand that the lawbook does not reach is a page with its sentence, on every page; other faults stay faults."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from langnghe.kernel.middleware import Refusals
from langnghe.lawbook import BadTerm, NoTextInForce, UnknownRule


def answered(error: Exception) -> tuple[int, str] | None:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    page = Refusals(lambda _request: None).process_exception(request, error)  # type: ignore[arg-type,return-value]
    return (page.status_code, page.content.decode()) if page else None


@pytest.mark.django_db
def test_it_is_said_in_words() -> None:
    for kind in (BadTerm, NoTextInForce):
        status, page = answered(kind("Lịch chỉ tính được đến năm 2100.", "x")) or (0, "")
        assert (status, "Lịch chỉ tính được đến năm 2100." in page) == (422, True)


def test_a_rule_that_nobody_wrote_stays_a_fault() -> None:
    assert answered(UnknownRule("Không có", "x")) is None
