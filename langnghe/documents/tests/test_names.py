"""A name never keeps an ending that its content is not: whatever was sent, whatever stands before the last dot."""

import pytest

from langnghe.documents.content import kinds
from langnghe.documents.services import clean_name

RAW = "message/rfc822"
EVIL = ("hta", "html", "exe", "docm")


@pytest.mark.parametrize("ending", EVIL)
@pytest.mark.parametrize("media_type", [*kinds.ENDINGS, RAW])
@pytest.mark.parametrize(
    "given",
    ["don.{}", "don.{}.", "don.{} ", "don.{}\u200b", "don.{}.pdf", "don.pdf.{}", "../x/don.{}", "C:\\x\\don.{}", "don．{}"],
)  # fmt: skip
def test_the_ending_is_the_contents_own(given: str, media_type: str, ending: str) -> None:
    name = clean_name(given.format(ending), media_type)

    assert name.endswith(kinds.ENDINGS.get(media_type, ".eml"))
    assert f".{ending}" not in name
    assert name.count(".") == 1
    assert "．" not in name
    assert name.startswith("don")


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("Đơn của ông A. Bình.pdf", "Đơn của ông A. Bình.pdf"),
        ("Đơn của ông A. Bình", "Đơn của ông A. Bình.pdf"),
        ("Đơn ngày 12.3.2026", "Đơn ngày 12.3.2026.pdf"),
        ("Đơn ngày 12.3.2026.PDF", "Đơn ngày 12.3.2026.pdf"),
        ("thư.hta.pdf", "thư hta.pdf"),
        (".hta", "tep.pdf"),
        ("...", "tep.pdf"),
        ("", "tep.pdf"),
        ("a/b\\", "b.pdf"),
        ("gpj.\u202ehta.pdf", "gpj hta.pdf"),
    ],
)
def test_what_is_no_ending_stays(given: str, name: str) -> None:
    assert clean_name(given, kinds.PDF) == name


def test_a_long_name_keeps_its_ending() -> None:
    name = clean_name("đ" * 300 + ".exe", kinds.DOCX)
    assert (len(name), name[-5:]) == (120, ".docx")


def test_of_a_type_without_an_ending_none_is_kept() -> None:
    assert clean_name("thư.exe", "application/octet-stream") == "thư"
