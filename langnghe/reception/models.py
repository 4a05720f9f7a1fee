"""Places, schedules, sessions and visits: the current rows of the register."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from langnghe.people.models import Person
from langnghe.petitions.models import Field, Matter, Petition
from langnghe.units.models import AdministrativeArea, Post, Unit

# "Đoàn đông người": practice of the statistics, not of the law (group.doan_dong_nguoi, unverified).
GROUP_SIZE = 5


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

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="schedule_ends_after_start"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="schedule_hours_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.post_id} {self.since} – {self.until}"


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
        ]
        indexes = [models.Index(fields=["unit", "held_on", "id"]), models.Index(fields=["post", "held_on"])]

    def __str__(self) -> str:
        return f"{self.held_on} · {self.post_id}"


class Receiver(models.TextChoices):
    STAFF = "staff", _("tiếp thường xuyên")
    HEAD = "head", _("người đứng đầu tiếp")
    DELEGATE = "delegate", _("người được ủy quyền tiếp")


class VisitResult(models.TextChoices):
    EXPLAINED = "explained", _("giải thích, trả lời tại chỗ")
    PROMISED = "promised", _("hẹn trả lời")
    GUIDED = "guided", _("hướng dẫn đến cơ quan có thẩm quyền")
    PETITION = "petition", _("tiếp nhận đơn")
    REFUSED = "refused", _("từ chối tiếp")


class Visit(models.Model):
    """One turn (lượt): a record in the reception register; its people are `heads`, a group has five or more."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    session = models.ForeignKey(
        Session, null=True, blank=True, on_delete=models.PROTECT, related_name="visits"
    )
    number = models.PositiveIntegerField()
    year = models.PositiveSmallIntegerField()
    received_on = models.DateField()
    receiver = models.CharField(max_length=20, choices=Receiver.choices)
    is_dialogue = models.BooleanField(default=False)
    heads = models.PositiveIntegerField(default=1)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey(
        AdministrativeArea, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    field = models.CharField(max_length=20, choices=Field.choices)
    content = models.CharField(max_length=500)
    result = models.CharField(max_length=20, choices=VisitResult.choices)
    result_note = models.CharField(max_length=500, blank=True)
    reply_due_on = models.DateField(null=True, blank=True)
    matter = models.ForeignKey(Matter, null=True, blank=True, on_delete=models.PROTECT, related_name="visits")
    petition = models.ForeignKey(
        Petition, null=True, blank=True, on_delete=models.PROTECT, related_name="visits"
    )
    # The rule of the lawbook on which a citizen was refused, such as refusal.2.
    refusal_ground = models.CharField(max_length=40, blank=True)
    voided_on = models.DateField(null=True, blank=True)
    void_reason = models.CharField(max_length=300, blank=True)
    form_digest = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "year", "number"], name="visit_number_once"),
            models.UniqueConstraint(
                fields=["form_digest"], condition=~Q(form_digest=""), name="visit_form_sent_once"
            ),
            models.CheckConstraint(
                condition=~Q(result="refused") | ~Q(refusal_ground=""), name="visit_refused_has_ground"
            ),
            models.CheckConstraint(condition=Q(heads__gte=1), name="visit_has_somebody"),
            models.CheckConstraint(
                condition=Q(voided_on__isnull=True) | ~Q(void_reason=""), name="visit_voided_has_reason"
            ),
        ]
        indexes = [
            models.Index(
                fields=["unit", "received_on", "id"],
                condition=Q(voided_on__isnull=True),
                name="visit_counted",
            ),
            models.Index(fields=["session"]),
        ]

    def __str__(self) -> str:
        return f"{self.number}/{self.year}"

    @property
    def is_group(self) -> bool:
        return self.heads >= GROUP_SIZE


class VisitBook(models.Model):
    """The last number given in a unit's yearly reception register."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "year"], name="visit_book_once")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.year}: {self.last}"
