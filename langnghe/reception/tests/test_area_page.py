"""One address for a whole area: every unit below, a month at a time."""

from datetime import date
from typing import Any

from django.test import Client
from django.urls import reverse

from langnghe.reception.models import ReceptionPlace, Session
from langnghe.units.models import Post, Unit

from .conftest import HOURS, Desk


def _session(unit: Unit, day: date) -> Session:
    from langnghe.reception.services.scheduling import at

    place = ReceptionPlace.objects.create(unit=unit, name="Phòng tiếp công dân", address="trụ sở")
    post = Post.objects.get(unit=unit, kind="HEAD")
    return Session.objects.create(
        unit=unit, post=post, place=place, held_on=day, planned_on=day, starts_at=at(day, HOURS[0]),
        ends_at=at(day, HOURS[1]), posted_on=date(2024, 3, 1),
    )  # fmt: skip


def test_every_unit_below_is_on_one_page(
    client: Client, desk: Desk, django_assert_max_num_queries: Any
) -> None:
    units = Unit.objects.filter(parent=desk.unit, kind="PEOPLES_COMMITTEE").order_by("code")[:3]
    for unit in units:
        _session(unit, date(2024, 4, 5))
    address = reverse("reception:area", args=[desk.unit.pk])
    with django_assert_max_num_queries(6):
        answer = client.get(address, {"thang": "2024-04"})
    text = answer.content.decode()

    assert [unit.name in text for unit in units] == [True, True, True]
    assert "thứ Sáu 05/4/2024" in text
    again = client.get(address, {"thang": "2024-04"}, headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert (
        "chưa đơn vị nào của địa bàn niêm yết" in client.get(address, {"thang": "2024-05"}).content.decode()
    )


def test_the_unit_of_the_page_stands_first_with_its_neighbours(client: Client, desk: Desk) -> None:
    own = _session(desk.unit, date(2024, 4, 25))
    beside = Unit.objects.get(area=desk.unit.area_id, kind="PARTY_COMMITTEE")
    _session(beside, date(2024, 4, 4))
    text = client.get(reverse("reception:area", args=[desk.unit.pk]), {"thang": "2024-04"}).content.decode()

    assert text.index(f'id="{own.unit_id}"') < text.index(f'id="{beside.pk}"')


def test_a_change_is_a_new_page(client: Client, desk: Desk) -> None:
    unit = Unit.objects.filter(parent=desk.unit, kind="PEOPLES_COMMITTEE").order_by("code")[0]
    session = _session(unit, date(2024, 4, 5))
    address = reverse("reception:area", args=[desk.unit.pk]) + "?thang=2024-04"
    first = client.get(address)
    Session.objects.filter(pk=session.pk).update(state="missed", reason="Bão")

    changed = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert "bỏ lỡ" in changed.content.decode()
