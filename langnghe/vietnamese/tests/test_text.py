"""Normal form, the place of tones, and folding."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langnghe.vietnamese.letters import FOLD_TABLE, INVISIBLE
from langnghe.vietnamese.sql import fold_sql
from langnghe.vietnamese.text import Tones, fold, normalise

VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
ANY_TEXT = st.text(
    alphabet=st.one_of(st.sampled_from(VIETNAMESE + VIETNAMESE.upper() + INVISIBLE), st.characters())
)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Lắng Nghe", "lang nghe"),
        ("Đường Trần Phú", "duong tran phu"),
        ("\u00d0\u1ea1i l\u1ed9", "dai lo"),
        (normalize("NFD", "Nguyễn Thị Hồng Ngọc"), "nguyen thi hong ngoc"),
        ("tiếp\u200b công\u00ad dân", "tiep cong dan"),
        ("Thủ Dầu\u00a0Một", "thu dau mot"),
        ("MÜLLER, Øst, Łódź", "muller, ost, lodz"),
        ("Привет ΑΘΗΝΑ 東京", "привет αθηνα 東京"),
        ("", ""),
    ],
)
def test_folding_leaves_small_letters_without_marks(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(ANY_TEXT)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ANY_TEXT)
def test_every_unicode_form_folds_alike(text: str) -> None:
    assert fold(normalize("NFC", text)) == fold(text) == fold(normalize("NFD", text))


@given(st.text(alphabet=VIETNAMESE + VIETNAMESE.upper()))
def test_vietnamese_folds_to_plain_small_letters(text: str) -> None:
    assert fold(text).isascii()
    assert fold(text) == fold(text.upper()) == fold(text).lower()


@given(ANY_TEXT, ANY_TEXT)
def test_folding_goes_letter_by_letter(one: str, other: str) -> None:
    assert fold(one + other) == normalize("NFD", fold(one) + fold(other))


def test_the_table_holds_single_characters_that_stay_folded() -> None:
    for letter, left in FOLD_TABLE.items():
        assert len(letter) == 1
        assert fold(letter) == fold(left) == left


def test_the_sql_function_is_built_from_the_table() -> None:
    sql = fold_sql("search_fold")
    assert sql.startswith("CREATE OR REPLACE FUNCTION search_fold(given text) RETURNS text")
    assert "IMMUTABLE PARALLEL SAFE" in sql
    assert f"\\{ord('Đ'):04X}" in sql


def test_the_name_of_the_sql_function_cannot_carry_sql() -> None:
    with pytest.raises(ValueError, match="cannot be the name"):
        fold_sql("f(); DROP TABLE people")


@pytest.mark.parametrize(
    ("written", "old", "new"),
    [
        ("hoà bình", "hòa bình", "hoà bình"),
        ("HOÀ BÌNH", "HÒA BÌNH", "HOÀ BÌNH"),
        ("Ủy ban", "Ủy ban", "Uỷ ban"),
        ("sức khoẻ", "sức khỏe", "sức khoẻ"),
        ("quý, quỹ", "quý, quỹ", "quý, quỹ"),
        ("hoàn toàn, thuyền, hoài", "hoàn toàn, thuyền, hoài", "hoàn toàn, thuyền, hoài"),
    ],
)
def test_tone_marks_stand_where_asked(written: str, old: str, new: str) -> None:
    assert normalise(written, tones=Tones.OLD) == old
    assert normalise(written, tones=Tones.NEW) == new
    assert normalise(written) == written


def test_normal_form_is_composed_and_shows_everything_it_holds() -> None:
    written = normalize("NFD", "\ufeff\u00d0ường\u200d \u202bTrần\u202c\u00a0Phú\x00\n")
    assert normalise(written) == "Đường Trần Phú\n"


@given(ANY_TEXT, st.sampled_from(Tones))
def test_the_normal_form_is_its_own_normal_form(text: str, tones: Tones) -> None:
    once = normalise(text, tones=tones)
    assert normalise(once, tones=tones) == once
    assert not set(once) & set(INVISIBLE)
