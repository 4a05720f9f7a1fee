"""Merging keeps every line of the register, joins who signed, and can be undone exactly."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from conftest import Cast
from langnghe.audit.models import Entry
from langnghe.kernel.errors import Invalid, NotFound, WrongState
from langnghe.people.services import add_person
from langnghe.petitions import selectors, services
from langnghe.petitions.models import Matter, MatterLink, Merge, Petition, Signatory
from langnghe.petitions.tests.conftest import received
from langnghe.petitions.tests.test_similar import LIKE, TEXT, elsewhere

DAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def _today(at_today: Callable[[date], None]) -> None:
    at_today(DAY)


def two(cast: Cast) -> tuple[Petition, Petition]:
    other = add_person("Trần Thị Mai", address="14 Đông Sơn")
    return received(cast, summary=TEXT), received(cast, summary=LIKE, person=other)


def merged(cast: Cast) -> tuple[Petition, Petition, Merge]:
    first, second = two(cast)
    row = services.merge_matters(second.matter, into=first.matter, by=cast.an, on=DAY)
    return first, second, row


def test_both_petitions_stand_under_one_matter_with_their_own_numbers(cast: Cast) -> None:
    first, second, _row = merged(cast)
    first.refresh_from_db()
    second.refresh_from_db()

    assert first.matter == second.matter
    assert (first.number, second.number) == (1, 2)
    assert first.matter.times_received == 2
    assert Matter.objects.count() == 2
    together = selectors.together(cast.an, DAY, first.matter)
    assert [line.name for line in selectors.signatories(together)] == ["Lê Văn Bình", "Trần Thị Mai"]


def test_who_signed_twice_is_one_line_with_both_numbers(cast: Cast) -> None:
    first, second = received(cast, summary=TEXT), received(cast, summary=LIKE)
    services.merge_matters(second.matter, into=first.matter, by=cast.an, on=DAY)
    lines = selectors.signatories(selectors.together(cast.an, DAY, first.matter))

    assert [(line.name, line.numbers) for line in lines] == [("Lê Văn Bình", ["1/2026", "2/2026"])]


def test_undoing_moves_back_what_was_moved_and_leaves_what_came_since(cast: Cast) -> None:
    first, second, row = merged(cast)
    matter = Matter.objects.get(pk=first.matter_id)
    since = received(cast, matter=matter)
    services.undo_merge(row, by=cast.chi, on=DAY)

    assert Petition.objects.get(pk=second.pk).matter_id == second.matter_id != first.matter_id
    assert Petition.objects.get(pk=since.pk).matter == matter
    assert Matter.objects.get(pk=first.matter_id).times_received == 2
    assert Matter.objects.get(pk=second.matter_id).merged_into is None
    actions = list(Entry.objects.filter(subject_id=second.pk).order_by("id").values_list("action", flat=True))
    assert actions == ["petition.received", "petition.merged", "petition.unmerged"]


def test_undone_once_it_may_be_merged_again(cast: Cast) -> None:
    first, second, row = merged(cast)
    services.undo_merge(row, by=cast.an, on=DAY)
    matter = Matter.objects.get(pk=second.matter_id)

    assert services.merge_matters(matter, into=first.matter, by=cast.an, on=DAY).petitions == [second.pk]
    with pytest.raises(WrongState):
        services.undo_merge(row, by=cast.an, on=DAY)


def test_a_matter_is_not_merged_with_itself_or_twice(cast: Cast) -> None:
    first, second, _row = merged(cast)

    with pytest.raises(Invalid):
        services.merge_matters(first.matter, into=first.matter, by=cast.an, on=DAY)
    with pytest.raises(WrongState):
        services.merge_matters(second.matter, into=first.matter, by=cast.an, on=DAY)


def test_a_chain_is_undone_from_its_end(cast: Cast) -> None:
    first, _second, row = merged(cast)
    third = received(cast)
    services.merge_matters(first.matter, into=third.matter, by=cast.an, on=DAY)

    with pytest.raises(WrongState):
        services.undo_merge(row, by=cast.an, on=DAY)


def test_matters_of_two_bodies_are_linked_and_never_merged(cast: Cast) -> None:
    ours = received(cast, summary=TEXT)
    elsewhere(cast)
    theirs = Matter.objects.exclude(pk=ours.matter_id).get()

    with pytest.raises(NotFound):
        services.merge_matters(theirs, into=ours.matter, by=cast.an, on=DAY)
    services.link_elsewhere(ours.matter, other=theirs, by=cast.an, on=DAY)
    assert selectors.linked_elsewhere(ours.matter) == [theirs]
    with pytest.raises(Invalid):
        services.link_elsewhere(ours.matter, other=ours.matter, by=cast.an, on=DAY)
    services.unlink_elsewhere(ours.matter, by=cast.an, on=DAY)
    assert selectors.linked_elsewhere(theirs) == []
    with pytest.raises(WrongState):
        services.unlink_elsewhere(ours.matter, by=cast.an, on=DAY)


@pytest.mark.parametrize("leave", ["paper", "kind"])
def test_what_left_the_clear_is_told_to_no_other_body(cast: Cast, leave: str) -> None:
    ours = received(cast, summary=TEXT)
    elsewhere(cast)
    theirs = Matter.objects.exclude(pk=ours.matter_id).get()
    services.link_elsewhere(ours.matter, other=theirs, by=cast.an, on=DAY)
    if leave == "paper":
        services.move_to_paper(ours, by=cast.an, on=DAY)
        assert not MatterLink.objects.exists()
    else:
        Petition.objects.filter(pk=ours.pk).update(kind="denunciation")

    assert selectors.linked_elsewhere(theirs) == []
    assert selectors.linked_elsewhere(ours.matter) == []


def test_a_link_stays_while_another_petition_is_in_the_matter(cast: Cast) -> None:
    ours = received(cast, summary=TEXT)
    second = received(cast, matter=ours.matter)
    elsewhere(cast)
    theirs = Matter.objects.exclude(pk=ours.matter_id).get()
    services.link_elsewhere(ours.matter, other=theirs, by=cast.an, on=DAY)
    services.move_to_paper(second, by=cast.an, on=DAY)

    assert selectors.linked_elsewhere(theirs) == [ours.matter]


def test_another_units_officer_cannot_touch_a_matter(cast: Cast) -> None:
    first, second = two(cast)

    with pytest.raises(NotFound):
        services.merge_matters(second.matter, into=first.matter, by=cast.dung, on=DAY)
    with pytest.raises(NotFound):
        services.link_elsewhere(first.matter, other=second.matter, by=cast.giang, on=DAY)


def test_the_page_shows_merges_and_undoes(client: Client, cast: Cast) -> None:
    first, second = two(cast)
    client.force_login(cast.an)
    page = client.get(f"/don/{first.pk}/vu-viec/", follow=True).content.decode()
    assert f'href="/don/{first.pk}/gop/{second.pk}/"' in page
    assert "Trùng cụm từ" in page

    preview = client.get(f"/don/{first.pk}/gop/{second.pk}/").content.decode()
    assert "1 đơn sẽ đứng chung" in preview
    after = client.post(f"/don/{first.pk}/gop/{second.pk}/", follow=True).content.decode()
    assert "Tách lại" in after
    again = client.post(f"/don/{first.pk}/tach/{Merge.objects.get().pk}/", follow=True).content.decode()
    assert "Đã tách lại" in again
    assert client.post(f"/don/{first.pk}/tach/{Merge.objects.get().pk}/").status_code == 404


def test_the_page_tells_of_another_body_by_name_and_day_and_links(client: Client, cast: Cast) -> None:
    ours = received(cast, summary=LIKE)
    unit = elsewhere(cast)
    theirs = Petition.objects.get(unit=unit)
    client.force_login(cast.an)
    page = client.get(f"/don/{ours.pk}/vu-viec/", follow=True).content.decode()
    assert f"đã có ở {unit.name} từ ngày 12/11/2026" in page
    assert theirs.summary not in page

    assert client.post(f"/don/{ours.pk}/noi/{theirs.pk}/", follow=True).status_code == 200
    assert client.post(f"/don/{ours.pk}/noi/{ours.pk}/").status_code == 404
    assert client.post(f"/don/{ours.pk}/bo-noi/", follow=True).status_code == 200
    assert client.get(f"/don/{ours.pk}/gop/{theirs.pk}/").status_code == 404


def test_pages_of_another_units_matter_are_not_there(client: Client, cast: Cast) -> None:
    first, second = two(cast)
    client.force_login(cast.dung)

    for path in (f"/don/{first.pk}/vu-viec/", f"/don/{first.pk}/gop/{second.pk}/"):
        assert client.get(path).status_code == 404


def test_who_signed_beside_another_stands_among_those_who_signed(cast: Cast) -> None:
    first, _second, _row = merged(cast)
    lan = add_person("Phạm Thị Lan", address="16 Đông Sơn")
    Signatory.objects.create(petition=first, person=lan)
    Signatory.objects.create(petition=first, person=first.person)
    lines = selectors.signatories(selectors.together(cast.an, DAY, first.matter))

    assert [(line.name, line.numbers) for line in lines] == [
        ("Lê Văn Bình", ["1/2026"]),
        ("Phạm Thị Lan", ["1/2026"]),
        ("Trần Thị Mai", ["2/2026"]),
    ]


def test_a_unit_stands_once_for_each_role_among_the_bodies(cast: Cast) -> None:
    first, _second, _row = merged(cast)
    story = selectors.matter_story(cast.an, DAY, first.matter_id)

    assert [(row.unit_id, row.role) for row in story.held] == [(cast.committee.pk, "lead")]


def test_what_was_filed_under_an_earlier_number_is_taken_out_again(client: Client, cast: Cast) -> None:
    first = received(cast, summary=TEXT)
    second = received(cast, summary=LIKE, matter=first.matter)
    client.force_login(cast.an)
    page = client.get(f"/don/{second.pk}/vu-viec/", follow=True).content.decode()
    assert f"/don/{second.pk}/tach-vu-viec/" in page
    assert client.post(f"/don/{second.pk}/tach-vu-viec/").status_code == 302

    second.refresh_from_db()
    assert second.matter_id != first.matter_id
    assert second.matter.title == LIKE[:300]
    assert Matter.objects.get(pk=first.matter_id).times_received == 1
    assert second.matter.times_received == 1
    last = Entry.objects.filter(subject_id=second.pk).order_by("-id")[0]
    assert last.action == "petition.separated"
    assert (
        f"/don/{second.pk}/tach-vu-viec/"
        not in client.get(f"/don/{second.pk}/vu-viec/", follow=True).content.decode()
    )


def test_a_petition_alone_or_merged_is_not_taken_out_this_way(cast: Cast) -> None:
    first, second, _row = merged(cast)
    second.refresh_from_db()
    with pytest.raises(WrongState, match="Tách lại"):
        services.separate(second, by=cast.an, on=DAY)
    with pytest.raises(NotFound):
        services.separate(first, by=cast.dung, on=DAY)
    alone = received(cast)
    with pytest.raises(WrongState, match="vụ việc riêng"):
        services.separate(alone, by=cast.an, on=DAY)
