"""Minutes of a session, with citizens or without, and the notice of its conclusion, drafted from the register."""

from langnghe import lawbook
from langnghe.design.writing import long_date, short_date
from langnghe.reception.models import (
    Session,
    SessionAttendee,
    SessionMinutes,
    SessionState,
    SessionTask,
    Visit,
)
from langnghe.reception.papers.sheet import Sheet, archived, day_line, number_line, sheet_of
from langnghe.reception.services.checking import holds
from langnghe.reception.services.minutes import CONCLUSION

SIGN = "(ký, ghi rõ họ tên)"
NUMBERS = ("I", "II", "III", "IV", "V")
Blocks = tuple[tuple[str, str], ...]


def receiver_of(session: Session) -> str:
    """Who received: the post itself, or the one that it was delegated to."""
    if session.state == SessionState.DELEGATED and session.delegated_to:
        return f"{session.delegated_to.title} (được ủy quyền của {session.post.title})"
    return session.post.title


def _hour(moment: object) -> str:
    return f"{moment:%H giờ %M}"


def _present(session: Session, minutes: SessionMinutes, visits: list[Visit]) -> Blocks:
    others = [("item", f"- {one}") for one in SessionAttendee.objects.filter(session=session).order_by("id")]
    heads = sum(visit.heads for visit in visits)
    came = "không có công dân đến" if minutes.nobody_came else f"{len(visits)} lượt, {heads} người"
    return (
        ("line", f"Hồi {_hour(minutes.began_at)}, {long_date(session.held_on)}, tại {session.place.name}, {session.place.address}."),
        ("head", "I. Thành phần"),
        ("line", f"1. Người chủ trì tiếp: {receiver_of(session)}."),
        ("line", "2. Cùng dự:" if others else "2. Cùng dự: không có."),
        *others,
        ("line", f"3. Công dân: {came}."),
    )  # fmt: skip


def _turn(visit: Visit) -> list[tuple[str, str]]:
    account = getattr(visit, "account", None)
    lines = [("p", f"Lượt {visit}: {visit.person.full_name}{_of_group(visit)}. Nội dung: {visit.content}")]
    if account is not None and account.said:
        lines.append(("item", f"Trình bày: {account.said}"))
    if account is not None and account.request:
        lines.append(("item", f"Yêu cầu: {account.request}"))
    result = visit.get_result_display()
    lines.append(("item", f"Kết quả: {result}{f'; {visit.result_note}' if visit.result_note else ''}"))
    return lines


def _of_group(visit: Visit) -> str:
    return f" (đoàn {visit.heads} người)" if visit.is_group else ""


def minutes_of(session: Session, minutes: SessionMinutes, visits: list[Visit]) -> Sheet:
    """Two papers in one: a session to which nobody came has minutes that prove it was held."""
    told = [line for visit in visits for line in _turn(visit)]
    said: Blocks = (("head", "II. Nội dung"), *told) if told else ()
    parts = (
        ("Ý kiến của các thành viên", minutes.opinions),
        ("Kết luận của người chủ trì", minutes.conclusion),
        ("Ý kiến của người được tiếp", minutes.citizen_opinion),
    )
    kept = [(title, text) for title, text in parts if text]
    rest = [
        line
        for number, (title, text) in zip(NUMBERS[1 + bool(told) :], kept, strict=False)
        for line in (("head", f"{number}. {title}"), ("p", text))
    ]
    waited = "Đến hết giờ tiếp không có công dân nào đến." if minutes.nobody_came else ""
    read = " Biên bản đã được đọc lại cho mọi người cùng nghe." if minutes.read_back else ""
    blocks: list[tuple[str, str]] = [*_present(session, minutes, visits), *said, *rest]
    if waited:
        blocks.append(("p", waited))
    blocks.append(("p", f"Buổi tiếp kết thúc hồi {_hour(minutes.ended_at)} cùng ngày.{read}"))
    citizens = () if minutes.nobody_came else (("Người được tiếp", SIGN),)
    return sheet_of(
        session.unit,
        title="Biên bản",
        about="Buổi tiếp không có công dân đến" if minutes.nobody_came else "Tiếp công dân",
        blocks=tuple(blocks),
        signers=(*citizens, ("Người ghi biên bản", SIGN), ("Người chủ trì", SIGN)),
    )


def conclusion_of(session: Session, minutes: SessionMinutes, visits: list[Visit]) -> Sheet:
    """The draft of the notice: what the register says was heard, what the head concluded, who does what by when."""
    tasks = list(
        SessionTask.objects.filter(session=session).select_related("unit", "post").order_by("number")
    )
    rows = tuple(
        (
            str(task.number),
            task.text,
            task.post.title if task.post else task.unit.name,
            short_date(task.due_on),
        )
        for task in tasks
    )
    law = (
        f"Căn cứ {lawbook.rule(CONCLUSION, session.held_on).cite.text}; "
        if holds(CONCLUSION, session.held_on)
        else ""
    )
    heard = [
        ("item", f"- {visit.content.rstrip(' .;')}{_of_group(visit)} (lượt số {visit})") for visit in visits
    ]
    heads = sum(visit.heads for visit in visits)
    return sheet_of(
        session.unit,
        title="Thông báo",
        about=f"Kết luận của {receiver_of(session)} tại buổi tiếp công dân ngày {short_date(session.held_on)}",
        number=number_line(session.unit, session.conclusion_number),
        day=day_line(minutes.concluded_on),
        blocks=(
            ("p", f"{law}theo biên bản tiếp công dân ngày {short_date(session.held_on)}, {receiver_of(session)} đã tiếp {len(visits)} lượt, {heads} người tại {session.place.name}."),
            *((("head", "Nội dung được tiếp"), *heard) if heard else ()),
            *((("head", "Kết luận"), ("p", minutes.conclusion)) if minutes.conclusion else ()),
            *((("head", "Giao việc"),) if rows else ()),
        ),
        table=(("Số", "Việc phải làm", "Đơn vị, người chịu trách nhiệm", "Hạn"), *rows) if rows else (),
        widths=(0, 2, 1.2, 0),
        after=(("p", "Các đơn vị được giao báo cáo kết quả đúng hạn để trả lời công dân."),) if rows else (),
        signers=(("Người chủ trì", "(ký, ghi rõ họ tên, đóng dấu)"),),
        recipients=(*dict.fromkeys(f"{task.unit.name};" for task in tasks), archived(session.unit)),
    )  # fmt: skip
