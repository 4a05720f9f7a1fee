"""Who may see and steer a supervision."""

from datetime import date

from django.db.models import Q, QuerySet

from langnghe.accounts.rights import Right
from langnghe.accounts.selectors import Viewer, units_of, units_with
from langnghe.supervision.models import Delegation, SupervisedUnit

SIGNED = Q(report__signed_on__isnull=False)


def visible(queryset: QuerySet[Delegation], viewer: Viewer, on: date) -> QuerySet[Delegation]:
    """The deciding unit's supervisors, the supervised units, and everyone once a report is signed."""
    units = visible_units(SupervisedUnit.objects.all(), viewer, on).values("delegation")
    mine = Q(deciding_unit__in=units_with(viewer, Right.SUPERVISE, on=on))
    return queryset.filter(mine | Q(pk__in=units))


def visible_units(queryset: QuerySet[SupervisedUnit], viewer: Viewer, on: date) -> QuerySet[SupervisedUnit]:
    """A unit's part of a supervision: for the delegation and for itself; for everyone once its report is signed."""
    mine = Q(delegation__deciding_unit__in=units_with(viewer, Right.SUPERVISE, on=on))
    ours = Q(unit__in=units_of(viewer, on=on))
    return queryset.filter(SIGNED | mine | ours)


def may_steer(viewer: Viewer, delegation: Delegation, on: date) -> bool:
    """Only a member of the deciding unit with the right to supervise writes findings and signs."""
    return delegation.deciding_unit_id in units_with(viewer, Right.SUPERVISE, on=on)


def may_explain(viewer: Viewer, unit_code: str, on: date) -> bool:
    """The head of the supervised unit gives its explanation."""
    return unit_code in units_with(viewer, Right.DECIDE, on=on)
