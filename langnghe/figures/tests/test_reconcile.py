"""Whether a record fits a claim: the table of qualifiers, with the arithmetic that the page shows."""

import pytest

from langnghe.figures.reconcile import compare
from langnghe.vietnamese.claims import Claim, claims


def claim(words: str) -> Claim:
    (found,) = claims(words).claims
    return found


@pytest.mark.parametrize(
    ("words", "value", "agrees"),
    [
        ("đã tiếp 1.166 lượt người", 1166, True),
        ("đã tiếp 1.166 lượt người", 1165, False),
        ("đã tiếp hơn 300 lượt người", 312, True),
        ("đã tiếp hơn 300 lượt người", 300, False),
        ("đã tiếp hơn 300 lượt người", 400, False),
        ("đã tiếp ít nhất 20 lượt người", 20, True),
        ("đã tiếp ít nhất 20 lượt người", 19, False),
        ("đã tiếp gần 100 lượt người", 96, True),
        ("đã tiếp khoảng 100 lượt người", 140, True),
        ("đã tiếp khoảng 100 lượt người", 160, False),
        ("đã tiếp dưới 50 lượt người", 49, True),
        ("đã tiếp dưới 50 lượt người", 50, False),
    ],
)
def test_a_record_fits_a_claim(words: str, value: int, agrees: bool) -> None:  # noqa: FBT001 - a table
    assert compare(claim(words), value)[0] is agrees


def test_the_difference_is_written_out() -> None:
    assert compare(claim("đã tiếp 1.166 lượt người"), 1165) == (False, "1165 − 1166 = -1")
