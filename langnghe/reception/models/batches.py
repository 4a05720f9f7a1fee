"""Old reception books entered from spreadsheets: one batch, one row for each turn it wrote."""

from django.db import models

from langnghe.old_books.models import BroughtBook
from langnghe.reception.models.visits import Visit


class VisitBatch(BroughtBook):
    """One spreadsheet of an old reception book."""

    class Meta:
        indexes = [models.Index(fields=["unit", "-id"], name="visit_batch_newest")]


class VisitBatchLine(models.Model):
    """Which row of which batch wrote which turn."""

    batch = models.ForeignKey(VisitBatch, on_delete=models.PROTECT, related_name="lines")
    row = models.PositiveIntegerField()
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="brought_by")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "row"], name="visit_batch_row_once")]

    def __str__(self) -> str:
        return f"{self.batch_id}: {self.row}"
