"""Correcting and voiding a turn: the entry before stays, the new one names it, the number is never used again."""

from datetime import date
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.kernel.errors import Invalid, NotFound, WrongState
from langnghe.people.services import build_person
from langnghe.petitions.models import Field
from langnghe.petitions.services.secrecy import refuse_sealed
from langnghe.reception import access
from langnghe.reception.models import Visit, VisitResult
from langnghe.reception.services.checking import check_ground, refuse_suspected
from langnghe.reception.services.conflicts import required
from langnghe.reception.services.recording import record_visit_entry
from langnghe.reception.services.refusing import set_notice
from langnghe.reception.services.visiting import set_reply_due
from langnghe.vietnamese import normalise

COUNTED = {"heads", "field", "result", "refusal_ground"}
WRITTEN = {"content", "result_note"}
OF_THE_PERSON = {"full_name", "address", "phone"}


class CorrectionReason(StrEnum):
    """Codes, because an entry never holds somebody's words."""

    TYPING = "typing"
    CITIZEN = "citizen"
    COUNT = "count"


def _taken(visit: Visit, *, by: User, on: date) -> Visit:
    rows = Visit.objects.select_for_update(of=("self",)).select_related("unit", "person", "petition")
    locked = access.visible(rows, by, on).filter(pk=visit.pk).first()
    if locked is None:
        raise NotFound(_("Không có lượt này, hoặc đơn vị của ông bà không giữ sổ này."))
    access.require(by, Right.RECEIVE, unit=locked.unit_id, on=on)
    if locked.petition is not None:
        refuse_sealed(locked.petition)
    if locked.voided_on:
        raise WrongState(_("Lượt này đã hủy; số của nó được giữ lại và không sửa nữa."))
    return locked


@transaction.atomic
def correct_visit(
    visit: Visit, *, changes: dict[str, Any], reason: CorrectionReason, by: User, on: date
) -> Visit:
    """Write what was wrong anew. Refuses a voided turn, an unknown field, a change that changes nothing."""
    visit = _taken(visit, by=by, on=on)
    if set(changes) - COUNTED - WRITTEN - OF_THE_PERSON:
        raise Invalid(_("Có mục không được sửa; số, ngày và buổi tiếp thì hủy lượt rồi ghi lại."))
    changed = sorted(name for name, value in changes.items() if _present(visit, name) != value)
    if not changed:
        raise Invalid(_("Chưa có mục nào thay đổi."))
    for name in changed:
        if name not in OF_THE_PERSON:
            setattr(visit, name, changes[name])
    _check(visit)
    if not visit.not_denunciation:
        refuse_suspected(*(changes[name] for name in changed if name in WRITTEN), on=on)
    if OF_THE_PERSON & set(changed):
        _rename(visit, changes)
    cite = set_reply_due(visit)
    visit.save()
    set_notice(visit)
    record_visit_entry(
        "corrected", visit, by=by, on=on, cite=cite, more={"changed": changed, "reason": reason}
    )
    return visit


def _present(visit: Visit, name: str) -> Any:
    return getattr(visit.person if name in OF_THE_PERSON else visit, name)


def _check(visit: Visit) -> None:
    if visit.heads < 1 or visit.field not in Field.values or visit.result not in VisitResult.values:
        raise Invalid(_("Số người, lĩnh vực hoặc kết quả không đúng."))
    visit.content = required(normalise(visit.content), _("nội dung"))
    check_ground(visit.result, visit.refusal_ground, on=visit.received_on)
    if visit.result != VisitResult.REFUSED:
        visit.refusal_ground = ""


def _rename(visit: Visit, changes: dict[str, Any]) -> None:
    person = visit.person
    written = build_person(
        required(changes.get("full_name", person.full_name), _("họ và tên")),
        address=changes.get("address", person.address),
        area=person.area,
        phone=changes.get("phone", person.phone),
        identity=(person.identity_kind, person.identity_number),
    )
    written.pk, written.email = person.pk, person.email
    written.save(force_update=True)
    visit.person = written


@transaction.atomic
def void_visit(visit: Visit, *, reason: str, by: User, on: date) -> Visit:
    """The turn no longer counts; its number stays in the book. Refuses a turn that opened a petition."""
    visit = _taken(visit, by=by, on=on)
    if visit.petition is not None:
        raise WrongState(
            _("Lượt này đã mở đơn số %(number)s nên không hủy được.") % {"number": visit.petition},
            instead=_("Sửa mục sai của lượt."),
        )
    visit.void_reason, visit.voided_on = required(reason, _("lý do hủy")), on
    visit.save(update_fields=["void_reason", "voided_on"])
    record_visit_entry("voided", visit, by=by, on=on)
    return visit
