"""Minutes of a session, its conclusion, and the tasks that follow from it until each is answered."""

from dataclasses import dataclass
from datetime import date, time

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.accounts.selectors import has_right
from langnghe.audit import services as audit
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from langnghe.reception import access
from langnghe.reception.models import (
    Session,
    SessionAttendee,
    SessionMinutes,
    SessionState,
    SessionTask,
)
from langnghe.reception.services.checking import holds, refuse_suspected
from langnghe.reception.services.conflicts import required
from langnghe.reception.services.recording import SESSION
from langnghe.reception.services.sitting import hold_session
from langnghe.units.models import Post, Unit
from langnghe.vietnamese import normalise

HELD = {SessionState.IN_PERSON, SessionState.DELEGATED}
CONCLUSION = "reception.head.conclusion"
ANSWERING = (Right.RECEIVE, Right.HANDLE, Right.DECIDE)


@dataclass(frozen=True)
class Written:
    """What the minutes say; attendees are (post, body)."""

    began_at: time
    ended_at: time
    nobody_came: bool = False
    attendees: tuple[tuple[str, str], ...] = ()
    opinions: str = ""
    conclusion: str = ""
    citizen_opinion: str = ""
    read_back: bool = False

    @property
    def texts(self) -> tuple[str, str, str]:
        return self.opinions, self.conclusion, self.citizen_opinion


def _record(action: str, session: Session, *, by: User, on: date, cite: str = "", **data: object) -> None:
    audit.record(
        f"session.{action}",
        subject=(SESSION, session.pk),
        day=on,
        by=by.username,
        unit=session.unit_id,
        data=dict(data),
        cite=cite,
    )


def _taken(session: Session, *, right: Right, by: User, on: date) -> Session:
    rows = Session.objects.select_for_update(of=("self",), no_key=True).select_related("unit", "post")
    locked = access.visible_sessions(rows, by, on).filter(pk=session.pk).first()
    if locked is None:
        raise NotFound(_("Không có buổi tiếp này, hoặc đơn vị của ông bà không giữ lịch này."))
    access.require(by, right, unit=locked.unit_id, on=on)
    return locked


@transaction.atomic
def write_minutes(session: Session, written: Written, *, by: User, on: date) -> SessionMinutes:
    """Write or rewrite the minutes; those of a session to which nobody came also say that it was held.

    Refuses a session that was not held, "nobody came" beside turns, a denunciation, minutes already concluded.
    """
    session = _taken(session, right=Right.RECEIVE, by=by, on=on)
    refuse_suspected(*written.texts, on=on)
    _check(session, written, on)
    if written.nobody_came and session.state == SessionState.PLANNED:
        session = hold_session(session, by=by, on=on)
    if session.state not in HELD:
        raise WrongState(
            _("Buổi tiếp chưa được ghi là đã tiếp."), instead=_("Ghi kết quả của buổi rồi lập biên bản.")
        )
    minutes = SessionMinutes.objects.select_for_update().filter(session=session).first()
    if minutes is not None and minutes.concluded_on:
        raise WrongState(_("Đã phát hành thông báo kết luận nên biên bản không sửa nữa."))
    minutes = _saved(session, minutes, written)
    _record(
        "minutes",
        session,
        by=by,
        on=on,
        nobody_came=minutes.nobody_came,
        read_back=minutes.read_back,
        attendees=len(written.attendees),
    )
    return minutes


def _check(session: Session, written: Written, on: date) -> None:
    if session.held_on > on:
        raise Invalid(_("Chưa đến ngày của buổi tiếp này."), instead=_("Ghi kết quả từ ngày tiếp trở đi."))
    if written.ended_at <= written.began_at:
        raise Invalid(_("Giờ kết thúc phải sau giờ bắt đầu."))
    if written.nobody_came and session.visits.filter(voided_on__isnull=True).exists():
        raise WrongState(
            _("Sổ đã ghi lượt tiếp trong buổi này nên không phải là buổi không có công dân đến.")
        )


def _saved(session: Session, minutes: SessionMinutes | None, written: Written) -> SessionMinutes:
    minutes = minutes or SessionMinutes(session=session)
    minutes.began_at, minutes.ended_at = written.began_at, written.ended_at
    minutes.nobody_came, minutes.read_back = written.nobody_came, written.read_back
    minutes.opinions, minutes.conclusion, minutes.citizen_opinion = (
        normalise(text).strip() for text in written.texts
    )
    minutes.save()
    SessionAttendee.objects.filter(session=session).delete()
    SessionAttendee.objects.bulk_create(
        SessionAttendee(session=session, title=title, organisation=body) for title, body in written.attendees
    )
    return minutes


@transaction.atomic
def add_task(
    session: Session, *, text: str, unit: Unit, due_on: date, by: User, on: date, post: Post | None = None
) -> SessionTask:
    """Give a task of the conclusion. Refuses a day that is past, a post of another body, an issued conclusion."""
    session = _taken(session, right=Right.RECEIVE, by=by, on=on)
    refuse_suspected(text, on=on)
    if due_on < on:
        raise Invalid(_("Hạn của việc không thể ở trước hôm nay."))
    if post is not None and post.unit_id != unit.pk:
        raise Invalid(_("Chức vụ phải thuộc đơn vị được giao."))
    minutes = SessionMinutes.objects.filter(session=session).first()
    if minutes is None or minutes.concluded_on:
        raise WrongState(_("Giao việc sau khi lập biên bản và trước khi phát hành thông báo kết luận."))
    last = SessionTask.objects.filter(session=session).aggregate(last=Max("number"))["last"] or 0
    task = SessionTask.objects.create(
        session=session,
        number=last + 1,
        text=required(normalise(text), _("việc phải làm")),
        unit=unit,
        post=post,
        due_on=due_on,
    )
    _record("task_given", session, by=by, on=on, task=task.pk, unit=unit.pk, due_on=due_on.isoformat())
    return task


@transaction.atomic
def issue_conclusion(session: Session, *, number: str, issued_on: date, by: User, on: date) -> SessionMinutes:
    """Record number and day of the signed notice. Refuses one without minutes, a second one, a wrong day."""
    session = _taken(session, right=Right.RECEIVE, by=by, on=on)
    minutes = SessionMinutes.objects.select_for_update().filter(session=session).first()
    if minutes is None:
        raise WrongState(_("Chưa có biên bản của buổi này."), instead=_("Lập biên bản trước."))
    if minutes.concluded_on:
        raise WrongState(
            _("Thông báo kết luận đã phát hành số %(number)s.") % {"number": session.conclusion_number}
        )
    if not session.held_on <= issued_on <= on:
        raise Invalid(_("Ngày phát hành phải từ ngày tiếp đến hôm nay."))
    session.conclusion_number = required(number, _("số thông báo"))
    session.save(update_fields=["conclusion_number"])
    minutes.concluded_on = issued_on
    minutes.save(update_fields=["concluded_on"])
    cite = lawbook.rule(CONCLUSION, session.held_on).cite.text if holds(CONCLUSION, session.held_on) else ""
    _record("concluded", session, by=by, on=on, cite=cite, issued_on=issued_on.isoformat())
    return minutes


@transaction.atomic
def answer_task(task: SessionTask, *, answer: str, by: User, on: date) -> SessionTask:
    """The owner, or the unit of the session, says what was done. Refuses a second answer and a stranger."""
    rows = SessionTask.objects.select_for_update(of=("self",)).select_related("session")
    locked = access.visible_tasks(rows, by, on).filter(pk=task.pk).first()
    if locked is None:
        raise NotFound(_("Không có việc này, hoặc việc này không giao cho đơn vị của ông bà."))
    units = {locked.unit_id, locked.session.unit_id}
    if not any(has_right(by, right, unit=unit, on=on) for unit in units for right in ANSWERING):
        raise NotAllowed(_("Việc này do đơn vị được giao trả lời."))
    if locked.answered_on:
        raise WrongState(_("Việc này đã được trả lời."))
    refuse_suspected(answer, on=on)
    locked.answer, locked.answered_on = required(normalise(answer), _("kết quả")), on
    locked.save(update_fields=["answer", "answered_on"])
    late = locked.is_late(on)
    _record("task_answered", locked.session, by=by, on=on, task=locked.pk, late=late)
    return locked
