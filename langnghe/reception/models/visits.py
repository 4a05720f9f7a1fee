"""Turns and the yearly book of their numbers."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from langnghe.people.models import Person
from langnghe.petitions.models import Field, Matter, Petition
from langnghe.reception.models.sessions import Session
from langnghe.units.models import AdministrativeArea, Unit

# "Đoàn đông người": practice of the statistics, not of the law (group.doan_dong_nguoi, unverified).
GROUP_SIZE = 5


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


class NotDenunciation(models.TextChoices):
    """Why a turn that names the word is not a denunciation, as the officer stated."""

    NONE = "", _("chưa trả lời")
    PROCEDURE = "procedure", _("không: hỏi về thủ tục, quyền tố cáo; chưa tố cáo ai")
    MENTION = "mention", _("không: chỉ nhắc đến chữ này, không báo hành vi vi phạm của ai")
    OTHER_KIND = "other_kind", _("không: công dân xác nhận đây là khiếu nại, kiến nghị hoặc phản ánh")


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
    not_denunciation = models.CharField(max_length=12, choices=NotDenunciation.choices, blank=True)
    # Of a group: whether its representatives were appointed in writing with all signatures.
    appointed_in_writing = models.BooleanField(default=False)
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
