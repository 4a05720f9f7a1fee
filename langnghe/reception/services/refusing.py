"""The written notice of a refusal: on which grounds it is due, until when, and its number when it goes out."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.kernel.errors import Invalid, NotFound, WrongState
from langnghe.reception import access
from langnghe.reception.models import RefusalNotice, Visit, VisitResult
from langnghe.reception.services.checking import holds
from langnghe.reception.services.conflicts import required
from langnghe.reception.services.recording import record_visit_entry
from langnghe.rules import services as rules

NOTICE = "refusal.notice"


def set_notice(visit: Visit) -> None:
    """A notice is owed on the grounds that the law names; one already sent stays, whatever is corrected later."""
    owed = visit.result == VisitResult.REFUSED and notice_owed(visit.refusal_ground, on=visit.received_on)
    if not owed:
        RefusalNotice.objects.filter(visit=visit, issued_on__isnull=True).delete()
        return
    due = rules.deadline(NOTICE, unit=visit.unit, counted_from=visit.received_on)
    RefusalNotice.objects.get_or_create(visit=visit, defaults={"due_on": due.due_on})


def notice_owed(ground: str, *, on: date) -> bool:
    return holds(NOTICE, on) and ground in lawbook.rule(NOTICE, on).data["grounds"]


@transaction.atomic
def issue_refusal_notice(visit: Visit, *, number: str, issued_on: date, by: User, on: date) -> RefusalNotice:
    """Record number and day of the signed notice. Refuses a turn that owes none, a second issue, a wrong day."""
    rows = access.visible(Visit.objects.select_for_update(of=("self",)), by, on)
    locked = rows.filter(pk=visit.pk).first()
    if locked is None:
        raise NotFound(_("Không có lượt này, hoặc đơn vị của ông bà không giữ sổ này."))
    access.require(by, Right.RECEIVE, unit=locked.unit_id, on=on)
    notice = RefusalNotice.objects.select_for_update().filter(visit=locked).first()
    if notice is None:
        raise WrongState(_("Căn cứ này chỉ cần giải thích trực tiếp, không cần thông báo bằng văn bản."))
    if notice.issued_on:
        raise WrongState(_("Thông báo này đã phát hành số %(number)s.") % {"number": notice.number})
    if not locked.received_on <= issued_on <= on:
        raise Invalid(_("Ngày phát hành phải từ ngày từ chối đến hôm nay."))
    notice.number, notice.issued_on = required(number, _("số thông báo")), issued_on
    notice.save(update_fields=["number", "issued_on"])
    more = {"issued_on": issued_on.isoformat(), "due_on": notice.due_on.isoformat()}
    record_visit_entry(
        "refusal_notified",
        locked,
        by=by,
        on=on,
        cite=lawbook.rule(NOTICE, locked.received_on).cite.text,
        more=more,
    )
    return notice
