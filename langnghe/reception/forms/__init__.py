"""The shape of what is typed at the desk; the rules are in services and in the law."""

from langnghe.reception.forms.booking import BookForm, BookingTermsForm, CodeForm, RebookForm
from langnghe.reception.forms.fields import DAY, DAY_NAMES, HOUR, NTHS, ROLLS, SHAPES, PeriodForm, ReasonForm
from langnghe.reception.forms.following import SubscribeForm
from langnghe.reception.forms.lists import ListForm
from langnghe.reception.forms.online import OnlineForm
from langnghe.reception.forms.planning import CallForm, PlaceForm, ScheduleForm
from langnghe.reception.forms.queue import CallNextForm, TicketForm
from langnghe.reception.forms.sessions import DelegateForm, HoldForm, IssueForm, MoveForm
from langnghe.reception.forms.visits import CorrectionForm, VisitForm, grounds

__all__ = [
    "DAY",
    "DAY_NAMES",
    "HOUR",
    "NTHS",
    "ROLLS",
    "SHAPES",
    "BookForm",
    "BookingTermsForm",
    "CallForm",
    "CallNextForm",
    "CodeForm",
    "CorrectionForm",
    "DelegateForm",
    "HoldForm",
    "IssueForm",
    "ListForm",
    "MoveForm",
    "OnlineForm",
    "PeriodForm",
    "PlaceForm",
    "ReasonForm",
    "RebookForm",
    "ScheduleForm",
    "SubscribeForm",
    "TicketForm",
    "VisitForm",
    "grounds",
]
