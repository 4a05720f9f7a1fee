"""What a unit counted on paper before its register was kept here."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from langnghe.accounts.models import User
from langnghe.units.models import Unit


class OpeningBalance(models.Model):
    """The columns of one statutory table for days of a paper register (số dư đầu).

    `numbers` is column → number, both as the paper states them. A wrong one is taken back with a reason and entered
    anew: what stood stays. It is added to a table whose period holds all its days, and never where the register of this
    installation has lines on one of them.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    table = models.CharField(max_length=40)
    since = models.DateField()
    until = models.DateField()
    numbers = models.JSONField()
    source = models.CharField(max_length=300)
    entered_on = models.DateField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    taken_back_on = models.DateField(null=True, blank=True)
    taken_back_because = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="opening_days_in_order"),
            models.CheckConstraint(
                condition=Q(taken_back_on__isnull=True) | ~Q(taken_back_because=""),
                name="opening_taken_back_has_reason",
            ),
            ExclusionConstraint(
                name="opening_days_once",
                expressions=[
                    ("unit", RangeOperators.EQUAL),
                    ("table", RangeOperators.EQUAL),
                    (
                        Func(
                            "since",
                            "until",
                            RangeBoundary(inclusive_upper=True),
                            function="DATERANGE",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(taken_back_on__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.table} {self.since} – {self.until}"
