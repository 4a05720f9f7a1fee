"""Letters: drafted from the register, numbered when issued, signed, sent, replaced; then each refusal."""

from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from docx import Document

from conftest import Cast
from langnghe.audit.models import Entry
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from langnghe.petitions import letters, selectors, services
from langnghe.petitions.models import Letter, LetterBook, LetterState
from langnghe.petitions.tests.conftest import accepted, classified

ON = date(2026, 11, 20)


def draft(cast: Cast, kind: str = "acceptance_notice") -> Letter:
    return services.draft_letter(accepted(cast), kind=kind, unit=cast.committee.pk, by=cast.an, on=ON)


def ready(cast: Cast) -> Letter:
    letter = draft(cast)
    fields = {**letter.fields, "signer": "Lê Thị Chi"}
    return services.edit_letter(letter, fields=fields, symbol=letter.symbol, by=cast.an, on=ON)


def issued(cast: Cast) -> Letter:
    return services.issue_letter(ready(cast), by=cast.chi, on=ON)


def text_of(letter: Letter) -> str:
    page = pypdfium2.PdfDocument(letters.pdf(selectors.paper_of(letter, ON)))[0]
    return " ".join(page.get_textpage().get_text_range().split())


def test_a_draft_begins_with_what_the_register_knows(cast: Cast) -> None:
    letter = draft(cast)

    assert (letter.state, letter.number, letter.symbol) == (LetterState.DRAFT, None, "TB-UBND")
    assert letter.fields["addressee"] == "Lê Văn Bình"
    assert "hết ngày 18/12/2026" in text_of(letter)


def test_a_preview_takes_no_number_and_says_so(cast: Cast) -> None:
    letter = draft(cast)

    assert selectors.paper_of(letter, ON).watermark == "BẢN XEM THỬ"
    assert "Số: …/TB-UBND" in text_of(letter)
    assert not LetterBook.objects.exists()


def test_issuing_takes_the_next_number_and_freezes_the_words(cast: Cast) -> None:
    letter = issued(cast)
    letter.petition.person.full_name = "Tên khác"
    letter.petition.person.save()

    assert letter.shown_number == "01/TB-UBND"
    assert "BẢN XEM THỬ" not in text_of(letter)
    assert "Lê Văn Bình" in text_of(selectors.letter(cast.an, ON, letter.pk))
    assert "ngày 20 tháng 11 năm 2026" in text_of(letter)


def test_the_entry_of_a_letter_holds_no_name(cast: Cast) -> None:
    issued(cast)

    entry = Entry.objects.get(action="petition.letter_issued")
    assert entry.data["letter_number"] == "01/TB-UBND"
    assert "Bình" not in str(entry.data)
    assert "155/2026/NĐ-CP" in entry.cite


def test_docx_says_what_the_sheet_says(cast: Cast) -> None:
    document = Document(BytesIO(letters.docx(selectors.paper_of(issued(cast), ON))))

    words = "\n".join(one.text for one in document.paragraphs)
    assert "THÔNG BÁO" in words
    assert "Lê Văn Bình" in words
    head = document.tables[0].rows[0].cells
    assert "ỦY BAN NHÂN DÂN" in head[0].text
    assert "Độc lập - Tự do - Hạnh phúc" in head[1].text


def test_docx_has_the_short_rules_and_page_numbers_from_the_second_page(cast: Cast) -> None:
    document = Document(BytesIO(letters.docx(selectors.paper_of(issued(cast), ON))))

    for cell in document.tables[0].rows[0].cells:
        assert "w:pBdr" in cell._tc.xml
    section = document.sections[0]
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml
    draft_of_it = Document(BytesIO(letters.docx(selectors.paper_of(draft(cast), ON))))
    assert "BẢN XEM THỬ" in draft_of_it.sections[0].first_page_header.paragraphs[0].text


def test_a_partys_paper_has_no_motto_and_no_colon(cast: Cast) -> None:
    kind = letters.kind_of("acceptance_notice")
    paper = letters.blank(kind, cast.party, on=ON)

    assert paper.number.startswith("Số …-TB/")
    page = pypdfium2.PdfDocument(letters.pdf(paper))[0].get_textpage().get_text_range()
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in page
    assert "Hạnh phúc" not in page


def test_signed_then_sent(cast: Cast) -> None:
    letter = services.record_signed(issued(cast), by=cast.an, on=ON)
    letter = services.mark_sent(letter, way="trao tận tay", by=cast.an, on=ON)

    assert (letter.state, letter.sent_way) == (LetterState.SENT, "trao tận tay")


def test_a_replacement_keeps_both_with_their_numbers(cast: Cast) -> None:
    old = issued(cast)
    new = services.issue_letter(
        services.replace_letter(old, by=cast.an, on=ON), by=cast.chi, on=date(2026, 11, 23)
    )
    old.refresh_from_db()

    assert (old.state, old.number) == (LetterState.REPLACED, 1)
    assert (new.version, new.number, new.replaces_id) == (2, 2, old.pk)
    with pytest.raises(WrongState):
        services.replace_letter(old, by=cast.an, on=ON)


def test_a_discarded_draft_loses_no_number(cast: Cast) -> None:
    services.discard_letter(draft(cast), by=cast.an, on=ON)

    assert issued(cast).number == 1


def test_an_answer_produces_its_letter_with_a_number_of_the_book(cast: Cast) -> None:
    petition = services.answer(accepted(cast, "feedback"), text="Đã sửa đèn.", by=cast.chi, on=ON)

    letter = Letter.objects.get()
    assert petition.answer_number == letter.shown_number == "01/UBND"
    assert (letter.kind, letter.state) == ("answer_letter", LetterState.ISSUED)
    assert "Đã sửa đèn." in text_of(letter)


def test_a_number_given_by_another_book_takes_none_of_ours(cast: Cast) -> None:
    ruling = services.Ruling(outcome="wrong", summary="Giữ nguyên.", number="77/QĐ-UBND")
    services.decide(accepted(cast), ruling=ruling, by=cast.chi, on=ON)

    assert Letter.objects.get().shown_number == "77/QĐ-UBND"
    assert not LetterBook.objects.exists()


def test_issuing_with_a_gap_is_refused_by_the_name_of_the_field(cast: Cast) -> None:
    letter = draft(cast, "verification_assignment")
    with pytest.raises(Invalid, match="Người, cơ quan được giao xác minh"):
        services.issue_letter(letter, by=cast.chi, on=ON)


def test_a_letter_that_does_not_suit_the_state_is_refused(cast: Cast) -> None:
    with pytest.raises(WrongState):
        services.draft_letter(
            classified(cast), kind="first_decision", unit=cast.committee.pk, by=cast.an, on=ON
        )


def test_numbering_a_notice_needs_the_right_to_decide(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        services.issue_letter(ready(cast), by=cast.an, on=ON)


def test_another_unit_neither_sees_nor_writes(cast: Cast) -> None:
    letter = draft(cast)
    with pytest.raises(NotFound):
        services.issue_letter(letter, by=cast.dung, on=ON)
    with pytest.raises(NotFound):
        selectors.letter(cast.dung, ON, letter.pk)


@pytest.mark.parametrize("symbol", ["", "TB UBND", "TB-UBND\n1", "<b>"])
def test_a_symbol_that_is_none_is_refused(cast: Cast, symbol: str) -> None:
    letter = draft(cast)
    with pytest.raises(Invalid):
        services.edit_letter(letter, fields=letter.fields, symbol=symbol, by=cast.an, on=ON)


def test_a_field_that_the_kind_does_not_have_is_refused(cast: Cast) -> None:
    letter = draft(cast)
    with pytest.raises(Invalid):
        services.edit_letter(letter, fields={"number": "9"}, symbol="TB-UBND", by=cast.an, on=ON)


def test_a_numbered_letter_is_not_edited(cast: Cast) -> None:
    letter = issued(cast)
    with pytest.raises(WrongState):
        services.edit_letter(letter, fields=letter.fields, symbol="TB-UBND", by=cast.an, on=ON)


def test_what_leaves_for_paper_takes_the_words_of_its_letters(cast: Cast) -> None:
    petition = issued(cast).petition
    services.move_to_paper(petition, by=cast.an, on=ON)

    letter = Letter.objects.get()
    assert (letter.paper, letter.fields) == ({}, {})
    with pytest.raises(NotFound):
        selectors.letter(cast.an, ON, letter.pk)
