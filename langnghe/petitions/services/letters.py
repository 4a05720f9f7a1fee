"""Letters to the citizen: a row in the outbox beside the change, never the code and never the content."""

from langnghe.notifications.services import queue
from langnghe.petitions.access import KIND
from langnghe.petitions.models import Petition


def tell(petition: Petition, template: str) -> None:
    """Tell the citizen of a step, if they left an e-mail address."""
    if not petition.person.email:
        return
    context = {
        "number": str(petition),
        "unit": petition.unit.name,
        "received_on": petition.received_on.isoformat(),
        "accepted_on": petition.accepted_on.isoformat() if petition.accepted_on else "",
        "due_on": petition.due_on.isoformat() if petition.due_on else "",
        "answered_on": petition.answered_on.isoformat() if petition.answered_on else "",
        "answer_number": petition.answer_number,
    }
    queue(template, address=petition.person.email, context=context, about=(KIND, petition.pk))
