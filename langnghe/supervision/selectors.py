"""Questions about supervisions, always through what the viewer may see."""

from datetime import date

from django.utils.translation import gettext as _

from langnghe.accounts.selectors import Viewer
from langnghe.kernel.errors import NotFound
from langnghe.supervision import access
from langnghe.supervision.models import Delegation, Report, SupervisedUnit
from langnghe.units.models import Tenure


def delegations(viewer: Viewer, *, on: date) -> list[Delegation]:
    rows = access.visible(Delegation.objects.all(), viewer, on)
    return list(rows.select_related("deciding_unit", "leader").order_by("-decided_on", "-id"))


def delegation(viewer: Viewer, *, pk: int, on: date) -> Delegation:
    rows = access.visible(Delegation.objects.all(), viewer, on).select_related("deciding_unit", "leader")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NotFound(_("Không có cuộc giám sát này, hoặc báo cáo chưa ký nên chưa công khai."))
    return found


def supervised(viewer: Viewer, *, pk: int, on: date) -> SupervisedUnit:
    rows = access.visible_units(SupervisedUnit.objects.all(), viewer, on)
    found = rows.select_related("unit", "delegation__deciding_unit").filter(pk=pk).first()
    if found is None:
        raise NotFound(_("Không có đơn vị được giám sát này, hoặc báo cáo chưa ký nên chưa công khai."))
    return found


def supervised_units(viewer: Viewer, delegation: Delegation, *, on: date) -> list[SupervisedUnit]:
    """The units of a delegation that this viewer may read, each with its report and findings."""
    rows = access.visible_units(delegation.supervised.all(), viewer, on)
    return list(
        rows.select_related("unit", "delegation", "report")
        .prefetch_related("findings__obligation")
        .order_by("id")
    )


def report(viewer: Viewer, *, supervised_pk: int, on: date) -> Report:
    unit = supervised(viewer, pk=supervised_pk, on=on)
    found = Report.objects.select_related("supervised__unit", "supervised__delegation__deciding_unit").filter(
        supervised=unit
    )
    row = found.first()
    if row is None:
        raise NotFound(
            _("Chưa có báo cáo cho đơn vị này."), instead=_("Mở trang giám sát và bấm «Dự thảo báo cáo».")
        )
    return row


def posts_of_leader(delegation: Delegation) -> list[str]:
    """Every post the leader held on the day of the decision; one person may hold several."""
    held = Tenure.objects.filter(official=delegation.leader, since__lte=delegation.decided_on)
    return [tenure.post.title for tenure in held.select_related("post").order_by("id")]
