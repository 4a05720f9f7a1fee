"""Duty beside deed by post and month: copied from the register, so that a country can be read at once."""

from django.db import models
from django.db.models import F, Q

from langnghe.units.models import AdministrativeArea, Post, Unit


class DutyMonth(models.Model):
    """The periods of one post whose decisive day lies in this month; `recount` makes it again from the sessions.

    Days are counted, not sessions. `reported` is false where no session of these periods has an outcome: then the
    four counts are nought in the table and are shown as unknown.
    """

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    province = models.ForeignKey(AdministrativeArea, on_delete=models.PROTECT, related_name="+")
    month = models.DateField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    required = models.PositiveSmallIntegerField()
    kept = models.PositiveSmallIntegerField()
    delegated = models.PositiveSmallIntegerField()
    moved = models.PositiveSmallIntegerField()
    missed = models.PositiveSmallIntegerField()
    unreported = models.PositiveSmallIntegerField()
    lacking = models.PositiveSmallIntegerField()
    reported = models.BooleanField()
    article = models.CharField(max_length=300)
    counted_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["post", "month"], name="duty_month_once"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="duty_month_in_order"),
        ]
        indexes = [models.Index(fields=["province", "month"]), models.Index(fields=["month"])]

    def __str__(self) -> str:
        return f"{self.post_id} {self.month:%Y-%m}"
