"""Beside the counted row of a turn: its account, speakers, papers, and what an earlier turn carries over."""

from datetime import date

from django.db.models import F
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.kernel.errors import NotFound
from langnghe.people.services import NO_IDENTITY, Identity, add_person
from langnghe.petitions.models import Matter
from langnghe.reception import access
from langnghe.reception.models import PaperReceived, Visit, VisitAccount, VisitPerson
from langnghe.reception.services.checking import identity_asked
from langnghe.reception.services.queueing import close_ticket
from langnghe.reception.services.recording import record_visit_entry
from langnghe.reception.services.refusing import set_notice
from langnghe.reception.services.turns import Turn
from langnghe.vietnamese import fold, normalise


def identity_of(turn: Turn, *, on: date) -> Identity:
    """The paper that was shown, or the one of the earlier turn; nothing on days whose law asks for none."""
    if turn.identity_number:
        return turn.identity_kind, turn.identity_number
    if turn.known is not None and identity_asked(on):
        return turn.known.person.identity_kind, turn.known.person.identity_number
    return NO_IDENTITY


def matter_of(turn: Turn, *, by: User, on: date) -> Matter | None:
    """The matter of the earlier turn; one is opened when that turn had none. Refuses a turn of another unit."""
    if turn.known is None:
        return None
    rows = Visit.objects.select_for_update(of=("self",)).select_related("matter", "person")
    known = access.visible(rows, by, on).filter(pk=turn.known.pk, voided_on__isnull=True).first()
    if known is None:
        raise NotFound(_("Không có lượt trước này, hoặc đơn vị của ông bà không giữ sổ này."))
    if not turn.same_matter:
        return None
    if known.matter is None:
        known.matter = _opened(known)
        known.save(update_fields=["matter"])
        record_visit_entry("matter_joined", known, by=by, on=on)
    Matter.objects.filter(pk=known.matter.pk).update(times_received=F("times_received") + 1)
    return known.matter


def _opened(known: Visit) -> Matter:
    title = known.content[:300]
    return Matter.objects.create(
        unit_id=known.unit_id,
        title=title,
        folded=fold(f"{known.person.full_name} {title}"),
        field=known.field,
        opened_on=known.received_on,
    )


def write_details(visit: Visit, turn: Turn, *, by: User, on: date) -> None:
    said, request, guidance = (normalise(text).strip() for text in (turn.said, turn.request, turn.guidance))
    if said or request or guidance:
        VisitAccount.objects.create(visit=visit, said=said, request=request, guidance=guidance)
    for name, address in turn.representatives:
        person = add_person(name, address=address, area=turn.area)
        VisitPerson.objects.create(visit=visit, person=person)
    PaperReceived.objects.bulk_create(
        PaperReceived(visit=visit, title=title, sheets=sheets, is_original=original)
        for title, sheets, original in turn.papers
    )
    set_notice(visit)
    if turn.ticket is not None:
        close_ticket(turn.ticket, visit, by=by, on=on)
