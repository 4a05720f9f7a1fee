"""Who may see and steer a supervision."""

from datetime import date

from django.db.models import Q, QuerySet

from langnghe.accounts.rights import Right
from langnghe.accounts.selectors import Viewer, units_of, units_with
from langnghe.supervision.models import Delegation, Stage


def visible(queryset: QuerySet[Delegation], viewer: Viewer, on: date) -> QuerySet[Delegation]:
    """The deciding unit's supervisors, the supervised units, and everyone once the report is signed."""
    signed = Q(stage__in=[Stage.REPORTED, Stage.FOLLOWED])
    mine = Q(deciding_unit__in=units_with(viewer, Right.SUPERVISE, on=on))
    about_us = Q(supervised__unit__in=units_of(viewer, on=on))
    return queryset.filter(signed | mine | about_us).distinct()


def may_steer(viewer: Viewer, delegation: Delegation, on: date) -> bool:
    """Only a member of the deciding unit with the right to supervise writes findings and signs."""
    return delegation.deciding_unit_id in units_with(viewer, Right.SUPERVISE, on=on)


def may_explain(viewer: Viewer, unit_code: str, on: date) -> bool:
    """The head of the supervised unit gives its explanation."""
    return unit_code in units_with(viewer, Right.DECIDE, on=on)
