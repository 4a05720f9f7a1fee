"""Places and the rules that sessions are drawn from."""

from django.db import models
from django.db.models import F, Q

from langnghe.units.models import Post, Unit


# "Đoàn đông người": practice of the statistics, not of the law (group.doan_dong_nguoi, unverified).
class ReceptionPlace(models.Model):
    """Where a unit receives citizens."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    address = models.CharField(max_length=300)

    def __str__(self) -> str:
        return self.name


class Schedule(models.Model):
    """A rule on which an office receives; drawn into sessions, checked, then posted."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey(ReceptionPlace, on_delete=models.PROTECT, related_name="+")
    rule = models.JSONField()
    roll = models.CharField(max_length=40, default="next_working_day")
    since = models.DateField()
    until = models.DateField()
    starts_at = models.TimeField()
    ends_at = models.TimeField()
    posted_on = models.DateField(null=True, blank=True)
    # Booking: places of each session (none: come without booking), until when, how many for one telephone.
    capacity = models.PositiveSmallIntegerField(default=0)
    closes_days = models.PositiveSmallIntegerField(default=1)
    per_person = models.PositiveSmallIntegerField(default=1)
    papers = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="schedule_ends_after_start"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="schedule_hours_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.post_id} {self.since} – {self.until}"
