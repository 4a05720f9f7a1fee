"""Absence: the cover sees and handles from the first day to the last, and never more than the desk's work."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from conftest import PASSWORD, Cast
from langnghe.accounts.models import User
from langnghe.accounts.rights import Right, Role
from langnghe.accounts.selectors import has_right
from langnghe.accounts.services import create_user
from langnghe.kernel.errors import Invalid, NotAllowed, WrongState
from langnghe.petitions import selectors, services
from langnghe.petitions.models import Cover
from langnghe.petitions.tests.conftest import received

DAY, LAST = date(2026, 11, 20), date(2026, 11, 27)


@pytest.fixture(autouse=True)
def _today(at_today: Callable[[date], None]) -> None:
    at_today(DAY)


def arranged(cast: Cast, **more: object) -> Cover:
    given: dict[str, object] = {"absent": cast.an, "cover": cast.editor, "unit": cast.committee, "since": DAY, "until": LAST, "by": cast.chi, "on": DAY}  # fmt: skip
    return services.arrange_cover(**(given | more))  # type: ignore[arg-type]


def may_handle(user: User, cast: Cast, on: date) -> bool:
    fresh = User.objects.get(pk=user.pk)
    return has_right(fresh, Right.HANDLE, unit=cast.committee.pk, on=on)


def test_the_cover_handles_and_the_right_ends_by_itself(cast: Cast) -> None:
    petition = received(cast)
    arranged(cast)
    cover = User.objects.get(pk=cast.editor.pk)
    services.classify(petition, kind="complaint", field="land", because="Rõ", by=cover, on=DAY)

    assert may_handle(cast.editor, cast, LAST)
    assert not may_handle(cast.editor, cast, date(2026, 11, 28))
    assert not may_handle(cast.editor, cast, date(2026, 11, 19))


def test_the_due_list_shows_the_absent_officers_files_as_mine(client: Client, cast: Cast) -> None:
    received(cast)
    arranged(cast)
    client.force_login(cast.editor)

    assert "Lê Văn Bình" in client.get("/don/?cua-toi=1").content.decode()
    assert [user.pk for user in selectors.desks_of(cast.editor, LAST)] == [cast.editor.pk, cast.an.pk]
    assert selectors.desks_of(cast.editor, date(2026, 11, 28)) == [cast.editor]


def test_who_comes_back_early_ends_it_today(cast: Cast) -> None:
    row = arranged(cast)
    services.end_cover(row, by=cast.an, on=date(2026, 11, 23))

    assert may_handle(cast.editor, cast, date(2026, 11, 23))
    assert not may_handle(cast.editor, cast, date(2026, 11, 24))
    with pytest.raises(WrongState):
        services.end_cover(row, by=cast.an, on=date(2026, 11, 24))


def test_the_head_arranges_for_others_and_nobody_else_does(cast: Cast) -> None:
    for stranger in (cast.editor, cast.dung, cast.giang):
        with pytest.raises(NotAllowed):
            arranged(cast, by=stranger)
    row = arranged(cast, by=cast.chi)
    with pytest.raises(NotAllowed):
        services.end_cover(row, by=cast.dung, on=DAY)


def test_the_heads_right_to_decide_is_not_handed_on(cast: Cast) -> None:
    with pytest.raises(Invalid, match="thụ lý"):
        arranged(cast, absent=cast.chi, by=cast.chi)


@pytest.mark.parametrize(
    "wrong",
    [
        {"since": date(2026, 11, 19)},
        {"until": date(2026, 11, 19)},
        {"until": date(2028, 1, 1)},
    ],
)
def test_days_that_cannot_be_right_are_refused(cast: Cast, wrong: dict[str, date]) -> None:
    with pytest.raises(Invalid):
        arranged(cast, **wrong)


def test_oneself_a_stranger_and_a_second_cover_are_refused(cast: Cast) -> None:
    for wrong in (cast.an, cast.dung):
        with pytest.raises(Invalid):
            arranged(cast, cover=wrong)
    arranged(cast)
    with pytest.raises(WrongState):
        arranged(cast, cover=cast.chi, since=LAST)


def test_who_has_the_role_already_gets_no_second_one_and_keeps_it_afterwards(cast: Cast) -> None:
    minh = create_user("minh", password=PASSWORD, display_name="Minh", unit=cast.committee.pk, role=Role.RECEPTION_OFFICER, since=date(2021, 1, 1))  # fmt: skip
    row = arranged(cast, cover=minh)
    services.end_cover(row, by=cast.chi, on=DAY)

    assert minh.memberships.count() == 1
    assert may_handle(minh, cast, date(2027, 1, 1))


def test_the_page_arranges_ends_and_keeps_what_was_typed(client: Client, cast: Cast) -> None:
    client.force_login(cast.chi)
    given = {"unit": cast.committee.pk, "absent": cast.an.pk, "cover": cast.an.pk, "since": "2026-11-20", "until": "2026-11-27"}  # fmt: skip
    wrong = client.post("/don/truc-thay/", given)
    assert wrong.status_code == 422
    assert 'value="2026-11-27"' in wrong.content.decode()

    done = client.post("/don/truc-thay/", given | {"cover": cast.editor.pk}, follow=True)
    assert "đang trực thay" in done.content.decode()
    ended = client.post(f"/don/truc-thay/{Cover.objects.get().pk}/ket-thuc/", follow=True)
    assert "Không có ai vắng mặt" in ended.content.decode()


def test_another_units_officer_sees_no_absence(client: Client, cast: Cast) -> None:
    row = arranged(cast)
    client.force_login(cast.giang)

    assert client.get("/don/truc-thay/").status_code == 403
    assert client.post(f"/don/truc-thay/{row.pk}/ket-thuc/").status_code == 404


def test_who_does_not_work_on_petitions_covers_by_the_heads_word_alone(client: Client, cast: Cast) -> None:
    """Else one officer opens every file of the unit to whoever he likes."""
    with pytest.raises(NotAllowed, match="không làm việc với đơn thư"):
        arranged(cast, by=cast.an)
    assert not may_handle(cast.editor, cast, DAY)

    client.force_login(cast.an)
    given = {"unit": cast.committee.pk, "absent": cast.an.pk, "cover": cast.editor.pk, "since": "2026-11-20", "until": "2026-11-27"}  # fmt: skip
    refused = client.post("/don/truc-thay/", given)
    assert (refused.status_code, Cover.objects.count()) == (403, 0)
    assert "người đứng đầu" in refused.content.decode()


def test_an_officer_names_a_colleague_of_the_desk_himself(cast: Cast) -> None:
    colleague = create_user(
        "khanh", password=PASSWORD, display_name="Khánh", unit=cast.committee.pk, role=Role.HANDLER, since=date(2021, 1, 1)
    )  # fmt: skip
    assert arranged(cast, by=cast.an, cover=colleague).cover == colleague
