"""Posts and their holders: the normal way, then each refusal."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from conftest import PASSWORD, Cast
from langnghe import lawbook
from langnghe.accounts import selectors, services
from langnghe.accounts.models import User
from langnghe.accounts.rights import Role
from langnghe.kernel.errors import NotAllowed, WrongState
from langnghe.units.models import Official, Post, Tenure, Unit, UnitKind

ON = date(2024, 3, 1)
SINCE = date(2021, 7, 1)


@pytest.fixture
def phuc(cast: Cast) -> User:
    return services.create_user(
        "phuc", password=PASSWORD, display_name="Đỗ Văn Phúc", unit=cast.committee.pk,
        role=Role.ADMINISTRATOR, since=date(2021, 1, 1),
    )  # fmt: skip


@pytest.fixture
def head(cast: Cast) -> Post:
    return Post.objects.get(unit=cast.committee, kind="HEAD")


def appoint(post: Post, phuc: User, **more: Any) -> Tenure:
    facts: dict[str, Any] = {"name": "Lê Thị Chi", "since": SINCE, "by": phuc, "on": ON}
    return services.appoint(post, **(facts | more))


def test_a_post_has_a_holder_from_a_day_on(cast: Cast, phuc: User, head: Post) -> None:
    assert {row.post: row.tenures for row in selectors.posts(phuc, on=ON)}[head] == []
    appoint(head, phuc)
    held = {row.post: row.tenures for row in selectors.posts(phuc, on=ON)}[head]
    assert [tenure.official.name for tenure in held] == ["Lê Thị Chi"]


def test_one_person_may_hold_a_post_of_the_party_too(cast: Cast, phuc: User, head: Post) -> None:
    appoint(head, phuc)
    appoint(Post.objects.filter(unit=cast.party).exclude(kind="HEAD").first() or head, phuc)
    assert Official.objects.filter(name="Lê Thị Chi").count() == 1


def test_a_second_head_on_the_same_day_is_refused(phuc: User, head: Post) -> None:
    appoint(head, phuc)
    with pytest.raises(WrongState, match="người đứng đầu khác"):
        appoint(head, phuc, name="Phạm Văn Quang", since=date(2023, 1, 1))


def test_the_next_head_follows_the_last_day_of_the_one_before(phuc: User, head: Post) -> None:
    first = appoint(head, phuc)
    services.leave_post(first, last_day=date(2023, 12, 31), by=phuc, on=ON)
    appoint(head, phuc, name="Phạm Văn Quang", since=date(2024, 1, 1))
    held = {row.post: row.tenures for row in selectors.posts(phuc, on=ON)}[head]
    assert [tenure.official.name for tenure in held] == ["Phạm Văn Quang"]


def test_another_area_is_refused(cast: Cast, phuc: User) -> None:
    with pytest.raises(NotAllowed):
        appoint(Post.objects.get(unit=cast.other, kind="HEAD"), phuc)


def test_a_deputys_post_is_added_once(cast: Cast, phuc: User) -> None:
    services.add_post(cast.committee, title="Phó Chủ tịch phụ trách văn hóa", by=phuc, on=ON)
    with pytest.raises(WrongState):
        services.add_post(cast.committee, title="phó chủ tịch phụ trách văn hoá", by=phuc, on=ON)


def add_agency(cast: Cast, phuc: User, **more: Any) -> Unit:
    facts: dict[str, Any] = {
        "kind": UnitKind.AGENCY, "name": "Phòng  Quản lý đô thị", "head_title": "Trưởng phòng Quản lý đô thị",
        "since": SINCE, "by": phuc, "on": ON,
    }  # fmt: skip
    return services.add_agency(cast.committee, **(facts | more))


def test_an_agency_is_administered_with_its_area_and_its_head_has_days_of_reception(
    cast: Cast, phuc: User
) -> None:
    unit = add_agency(cast, phuc)
    head = unit.posts.get()
    assert (unit.name, unit.parent, head.duty_office) == (
        "Phòng Quản lý đô thị",
        cast.committee,
        "agency_head",
    )
    assert head in [row.post for row in selectors.posts(phuc, on=ON)]
    assert lawbook.required_days(head.duty_office, SINCE, date(2021, 9, 30)) == 3


def test_the_same_name_in_the_area_is_refused(cast: Cast, phuc: User) -> None:
    add_agency(cast, phuc)
    with pytest.raises(WrongState, match="đã có cơ quan tên đó"):
        add_agency(cast, phuc, name="phòng quản lý đô thị")


def test_an_agency_of_another_area_is_refused(cast: Cast, phuc: User) -> None:
    with pytest.raises(NotAllowed):
        services.add_agency(
            cast.other, kind=UnitKind.PUBLIC_UNIT, name="Trường", head_title="Hiệu trưởng",
            since=SINCE, by=phuc, on=ON,
        )  # fmt: skip


def test_the_page_adds_an_agency(cast: Cast, phuc: User, client: Client) -> None:
    client.force_login(phuc)
    typed = {
        "kind": "PUBLIC_UNIT", "name": "Trường THCS Thử", "head_title": "Hiệu trưởng Trường THCS Thử",
        "over": cast.committee.pk, "since": "2024-01-01",
    }  # fmt: skip
    wrong = client.post(reverse("accounts:add_agency"), typed | {"since": "2024-02-31"})
    assert wrong.status_code == 422
    assert "Trường THCS Thử" in wrong.content.decode()
    assert client.post(reverse("accounts:add_agency"), typed).status_code == 302
    assert Post.objects.get(title="Hiệu trưởng Trường THCS Thử").duty_office == "public_unit_head"


def test_the_page_is_for_administrators_and_keeps_what_was_typed(
    cast: Cast, phuc: User, head: Post, client: Client
) -> None:
    client.force_login(cast.an)
    assert client.get(reverse("accounts:posts")).status_code == 403
    client.force_login(phuc)
    page = client.post(
        reverse("accounts:posts"), {"post": head.pk, "name": "Lê Thị Chi", "since": "2021-02-31"}
    )
    assert page.status_code == 422
    assert 'value="Lê Thị Chi"' in page.content.decode()
    answer = client.post(
        reverse("accounts:posts"), {"post": head.pk, "name": "Lê Thị Chi", "since": "2021-07-01"}
    )
    assert answer.status_code == 302


def test_leaving_before_beginning_is_answered_on_the_page(phuc: User, head: Post, client: Client) -> None:
    tenure = appoint(head, phuc)
    client.force_login(phuc)
    page = client.post(reverse("accounts:leave_post", args=[tenure.pk]), {"last_day": "2020-01-01"})
    assert page.status_code == 422
    assert "không thể trước ngày bắt đầu" in page.content.decode()
