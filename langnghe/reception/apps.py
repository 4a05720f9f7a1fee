"""The room reception as a Django app."""

from datetime import date
from typing import Any

from django.apps import AppConfig


class ReceptionConfig(AppConfig):
    name = "langnghe.reception"

    def ready(self) -> None:
        """Let others know this room's figures, the photographs of a posting, and the visits of a matter."""
        from langnghe.documents import access as documents
        from langnghe.kernel import links
        from langnghe.petitions import selectors as petitions
        from langnghe.reception import figures, linking, table_01  # noqa: F401 - importing registers them

        for link in linking.LINKS:
            links.register(link)
        from langnghe.reception.selectors.matters import visits_of_matter

        petitions.register_visits(visits_of_matter)
        from langnghe.petitions.services import protecting
        from langnghe.reception.services import sealing

        protecting.register_beside(protecting.Beside(sealing.words_of, sealing.blank))
        documents.register(documents.Owner("schedule", _may_read_proof, _may_attach_proof))
        documents.register(documents.Owner("visit-batch", _may_read_book, _may_not))


def _may_read_proof(viewer: Any, pk: int, on: date) -> bool:
    from langnghe.reception.access import desk_units
    from langnghe.reception.models import Schedule

    return Schedule.objects.filter(pk=pk, unit__in=desk_units(viewer, on)).exists()


def _may_attach_proof(viewer: Any, pk: int, on: date) -> bool:
    """Who may plan or post may prove the posting."""
    from langnghe.accounts.rights import Right
    from langnghe.accounts.selectors import units_with
    from langnghe.reception.models import Schedule

    units = {unit for right in (Right.POST, Right.PLAN) for unit in units_with(viewer, right, on=on)}
    return Schedule.objects.filter(pk=pk, unit__in=units, posted_on__isnull=False).exists()


def _may_read_book(viewer: Any, pk: int, on: date) -> bool:
    from langnghe.reception.access import visible_batches
    from langnghe.reception.models import VisitBatch

    return visible_batches(VisitBatch.objects.filter(pk=pk), viewer, on).exists()


def _may_not(_viewer: Any, _pk: int, _on: date) -> bool:
    """The spreadsheet of an old book comes once, with the batch."""
    return False
