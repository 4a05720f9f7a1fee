"""The catalogue of letters: every kind prints, and no form number stands without a text in force that names it."""

from datetime import date

import pypdfium2
import pytest

from conftest import Cast
from langnghe import lawbook
from langnghe.petitions import letters

ON = date(2026, 11, 20)
KINDS = letters.kinds()


@pytest.mark.parametrize("code", sorted(KINDS))
def test_every_kind_prints_in_state_and_party_form(cast: Cast, code: str) -> None:
    for unit in (cast.committee, cast.party):
        paper = letters.blank(KINDS[code], unit, on=ON)
        assert letters.pdf(paper).startswith(b"%PDF")
        assert letters.docx(paper).startswith(b"PK")


@pytest.mark.parametrize("code", sorted(KINDS))
def test_every_rule_and_form_is_one_of_the_lawbook(code: str) -> None:
    kind = KINDS[code]
    known = {rule.id for rule in lawbook.rules()}
    assert {kind.rule, kind.form_rule, kind.send_rule} - {""} <= known


@pytest.mark.parametrize(
    ("code", "day", "number"),
    [
        ("acceptance_notice", date(2026, 7, 1), "Mẫu 03"),
        ("acceptance_notice", date(2026, 6, 30), ""),
        ("non_acceptance_notice", date(2026, 7, 1), "Mẫu 04"),
        ("suspension_decision", ON, "Mẫu 14a"),
        ("discontinuation_decision", ON, "Mẫu 14a"),
        ("resumption_decision", ON, "Mẫu 14b"),
        ("dialogue_minutes", ON, "Mẫu 14"),
        ("refusal_notice", ON, "Mẫu 01/TCD"),
        ("papers_receipt", ON, "Mẫu 02/TCD"),
        ("guidance", ON, "Mẫu 02"),
        ("guidance", date(2021, 11, 14), "Mẫu 03-XLĐ"),
        ("return_letter", date(2021, 11, 14), "Mẫu 04-XLĐ"),
        ("return_letter", ON, ""),
        ("transfer_letter", ON, ""),
        ("first_decision", ON, ""),
        ("denunciation_extension", ON, "Mẫu 01"),
        ("denunciation_transfer", ON, "Mẫu 03"),
        ("denunciation_proposal", ON, "Mẫu 01"),
        ("denunciation_conclusion", ON, ""),
        ("denunciation_withdrawal", ON, "Mẫu 02"),
        ("denunciation_withdrawal_minutes", ON, "Mẫu 03"),
        ("denunciation_withdrawal", date(2026, 6, 30), ""),
        ("complaint_form", ON, "Mẫu 01"),
        ("authorisation_form", ON, "Mẫu 02"),
    ],
)
def test_a_form_number_holds_only_while_its_text_is_in_force(code: str, day: date, number: str) -> None:
    form = KINDS[code].form(day)
    assert (form.number if form else "") == number


def test_a_form_read_in_one_place_is_shown_as_unsure() -> None:
    form = KINDS["acceptance_notice"].form(ON)
    assert form is not None
    assert form.unsure
    assert "155/2026" in form.source


def test_every_field_is_named_in_both_languages_and_used() -> None:
    for kind in KINDS.values():
        words = " ".join(text for _style, text in kind.body)
        for one in kind.fields:
            assert len(one.title) > 3
            assert one.title_en
            assert f"{{{one.name}}}" in words


def test_a_letter_without_a_text_has_no_basis() -> None:
    assert KINDS["verification_assignment"].basis(ON) == ""


def test_denunciations_have_blanks_and_sealed_letters_only() -> None:
    secret = [kind for kind in KINDS.values() if "denunciation" in kind.petitions]
    assert {kind.is_sealed for kind in secret} == {True, False}
    assert all(kind.is_sealed or not (kind.states or kind.fields) for kind in secret)
    assert all(kind.states and kind.fields for kind in secret if kind.is_sealed)


def test_a_sealed_paper_that_does_not_name_the_sender_has_no_word_of_him() -> None:
    """His name comes out of a release alone: what needs none may not ask for it either."""
    for kind in KINDS.values():
        if kind.is_sealed and not kind.names_sender:
            asked = " ".join(one.default for one in kind.fields)
            assert not [name for name in ("{person}", "{address}", "{summary}", "{request}") if name in asked]


def test_what_a_citizen_writes_has_no_number_and_no_body(cast: Cast) -> None:
    paper = letters.blank(KINDS["complaint_form"], cast.party, on=ON)
    words = pypdfium2.PdfDocument(letters.pdf(paper))[0].get_textpage().get_text_range()

    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in words
    assert "Người khiếu nại" in words
    assert not [word for word in ("Số: ", "ĐẢNG CỘNG SẢN", "CHỦ TỊCH", "Nơi nhận") if word in words]


def test_a_paper_rests_on_the_laws_in_force_that_day() -> None:
    suspended = KINDS["suspension_decision"].grounds(ON)

    assert KINDS["first_decision"].grounds(ON) == ["Căn cứ Luật Khiếu nại số 02/2011/QH13;"]
    assert len(suspended) == 2
    assert suspended[1].startswith("Căn cứ Luật số 136/2025/QH15")
    assert KINDS["suspension_decision"].grounds(date(2026, 6, 30)) == suspended[:1]
    assert "số 31/2019/NĐ-CP quy định chi tiết" in KINDS["denunciation_extension"].grounds(ON)[1]


def test_no_number_of_a_law_stands_in_the_words_of_a_kind() -> None:
    words = " ".join(text for kind in KINDS.values() for _style, text in kind.body)
    assert "/QH1" not in words
    assert "NĐ-CP" not in words
