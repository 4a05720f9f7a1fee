"""Sessions: planned, held, delegated, moved, missed."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from langnghe.reception.models.schedules import ReceptionPlace, Schedule
from langnghe.units.models import Official, Post, Unit


# "Đoàn đông người": practice of the statistics, not of the law (group.doan_dong_nguoi, unverified).
class SessionKind(models.TextChoices):
    REGULAR = "regular", _("tiếp định kỳ")
    UNSCHEDULED = "unscheduled", _("tiếp đột xuất")
    DIALOGUE = "dialogue", _("đối thoại trực tiếp")


class SessionState(models.TextChoices):
    PLANNED = "planned", _("sắp diễn ra")
    IN_PERSON = "in_person", _("trực tiếp")
    DELEGATED = "delegated", _("ủy quyền")
    MOVED = "moved", _("dời lịch")
    MISSED = "missed", _("bỏ lỡ")


class Session(models.Model):
    """One sitting of one office on one day; kept in person, delegated, moved and missed are different states."""

    schedule = models.ForeignKey(
        Schedule, null=True, blank=True, on_delete=models.PROTECT, related_name="sessions"
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey(ReceptionPlace, on_delete=models.PROTECT, related_name="+")
    # Who holds the post that day, where it is known: one person of two posts cannot sit in two rooms.
    holder = models.ForeignKey(Official, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=SessionKind.choices, default=SessionKind.REGULAR)
    state = models.CharField(max_length=20, choices=SessionState.choices, default=SessionState.PLANNED)
    held_on = models.DateField()
    planned_on = models.DateField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    posted_on = models.DateField(null=True, blank=True)
    # Whether it was posted later than the law asks, by the working days of the day it was posted.
    posted_late = models.BooleanField(default=False)
    delegated_to = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    moved_to = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="moved_from"
    )
    reason = models.CharField(max_length=300, blank=True)
    topic = models.CharField(max_length=300, blank=True)
    # The ground of the decree on which the session is held online; empty when people come to the place.
    online_ground = models.CharField(max_length=300, blank=True)
    conclusion_number = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="session_hours_in_order"),
            models.CheckConstraint(
                condition=~Q(state__in=["moved", "missed", "delegated"]) | ~Q(reason=""),
                name="session_change_has_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state="delegated") | Q(delegated_to__isnull=False),
                name="session_delegated_to_somebody",
            ),
            ExclusionConstraint(
                name="session_place_not_double_booked",
                expressions=[
                    ("place", RangeOperators.EQUAL),
                    (
                        Func("starts_at", "ends_at", function="TSTZRANGE", output_field=DateTimeRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=~Q(state="moved"),
            ),
            ExclusionConstraint(
                name="session_post_not_in_two_places",
                expressions=[
                    ("post", RangeOperators.EQUAL),
                    (
                        Func("starts_at", "ends_at", function="TSTZRANGE", output_field=DateTimeRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=~Q(state="moved"),
            ),
            ExclusionConstraint(
                name="session_holder_not_in_two_places",
                expressions=[
                    ("holder", RangeOperators.EQUAL),
                    (
                        Func("starts_at", "ends_at", function="TSTZRANGE", output_field=DateTimeRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=~Q(state="moved"),
            ),
        ]
        indexes = [models.Index(fields=["unit", "held_on", "id"]), models.Index(fields=["post", "held_on"])]

    def __str__(self) -> str:
        return f"{self.held_on} · {self.post_id}"
