"""Letters to the citizen: a row in the outbox beside the change; no name, no content, no tracking code."""

from datetime import date

from django.db.models import Q
from django.utils.translation import override

from langnghe.design.writing import long_date
from langnghe.notifications.services import queue
from langnghe.petitions.access import KIND
from langnghe.petitions.models import Petition, Subscription, Transfer
from langnghe.petitions.services.secrecy import is_sealed
from langnghe.petitions.services.subscribing import way_of

# How many times a petition may have been handed on while its first sender still hears of each step.
HANDS = 3


def tell(petition: Petition, template: str, **more: str | date | None) -> None:
    """Tell of a step those mailboxes that asked for it and confirmed; each letter says how to stop.

    Of a sealed file no letter leaves. `more` are days, numbers and names of bodies, never of people.
    """
    if is_sealed(petition):
        return
    about = Q(petition=petition)
    # Who follows a petition follows its lines in the books to which it was handed on, and on again.
    before = Transfer.objects.filter(received_as=petition, sent_back_on__isnull=True).values("petition")
    for _hand in range(HANDS):
        about |= Q(petition__in=before)
        before = Transfer.objects.filter(received_as__in=before, sent_back_on__isnull=True).values("petition")
    rows = Subscription.objects.filter(about, confirmed_at__isnull=False, stopped_at__isnull=True)
    for row in rows:
        with override("vi"):
            days = {name: _written(one) for name, one in more.items()}
            context = {**_context(petition), **days, **way_of(row)}
        queue(template, address=row.address, context=context, about=(KIND, petition.pk))


def _written(one: str | date | None) -> str:
    return one if isinstance(one, str) else long_date(one)


def _context(petition: Petition) -> dict[str, str]:
    return {
        "number": str(petition),
        "unit": petition.unit.name,
        "state": str(petition.get_state_display()),
        "received_on": long_date(petition.received_on),
        "accepted_on": long_date(petition.accepted_on),
        "due_on": long_date(petition.due_on),
        "answered_on": long_date(petition.answered_on),
        "answer_number": petition.answer_number,
    }
