"""The order of Vietnamese names."""

from hypothesis import given
from hypothesis import strategies as st

from langnghe.vietnamese.sorting import sort_key

IN_ORDER = [
    "1. Thôn Đông", "An", "An Bình", "Anh", "Ảnh", "Ánh", "Ăn", "Ân", "Bình", "Dũng", "Đạt", "Em", "Ê", "Giang",
    "Khánh Hòa", "Lan", "Lâm", "Long", "Nguyên", "Nguyễn Văn An", "Ô Môn", "Ơn", "Quỳnh", "Sơn",
    "Thôn 2", "Thôn 10", "Trần", "Uyên", "Ưng", "Vũ", "Wendy", "Xuân", "Yến", "Zoe", "Ἀθῆναι", "東京",
]  # fmt: skip


def test_letters_then_tones_syllable_by_syllable() -> None:
    assert sorted(sorted(IN_ORDER), key=sort_key) == IN_ORDER


def test_the_six_tones_follow_one_another() -> None:
    tones = ["ma", "mà", "mả", "mã", "má", "mạ"]
    assert sorted(sorted(tones), key=sort_key) == tones


def test_people_stand_by_given_name_then_family_name() -> None:
    people = ["Bình", "Lê Thị Bình", "Trần Bình", "An Bính", "Bùi Văn Chi", "Nguyễn Chi"]
    assert sorted(sorted(people), key=lambda name: sort_key(name, by_given_name=True)) == people


def test_capitals_decide_last() -> None:
    assert sorted(["Dung A", "dung b", "Dung", "dung"], key=sort_key) == ["dung", "Dung", "Dung A", "dung b"]


def test_the_form_of_writing_does_not_change_the_place() -> None:
    assert sort_key("Ho\u0300a") == sort_key("Hòa") == sort_key("Hoà")


@given(st.text(), st.booleans())
def test_every_key_is_plain_ascii(name: str, by_given_name: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
    key = sort_key(name, by_given_name=by_given_name)
    assert key.isascii()
    assert key.isprintable()
