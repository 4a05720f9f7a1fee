"""Two dialogues of the site's ward: one to come, which takes opinions, and one held, with promises kept, late and open."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from langnghe.accounts.models import User
from langnghe.demo import calendar
from langnghe.demo.places import post
from langnghe.reception import services
from langnghe.reception.models import ReceptionPlace, Session, SessionKind
from langnghe.reception.services import dialogues
from langnghe.units.models import Unit

AFTERNOON = (time(14, 0), time(16, 30))
OPINIONS = (
    "Bao giờ ngõ 12 được lát lại vỉa hè? (minh họa)",
    "Bãi tập kết rác cạnh trường mầm non có được dời đi không? (minh họa)",
    "Đề nghị công khai bản đồ quy hoạch của tổ dân phố ở nhà văn hóa (minh họa).",
)


@dataclass(frozen=True)
class Asked:
    """One question of the dialogue held, sent before it or put in the room, with what became of it."""

    question: str
    answer: str
    was_sent: bool = False
    promise: str = ""
    post: str = "HEAD"
    due_in: int = 0
    outcome: str = ""


ASKED = (
    Asked(
        "Vì sao phải chờ lâu ở quầy chứng thực?",
        "Phường mở thêm một quầy vào buổi sáng (minh họa).",
        was_sent=True, promise="Mở thêm quầy chứng thực", due_in=20,
    ),
    Asked(
        "Đề nghị viết mẫu đơn bằng chữ to cho người cao tuổi.",
        "Mẫu đơn chữ to sẽ có ở bàn tiếp và ở nhà văn hóa các tổ dân phố (minh họa).",
        was_sent=True, promise="In mẫu đơn chữ to", post="DEPUTY", due_in=-10,
        outcome="Đã đặt mẫu đơn chữ to ở bàn tiếp và tám nhà văn hóa (minh họa).",
    ),
    Asked(
        "Nhà văn hóa tổ dân phố bao giờ có mạng để nộp hồ sơ?",
        "Phường làm việc với nhà mạng và lắp ở hai nơi trước (minh họa).",
        promise="Lắp mạng ở hai nhà văn hóa", post="DEPUTY", due_in=-5,
    ),
    Asked(
        "Nộp hồ sơ qua mạng có phải nộp bản giấy không?",
        "Không phải nộp lại bản giấy khi đã nộp đủ qua mạng (minh họa).",
    ),
)  # fmt: skip


def coming(unit: Unit, room: ReceptionPlace, *, on: date, an: User, chi: User) -> None:
    """A dialogue to come, which takes opinions."""
    day = calendar.roll(on + timedelta(days=15))
    session = _called(unit, room, day, topic="Đối thoại về đất đai và môi trường", chi=chi, on=on)
    dialogue = dialogues.announce_dialogue(
        session, title="Đối thoại về đất đai và môi trường (minh họa)", by=chi, on=on,
        summary="Chủ tịch UBND phường nghe và trả lời ý kiến của người dân.", opinions_until=on + timedelta(days=10),
    )  # fmt: skip
    for number, text in enumerate(OPINIONS):
        opinion = dialogues.send_opinion(dialogue, text=text, token=f"{session.pk}-{number}", on=on)
        if number:  # the first still waits for a reader
            dialogues.take_opinion(opinion, by=an, on=on)


def held(unit: Unit, room: ReceptionPlace, *, on: date, an: User, chi: User) -> None:
    """A dialogue that was held: opinions, answers, promises kept, late and open; its minutes are public."""
    called, day = calendar.roll(on - timedelta(days=45)), calendar.roll(on - timedelta(days=30))
    session = _called(unit, room, day, topic="Đối thoại về thủ tục hành chính", chi=chi, on=called)
    dialogue = dialogues.announce_dialogue(
        session, title="Đối thoại về thủ tục hành chính (minh họa)", by=chi, on=called,
        summary="Người dân hỏi, Chủ tịch UBND phường trả lời.", opinions_until=called + timedelta(days=5),
    )  # fmt: skip
    opinions = [
        dialogues.take_opinion(
            dialogues.send_opinion(dialogue, text=one.question, token=f"{session.pk}-{number}", on=called),
            by=an, on=called,
        )
        for number, one in enumerate(ASKED) if one.was_sent
    ]  # fmt: skip
    services.hold_session(session, by=an, on=day)
    waiting, answers = iter(opinions), []
    for one in ASKED:
        promise = dialogues.Promise(
            text=one.promise, unit=unit, post=post(unit, one.post),
            due_on=calendar.roll(on + timedelta(days=one.due_in)),
        ) if one.promise else dialogues.Promise()  # fmt: skip
        answers.append(dialogues.record_answer(
            dialogue, question=one.question, answer=one.answer, by=an, on=day, promise=promise,
            opinion=next(waiting) if one.was_sent else None,
        ))  # fmt: skip
    dialogues.count_attendance(dialogue, attended=42, by=an, on=day)
    dialogues.publish_minutes(dialogue, by=chi, on=day)
    for one, answer in zip(ASKED, answers, strict=True):
        if one.outcome:
            dialogues.keep_promise(answer, outcome=one.outcome, by=an, on=day + timedelta(days=7))


def _called(unit: Unit, room: ReceptionPlace, day: date, *, topic: str, chi: User, on: date) -> Session:
    return services.call_session(
        unit, post=post(unit, "HEAD"), place=room, kind=SessionKind.DIALOGUE, held_on=day, hours=AFTERNOON,
        topic=topic, by=chi, on=on,
    )  # fmt: skip
