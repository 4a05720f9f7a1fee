"""Books entered from spreadsheets: one batch, one row for each line it wrote."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from langnghe.accounts.models import User
from langnghe.petitions.models.register import Petition
from langnghe.units.models import Unit


class BatchState(models.TextChoices):
    DRAFT = "draft", _("chờ chọn cột")
    WAITING = "waiting", _("chờ ghi")
    WRITTEN = "written", _("đã ghi vào sổ")
    FAILED = "failed", _("không ghi được")
    UNDONE = "undone", _("đã hủy")


class Batch(models.Model):
    """One spreadsheet of an old book: which column is which, and what became of it.

    `mapping` is our column → place in the sheet; the spreadsheet itself is a stored file of this batch.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    brought_on = models.DateField()
    name = models.CharField(max_length=160)
    rows = models.PositiveIntegerField()
    mapping = models.JSONField(default=dict)
    encoding = models.CharField(max_length=20, blank=True)
    state = models.CharField(max_length=12, choices=BatchState.choices, default=BatchState.DRAFT)
    trouble = models.CharField(max_length=300, blank=True)
    undone_on = models.DateField(null=True, blank=True)
    undone_because = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["unit", "-id"], name="batch_newest")]

    def __str__(self) -> str:
        return self.name


class BatchLine(models.Model):
    """Which row of which batch wrote which petition."""

    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="lines")
    row = models.PositiveIntegerField()
    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "row"], name="batch_row_once")]

    def __str__(self) -> str:
        return f"{self.batch_id}: {self.row}"
