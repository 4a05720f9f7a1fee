"""Writing a citizen down: names in any script and form, a key that sorts by given name, digits of a telephone."""

import unicodedata

import pytest

from langnghe.people.models import Person
from langnghe.people.services import add_person, build_person


@pytest.mark.django_db
def test_a_name_is_kept_composed_with_single_spaces() -> None:
    given = unicodedata.normalize("NFD", "  Nguyễn   Thị  Ánh ")
    assert add_person(given).full_name == "Nguyễn Thị Ánh"


@pytest.mark.parametrize("name", ["王小明", "Анна Иванова", "O'Neill-Đặng", "H'Hen Niê", "نور"])
def test_names_of_any_script_are_kept(name: str) -> None:
    assert build_person(name).full_name == name


@pytest.mark.parametrize(
    ("phone", "digits", "last4"),
    [("0912 345 678", "0912345678", "5678"), ("+84.912.345.678", "84912345678", "5678"), ("", "", "")],
)
def test_a_telephone_is_its_digits(phone: str, digits: str, last4: str) -> None:
    person = build_person("Bình", phone=phone)
    assert (person.phone, person.phone_last4) == (digits, last4)


@pytest.mark.django_db
def test_people_sort_by_given_name_in_vietnamese_order() -> None:
    for name in ("Lê Văn Đông", "Phạm Thị Ân", "Trần Bình", "Vũ Duy", "Nguyễn An"):
        add_person(name)
    names = list(Person.objects.order_by("sort_key").values_list("full_name", flat=True))
    assert names == ["Nguyễn An", "Phạm Thị Ân", "Trần Bình", "Vũ Duy", "Lê Văn Đông"]


@pytest.mark.django_db
def test_the_same_citizen_twice_is_two_rows_and_no_profile() -> None:
    first, second = (
        add_person("Lê Văn Bình", phone="0912345678"),
        add_person("Lê Văn Bình", phone="0912345678"),
    )
    assert first.pk != second.pk


def test_nothing_is_kept_that_the_law_does_not_ask() -> None:
    fields = {field.name for field in Person._meta.get_fields()}
    assert not fields & {"sex", "gender", "birth_date", "born_on", "ethnic_group", "occupation", "religion"}
