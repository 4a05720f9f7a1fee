"""The visits of a matter, told to the room of petitions."""

from datetime import date

from django.urls import reverse

from langnghe.accounts.selectors import Viewer
from langnghe.petitions.selectors import VisitLine
from langnghe.reception import access
from langnghe.reception.models import Visit


def visits_of_matter(matter_id: int, viewer: Viewer, on: date) -> list[VisitLine]:
    """Every visit on a matter by its day; only who may see a visit gets its address."""
    rows = Visit.objects.filter(matter=matter_id, voided_on__isnull=True).select_related("unit")
    rows = access.known(rows, viewer)
    seen = set(access.visible(rows, viewer, on).values_list("pk", flat=True))
    return [
        VisitLine(
            row.received_on,
            row.unit.name,
            reverse("reception:visit", args=[row.pk]) if row.pk in seen else "",
            row.petition_id,
        )
        for row in rows.order_by("received_on", "pk")
    ]
