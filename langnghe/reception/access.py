"""Who may plan, post, hold and write: rights say what, the unit or custody says where."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.accounts.selectors import Viewer, has_right, in_custody, own_units, units_with
from langnghe.kernel.errors import NotAllowed
from langnghe.petitions.access import unknown_to
from langnghe.reception.models import (
    Dialogue,
    OpeningBalance,
    QueueTicket,
    Session,
    SessionTask,
    Visit,
    VisitBatch,
)
from langnghe.units.models import Unit

KIND = "visit"
BATCH = "visit-batch"
READING = (Right.RECEIVE, Right.HANDLE, Right.DECIDE)
AT_THE_DESK = (Right.RECEIVE, Right.PLAN, Right.POST)


def reading_units(viewer: Viewer, on: date) -> list[str]:
    return sorted({unit for right in READING for unit in units_with(viewer, right, on=on)})


def desk_units(viewer: Viewer, on: date) -> list[str]:
    return sorted({unit for right in AT_THE_DESK for unit in units_with(viewer, right, on=on)})


def visible(queryset: QuerySet[Visit], viewer: Viewer, on: date) -> QuerySet[Visit]:
    """The turns that this person's units hold; those who supervise read figures, not citizens' names."""
    return known(queryset.filter(pk__in=in_custody(KIND, reading_units(viewer, on), on=on)), viewer)


def known(queryset: QuerySet[Visit], viewer: Viewer) -> QuerySet[Visit]:
    """Without the turns of denunciations that name this officer: for him there is neither file nor turn."""
    return queryset.exclude(petition__in=unknown_to(viewer))


def visible_sessions(queryset: QuerySet[Session], viewer: Viewer, on: date) -> QuerySet[Session]:
    return queryset.filter(unit__in=desk_units(viewer, on))


def require(viewer: User, right: Right, *, unit: str, on: date) -> None:
    """Refuses who lacks the right in this unit on this day, and says who has it."""
    if has_right(viewer, right, unit=unit, on=on):
        return
    raise NotAllowed(
        _("Việc này cần quyền “%(right)s” tại đơn vị.") % {"right": right.label},
        instead=_("Nhờ người có quyền này của đơn vị, hoặc hỏi quản trị viên."),
    )


def visible_tickets(queryset: QuerySet[QueueTicket], viewer: Viewer, on: date) -> QuerySet[QueueTicket]:
    return queryset.filter(queue__place__unit__in=units_with(viewer, Right.RECEIVE, on=on))


def visible_tasks(queryset: QuerySet[SessionTask], viewer: Viewer, on: date) -> QuerySet[SessionTask]:
    """Tasks of one's unit, and those that one's unit gave."""
    return queryset.filter(
        Q(unit__in=reading_units(viewer, on)) | Q(session__unit__in=desk_units(viewer, on))
    )


def visible_dialogues(queryset: QuerySet[Dialogue], viewer: Viewer, on: date) -> QuerySet[Dialogue]:
    """The desk's side of a dialogue; what is announced and published is public through its own selectors."""
    return queryset.filter(session__unit__in=desk_units(viewer, on))


def bringing_units(viewer: Viewer, on: date) -> list[Unit]:
    """The units into whose register this person may write an old book."""
    return own_units(viewer, [Right.RECEIVE], on=on)


def may_bring(viewer: Viewer, unit: str, on: date) -> bool:
    return has_right(viewer, Right.RECEIVE, unit=unit, on=on)


def visible_batches(queryset: QuerySet[VisitBatch], viewer: Viewer, on: date) -> QuerySet[VisitBatch]:
    return queryset.filter(unit__in=units_with(viewer, Right.RECEIVE, on=on))


def visible_balances(
    queryset: QuerySet[OpeningBalance], viewer: Viewer, on: date
) -> QuerySet[OpeningBalance]:
    """Whoever reads the register of a unit reads what its paper register counted."""
    return queryset.filter(unit__in=reading_units(viewer, on))
