"""A decision tells how long one may still complain or sue, as far as the text is sure; a term nobody is sure of is left open."""

from datetime import date

import pypdfium2
import pytest

from conftest import Cast
from langnghe.kernel.errors import Invalid
from langnghe.petitions import letters, selectors, services
from langnghe.petitions.models import Clock, Letter, Petition
from langnghe.petitions.tests.conftest import RULING, accepted, classified, decided

ON = date(2026, 12, 11)


def decision(cast: Cast, petition: Petition) -> Letter:
    return services.draft_letter(petition, kind="first_decision", unit=cast.committee.pk, by=cast.an, on=ON)


def text_of(letter: Letter) -> str:
    document = pypdfium2.PdfDocument(letters.pdf(selectors.paper_of(letter, ON)))
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)


def test_a_first_decision_tells_the_term_with_its_article(cast: Cast) -> None:
    text = text_of(decision(cast, decided(cast)))

    assert (
        "khởi kiện vụ án hành chính tại Tòa án trong thời hạn 30 ngày kể từ ngày nhận được quyết định này"
        in text
    )
    assert "Điều 33" in text


def test_where_roads_are_long_the_term_is_longer(cast: Cast) -> None:
    petition = services.decide(
        services.accept(classified(cast, is_remote=True), by=cast.chi, on=date(2026, 11, 18)),
        ruling=RULING, by=cast.chi, on=date(2026, 12, 10),
    )  # fmt: skip

    assert "trong thời hạn 45 ngày kể từ ngày nhận được quyết định này" in text_of(decision(cast, petition))


def test_an_officer_may_write_the_term_otherwise_but_not_leave_it_out(cast: Cast) -> None:
    letter = decision(cast, decided(cast))
    fields = {**letter.fields, "signer": "Lê Thị Chi", "appeal": ""}
    letter = services.edit_letter(letter, fields=fields, symbol=letter.symbol, by=cast.an, on=ON)

    with pytest.raises(Invalid, match="Thời hạn khiếu nại lần hai"):
        services.issue_letter(letter, by=cast.chi, on=ON)


def notice(cast: Cast, petition: Petition) -> str:
    letter = services.draft_letter(
        petition, kind="acceptance_notice", unit=cast.committee.pk, by=cast.an, on=date(2026, 11, 18)
    )
    return text_of(letter)


def test_a_term_that_no_text_was_read_for_is_not_promised_on_paper(cast: Cast) -> None:
    petition = accepted(cast)
    assert "18/12/2026" in notice(cast, petition)
    Clock.objects.filter(petition=petition).update(confidence="unverified")

    assert "18/12/2026" not in notice(cast, Petition.objects.get(pk=petition.pk))
