"""The shape of a brought book; each register has its own table of them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from langnghe.accounts.models import User
from langnghe.units.models import Unit


class BatchState(models.TextChoices):
    DRAFT = "draft", _("chờ chọn cột")
    WAITING = "waiting", _("chờ ghi")
    WRITTEN = "written", _("đã ghi vào sổ")
    FAILED = "failed", _("không ghi được")
    UNDONE = "undone", _("đã hủy")


OPEN = {BatchState.DRAFT, BatchState.FAILED}


class BroughtBook(models.Model):
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
        abstract = True

    def __str__(self) -> str:
        return self.name
