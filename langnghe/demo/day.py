"""The day at the desk of the site's ward: a queue, minutes with tasks, a dialogue to come and one with promises."""

from datetime import date, time, timedelta

from langnghe.accounts.models import User
from langnghe.demo import calendar
from langnghe.demo.places import post
from langnghe.reception import services
from langnghe.reception.models import Priority, ReceptionPlace, Session, SessionKind, SessionState
from langnghe.reception.services import dialogues, minutes
from langnghe.units.models import Unit

AFTERNOON = (time(14, 0), time(16, 30))
WAITING = 4


def build(unit: Unit, *, on: date, accounts: dict[str, User]) -> None:
    room = ReceptionPlace.objects.filter(unit=unit).order_by("id")[0]
    _queue(room, on=on, an=accounts["an"])
    _minutes(unit, on=on, an=accounts["an"], chi=accounts["chi"])
    _coming(unit, room, on=on, chi=accounts["chi"])
    _kept(unit, room, on=on, an=accounts["an"], chi=accounts["chi"])


def _queue(room: ReceptionPlace, *, on: date, an: User) -> None:
    """Numbers of today: one already called, the others wait, one of them first because of frailty."""
    for number in range(WAITING + 1):
        services.take_ticket(
            room, by=an, on=on, priority=Priority.FRAIL if number == WAITING else Priority.NONE
        )
    services.call_next(room, room="Bàn 1", by=an, on=on)


def _minutes(unit: Unit, *, on: date, an: User, chi: User) -> None:
    """The last session that was held: minutes, two tasks (one done, one open), the notice of its conclusion."""
    held = Session.objects.filter(unit=unit, state=SessionState.IN_PERSON, held_on__lt=on)
    session = held.order_by("-held_on", "-id").first()
    if session is None:
        return
    day = session.held_on
    written = minutes.Written(
        began_at=time(7, 30), ended_at=time(11, 0), read_back=True,
        attendees=(("Chủ tịch UBND phường", unit.name), ("Công chức địa chính", unit.name)),
        opinions="Đề nghị khơi thông rãnh thoát nước và trả lời về mốc giới thửa đất (minh họa).",
        conclusion="Giao kiểm tra tại chỗ và trả lời bằng văn bản (minh họa).",
    )  # fmt: skip
    minutes.write_minutes(session, written, by=an, on=day)
    first = minutes.add_task(
        session, text="Khơi thông rãnh thoát nước (minh họa)", unit=unit, due_on=calendar.roll(day + timedelta(days=7)),
        by=an, on=day,
    )  # fmt: skip
    minutes.add_task(
        session, text="Kiểm tra mốc giới và trả lời bằng văn bản (minh họa)", unit=unit,
        due_on=calendar.roll(on + timedelta(days=10)), by=an, on=day,
    )  # fmt: skip
    minutes.issue_conclusion(session, number="15/TB-UBND", issued_on=day, by=chi, on=day)
    minutes.answer_task(first, answer="Đã khơi thông, có biên bản (minh họa).", by=an, on=on)


def _coming(unit: Unit, room: ReceptionPlace, *, on: date, chi: User) -> None:
    """A dialogue to come, which takes opinions."""
    day = calendar.roll(on + timedelta(days=15))
    session = _called(unit, room, day, topic="Đối thoại về đất đai và môi trường", chi=chi, on=on)
    dialogue = dialogues.announce_dialogue(
        session, title="Đối thoại về đất đai và môi trường (minh họa)", by=chi, on=on,
        summary="Chủ tịch UBND phường nghe và trả lời ý kiến của người dân.", opinions_until=on + timedelta(days=10),
    )  # fmt: skip
    dialogues.send_opinion(
        dialogue,
        text="Bao giờ ngõ 12 được lát lại vỉa hè? (minh họa)",
        token=f"{session.pk}",
        on=on,
    )


def _kept(unit: Unit, room: ReceptionPlace, *, on: date, an: User, chi: User) -> None:
    """A dialogue that was held: two answers, of which one promises; its minutes are public."""
    called, day = calendar.roll(on - timedelta(days=45)), calendar.roll(on - timedelta(days=30))
    session = _called(unit, room, day, topic="Đối thoại về thủ tục hành chính", chi=chi, on=called)
    dialogue = dialogues.announce_dialogue(
        session, title="Đối thoại về thủ tục hành chính (minh họa)", by=chi, on=called,
        summary="Người dân hỏi, Chủ tịch UBND phường trả lời.", opinions_until=called + timedelta(days=5),
    )  # fmt: skip
    services.hold_session(session, by=an, on=day)
    dialogues.record_answer(
        dialogue, question="Vì sao phải chờ lâu ở quầy chứng thực?", by=an, on=day,
        answer="Phường mở thêm một quầy vào buổi sáng (minh họa).",
        promise=dialogues.Promise(
            text="Mở thêm quầy chứng thực", unit=unit, post=post(unit, "HEAD"), due_on=calendar.roll(on + timedelta(days=20))
        ),
    )  # fmt: skip
    dialogues.record_answer(
        dialogue, question="Nộp hồ sơ qua mạng có phải nộp bản giấy không?", by=an, on=day,
        answer="Không phải nộp lại bản giấy khi đã nộp đủ qua mạng (minh họa).",
    )  # fmt: skip
    dialogues.count_attendance(dialogue, attended=42, by=an, on=day)
    dialogues.publish_minutes(dialogue, by=chi, on=day)


def _called(unit: Unit, room: ReceptionPlace, day: date, *, topic: str, chi: User, on: date) -> Session:
    return services.call_session(
        unit, post=post(unit, "HEAD"), place=room, kind=SessionKind.DIALOGUE, held_on=day, hours=AFTERNOON,
        topic=topic, by=chi, on=on,
    )  # fmt: skip
