"""Writing a turn into the register: a number without gaps, custody, the day of the reply, one entry."""

import hashlib
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.accounts.services import give_custody
from langnghe.kernel.books import next_number
from langnghe.kernel.errors import Invalid, Refusal
from langnghe.people.services import add_person
from langnghe.petitions.models import Field
from langnghe.reception import access
from langnghe.reception.models import (
    Receiver,
    Session,
    SessionKind,
    SessionState,
    Visit,
    VisitBook,
    VisitResult,
)
from langnghe.reception.services.conflicts import required
from langnghe.reception.services.recording import record_visit_entry
from langnghe.rules import services as rules
from langnghe.units.models import AdministrativeArea, Unit
from langnghe.vietnamese import normalise

REPLY = "reception.reply"
WAITING = {VisitResult.PROMISED, VisitResult.PETITION}
HEAD_STATES = {SessionState.PLANNED, SessionState.IN_PERSON}


@dataclass(frozen=True)
class Turn:
    """What is written about one turn; `session` is empty at the everyday counter."""

    full_name: str
    content: str
    field: str
    result: str
    receiver: str = Receiver.STAFF
    heads: int = 1
    address: str = ""
    phone: str = ""
    area: AdministrativeArea | None = None
    session: Session | None = None
    result_note: str = ""
    refusal_ground: str = ""
    is_denunciation: bool = False


def record_visit(
    unit: Unit, turn: Turn, *, received_on: date, by: User, on: date, idempotency: str = ""
) -> Visit:
    """Write one turn; the same form sent twice writes one.

    Refuses a denunciation, a day to come, a session of another day or another receiver, a refusal without ground.
    """
    access.require(by, Right.RECEIVE, unit=unit.pk, on=on)
    check_not_denunciation(turn.content, on=on, marked=turn.is_denunciation)
    _check_turn(unit, turn, received_on=received_on, on=on)
    digest = hashlib.sha256(f"{by.pk}:{idempotency}".encode()).hexdigest() if idempotency else ""
    if digest and (found := Visit.objects.filter(form_digest=digest).first()):
        return found
    try:
        with transaction.atomic():
            return _write(unit, turn, received_on=received_on, by=by, on=on, digest=digest)
    except IntegrityError:
        # The same form through another door in the same moment: its number stands, ours was rolled back.
        found = Visit.objects.filter(form_digest=digest).first() if digest else None
        if found is None:
            raise
        return found


def check_not_denunciation(content: str, *, on: date, marked: bool = False) -> None:
    """Of a denunciation, or anything suspected to be one, no name and no word enters the machine."""
    if not marked and "tố cáo" not in normalise(content).lower():
        return
    raise Refusal(
        _("Bảo vệ bí mật: nội dung là tố cáo hoặc có thể là tố cáo, đơn vị chưa có khóa của hai người giữ bí mật nên không ghi vào máy."),
        cite=lawbook.rule("secret.regime", on).cite.text,
        instead=_("Ghi trên giấy theo chế độ mật và trao tận tay người có thẩm quyền. Nếu không phải tố cáo, viết lại nội dung không dùng từ này."),
    )  # fmt: skip


def _check_turn(unit: Unit, turn: Turn, *, received_on: date, on: date) -> None:
    if received_on > on:
        raise Invalid(_("Ngày tiếp không thể ở sau hôm nay."))
    if turn.field not in Field.values or turn.result not in VisitResult.values:
        raise Invalid(_("Lĩnh vực hoặc kết quả không có trong danh mục."))
    if turn.heads < 1:
        raise Invalid(_("Số người phải từ 1 trở lên."))
    check_ground(turn.result, turn.refusal_ground, on=received_on)
    _check_receiver(unit, turn, received_on)


def check_ground(result: str, ground: str, *, on: date) -> None:
    """Refusing a citizen needs a ground of the law in force that day."""
    if result != VisitResult.REFUSED:
        return
    if ground not in {rule.id for rule in refusal_grounds(on)}:
        raise Invalid(
            _("Từ chối tiếp phải chọn căn cứ."),
            cite=lawbook.rule("refusal.1", on).cite.text.split("khoản 1 ")[-1],
        )


def refusal_grounds(on: date) -> list[lawbook.Rule]:
    found = [
        rule for rule in lawbook.rules() if rule.id.startswith("refusal.") and rule.id != "refusal.notice"
    ]
    return [rule for rule in found if any(version.holds_on(on) for version in rule.versions)]


def _check_receiver(unit: Unit, turn: Turn, received_on: date) -> None:
    session = turn.session
    if session is None:
        if turn.receiver != Receiver.STAFF:
            raise Invalid(_("Lượt do người đứng đầu hoặc người được ủy quyền tiếp phải thuộc một buổi tiếp."))
        return
    if session.unit_id != unit.pk or session.held_on != received_on:
        raise Invalid(_("Buổi tiếp phải của đơn vị này và đúng ngày tiếp."))
    fitting = {
        Receiver.HEAD: HEAD_STATES,
        Receiver.DELEGATE: {SessionState.DELEGATED},
        Receiver.STAFF: {*HEAD_STATES, SessionState.DELEGATED},
    }
    if session.state not in fitting[Receiver(turn.receiver)]:
        raise Invalid(
            _("Buổi tiếp đang ở trạng thái “%(state)s”, không khớp với người tiếp đã chọn.")
            % {"state": session.get_state_display()}
        )


def _write(unit: Unit, turn: Turn, *, received_on: date, by: User, on: date, digest: str) -> Visit:
    session = turn.session
    person = add_person(
        required(turn.full_name, _("họ và tên")), address=turn.address, area=turn.area, phone=turn.phone
    )
    dialogue = session is not None and session.kind == SessionKind.DIALOGUE
    visit = Visit(
        unit=unit,
        session=session,
        number=next_number(VisitBook, unit=unit.pk, year=received_on.year),
        year=received_on.year,
        received_on=received_on,
        receiver=turn.receiver,
        is_dialogue=dialogue and turn.receiver == Receiver.HEAD,
        heads=turn.heads,
        person=person,
        area=turn.area,
        field=turn.field,
        content=required(normalise(turn.content), _("nội dung")),
        result=turn.result,
        result_note=turn.result_note.strip(),
        refusal_ground=turn.refusal_ground if turn.result == VisitResult.REFUSED else "",
        form_digest=digest,
    )
    cite = set_reply_due(visit)
    visit.save(force_insert=True)
    give_custody(access.KIND, visit.pk, unit=unit.pk, since=received_on)
    record_visit_entry("recorded", visit, by=by, on=on, cite=cite)
    return visit


def set_reply_due(visit: Visit) -> str:
    """Until when the citizen is told (reception-law-2013/28.1), and the article; nothing is owed to who was answered."""
    if visit.result not in WAITING:
        visit.reply_due_on = None
        return ""
    due = rules.deadline(REPLY, unit=visit.unit, counted_from=visit.received_on)
    visit.reply_due_on = due.due_on
    return due.cite.text
