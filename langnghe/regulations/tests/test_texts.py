"""Legal texts, their obligations and local documents: entered once, shown with how sure we are."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from conftest import Cast
from langnghe.regulations.models import LegalText, Obligation
from langnghe.regulations.services import enter_text, record_local_issue


def central() -> LegalText:
    return enter_text(
        "23-QĐ/TW", kind="Quyết định", title="Quy chế công tác dân vận", issuer="Bộ Chính trị",
        issued_on=date(2021, 7, 30), confidence="sourced",
    )  # fmt: skip


@pytest.mark.django_db
def test_a_text_is_entered_once_by_its_number() -> None:
    assert central().pk == central().pk


@pytest.mark.django_db
def test_the_days_between_a_text_and_the_one_above_it() -> None:
    provincial = enter_text(
        "763-QĐ/TU", kind="Quyết định", title="Quy chế của tỉnh", issuer="Ban Thường vụ Tỉnh ủy",
        issued_on=date(2021, 10, 5), parent=central(),
    )  # fmt: skip
    assert provincial.days_after_parent == 67
    assert central().days_after_parent is None


@pytest.mark.django_db
def test_a_text_is_unverified_until_somebody_says_otherwise() -> None:
    text = enter_text("1/X", kind="Công văn", title="x", issuer="x", issued_on=date(2021, 1, 1))
    assert text.confidence == "unverified"


def test_a_local_document_is_recorded_once(cast: Cast) -> None:
    facts: dict[str, Any] = {"unit": cast.party, "number": "15-QC/ThU", "issued_on": date(2021, 12, 2)}
    assert record_local_issue(central(), **facts).pk == record_local_issue(central(), **facts).pk


@pytest.mark.django_db
def test_everyone_reads_the_texts_with_their_confidence(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    text = central()
    for n in range(4):
        Obligation.objects.create(code=f"OB-{n}", text=text, who="cấp ủy", duty=f"việc thứ {n}")
    with django_assert_max_num_queries(5):
        page = client.get(reverse("regulations:list")).content.decode()
    assert "23-QĐ/TW" in page
    assert "việc thứ 3" in page
    assert "có nguồn" in page
    assert "chưa kiểm chứng" in page
