"""Letters to the citizen: a row in the outbox beside the change, never the code and never the content."""

from django.utils.translation import override

from langnghe.design.writing import long_date
from langnghe.notifications.services import queue
from langnghe.petitions.access import KIND
from langnghe.petitions.models import Petition


def tell(petition: Petition, template: str) -> None:
    """Tell the citizen of a step, if they left an e-mail address."""
    if not petition.person.email:
        return
    with override("vi"):
        context = _context(petition)
    queue(template, address=petition.person.email, context=context, about=(KIND, petition.pk))


def _context(petition: Petition) -> dict[str, str]:
    return {
        "number": str(petition),
        "unit": petition.unit.name,
        "received_on": long_date(petition.received_on),
        "accepted_on": long_date(petition.accepted_on),
        "due_on": long_date(petition.due_on),
        "answered_on": long_date(petition.answered_on),
        "answer_number": petition.answer_number,
    }
