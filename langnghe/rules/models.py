"""What one authority adds to the law: confirmations, stricter rules, days off. Written once, never rewritten."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from langnghe.accounts.models import User
from langnghe.kernel.models import AppendOnly
from langnghe.units.models import Unit


class Measure(models.TextChoices):
    """What a local number counts: the units of the lawbook, and the periods of a duty."""

    CALENDAR_DAYS = "calendar days", _("ngày")
    WORKING_DAYS = "working days", _("ngày làm việc")
    HOURS = "hours", _("giờ")
    MONTHS = "months", _("tháng")
    YEARS = "years", _("năm")
    EACH_WEEK = "week", _("ngày mỗi tuần")
    EACH_MONTH = "month", _("ngày mỗi tháng")


class DayKind(models.TextChoices):
    OFF = "off", _("thêm một ngày nghỉ")
    SWAP = "swap", _("nghỉ hoán đổi, làm bù ngày khác")
    WORKED = "worked", _("ngày lịch đoán là nghỉ nhưng vẫn đi làm")


class Said(AppendOnly):
    """What a named person said for one authority, on a citation; who typed it in, and when."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    person = models.CharField(max_length=120)
    cite = models.CharField(max_length=300)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta(AppendOnly.Meta):
        abstract = True


class Confirmation(Said):
    """A named person has read the text of a rule and confirms it from a day; a later row may take it back."""

    rule = models.CharField(max_length=80)
    since = models.DateField()
    takes_back = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="taken_back_by"
    )

    class Meta(Said.Meta):
        abstract = False
        indexes = [models.Index(fields=["unit", "rule", "id"], name="confirmation_of_unit")]

    def __str__(self) -> str:
        return f"{self.rule} · {self.unit_id}"


class LocalRule(Said):
    """A stricter term or duty of one authority from a day; a row without a number gives the law its word back."""

    rule = models.CharField(max_length=80)
    facts = models.JSONField(default=list)
    since = models.DateField()
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    measure = models.CharField(max_length=16, choices=Measure.choices, blank=True)

    class Meta(Said.Meta):
        abstract = False
        indexes = [models.Index(fields=["unit", "rule", "id"], name="local_rule_of_unit")]
        constraints = [
            models.CheckConstraint(
                condition=(Q(number__isnull=True, measure="") | (Q(number__gte=1) & ~Q(measure=""))),
                name="local_rule_number_with_measure",
            )
        ]

    def __str__(self) -> str:
        return f"{self.rule} · {self.unit_id}"


class LocalDayOff(Said):
    """A day of the calendar that a notice changed for one authority; a later row may take it back."""

    day = models.DateField()
    kind = models.CharField(max_length=8, choices=DayKind.choices)
    worked_on = models.DateField(null=True, blank=True)
    name = models.CharField(max_length=120)
    completes_year = models.BooleanField(default=False)
    takes_back = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="taken_back_by"
    )

    class Meta(Said.Meta):
        abstract = False
        indexes = [models.Index(fields=["unit", "day"], name="local_day_off_of_unit")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="swap", worked_on__isnull=False)
                | (~Q(kind="swap") & Q(worked_on__isnull=True)),
                name="local_day_off_swap_has_worked_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.day} · {self.unit_id}"
