"""Minutes, conclusion and tasks of a session; then each refusal."""

from datetime import date, time
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from docx import Document

from langnghe.audit.models import Entry
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, Refusal, WrongState
from langnghe.reception import selectors, services
from langnghe.reception.models import (
    Session,
    SessionAttendee,
    SessionMinutes,
    SessionState,
    SessionTask,
    Visit,
)
from langnghe.reception.papers import session as papers
from langnghe.reception.papers.sheet import Sheet, pdf
from langnghe.reception.papers.word import docx
from langnghe.reception.selectors import tasks as questions
from langnghe.reception.services import minutes as verbs

from .conftest import Desk, turn

DAY, NEXT = date(2024, 4, 5), date(2024, 4, 8)


def written(**more: Any) -> verbs.Written:
    return verbs.Written(began_at=time(7, 30), ended_at=time(11, 0), **more)


def write(cast: Any, session: Session, **more: Any) -> SessionMinutes:
    return verbs.write_minutes(session, written(**more), by=cast.an, on=DAY)


@pytest.fixture
def held(cast: Any, session: Session) -> Session:
    services.record_visit(
        session.unit, turn(session=session, receiver="head", said="Cống hỏng", request="Sửa cống"),
        received_on=DAY, by=cast.an, on=DAY,
    )  # fmt: skip
    return services.hold_session(session, by=cast.an, on=DAY)


def words_of(sheet: Sheet) -> str:
    printed = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf(sheet)))
    assert len(Document(BytesIO(docx(sheet))).paragraphs) > 3
    return " ".join(printed.split())


def days_of(session: Session) -> tuple[int, int]:
    """Kept and delegated days of the head on the board of duty."""
    whole = {"since": date(2024, 4, 1), "until": date(2024, 4, 30), "on": date(2024, 6, 1)}
    row = next(one for one in selectors.duty_board(session.unit, **whole) if one.post == session.post)
    return row.in_person, row.delegated


def test_a_session_to_which_nobody_came_is_held_with_minutes_of_its_own(cast: Any, session: Session) -> None:
    minutes = write(cast, session, nobody_came=True)

    session.refresh_from_db()
    assert session.state == SessionState.IN_PERSON
    printed = words_of(papers.minutes_of(session, minutes, []))
    assert "không có công dân đến" in printed
    assert "NGƯỜI ĐƯỢC TIẾP" not in printed
    assert days_of(session) == (1, 0)


def test_minutes_say_who_was_there_what_was_said_and_that_they_were_read(cast: Any, held: Session) -> None:
    minutes = write(
        cast, held, attendees=(("Trưởng phòng", "Phòng Kinh tế"),), conclusion="Sửa cống trong tháng 4",
        read_back=True,
    )  # fmt: skip

    printed = words_of(papers.minutes_of(held, minutes, list(Visit.objects.all())))
    assert "Trưởng phòng, Phòng Kinh tế" in printed
    assert "Trình bày: Cống hỏng" in printed
    assert "07 giờ 30" in printed
    assert "đã được đọc lại" in printed


def test_minutes_may_be_written_anew_until_the_conclusion_is_issued(cast: Any, held: Session) -> None:
    write(cast, held, attendees=(("A", ""), ("B", "")))
    minutes = write(cast, held, attendees=(("C", ""),), conclusion="x")
    assert [one.title for one in SessionAttendee.objects.filter(session=held)] == ["C"]

    verbs.issue_conclusion(held, number="12/TB-UBND", issued_on=DAY, by=cast.an, on=DAY)

    for late in (
        lambda: write(cast, held),
        lambda: verbs.issue_conclusion(held, number="13", issued_on=DAY, by=cast.an, on=DAY),
        lambda: verbs.add_task(held, text="x", unit=held.unit, due_on=NEXT, by=cast.an, on=DAY),
    ):
        with pytest.raises(WrongState):
            late()
    minutes.refresh_from_db()
    held.refresh_from_db()
    assert (held.conclusion_number, minutes.concluded_on) == ("12/TB-UBND", DAY)


def test_tasks_are_followed_to_an_answer(cast: Any, desk: Desk, held: Session) -> None:
    minutes = write(cast, held, conclusion="Sửa cống")
    task = verbs.add_task(
        held, text="Sửa cống ngõ 3", unit=desk.unit, post=desk.deputy, due_on=NEXT, by=cast.an, on=DAY
    )
    printed = words_of(papers.conclusion_of(held, minutes, list(Visit.objects.all())))
    assert "Sửa cống ngõ 3" in printed
    assert "08/4/2024" in printed
    assert questions.open_tasks(cast.an, on=DAY) == (1, 0)
    assert questions.open_tasks(cast.an, on=date(2024, 4, 9)) == (1, 1)

    verbs.answer_task(task, answer="Đã sửa xong", by=cast.chi, on=date(2024, 4, 9))

    assert questions.open_tasks(cast.an, on=date(2024, 4, 9)) == (0, 0)
    entry = Entry.objects.filter(action="session.task_answered").get()
    assert entry.data["late"] is True
    assert "sửa" not in str(Entry.objects.filter(subject_kind="session").values_list("data", flat=True))
    with pytest.raises(WrongState, match="đã được trả lời"):
        verbs.answer_task(task, answer="Lại", by=cast.chi, on=DAY)


def test_the_unit_that_owes_a_task_answers_it_and_others_do_not_see_it(cast: Any, held: Session) -> None:
    write(cast, held)
    task = verbs.add_task(held, text="Kiểm tra", unit=cast.other, due_on=NEXT, by=cast.an, on=DAY)

    assert list(questions.tasks(cast.dung, on=DAY)) == [task]
    assert list(questions.tasks(cast.giang, on=DAY)) == []
    with pytest.raises(NotFound):
        verbs.answer_task(task, answer="x", by=cast.giang, on=DAY)
    verbs.answer_task(task, answer="Đã kiểm tra", by=cast.dung, on=DAY)
    assert SessionTask.objects.get().answered_on == DAY


def test_a_delegated_session_has_minutes_and_is_no_day_of_the_head(
    cast: Any, desk: Desk, session: Session
) -> None:
    services.delegate_session(session, to=desk.deputy, reason="đi họp tỉnh", by=cast.chi, on=DAY)
    session.refresh_from_db()

    minutes = write(cast, session, nobody_came=True)

    session.refresh_from_db()
    assert session.state == SessionState.DELEGATED
    assert "được ủy quyền" in words_of(papers.minutes_of(session, minutes, []))
    assert days_of(session) == (0, 1)


def test_refuses_nobody_beside_turns_and_a_session_not_held(cast: Any, held: Session) -> None:
    with pytest.raises(WrongState, match="Sổ đã ghi lượt"):
        write(cast, held, nobody_came=True)
    Session.objects.filter(pk=held.pk).update(state="missed", reason="vắng")
    with pytest.raises(WrongState, match="chưa được ghi"):
        write(cast, held)


def test_refuses_hours_out_of_order_a_day_to_come_and_a_denunciation(cast: Any, held: Session) -> None:
    with pytest.raises(Invalid, match="sau giờ bắt đầu"):
        verbs.write_minutes(held, verbs.Written(time(9), time(8)), by=cast.an, on=DAY)
    with pytest.raises(Invalid, match="Chưa đến ngày"):
        verbs.write_minutes(held, written(), by=cast.an, on=date(2024, 4, 4))
    with pytest.raises(Refusal, match="có vẻ là tố cáo"):
        write(cast, held, opinions="Ông X bị to  cao")
    assert not SessionMinutes.objects.exists()


def test_refuses_a_task_without_minutes_with_a_past_day_or_a_foreign_post(
    cast: Any, desk: Desk, held: Session
) -> None:
    def give(**more: Any) -> SessionTask:
        facts: dict[str, Any] = {"text": "x", "unit": desk.unit, "due_on": NEXT} | more
        return verbs.add_task(held, **facts, by=cast.an, on=DAY)

    with pytest.raises(WrongState, match="sau khi lập biên bản"):
        give()
    write(cast, held)
    with pytest.raises(Invalid, match="trước hôm nay"):
        give(due_on=date(2024, 4, 4))
    with pytest.raises(Invalid, match="thuộc đơn vị"):
        give(unit=cast.other, post=desk.deputy)
    with pytest.raises(Invalid, match="việc phải làm"):
        give(text="  ")


def test_refuses_a_conclusion_without_minutes_on_a_wrong_day_and_strangers(cast: Any, held: Session) -> None:
    with pytest.raises(WrongState, match="Chưa có biên bản"):
        verbs.issue_conclusion(held, number="1", issued_on=DAY, by=cast.an, on=DAY)
    write(cast, held)
    with pytest.raises(Invalid, match="Ngày phát hành"):
        verbs.issue_conclusion(held, number="1", issued_on=date(2024, 4, 4), by=cast.an, on=DAY)
    for stranger in (cast.dung, cast.giang):
        with pytest.raises((NotFound, NotAllowed)):
            verbs.write_minutes(held, written(), by=stranger, on=DAY)
