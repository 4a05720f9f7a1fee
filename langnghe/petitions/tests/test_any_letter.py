"""A paper is made whatever script a name is in, and of what a word processor leaves behind."""

import pypdfium2
import pytest
from django.test import Client

from conftest import Cast
from langnghe.people.services import add_person
from langnghe.petitions import services
from langnghe.petitions.papers import receipt
from langnghe.petitions.tests.conftest import ON, accepted, received

SCRIPTS = [
    "王小明",
    "김민수",
    "សុខ",
    "สมชาย",
    "ວິໄລ",
    "محمد",
    "😀",
    "，",
    "ﷺ",
    "\uf0b7 gạch đầu dòng",
    "🇻🇳 A\u0301",
]


def text_of(pdf: bytes) -> str:
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))


@pytest.mark.parametrize("written", SCRIPTS)
def test_a_receipt_is_made_for_any_name(cast: Cast, written: str) -> None:
    petition = received(
        cast, person=add_person(f"Lê {written} Bình"), summary=f"Kiến nghị {written} sửa đường"
    )
    told = text_of(receipt(petition, code="ABCD-EFGH-JKMN", address="https://example.vn/tra-cuu/#x"))

    assert "Bình" in told
    assert "sửa đường" in told


def test_a_bullet_of_a_word_processor_is_a_bullet(cast: Cast) -> None:
    petition = received(cast, summary="\uf0b7 Sửa đường")
    told = text_of(receipt(petition, code="ABCD-EFGH-JKMN", address="https://example.vn/tra-cuu/#x"))
    assert "• Sửa đường" in told


def test_a_letter_takes_its_number_and_has_its_pdf(client: Client, cast: Cast) -> None:
    petition = accepted(cast)
    letter = services.draft_letter(
        petition, kind="acceptance_notice", unit=cast.committee.pk, by=cast.an, on=ON
    )
    fields = {**letter.fields, "signer": "Lê 王 Chi"}
    services.edit_letter(letter, fields=fields, symbol=letter.symbol, by=cast.an, on=ON)
    issued = services.issue_letter(letter, by=cast.chi, on=ON)
    client.force_login(cast.an)
    answer = client.get(f"/van-ban-di/{issued.pk}/van-ban.pdf")

    assert answer.status_code == 200
    assert "Chi" in text_of(answer.content)
