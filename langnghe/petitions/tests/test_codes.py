"""Tracking codes: random, readable aloud, checked, and kept only as a keyed hash."""

from hypothesis import given
from hypothesis import strategies as st

from langnghe.petitions import codes

SYMBOL = st.sampled_from(codes.ALPHABET)
TOKEN = st.text(alphabet=codes.ALPHABET, min_size=16, max_size=32)
CODE = TOKEN.map(codes.code_from)


def test_a_new_code_has_twelve_symbols_and_a_check() -> None:
    found = {codes.new_code() for _ in range(200)}

    assert len(found) == 200
    assert {len(code) for code in found} == {13}
    assert all(codes.read(code) == code for code in found)


def test_the_alphabet_has_no_look_alikes() -> None:
    assert len(codes.ALPHABET) == 32
    assert not set("OILU") & set(codes.ALPHABET)


@given(CODE)
def test_what_is_shown_is_read_back(code: str) -> None:
    assert codes.read(codes.shown(code)) == code
    assert codes.read(f"  {codes.shown(code).lower()} ") == code


@given(CODE)
def test_look_alikes_are_read_as_what_was_meant(code: str) -> None:
    mistaken = code.replace("0", "o").replace("1", "l")

    assert codes.read(mistaken) == code
    assert codes.read(mistaken.replace("l", "I")) == code


@given(CODE, st.integers(0, 12), SYMBOL)
def test_any_single_wrong_symbol_is_caught(code: str, place: int, symbol: str) -> None:
    wrong = code[:place] + symbol + code[place + 1 :]

    assert codes.read(wrong) == (code if symbol == code[place] else "")


@given(CODE, st.integers(0, 11))
def test_two_exchanged_neighbours_are_caught(code: str, place: int) -> None:
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]

    assert codes.read(swapped) == (code if swapped == code else "")


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(typed: str) -> None:
    found = codes.read(typed)

    assert found == "" or codes.read(found) == found


@given(TOKEN, TOKEN)
def test_a_form_has_one_code_and_two_forms_have_two(one: str, other: str) -> None:
    assert codes.code_from(one) == codes.code_from(one)
    assert (codes.code_from(one) == codes.code_from(other)) == (one == other)


def test_the_digest_depends_on_the_key(settings: object) -> None:
    code = codes.new_code()
    before = codes.digest(code)
    settings.TRACKING_KEY = "another-key"  # type: ignore[attr-defined]

    assert codes.digest(code) != before
    assert len(before) == 32


def test_a_source_cannot_be_followed_over_days() -> None:
    assert codes.source_digest("192.0.2.7", "2026-11-12") != codes.source_digest("192.0.2.7", "2026-11-13")
