"""Small questions that home and desk put to the rooms below."""

from datetime import date

from django.db.models import Count, Q

from langnghe.accounts.models import User
from langnghe.accounts.selectors import Viewer, units_of
from langnghe.petitions.access import led
from langnghe.petitions.models import Petition
from langnghe.petitions.selectors import count_asked, count_escalated, reminded, waiting_transfers
from langnghe.reception.models import Session, SessionState
from langnghe.reception.selectors import BoardRow, duty_board
from langnghe.units.models import Unit


def next_session(unit: Unit, *, on: date) -> Session | None:
    rows = Session.objects.filter(
        unit=unit, held_on__gte=on, state=SessionState.PLANNED, posted_on__isnull=False
    )
    return rows.select_related("post", "place").order_by("held_on", "starts_at").first()


def duty_of_head(unit: Unit, *, on: date) -> BoardRow | None:
    """The head's row of the board of duty: this year's periods that are over, or last year's in January."""
    for year in (on.year, on.year - 1):
        rows = duty_board(unit, since=date(year, 1, 1), until=min(on, date(year, 12, 31)), on=on)
        heads = [row for row in rows if row.post.kind == "HEAD" and row.kept]
        if heads:
            return heads[0]
    return None


def cards(viewer: Viewer, *, on: date) -> dict[str, int]:
    """Today's sessions of the viewer's units; the open petitions that they lead, the late ones, what waits to be taken in."""
    if not isinstance(viewer, User):
        return {}
    units = units_of(viewer, on=on)
    open_petitions = Petition.objects.filter(
        pk__in=led(viewer, on), closed_on__isnull=True, voided_on__isnull=True
    )
    # Both in one walk over what is open: whose file each is takes longer than to count it.
    counted = open_petitions.aggregate(open=Count("pk"), late=Count("pk", filter=Q(due_on__lt=on)))
    return {
        "sessions": Session.objects.filter(unit__in=units, held_on=on).count(),
        **counted,
        "asked": count_asked(viewer, on),
        "coming": waiting_transfers(viewer, on).count(),
        "escalated": count_escalated(viewer, on),
        "reminded": reminded(viewer, on).count(),
    }
