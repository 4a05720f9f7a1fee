"""A unit that binds itself to more days of reception is measured by them."""

from datetime import date

from conftest import Cast
from langnghe.accounts.rights import Role
from langnghe.accounts.services import create_user
from langnghe.reception.selectors.duty import duty_of
from langnghe.rules.services import replace_rule
from langnghe.units.models import Post


def test_a_local_duty_is_what_the_post_owes(cast: Cast) -> None:
    post = Post.objects.create(
        unit=cast.other, kind="HEAD", title="Chủ tịch (thử)", duty_office="commune_chair"
    )
    admin = create_user(
        "quan", password="only-for-tests", display_name="Quản", unit=cast.other.pk,
        role=Role.ADMINISTRATOR, since=date(2021, 1, 1),
    )  # fmt: skip
    december = date(2026, 12, 1), date(2026, 12, 31)
    before = duty_of(post, *december)
    replace_rule(
        "reception.freq.commune_chair", unit=cast.other.pk, since=december[0], number=4, measure="month",
        person="Chi", cite="Điều 2 Quy chế 3/QĐ-UBND", by=admin, on=date(2026, 11, 20),
    )  # fmt: skip
    [owed] = duty_of(post, *december)

    assert [one.required_days for one in before] == [2]
    assert owed.required_days == 4
    assert owed.cite.text == "Điều 2 Quy chế 3/QĐ-UBND"
