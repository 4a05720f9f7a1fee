"""The minutes of a dialogue: how many came, each question with its answer and promise; no citizen is named."""

from collections.abc import Iterable

from langnghe.design.writing import long_date, short_date
from langnghe.reception.models.dialogues import Dialogue, DialogueAnswer
from langnghe.reception.papers.session import receiver_of
from langnghe.reception.papers.sheet import Sheet, sheet_of

SIGN = "(ký, ghi rõ họ tên)"


def minutes_of(dialogue: Dialogue, answers: Iterable[DialogueAnswer]) -> Sheet:
    session = dialogue.session
    came = f"{dialogue.attended} người" if dialogue.attended is not None else "chưa ghi số người"
    told = [line for answer in answers for line in _told(answer)]
    return sheet_of(
        session.unit,
        title="Biên bản",
        about=f"Đối thoại trực tiếp: {dialogue.title}",
        blocks=(
            ("line", f"Thời gian: {long_date(session.held_on)}. Địa điểm: {session.place.name}, {session.place.address}."),
            ("line", f"Người chủ trì: {receiver_of(session)}. Công dân dự: {came}."),
            ("head", "Câu hỏi, trả lời và lời hứa"),
            *told,
        ),
        signers=(("Người ghi biên bản", SIGN), ("Người chủ trì", SIGN)),
    )  # fmt: skip


def _told(answer: DialogueAnswer) -> list[tuple[str, str]]:
    lines = [("p", f"{answer.number}. Hỏi: {answer.question}"), ("item", f"Trả lời: {answer.answer}")]
    if answer.promise and answer.due_on and answer.unit:
        owner = answer.post.title if answer.post else answer.unit.name
        lines.append(("item", f"Hứa: {answer.promise}. {owner} làm, hạn {short_date(answer.due_on)}."))
    return lines
