"""Legal texts and the obligations that they lay on units."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from langnghe.units.models import Unit


class Confidence(models.TextChoices):
    SOURCED = "sourced", _("có nguồn")
    ONE_SOURCE = "one-source", _("một nguồn")
    UNVERIFIED = "unverified", _("chưa kiểm chứng")
    CONFIRMED = "confirmed", _("đã xác nhận")


class LegalText(models.Model):
    """A document by its number, symbol and date, with the text it was issued to carry out."""

    number = models.CharField(max_length=60, unique=True)
    kind = models.CharField(max_length=60)
    title = models.CharField(max_length=400)
    issuer = models.CharField(max_length=160)
    issued_on = models.DateField()
    in_force_from = models.DateField(null=True, blank=True)
    in_force_until = models.DateField(null=True, blank=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    confidence = models.CharField(max_length=12, choices=Confidence.choices, default=Confidence.UNVERIFIED)
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(in_force_until__isnull=True) | Q(in_force_until__gte=F("in_force_from")),
                name="legal_text_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} số {self.number}"

    @property
    def days_after_parent(self) -> int | None:
        """How many days passed between the text above and this one (67 between 23-QĐ/TW and 763-QĐ/TU)."""
        delay: timedelta | None = self.issued_on - self.parent.issued_on if self.parent else None
        return delay.days if delay is not None else None


class ObligationCheck(models.TextChoices):
    RECEPTION_DAYS = "reception_days", _("số ngày tiếp công dân của người đứng đầu")
    POSTED_IN_TIME = "posted_in_time", _("niêm yết lịch tiếp trước 5 ngày làm việc")
    NOT_DELEGATED = "not_delegated", _("không ủy quyền tiếp công dân")
    DOCUMENT_ISSUED = "document_issued", _("ban hành văn bản cụ thể hóa")
    BY_HAND = "by_hand", _("do đoàn giám sát kiểm tra")


class Obligation(models.Model):
    """What a text makes somebody do, and how a supervision can check it."""

    code = models.CharField(max_length=10, unique=True)
    text = models.ForeignKey(LegalText, on_delete=models.PROTECT, related_name="obligations")
    provision = models.CharField(max_length=60, blank=True)
    who = models.CharField(max_length=160)
    duty = models.CharField(max_length=300)
    how_often = models.CharField(max_length=120, blank=True)
    check_kind = models.CharField(
        max_length=20, choices=ObligationCheck.choices, default=ObligationCheck.BY_HAND
    )
    duty_office = models.CharField(max_length=40, blank=True)
    confidence = models.CharField(max_length=12, choices=Confidence.choices, default=Confidence.UNVERIFIED)

    def __str__(self) -> str:
        return f"{self.code} {self.duty}"


class LocalIssue(models.Model):
    """A unit's own document that turns a text into local duties."""

    text = models.ForeignKey(LegalText, on_delete=models.PROTECT, related_name="local_issues")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=60)
    issued_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["text", "unit", "number"], name="local_issue_once")]

    def __str__(self) -> str:
        return self.number
