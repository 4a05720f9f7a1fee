"""Books of petitions entered from spreadsheets: one batch, one row for each line it wrote."""

from django.db import models

from langnghe.old_books.models import BatchState, BroughtBook
from langnghe.petitions.models.register import Petition

__all__ = ["Batch", "BatchLine", "BatchState"]


class Batch(BroughtBook):
    """One spreadsheet of an old book of petitions."""

    class Meta:
        indexes = [models.Index(fields=["unit", "-id"], name="batch_newest")]


class BatchLine(models.Model):
    """Which row of which batch wrote which petition."""

    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="lines")
    row = models.PositiveIntegerField()
    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "row"], name="batch_row_once")]

    def __str__(self) -> str:
        return f"{self.batch_id}: {self.row}"
