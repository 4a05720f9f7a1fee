"""The administrator's pages: the normal way first, then each refusal."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from conftest import PASSWORD, Cast
from langnghe.accounts import selectors, services
from langnghe.accounts.models import Membership, User
from langnghe.accounts.rights import Role
from langnghe.audit.models import Entry
from langnghe.kernel.clock import today
from langnghe.kernel.errors import Invalid, NotAllowed, WrongState
from langnghe.units.models import Unit

ON = date(2024, 3, 1)
OWN = "Một câu dài dễ nhớ 2024"


@pytest.fixture
def phuc(cast: Cast) -> User:
    return services.create_user(
        "phuc", password=PASSWORD, display_name="Đỗ Văn Phúc", unit=cast.committee.pk,
        role=Role.ADMINISTRATOR, since=date(2021, 1, 1),
    )  # fmt: skip


def opened(cast: Cast, by: User, **more: Any) -> tuple[User, str]:
    facts: dict[str, Any] = {
        "display_name": "Phạm Thị Quế", "unit": cast.committee, "role": Role.HANDLER, "email": "", "by": by, "on": ON,
    }  # fmt: skip
    return services.open_account("que", **(facts | more))


def test_an_account_is_opened_and_its_password_must_be_replaced(
    cast: Cast, phuc: User, client: Client
) -> None:
    _user, password = opened(cast, phuc, on=today())
    client.post(reverse("accounts:sign_in"), {"username": "que", "password": password})
    assert client.get(reverse("web:desk")).headers["Location"] == reverse("accounts:own_password")

    answer = client.post(
        reverse("accounts:own_password"),
        {"old_password": password, "new_password1": OWN, "new_password2": OWN},
    )
    assert answer.headers["Location"] == reverse("web:desk")
    assert client.get(reverse("web:desk")).status_code == 200


def test_the_new_password_appears_once_and_in_no_log(cast: Cast, phuc: User, client: Client) -> None:
    client.force_login(phuc)
    facts = {"display_name": "Phạm Thị Quế", "username": "que", "unit": cast.committee.pk, "role": "handler"}
    page = client.post(reverse("accounts:add"), facts)
    shown = page.context["password"]
    assert shown in page.content.decode()
    assert shown not in client.get(reverse("accounts:people")).content.decode()
    assert not [entry for entry in Entry.objects.all() if shown in str(entry.data)]
    assert Entry.objects.filter(action="account.opened", actor="phuc").count() == 1


def test_an_administrator_serves_every_body_of_the_area(cast: Cast, phuc: User) -> None:
    user, _password = opened(cast, phuc, unit=cast.party, role=Role.HEAD)
    assert selectors.units_of(user, on=ON) == [cast.party.pk]


def test_another_area_is_refused(cast: Cast, phuc: User) -> None:
    with pytest.raises(NotAllowed):
        opened(cast, phuc, unit=cast.other)


def test_officers_who_administer_nothing_see_nothing(cast: Cast, client: Client) -> None:
    client.force_login(cast.chi)
    for name in ("people", "add"):
        assert client.get(reverse(f"accounts:{name}")).status_code == 403


def test_accounts_of_another_area_do_not_exist_for_them(cast: Cast, phuc: User, client: Client) -> None:
    client.force_login(phuc)
    assert client.get(reverse("accounts:person", args=[cast.dung.pk])).status_code == 404
    assert client.post(reverse("accounts:renew_password", args=[cast.dung.pk])).status_code == 404


def test_a_taken_name_keeps_what_was_typed(cast: Cast, phuc: User, client: Client) -> None:
    client.force_login(phuc)
    facts = {"display_name": "An Mới", "username": "AN", "unit": cast.committee.pk, "role": "handler"}
    page = client.post(reverse("accounts:add"), facts)
    assert page.status_code == 422
    assert "Đã có tài khoản tên này" in page.content.decode()
    assert 'value="An Mới"' in page.content.decode()


def test_a_name_with_a_space_is_refused(cast: Cast, phuc: User, client: Client) -> None:
    client.force_login(phuc)
    facts = {"display_name": "Quế", "username": "bà quế", "unit": cast.committee.pk, "role": "handler"}
    assert client.post(reverse("accounts:add"), facts).status_code == 422
    assert not User.objects.filter(display_name="Quế").exists()


def test_a_role_is_given_and_ended_with_days(cast: Cast, phuc: User) -> None:
    given = services.give_role(
        cast.an, unit=cast.committee, role=Role.EDITOR, since=date(2024, 4, 1), by=phuc, on=ON
    )
    services.end_membership(given, last_day=date(2024, 6, 30), by=phuc, on=ON)
    kept = Membership.objects.get(pk=given.pk)
    assert (kept.since, kept.until) == (date(2024, 4, 1), date(2024, 6, 30))


def test_the_same_role_twice_is_refused(cast: Cast, phuc: User) -> None:
    with pytest.raises(WrongState):
        services.give_role(
            cast.an, unit=cast.committee, role=Role.RECEPTION_OFFICER, since=ON, by=phuc, on=ON
        )


def test_a_role_cannot_end_before_it_began(cast: Cast, phuc: User) -> None:
    row = Membership.objects.get(user=cast.an)
    with pytest.raises(Invalid):
        services.end_membership(row, last_day=date(2020, 1, 1), by=phuc, on=ON)


def test_the_last_administrator_stays(cast: Cast, phuc: User) -> None:
    row = Membership.objects.get(user=phuc)
    with pytest.raises(WrongState, match="cuối cùng"):
        services.end_membership(row, last_day=ON, by=phuc, on=ON)
    opened(cast, phuc, role=Role.ADMINISTRATOR)
    assert services.end_membership(row, last_day=ON, by=phuc, on=ON).until == ON


def test_a_renewed_password_ends_the_open_sessions(cast: Cast, phuc: User, client: Client) -> None:
    client.force_login(cast.an)
    assert client.get(reverse("web:desk")).status_code == 200
    services.renew_password(cast.an, by=phuc, on=ON)
    assert client.get(reverse("web:desk")).status_code == 302


def test_a_closed_account_cannot_be_used_and_opens_again(cast: Cast, phuc: User, client: Client) -> None:
    client.force_login(phuc)
    client.post(reverse("accounts:set_active", args=[cast.an.pk]), {"active": "0"})
    officer = Client()
    officer.post(reverse("accounts:sign_in"), {"username": "an", "password": PASSWORD})
    assert "_auth_user_id" not in officer.session
    client.post(reverse("accounts:set_active", args=[cast.an.pk]), {"active": "1"})
    officer.post(reverse("accounts:sign_in"), {"username": "an", "password": PASSWORD})
    assert "_auth_user_id" in officer.session


def test_nobody_closes_their_own_account(cast: Cast, phuc: User) -> None:
    with pytest.raises(Invalid):
        services.set_active(phuc, active=False, by=phuc, on=ON)


def test_the_list_is_sorted_by_given_name_and_asks_few_questions(
    cast: Cast, phuc: User, client: Client, django_assert_max_num_queries: Any
) -> None:
    client.force_login(phuc)
    with django_assert_max_num_queries(9):
        page = client.get(reverse("accounts:people"))
    names = [row.user.display_name for row in page.context["people"]]
    assert names == ["Nguyễn Thị An", "Lê Thị Chi", "Phan Em", "Đỗ Văn Phúc"]


def test_a_wrong_date_is_answered_beside_the_field(cast: Cast, phuc: User, client: Client) -> None:
    client.force_login(phuc)
    row = Membership.objects.get(user=cast.an)
    page = client.post(reverse("accounts:end_role", args=[row.pk]), {"last_day": "31/02/2024"})
    assert page.status_code == 422
    assert Membership.objects.get(pk=row.pk).until is None


def test_the_menu_shows_what_the_rights_open(cast: Cast, phuc: User, client: Client) -> None:
    client.force_login(phuc)
    labels = [str(entry["label"]) for entry in client.get(reverse("web:desk")).context["desk_nav"]]
    assert {"Bàn làm việc", "Người dùng", "Chức vụ"} <= set(labels)
    assert not {"Tiếp dân hôm nay", "Đơn phải xử lý", "Bình luận chờ duyệt"} & set(labels)
    assert Unit.objects.filter(area=cast.committee.area_id).count() >= 2
