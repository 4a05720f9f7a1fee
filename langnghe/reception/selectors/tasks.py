"""Tasks of conclusions, for those who owe them and those who gave them: late first, then by day."""

from datetime import date

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from langnghe.accounts.selectors import Viewer
from langnghe.kernel.errors import NotFound
from langnghe.reception import access
from langnghe.reception.models import SessionTask


def tasks(viewer: Viewer, *, on: date, only_open: bool = True) -> QuerySet[SessionTask]:
    rows = access.visible_tasks(SessionTask.objects.all(), viewer, on)
    if only_open:
        rows = rows.filter(answered_on__isnull=True)
    rows = rows.select_related("session__unit", "session__post", "unit", "post")
    return rows.order_by(F("answered_on").desc(nulls_first=True), "due_on", "id")


def open_tasks(viewer: Viewer, *, on: date) -> tuple[int, int]:
    """How many are open, and how many of these are late."""
    rows = access.visible_tasks(SessionTask.objects.filter(answered_on__isnull=True), viewer, on)
    days = list(rows.values_list("due_on", flat=True))
    return len(days), sum(day < on for day in days)


def task_for(viewer: Viewer, *, pk: int, on: date) -> SessionTask:
    found = access.visible_tasks(SessionTask.objects.filter(pk=pk), viewer, on).first()
    if found is None:
        raise NotFound(_("Không có việc này, hoặc việc này không giao cho đơn vị của ông bà."))
    return found
