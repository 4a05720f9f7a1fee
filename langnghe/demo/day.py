"""The day at the desk of the site's ward: a queue, minutes with tasks, a posting, a dialogue to come and one held."""

from datetime import date, time, timedelta

from langnghe import lawbook
from langnghe.accounts.models import User
from langnghe.demo import calendar, present, talks
from langnghe.demo.places import post
from langnghe.reception import services
from langnghe.reception.models import Priority, ReceptionPlace, Session, SessionState
from langnghe.reception.services import minutes
from langnghe.units.models import Unit

WAITING = 4


def build(unit: Unit, *, on: date, accounts: dict[str, User]) -> None:
    room = ReceptionPlace.objects.filter(unit=unit).order_by("id")[0]
    _queue(room, on=on, an=accounts["an"])
    _posting(unit, room, on=on, an=accounts["an"], chi=accounts["chi"])
    _minutes(unit, on=on, an=accounts["an"], chi=accounts["chi"])
    talks.coming(unit, room, on=on, an=accounts["an"], chi=accounts["chi"])
    talks.held(unit, room, on=on, an=accounts["an"], chi=accounts["chi"])


def _queue(room: ReceptionPlace, *, on: date, an: User) -> None:
    """Numbers of today: one already called, the others wait, one of them first because of frailty."""
    for number in range(WAITING + 1):
        services.take_ticket(
            room, by=an, on=on, priority=Priority.FRAIL if number == WAITING else Priority.NONE
        )
    services.call_next(room, room="Bàn 1", by=an, on=on)


def _posting(unit: Unit, room: ReceptionPlace, *, on: date, an: User, chi: User) -> None:
    """The next months are posted today by the service itself, so that the log of postings has its entry."""
    since = on + present.AHEAD + timedelta(days=1)
    schedule = services.draw_schedule(
        unit, post=post(unit, "HEAD"), place=room, rule=lawbook.Monthly(days=present.DAYS), roll="next_working_day",
        since=since, until=since + timedelta(days=89), hours=calendar.MORNING, by=an, on=on,
    )  # fmt: skip
    services.post_schedule(schedule, by=chi, on=on)


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
