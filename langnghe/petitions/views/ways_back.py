"""How a petition that was sent on comes back: given back by who got it, noted for a body outside, taken back."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from langnghe.accounts.models import User
from langnghe.petitions import forms, selectors
from langnghe.petitions.models import Transfer, TransferState


@dataclass(frozen=True)
class Back:
    """One way, as the page of a sending offers it."""

    slug: str
    title: Any
    button: Any
    done: Any
    form: type[forms.SendBackForm] = forms.SendBackForm


GIVE_BACK = Back("tra-lai", _("Trả lại nơi chuyển"), _("Trả lại"), _("Đã trả lại nơi chuyển."))
NOTE_BACK = Back(
    "noi-ngoai-tra", _("Ghi việc nơi ngoài trả lại"), _("Ghi trả lại"), _("Đã ghi việc trả lại.")
)
TAKE_BACK = Back("lay-lai", _("Lấy lại đơn"), _("Lấy lại đơn"), _("Đã lấy lại đơn."), forms.RecallForm)
GIVEN_BACK = {TransferState.UNDERWAY, TransferState.TAKEN_IN}


def way_back(transfer: Transfer, by: User, on: date) -> Back | None:
    """The one that this officer may take now; none where the petition is settled, or is not theirs to move."""
    if selectors.may_note_sent_back(transfer, by, on):
        return NOTE_BACK
    if selectors.may_recall(transfer, by, on):
        return TAKE_BACK
    is_receiver = selectors.may_take_in(transfer, by, on)
    return GIVE_BACK if is_receiver and transfer.state in GIVEN_BACK else None
