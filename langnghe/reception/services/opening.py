"""Opening a petition from a turn: what was said at the desk is not typed again."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.kernel.errors import NotFound, WrongState
from langnghe.petitions import services as petitions
from langnghe.petitions.models import Channel, Petition
from langnghe.reception import access
from langnghe.reception.models import Visit, VisitResult
from langnghe.reception.services.recording import record_visit_entry
from langnghe.reception.services.visiting import set_reply_due


@transaction.atomic
def open_petition_from_visit(
    visit: Visit, *, by: User, on: date, request: str = "", idempotency: str = ""
) -> petitions.Received:
    """Write the petition with the turn's citizen, content and field. Refuses a voided turn and a second petition."""
    rows = Visit.objects.select_for_update(of=("self",)).select_related("unit", "person", "matter", "area")
    locked = access.visible(rows, by, on).filter(pk=visit.pk).first()
    if locked is None:
        raise NotFound(_("Không có lượt này, hoặc đơn vị của ông bà không giữ sổ này."))
    if locked.voided_on:
        raise WrongState(_("Lượt này đã hủy nên không mở đơn được."))
    received = petitions.receive(
        unit=locked.unit,
        person=locked.person,
        channel=Channel.VISIT,
        received_on=locked.received_on,
        summary=locked.content,
        request=request,
        by=by,
        matter=locked.matter,
        field=locked.field,
        signers=locked.heads,
        area=locked.area,
        idempotency=idempotency,
    )
    _join(locked, received.petition, by=by, on=on)
    return received


def _join(visit: Visit, petition: Petition, *, by: User, on: date) -> None:
    """Refusing here rolls the new petition and its number back."""
    if visit.petition_id == petition.pk:
        return
    if visit.petition_id is not None:
        raise WrongState(
            _("Lượt này đã mở đơn số %(number)s.") % {"number": visit.petition},
            instead=_("Mở đơn đó để xem tiếp."),
        )
    visit.petition, visit.matter, visit.result = petition, petition.matter, VisitResult.PETITION
    cite = set_reply_due(visit)
    visit.save(update_fields=["petition", "matter", "result", "reply_due_on"])
    record_visit_entry("petition_opened", visit, by=by, on=on, cite=cite)
