"""A name as a person types it finds the place and says where it belongs."""

import unicodedata
from datetime import date

import pytest

from langnghe.kernel.errors import NotFound
from langnghe.units import selectors

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
TRUONG_THI = "Phường Trường Thi (thành phố Thanh Hóa, tỉnh Thanh Hóa) thuộc phường Hạc Thành từ 01/7/2025."


@pytest.mark.parametrize(
    "typed",
    [
        "truong thi thanh hoa",
        "Trường Thi, TP Thanh Hóa",
        "trường thi tp.thanh hoá",
        "P. Trường Thi - TP.Thanh Hóa",
        "PHƯỜNG TRƯỜNG THI THÀNH PHỐ THANH HÓA",
        unicodedata.normalize("NFD", "Trường Thi Thanh Hoá"),
    ],
)
def test_the_old_ward_is_found_and_says_its_new_one(typed: str) -> None:
    found = selectors.lookup(typed, on=TODAY)
    assert [place.sentence for place in found] == [TRUONG_THI]


def test_before_the_change_the_ward_stands() -> None:
    (place,) = selectors.lookup("truong thi thanh hoa", on=date(2025, 6, 30))
    assert place.stands
    assert place.successors == ()
    assert place.sentence.endswith("có đến hết 30/6/2025.")


def test_the_new_ward_knows_what_it_was_made_of() -> None:
    (place,) = selectors.lookup("hac thanh", on=TODAY)
    assert (place.area.code, len(place.predecessors)) == ("n14797", 12)
    assert place.sentence == "Phường Hạc Thành (tỉnh Thanh Hóa) lập từ 01/7/2025."


def test_a_divided_ward_names_all_its_parts_and_leaves_the_choice_to_a_person() -> None:
    (place,) = selectors.lookup("dong tho thanh hoa", on=TODAY)
    assert place.is_divided
    assert {area.name for area in place.successors} == {"phường Hạc Thành", "phường Hàm Rồng"}
    assert "được chia" in place.sentence


def test_the_city_became_seven_wards() -> None:
    city = selectors.area_by_code("380")
    assert len(selectors.successors(city, on=TODAY)) == 7
    assert selectors.successors(city, on=date(2025, 6, 30)) == []


def test_marks_as_typed_come_first() -> None:
    assert selectors.lookup("Kiên Giang", on=TODAY)[0].area.name == "tỉnh Kiên Giang"


def test_single_letters_of_a_name_are_not_taken_for_abbreviations() -> None:
    assert {place.area.level for place in selectors.lookup("ea h'leo", on=TODAY)} == {
        "DISTRICT",
        "COMMUNE_LEVEL",
    }


@pytest.mark.parametrize("typed", ["", "  ", "?!", "khong co noi nay"])
def test_nothing_is_found_for_nothing(typed: str) -> None:
    assert selectors.lookup(typed, on=TODAY) == []


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(NotFound, match="99999"):
        selectors.area_by_code("99999")
    with pytest.raises(NotFound, match="99999-UBND"):
        selectors.unit_by_code("99999-UBND")


def test_bodies_are_found_by_their_words_on_days_they_stand() -> None:
    assert [unit.code for unit in selectors.find_units("ubnd p. hac thanh", on=TODAY)] == ["n14797-UBND"]
    assert selectors.find_units("ubnd tp thanh hoa", on=TODAY) == []
    assert selectors.find_units("ubnd tp thanh hoa", on=date(2024, 4, 26))[0].code == "380-UBND"
