"""Terms that run on a petition."""

from django.db import models
from django.db.models import Q

from langnghe.petitions.models.register import Petition

# Whoever passed a denunciation on is told the result, whatever the file goes through meanwhile.
TELL_SENDER = "denunciation.from_sender"
# Deputies, the Front or a newspaper are told what became of any other petition once it is settled.
REPORT = "reception.result_to_sender"
AFTER_CLOSING = (TELL_SENDER, REPORT)
# How long a filed petition is kept is no work that is due.
KEEPING = "outcome.luu_don.retention"


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
        indexes = [
            models.Index(
                fields=["due_on", "petition"],
                condition=Q(ended_on__isnull=True, rule__in=AFTER_CLOSING),
                name="clock_owed_after_closing",
            )
        ]

    def __str__(self) -> str:
        return f"{self.rule} · {self.due_on}"
