"""Beside the counted turn: identity by the law of the day, groups, an earlier turn, papers, notices, the question."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from docx import Document

from langnghe.audit.models import Entry
from langnghe.kernel.errors import Invalid, NotFound, WrongState
from langnghe.people.models import Person
from langnghe.petitions.models import Matter
from langnghe.petitions.services import DenunciationAsked
from langnghe.reception import selectors, services
from langnghe.reception.models import QueueTicket, RefusalNotice, TicketState, Visit
from langnghe.reception.papers import visit as papers
from langnghe.reception.papers.sheet import Sheet, pdf
from langnghe.reception.papers.word import docx
from langnghe.reception.services.correcting import CorrectionReason

from .conftest import Desk, turn

OLD, NEW = date(2024, 4, 5), date(2026, 11, 20)
Write = Callable[..., Visit]


@pytest.fixture
def write(cast: Any, desk: Desk) -> Write:
    def _write(*, on: date = NEW, **more: Any) -> Visit:
        return services.record_visit(desk.unit, turn(**more), received_on=on, by=cast.an, on=on)

    return _write


def words_of(sheet: Sheet) -> str:
    printed = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf(sheet)))
    written = Document(BytesIO(docx(sheet)))
    assert sheet.title.upper() in "\n".join(one.text for one in written.paragraphs)
    return " ".join(printed.split())


def test_the_number_of_a_paper_is_kept_from_the_day_the_law_asks_and_shown_masked(write: Write) -> None:
    visit = write(identity_kind="card", identity_number="038099001234")

    assert visit.person.identity_number == "038099001234"
    assert visit.person.identity_masked == "•••• 1234"
    with pytest.raises(Invalid, match="không hỏi số giấy tờ"):
        write(on=OLD, identity_kind="card", identity_number="038099001234")


@pytest.mark.parametrize("given", [("card", ""), ("", "038099001234"), ("birth", "1"), ("card", "03 80!")])
def test_half_of_an_identity_is_refused(write: Write, given: tuple[str, str]) -> None:
    with pytest.raises(Invalid):
        write(identity_kind=given[0], identity_number=given[1])


@pytest.mark.parametrize(("heads", "speakers"), [(4, 4), (5, 2), (10, 2), (11, 5), (12, 5)])
def test_a_group_has_the_speakers_that_the_law_allows(write: Write, heads: int, speakers: int) -> None:
    others = tuple((f"Người Thứ {n}", "") for n in range(2, speakers + 1))

    visit = write(heads=heads, representatives=others, appointed_in_writing=True)

    assert visit.representatives.count() == speakers - 1
    assert visit.appointed_in_writing


@pytest.mark.parametrize(("heads", "speakers"), [(2, 3), (5, 3), (10, 3), (11, 6)])
def test_more_speakers_than_the_law_allows_are_refused(write: Write, heads: int, speakers: int) -> None:
    with pytest.raises(Invalid, match="đại diện"):
        write(heads=heads, representatives=tuple((f"Người {n}", "") for n in range(2, speakers + 1)))
    assert Person.objects.count() == 0


def test_an_earlier_turn_lends_its_matter_and_identity(write: Write) -> None:
    first = write(identity_kind="card", identity_number="038099001234")
    second = write(known=first, same_matter=True)
    third = write(known=first)

    first.refresh_from_db()
    assert first.matter == second.matter
    assert Matter.objects.get().times_received == 2
    assert third.matter is None
    assert second.person != first.person
    assert second.person.identity_number == "038099001234"
    assert selectors.rebuilt_visits([first.pk])[first.pk]["matter"] == first.matter_id


def test_an_earlier_turn_of_another_unit_is_not_found(cast: Any, write: Write) -> None:
    visit = write()

    assert selectors.known_turn(cast.an, pk=visit.pk, on=NEW) == visit
    with pytest.raises(NotFound):
        selectors.known_turn(cast.giang, pk=visit.pk, on=NEW)


@pytest.mark.parametrize("asked", ["1", "1/2026", "0912 345 678", "5678", "le van", "Lê Văn Bình"])
def test_an_earlier_turn_is_found_by_number_telephone_and_name(cast: Any, write: Write, asked: str) -> None:
    visit = write(phone="0912345678")

    assert selectors.known_turns(visit.unit_id, asked, viewer=cast.an, on=NEW) == [visit]


@pytest.mark.parametrize("asked", ["", "2", "1/2025", "999", "Trần", "%"])
def test_what_does_not_fit_finds_nothing(cast: Any, write: Write, asked: str) -> None:
    visit = write(phone="0912345678")

    assert selectors.known_turns(visit.unit_id, asked, viewer=cast.an, on=NEW) == []


def test_the_question_about_a_denunciation_is_answered_by_the_officer(write: Write) -> None:
    said = "Hỏi nộp đơn tố cáo ở đâu"
    with pytest.raises(DenunciationAsked, match="có phải là tố cáo"):
        write(content=said)
    with pytest.raises(DenunciationAsked):
        write(guidance=said)
    assert Person.objects.count() == 0

    visit = write(content=said, not_denunciation="procedure")

    entry = Entry.objects.get(subject_kind="visit", subject_id=visit.pk)
    assert entry.data["not_denunciation"] == "procedure"
    assert said not in str(entry.data)
    with pytest.raises(Invalid, match="danh mục"):
        write(content=said, not_denunciation="because")


def test_a_turn_that_was_asked_about_can_still_be_corrected(cast: Any, write: Write) -> None:
    visit = write(content="Hỏi về quyền tố cáo", not_denunciation="procedure")

    changed = services.correct_visit(
        visit, changes={"heads": 2}, reason=CorrectionReason.COUNT, by=cast.an, on=NEW
    )

    assert changed.heads == 2


def test_a_ground_that_needs_it_owes_a_notice_in_three_working_days(cast: Any, write: Write) -> None:
    visit = write(result="refused", refusal_ground="refusal.3", result_note="Đã trả lời tại Thông báo số 5")

    assert visit.refusal_notice.due_on == date(2026, 11, 25)
    printed = words_of(papers.of_visit(visit, "tu-choi", on=NEW))
    assert "TỪ CHỐI TIẾP" in printed.upper()
    assert "khoản 3 Điều 9" in printed
    notice = services.issue_refusal_notice(visit, number="05/TB-UBND", issued_on=NEW, by=cast.an, on=NEW)
    assert (notice.number, notice.issued_on) == ("05/TB-UBND", NEW)
    with pytest.raises(WrongState, match="05/TB-UBND"):
        services.issue_refusal_notice(visit, number="06", issued_on=NEW, by=cast.an, on=NEW)


def test_other_grounds_and_older_days_are_explained_orally(cast: Any, write: Write) -> None:
    spoken = write(result="refused", refusal_ground="refusal.1")
    write(on=OLD, result="refused", refusal_ground="refusal.3")

    assert not RefusalNotice.objects.exists()
    with pytest.raises(WrongState, match="giải thích trực tiếp"):
        services.issue_refusal_notice(spoken, number="1", issued_on=NEW, by=cast.an, on=NEW)
    with pytest.raises(NotFound):
        papers.of_visit(spoken, "tu-choi", on=NEW)


def test_a_notice_is_not_issued_before_the_refusal_or_in_the_future(cast: Any, write: Write) -> None:
    visit = write(result="refused", refusal_ground="refusal.3")

    for day in (date(2026, 11, 19), date(2026, 11, 21)):
        with pytest.raises(Invalid, match="Ngày phát hành"):
            services.issue_refusal_notice(visit, number="1", issued_on=day, by=cast.an, on=NEW)


def test_papers_are_listed_on_a_receipt(write: Write) -> None:
    visit = write(
        papers=(("Đơn đề nghị", 2, True), ("Trích lục #bản đồ", 1, False)),
        identity_kind="passport",
        identity_number="C1234567",
    )

    printed = words_of(papers.of_visit(visit, "bien-nhan", on=NEW))
    assert "02/TCD" in printed
    assert "bản gốc" in printed
    assert "Trích lục #bản đồ" in printed
    assert "C1234567" in printed


def test_a_turn_closes_the_number_it_was_written_for(cast: Any, desk: Desk, write: Write) -> None:
    services.take_ticket(desk.place, by=cast.an, on=NEW)
    ticket = services.call_next(desk.place, room="Bàn 1", by=cast.an, on=NEW)

    visit = write(ticket=ticket)

    found = QueueTicket.objects.get()
    assert (found.state, found.visit) == (TicketState.DONE, visit)


def test_what_was_said_is_kept_beside_the_counted_row(write: Write) -> None:
    visit = write(said="Trình bày dài", request="Sửa cống", guidance="Gửi phòng Kinh tế")

    assert (visit.account.said, visit.account.request, visit.account.guidance) == (
        "Trình bày dài",
        "Sửa cống",
        "Gửi phòng Kinh tế",
    )
