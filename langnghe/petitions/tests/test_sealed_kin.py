"""What a sealed file hung together with: no link stays that would name its sender; what is like it is listed before."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from langnghe.people.services import add_person
from langnghe.petitions import selectors, services
from langnghe.petitions.models import Matter, Merge, Petition
from langnghe.petitions.services.denouncing.gathering import gathered
from langnghe.petitions.tests.conftest import ON, decided, received
from langnghe.petitions.tests.test_denunciations import read
from langnghe.vault.tests.conftest import Keepers

OTHER = "Đèn đường ngõ 5 hỏng đã ba tháng, đề nghị sửa"
LATER = date(2026, 12, 21)


def sealed(keepers: Keepers, petition: Petition, on: date = ON) -> Petition:
    services.seal_petition(petition, redacted="", by=keepers.cast.an, on=on)
    return Petition.objects.select_related("matter").get(pk=petition.pk)


def again(petition: Petition) -> Petition:
    return Petition.objects.select_related("matter").get(pk=petition.pk)


def test_a_part_and_the_whole_it_was_split_from_no_longer_point_at_each_other(keepers: Keepers) -> None:
    whole = received(keepers.cast)
    part = services.split_petition(whole, summary=OTHER, by=keepers.cast.an, on=ON).petition
    further = services.split_petition(part, summary="Cây đổ", by=keepers.cast.an, on=ON).petition
    held = sealed(keepers, part)

    assert (held.split_from_id, again(further).split_from_id) == (None, None)
    told = read(keepers, held, "content")
    assert (told["Tách từ"], told["Tách thành"]) == tuple(
        f"{one}, {keepers.cast.committee.name}" for one in (whole, further)
    )


def test_a_second_complaint_that_is_sealed_does_not_point_at_the_first_decision(keepers: Keepers) -> None:
    first, second = decided(keepers.cast), received(keepers.cast, received_on=LATER)
    given: dict[str, Any] = {
        "body": keepers.cast.committee,
        "number": "45/QĐ-UBND",
        "issued_on": date(2026, 12, 10),
    }
    services.take_second(second, **given, by=keepers.cast.an, on=LATER)
    assert again(second).earlier == first
    assert ("Đơn trước", f"{first}, {keepers.cast.committee.name}") in gathered(again(second)).content
    old = again(second).matter
    held = sealed(keepers, second, LATER)

    assert (held.instance, held.earlier, held.matter.continues) == (1, None, None)
    assert Matter.objects.get(pk=old.pk).continues is None


def test_a_first_complaint_that_is_sealed_is_left_by_the_second(keepers: Keepers) -> None:
    first, second = decided(keepers.cast), received(keepers.cast, received_on=LATER)
    given: dict[str, Any] = {
        "body": keepers.cast.committee,
        "number": "45/QĐ-UBND",
        "issued_on": date(2026, 12, 10),
    }
    services.take_second(second, **given, by=keepers.cast.an, on=LATER)
    sealed(keepers, first, LATER)

    left = again(second)
    assert (left.instance, left.earlier, left.matter.continues) == (2, None, None)


@pytest.mark.parametrize("sealed_one", ["moved", "stayed"])
def test_of_two_merged_petitions_the_sealed_one_takes_its_words_from_every_title(
    keepers: Keepers, sealed_one: str
) -> None:
    one, other = received(keepers.cast), received(keepers.cast, summary=OTHER)
    services.merge_matters(one.matter, into=other.matter, by=keepers.cast.an, on=ON)
    first, second = (one, other) if sealed_one == "moved" else (other, one)
    held = sealed(keepers, again(first))

    assert again(second).matter_id != held.matter_id
    assert first.pk not in Merge.objects.get().petitions
    words = [f"{row.title} {row.folded}" for row in Matter.objects.all()]
    assert not [text for text in words if first.summary in text or first.matter.folded in text]
    assert again(second).matter.times_received == 1
    assert read(keepers, held, "content")["Cùng vụ việc"].startswith(str(second))


def test_a_merge_with_a_sealed_petition_is_still_undone_for_the_others(keepers: Keepers) -> None:
    one, other = received(keepers.cast), received(keepers.cast, summary=OTHER)
    third = received(keepers.cast, matter=one.matter, summary="Mương thoát nước bị lấp")
    services.merge_matters(one.matter, into=other.matter, by=keepers.cast.an, on=ON)
    held = sealed(keepers, again(one))
    services.undo_merge(Merge.objects.get(), by=keepers.cast.an, on=ON)

    assert again(third).matter_id == one.matter_id
    assert again(third).matter.title == "Mương thoát nước bị lấp"
    assert again(one).matter_id == held.matter_id


def test_what_is_moved_to_paper_takes_its_words_from_the_matter_that_others_stay_in(keepers: Keepers) -> None:
    first = received(keepers.cast)
    second = received(keepers.cast, matter=first.matter, summary=OTHER)
    services.move_to_paper(first, by=keepers.cast.an, on=ON)

    assert again(second).matter.title == OTHER


def numbers(keepers: Keepers, petition: Petition) -> set[int]:
    return {one.pk for one in selectors.kin(keepers.cast.an, ON, again(petition))}


def test_before_sealing_the_same_words_sender_and_matter_are_listed(keepers: Keepers) -> None:
    petition = received(keepers.cast)
    same_words = received(keepers.cast, person=add_person("Vũ Thị Hoa", address="3 Hạc Thành"))
    same_sender = received(keepers.cast, summary=OTHER)
    same_matter = received(
        keepers.cast, person=add_person("Đỗ Văn Tư"), summary="Mương bị lấp", matter=petition.matter
    )
    namesake = add_person("Lê Văn Bình", address="99 Lam Sơn", phone="0900 000 000")
    received(keepers.cast, person=namesake, summary="Xin cấp lại giấy khai sinh")

    assert numbers(keepers, petition) == {same_words.pk, same_sender.pk, same_matter.pk}


def test_a_split_sibling_is_listed_and_a_sealed_or_voided_one_is_not(keepers: Keepers) -> None:
    whole = received(keepers.cast)
    parts = [
        services.split_petition(whole, summary=said, by=keepers.cast.an, on=ON).petition
        for said in (OTHER, "Mương bị lấp", "Cây đổ")
    ]
    services.move_to_paper(parts[2], by=keepers.cast.an, on=ON)
    sealed(keepers, parts[1])

    assert numbers(keepers, parts[0]) == {whole.pk}


def test_the_page_of_sealing_lists_them_by_number_and_the_sealed_file_does_not(
    client: Client, keepers: Keepers, at_today: Any
) -> None:
    at_today(ON)
    petition, other = received(keepers.cast), received(keepers.cast, summary=OTHER)
    client.force_login(keepers.cast.an)
    before = client.get(f"/don/{petition.pk}/niem-phong/").content.decode()
    said = client.post(f"/don/{petition.pk}/niem-phong/", {"redacted": ""}, follow=True).content.decode()
    after = client.get(f"/don/{petition.pk}/").content.decode()

    assert f'href="/don/{other.pk}/"' in before
    assert OTHER not in before
    assert f"Còn để rõ, nên niêm phong tiếp: đơn {other}." in said
    assert not [text for text in (after,) if str(other) in text or f'href="/don/{other.pk}/"' in text]


def test_a_line_of_a_book_that_the_viewer_does_not_read_is_not_listed(keepers: Keepers) -> None:
    petition = received(keepers.cast)
    elsewhere = received(keepers.cast, unit=keepers.cast.other, by=keepers.cast.dung)

    assert elsewhere.pk not in numbers(keepers, petition)
