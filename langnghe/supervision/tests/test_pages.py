"""Pages of a supervision: who may, how many questions, what stands on them; drafts leak to nobody."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from conftest import Cast
from langnghe.reception.models import Session
from langnghe.supervision import services
from langnghe.supervision.models import FindingKind, SupervisedUnit
from langnghe.supervision.tests.conftest import ON, Story


@pytest.fixture
def draft(cast: Cast, story: Story) -> Story:
    services.record_finding(
        story.unit, kind=FindingKind.SHORTCOMING, statement="Thiếu ngày tiếp công dân", cause="Trùng lịch họp",
        by=cast.giang, on=ON,
    )  # fmt: skip
    services.draft_report(story.unit, by=cast.giang, on=ON)
    return story


@pytest.fixture
def signed(cast: Cast, draft: Story) -> Story:
    services.sign_report(draft.unit.report, number="12-BC/ĐGS", by=cast.giang, on=ON)
    return draft


def page(story: Story, name: str = "delegation") -> str:
    pk = story.delegation.pk if name == "delegation" else story.unit.pk
    return reverse(f"supervision:{name}", args=[pk])


@pytest.mark.parametrize("name", ["delegation", "report", "report_pdf", "report_docx"])
def test_before_signing_only_the_delegation_and_the_unit_read(
    cast: Cast, draft: Story, name: str, client: Client
) -> None:
    assert client.get(page(draft, name)).status_code == 404
    for user, status in ((cast.giang, 200), (cast.chi, 200), (cast.dung, 404)):
        client.force_login(user)
        assert client.get(page(draft, name)).status_code == status, user


@pytest.mark.parametrize("name", ["delegation", "report", "report_pdf", "report_docx"])
def test_after_signing_everyone_reads(signed: Story, name: str, client: Client) -> None:
    assert client.get(page(signed, name)).status_code == 200


def test_a_signed_report_does_not_open_the_unsigned_one_beside_it(
    cast: Cast, signed: Story, client: Client
) -> None:
    other = SupervisedUnit.objects.create(delegation=signed.delegation, unit=cast.party)
    services.record_finding(
        other, kind=FindingKind.RESULT, statement="Chưa ai được đọc", by=cast.giang, on=ON
    )
    services.draft_report(other, by=cast.giang, on=ON)
    assert "Chưa ai được đọc" not in client.get(page(signed)).content.decode()
    assert client.get(reverse("supervision:report", args=[other.pk])).status_code == 404


def test_the_page_shows_duty_beside_evidence_with_its_article(
    cast: Cast, signed: Story, client: Client
) -> None:
    text = client.get(page(signed)).content.decode()
    assert "Phải tiếp 6 ngày, đã trực tiếp tiếp 0 ngày" in text
    assert "Điều 13 khoản 5" in text
    assert "Nguyên nhân:" in text


def test_a_later_change_shows_beside_the_signed_number(
    cast: Cast, signed: Story, hold: Callable[..., Session], client: Client
) -> None:
    hold(date(2023, 2, 2))
    compared = {row.frozen.key: row for row in client.get(page(signed, "report")).context["frozen"]}
    assert (compared["sessions_held"].frozen.value, compared["sessions_held"].now) == (0, 1)


def test_the_papers_are_what_they_say(signed: Story, client: Client) -> None:
    assert client.get(page(signed, "report_pdf")).content.startswith(b"%PDF-")
    assert client.get(page(signed, "report_docx")).content.startswith(b"PK")


def test_the_page_asks_few_questions(
    cast: Cast, signed: Story, client: Client, django_assert_max_num_queries: Any
) -> None:
    client.force_login(cast.giang)
    with django_assert_max_num_queries(24):
        client.get(page(signed))


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("add_finding", {"kind": "shortcoming", "statement": "Thiếu sổ", "cause": ""}),
        ("explain", {"text": ""}),
    ],
)
def test_a_refused_form_keeps_what_was_typed(
    cast: Cast, draft: Story, client: Client, name: str, facts: dict[str, str]
) -> None:
    client.force_login(cast.giang)
    answer = client.post(reverse(f"supervision:{name}", args=[draft.unit.pk]), facts)
    assert answer.status_code == 422
    assert facts.get("statement", "") in answer.content.decode()


def test_a_recommendation_without_proof_is_answered_on_the_page(
    cast: Cast, draft: Story, client: Client
) -> None:
    made = services.recommend(
        draft.delegation, direction="downward", addressee=cast.committee, text="Tiếp bù",
        due_on=date(2024, 6, 30), by=cast.giang, on=ON,
    )  # fmt: skip
    client.force_login(cast.giang)
    assert client.post(reverse("supervision:complete", args=[made.pk]), {"proof": " "}).status_code == 422
    client.force_login(cast.dung)
    assert client.post(reverse("supervision:complete", args=[made.pk]), {"proof": "x"}).status_code == 404


def test_the_list_shows_a_supervision_only_to_those_who_may(cast: Cast, draft: Story, client: Client) -> None:
    address = reverse("supervision:list")
    assert "3135" not in client.get(address).content.decode()
    client.force_login(cast.giang)
    shown = client.get(address).content.decode()
    assert "3135" in shown
    assert reverse("supervision:decide") in shown
