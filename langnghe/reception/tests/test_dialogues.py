"""Dialogues: announced, opinions read before they are shown, answers, promises, published minutes; then each refusal."""

from datetime import date, time
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from docx import Document

from langnghe.audit.models import Entry
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, Refusal, WrongState
from langnghe.people.models import Person
from langnghe.reception import services
from langnghe.reception.models import Session, SessionKind
from langnghe.reception.models.dialogues import Dialogue, DialogueAnswer, DialogueOpinion
from langnghe.reception.papers import dialogue as papers
from langnghe.reception.papers.sheet import pdf
from langnghe.reception.papers.word import docx
from langnghe.reception.selectors import dialogues as questions
from langnghe.reception.services import dialogues as verbs

from .conftest import ON, Desk

DAY, LATER = date(2024, 4, 5), date(2024, 5, 5)


@pytest.fixture
def meeting(cast: Any, desk: Desk) -> Session:
    return services.call_session(
        desk.unit, post=desk.head, place=desk.place, kind=SessionKind.DIALOGUE, held_on=DAY,
        hours=(time(13, 30), time(16, 0)), topic="Thoát nước", by=cast.an, on=ON,
    )  # fmt: skip


@pytest.fixture
def dialogue(cast: Any, meeting: Session) -> Dialogue:
    return verbs.announce_dialogue(
        meeting, title="Thoát nước nội thành", summary="", opinions_until=date(2024, 4, 4), by=cast.chi, on=ON
    )


def send(dialogue: Dialogue, **more: Any) -> DialogueOpinion:
    facts: dict[str, Any] = {"text": "Bao giờ sửa cống?", "token": "token-of-an-opinion", "on": ON}
    return verbs.send_opinion(dialogue, **(facts | more))


def answer(cast: Any, dialogue: Dialogue, **more: Any) -> DialogueAnswer:
    facts: dict[str, Any] = {"question": "Bao giờ?", "answer": "Tháng 5", "on": DAY}
    return verbs.record_answer(dialogue, by=cast.an, **(facts | more))


def promise(desk: Desk) -> verbs.Promise:
    return verbs.Promise("Sửa cống ngõ 3", desk.unit, desk.deputy, LATER)


def publish(cast: Any, dialogue: Dialogue) -> Dialogue:
    services.hold_session(dialogue.session, by=cast.an, on=DAY)
    verbs.count_attendance(dialogue, attended=120, by=cast.an, on=DAY)
    return verbs.publish_minutes(dialogue, by=cast.chi, on=DAY)


def test_from_an_opinion_to_a_kept_promise(cast: Any, desk: Desk, dialogue: Dialogue) -> None:
    opinion = verbs.take_opinion(send(dialogue, full_name="Lê Thị Hòa"), by=cast.an, on=ON)
    row = answer(cast, dialogue, opinion=opinion, promise=promise(desk))
    assert not questions.shown_answers(dialogue).exists()

    dialogue = publish(cast, dialogue)
    kept = verbs.keep_promise(row, outcome="Đã sửa 200 m", by=cast.an, on=date(2024, 5, 6))

    assert [one.pk for one in questions.shown_answers(dialogue)] == [row.pk]
    assert (kept.due_on, kept.kept_on) == (LATER, date(2024, 5, 6))
    found = questions.public_dialogues(desk.unit).get()
    assert (found.promised, found.kept) == (1, 1)  # type: ignore[attr-defined]
    assert Entry.objects.get(action="dialogue.promise_kept").data["late"] is True
    words = str(list(Entry.objects.filter(subject_kind="dialogue").values_list("data", flat=True)))
    assert "cống" not in words
    assert "Hòa" not in words


def test_the_minutes_name_no_citizen(cast: Any, desk: Desk, dialogue: Dialogue) -> None:
    opinion = verbs.take_opinion(send(dialogue, full_name="Lê Thị Hòa"), by=cast.an, on=ON)
    answer(cast, dialogue, opinion=opinion, promise=promise(desk))
    dialogue = publish(cast, dialogue)

    sheet = papers.minutes_of(dialogue, questions.shown_answers(dialogue))
    printed = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf(sheet)))

    assert "120 người" in printed
    assert "05/5/2024" in printed
    assert "Hòa" not in printed
    assert Document(BytesIO(docx(sheet))).paragraphs


def test_the_same_form_is_one_opinion_and_waits_unseen(dialogue: Dialogue) -> None:
    assert send(dialogue) == send(dialogue)
    assert not questions.shown_opinions(dialogue).exists()


@pytest.mark.parametrize(
    "more", [{"text": "Tôi tố cáo ông X"}, {"text": "to cao ong X"}, {"is_denunciation": True}], ids=str
)
def test_a_denunciation_is_guided_away_and_leaves_nothing(dialogue: Dialogue, more: dict[str, Any]) -> None:
    before = Entry.objects.count()

    with pytest.raises(Refusal, match="giữ bí mật"):
        send(dialogue, full_name="Lê Thị Hòa", **more)

    assert (DialogueOpinion.objects.count(), Person.objects.count()) == (0, 0)
    assert Entry.objects.count() == before


def test_one_suspected_later_is_wiped_with_its_sender(cast: Any, dialogue: Dialogue) -> None:
    opinion = send(dialogue, text="Ông X nhận tiền", full_name="Lê Thị Hòa")

    declined = verbs.decline_opinion(opinion, ground="denunciation", by=cast.an, on=ON)

    assert (declined.text, declined.person) == ("", None)
    assert Person.objects.count() == 0


def test_an_opinion_is_declined_on_a_ground_only(cast: Any, dialogue: Dialogue) -> None:
    opinion = send(dialogue)
    for wrong in ("", "criticism"):
        with pytest.raises(Invalid, match="lý do"):
            verbs.decline_opinion(opinion, ground=wrong, by=cast.an, on=ON)
    verbs.decline_opinion(opinion, ground="insult", by=cast.an, on=ON)
    with pytest.raises(WrongState, match="đã được xem"):
        verbs.take_opinion(opinion, by=cast.an, on=ON)


def test_opinions_end_with_their_last_day_and_with_the_session(cast: Any, dialogue: Dialogue) -> None:
    with pytest.raises(WrongState, match="không còn nhận"):
        send(dialogue, on=DAY)
    with pytest.raises(Invalid, match="ý kiến"):
        send(dialogue, text="  ")
    services.move_session(dialogue.session, to=LATER, reason="mưa lớn", by=cast.chi, on=ON)
    dialogue.refresh_from_db()
    with pytest.raises(WrongState, match="không còn nhận"):
        send(dialogue, token="another-token-here")


def test_refuses_to_announce_twice_too_late_or_another_kind(
    cast: Any, meeting: Session, session: Session
) -> None:
    def announce(which: Session, until: date = DAY) -> Dialogue:
        return verbs.announce_dialogue(which, title="x", summary="", opinions_until=until, by=cast.chi, on=ON)

    with pytest.raises(WrongState, match="Chỉ công bố"):
        announce(session)
    for wrong in (date(2024, 2, 1), LATER):
        with pytest.raises(Invalid, match="Ngày cuối"):
            announce(meeting, wrong)
    announce(meeting)
    with pytest.raises(WrongState, match="đã công bố"):
        announce(meeting)


def test_refuses_a_promise_without_owner_or_day_and_answers_before_the_day(
    cast: Any, desk: Desk, dialogue: Dialogue
) -> None:
    for wrong, sentence in (
        (verbs.Promise("x"), "đơn vị làm và hạn"),
        (verbs.Promise("x", desk.unit, None, ON), "trước hôm nay"),
        (verbs.Promise("x", cast.other, desk.head, LATER), "thuộc đơn vị"),
    ):
        with pytest.raises(Invalid, match=sentence):
            answer(cast, dialogue, promise=wrong)
    with pytest.raises(Invalid, match="Chưa đến ngày"):
        answer(cast, dialogue, on=ON)
    with pytest.raises(Invalid, match="đã đưa vào"):
        answer(cast, dialogue, opinion=send(dialogue))


def test_published_minutes_change_no_more(cast: Any, desk: Desk, dialogue: Dialogue) -> None:
    with pytest.raises(WrongState, match="chưa được ghi"):
        verbs.publish_minutes(dialogue, by=cast.chi, on=DAY)
    row = answer(cast, dialogue)
    publish(cast, dialogue)

    with pytest.raises(WrongState, match="đã công bố"):
        answer(cast, dialogue)
    with pytest.raises(WrongState, match="không có lời hứa"):
        verbs.keep_promise(row, outcome="x", by=cast.an, on=DAY)


def test_strangers_neither_moderate_nor_publish(cast: Any, dialogue: Dialogue) -> None:
    opinion = send(dialogue)

    with pytest.raises(NotFound):
        verbs.take_opinion(opinion, by=cast.dung, on=ON)
    with pytest.raises(NotAllowed):
        verbs.publish_minutes(dialogue, by=cast.an, on=DAY)
    assert questions.dialogue_for(cast.giang, session=dialogue.session_id, on=ON) is None
