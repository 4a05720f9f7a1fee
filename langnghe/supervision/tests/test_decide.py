"""Setting a delegation up: the normal case, then each refusal."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from conftest import Cast
from langnghe.kernel.errors import Invalid, NotAllowed, WrongState
from langnghe.regulations.models import LegalText
from langnghe.supervision import selectors, services
from langnghe.supervision.models import Delegation
from langnghe.supervision.tests.conftest import ON, Story, decision
from langnghe.units.models import Official


def decide(cast: Cast, leader: Official, text: LegalText, **more: Any) -> Delegation:
    by, units = more.pop("by", cast.giang), more.pop("units", [cast.committee])
    return services.decide(
        decision(leader, **more), unit=cast.province_party, texts=[text], supervised=units, by=by, on=ON
    )


def test_a_delegation_is_named_by_its_decision_and_its_leader_has_both_posts(
    cast: Cast, story: Story
) -> None:
    found = selectors.delegation(cast.giang, pk=story.delegation.pk, on=ON)
    assert str(found) == "Đoàn giám sát 3135"
    assert len(selectors.posts_of_leader(found)) == 2


def test_one_unit_named_twice_is_supervised_once(cast: Cast, leader: Official, text: LegalText) -> None:
    made = decide(cast, leader, text, units=[cast.committee, cast.committee, cast.party])
    assert made.supervised.count() == 2


def test_only_a_supervisor_of_the_deciding_unit_decides(
    cast: Cast, leader: Official, text: LegalText
) -> None:
    with pytest.raises(NotAllowed):
        decide(cast, leader, text, by=cast.chi)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"decided_on": date(2024, 5, 1)}, "chưa đến"),
        ({"period_from": date(2023, 6, 1)}, "đứng trước ngày đầu"),
        ({"period_until": date(2024, 3, 31)}, "kết thúc trước ngày quyết định"),
        ({"units": []}, "ít nhất một đơn vị"),
    ],
)
def test_days_out_of_order_and_nobody_to_supervise_are_refused(
    cast: Cast, leader: Official, text: LegalText, facts: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Invalid, match=sentence):
        decide(cast, leader, text, **facts)


def test_nobody_supervises_themselves(cast: Cast, leader: Official, text: LegalText) -> None:
    with pytest.raises(Invalid, match="tự giám sát"):
        decide(cast, leader, text, units=[cast.province_party])


def test_a_number_is_given_once_in_a_unit(
    cast: Cast, story: Story, leader: Official, text: LegalText
) -> None:
    with pytest.raises(WrongState):
        decide(cast, leader, text)


FACTS = {
    "number": "77", "decided_on": "2024-03-18", "title": "Giám sát việc tiếp công dân",
    "leader": "Hoàng Thị Giang Hương", "period_from": "2023-01-01", "period_until": "2023-12-31",
}  # fmt: skip


@pytest.fixture
def page_facts(cast: Cast, leader: Official, text: LegalText) -> dict[str, Any]:
    return FACTS | {
        "unit": cast.province_party.pk,
        "texts": [text.pk],
        "supervised": "UBND thành phố Thanh Hóa\n380-DU",
    }


def test_the_page_sets_it_up_from_names_and_codes(
    cast: Cast, page_facts: dict[str, Any], client: Client
) -> None:
    client.force_login(cast.giang)
    answer = client.post(reverse("supervision:decide"), page_facts)
    assert answer.status_code == 302, answer.context["form"].errors
    assert set(Delegation.objects.get().supervised.values_list("unit", flat=True)) == {"380-UBND", "380-DU"}


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"supervised": "xã Không Có Đâu"}, "Không tìm thấy đơn vị"),
        ({"leader": "Người Chưa Ghi"}, "Không tìm thấy đúng một người"),
        ({"decided_on": "2024-02-31"}, "hợp lệ"),
        ({"texts": []}, "bắt buộc"),
    ],
)
def test_a_wrong_entry_keeps_the_rest(
    cast: Cast, page_facts: dict[str, Any], client: Client, wrong: dict[str, Any], sentence: str
) -> None:
    client.force_login(cast.giang)
    page = client.post(reverse("supervision:decide"), page_facts | wrong)
    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert "Giám sát việc tiếp công dân" in page.content.decode()
    assert not Delegation.objects.exists()


def test_the_page_is_for_supervisors(cast: Cast, client: Client) -> None:
    client.force_login(cast.chi)
    assert client.get(reverse("supervision:decide")).status_code == 403
    assert Client().get(reverse("supervision:decide")).status_code == 302
