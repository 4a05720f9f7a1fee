"""What becomes of a session: held in person, delegated, moved or missed, each with its reason."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.kernel.clock import LOCAL
from langnghe.kernel.errors import Invalid, NotFound, WrongState
from langnghe.reception import access
from langnghe.reception.models import Receiver, Session, SessionState
from langnghe.reception.selectors import holder_of
from langnghe.reception.services.carrying import carry, carry_to_next, tell_delegated
from langnghe.reception.services.conflicts import in_words, required
from langnghe.reception.services.queueing import release_waiting
from langnghe.reception.services.receipts import ask_again
from langnghe.reception.services.recording import record_sessions
from langnghe.reception.services.scheduling import at
from langnghe.reception.services.subscribing import tell_change
from langnghe.units.models import Post

FROM = {
    "hold": {SessionState.PLANNED, SessionState.DELEGATED, SessionState.MISSED},
    "delegate": {SessionState.PLANNED},
    "move": {SessionState.PLANNED, SessionState.DELEGATED},
    "miss": {SessionState.PLANNED, SessionState.DELEGATED},
}


def _taken(session: Session, name: str, *, right: Right, by: User, on: date) -> Session:
    """Lock the session. Refuses who may not change it and a state that does not allow this step."""
    rows = Session.objects.select_for_update(of=("self",), no_key=True).select_related(
        "unit", "post", "place"
    )
    locked = access.visible_sessions(rows, by, on).filter(pk=session.pk).first()
    if locked is None:
        raise NotFound(_("Không có buổi tiếp này, hoặc đơn vị của ông bà không giữ lịch này."))
    access.require(by, right, unit=locked.unit_id, on=on)
    if locked.state not in FROM[name]:
        raise WrongState(
            _("Buổi tiếp đang ở trạng thái “%(state)s” nên không làm được bước này.")
            % {"state": locked.get_state_display()}
        )
    return locked


def _check_come(session: Session, on: date) -> None:
    if on < session.held_on:
        raise Invalid(_("Chưa đến ngày của buổi tiếp này."), instead=_("Ghi kết quả từ ngày tiếp trở đi."))


def _check_not_past(session: Session, on: date) -> None:
    if on > session.held_on:
        raise Invalid(_("Ngày của buổi tiếp này đã qua."), instead=_("Ghi là đã tiếp trực tiếp hoặc bỏ lỡ."))


@transaction.atomic
def hold_session(session: Session, *, by: User, on: date, conclusion_number: str = "") -> Session:
    """The head received in person; a session to which nobody came was still held."""
    session = _taken(session, "hold", right=Right.RECEIVE, by=by, on=on)
    _check_come(session, on)
    if session.visits.filter(receiver=Receiver.DELEGATE, voided_on__isnull=True).exists():
        raise WrongState(_("Sổ đã ghi lượt do người được ủy quyền tiếp trong buổi này."))
    # A planned session keeps why its day was moved off a holiday; a reason to delegate or to miss is gone.
    session.reason = session.reason if session.state == SessionState.PLANNED else ""
    session.state, session.delegated_to = SessionState.IN_PERSON, None
    session.conclusion_number = conclusion_number.strip()
    session.save(update_fields=["state", "reason", "delegated_to", "conclusion_number"])
    record_sessions("in_person", [session], by=by, on=on)
    return session


@transaction.atomic
def delegate_session(session: Session, *, to: Post, reason: str, by: User, on: date) -> Session:
    """Another post of the unit receives; counted apart, never towards the head's least number of days."""
    session = _taken(session, "delegate", right=Right.POST, by=by, on=on)
    _check_not_past(session, on)
    if to.unit_id != session.unit_id or to.pk == session.post_id:
        raise Invalid(_("Chỉ ủy quyền cho một chức vụ khác trong cùng đơn vị."))
    _check_no_head_visit(session)
    session.state, session.delegated_to = SessionState.DELEGATED, to
    session.reason = required(reason, _("lý do"))
    session.save(update_fields=["state", "delegated_to", "reason"])
    record_sessions("delegated", [session], by=by, on=on)
    tell_delegated(session, reason=session.reason)
    tell_change(session, on=on)
    return session


def _check_no_head_visit(session: Session) -> None:
    if session.visits.filter(receiver=Receiver.HEAD, voided_on__isnull=True).exists():
        raise WrongState(_("Sổ đã ghi lượt do người đứng đầu tiếp trong buổi này."))


@transaction.atomic
def move_session(session: Session, *, to: date, reason: str, by: User, on: date) -> Session:
    """Postpone or bring forward; the old day stays visible with its reason, and the new session is answered."""
    session = _taken(session, "move", right=Right.POST, by=by, on=on)
    _check_not_past(session, on)
    if to < on or to == session.held_on:
        raise Invalid(_("Ngày tiếp lại phải khác ngày cũ và không ở trước hôm nay."))
    if session.visits.filter(voided_on__isnull=True).exists():
        raise WrongState(_("Sổ đã ghi lượt tiếp trong buổi này nên không dời được nữa."))
    session.reason = required(reason, _("lý do"))
    session.state = SessionState.MOVED
    session.save(update_fields=["state", "reason"])
    replacement = _replacement(session, to, on)
    with in_words():
        replacement.save(force_insert=True)
    session.moved_to = replacement
    session.save(update_fields=["moved_to"])
    cite = lawbook.rule("posting.change", on).cite.text
    release_waiting(session, by=by, on=on)
    record_sessions("moved", [session], by=by, on=on, cite=cite)
    carry(session, replacement, on=on, reason=session.reason)
    ask_again(session.schedule, on=on)
    tell_change(session, on=on)
    record_sessions("planned", [replacement], by=by, on=on, cite=cite)
    return replacement


def _replacement(session: Session, to: date, on: date) -> Session:
    """The law fixes no lead time for posting a change (posting.change), so the new day is not late."""
    return Session(
        schedule=session.schedule,
        unit=session.unit,
        post=session.post,
        place=session.place,
        holder_id=holder_of(session.post, to),
        kind=session.kind,
        topic=session.topic,
        held_on=to,
        planned_on=session.planned_on,
        starts_at=at(to, session.starts_at.astimezone(LOCAL).time()),
        ends_at=at(to, session.ends_at.astimezone(LOCAL).time()),
        posted_on=on if session.posted_on else None,
    )


@transaction.atomic
def miss_session(session: Session, *, reason: str, by: User, on: date) -> Session:
    """Nobody received. Refuses a session in which the register has a turn."""
    session = _taken(session, "miss", right=Right.RECEIVE, by=by, on=on)
    _check_come(session, on)
    if session.visits.filter(voided_on__isnull=True).exists():
        raise WrongState(_("Sổ đã ghi lượt tiếp trong buổi này nên buổi này không bị bỏ lỡ."))
    session.state, session.reason, session.delegated_to = (
        SessionState.MISSED,
        required(reason, _("lý do")),
        None,
    )
    session.save(update_fields=["state", "reason", "delegated_to"])
    release_waiting(session, by=by, on=on)
    record_sessions("missed", [session], by=by, on=on)
    carry_to_next(session, on=on, reason=session.reason)
    tell_change(session, on=on)
    return session
