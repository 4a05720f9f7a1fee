"""Terms that run on a petition."""

from django.db import models
from django.db.models import Q

from langnghe.petitions.models.register import Petition


class Clock(models.Model):
    """One term that runs on a petition, as the law computed it when it started.

    `original_due_on` is never overwritten; `facts`, `cite`, `version_from` and `pack` tell how it was computed.
    """

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="clocks")
    rule = models.CharField(max_length=80)
    title = models.CharField(max_length=200)
    counted_from = models.DateField()
    original_due_on = models.DateField()
    due_on = models.DateField()
    safe_on = models.DateField()
    facts = models.JSONField(default=list)
    cite = models.CharField(max_length=200)
    version_from = models.DateField()
    confidence = models.CharField(max_length=12)
    provisional = models.BooleanField(default=False)
    pack = models.CharField(max_length=40)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["petition", "rule"], condition=Q(ended_on__isnull=True), name="clock_once_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.rule} · {self.due_on}"
