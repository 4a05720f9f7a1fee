"""Decisions, what they order, what was carried out, and how they were made public."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Floor
from django.utils.translation import gettext_lazy as _

from langnghe.petitions.models.steps import OfStep
from langnghe.units.models import Unit


class Outcome(models.TextChoices):
    RIGHT = "right", _("khiếu nại, tố cáo đúng toàn bộ")
    PARTLY = "partly", _("đúng một phần")
    WRONG = "wrong", _("sai toàn bộ")


class OnFirst(models.TextChoices):
    UPHELD = "upheld", _("công nhận quyết định lần đầu")
    CHANGED = "changed", _("sửa quyết định lần đầu")
    ANNULLED = "annulled", _("hủy quyết định lần đầu")


class Decision(OfStep):
    """A decision on a complaint, or the conclusion on a denunciation: its number, result and days."""

    number = models.CharField(max_length=60)
    issued_on = models.DateField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    on_first = models.CharField(max_length=10, choices=OnFirst.choices, blank=True)
    summary = models.TextField()
    may_sue = models.BooleanField(default=True)
    carry_out_by = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.number


class EarlierDecision(OfStep):
    """A first decision that another body, or a paper file, holds.

    `is_unresolved`: a denunciation that was not resolved in time; then number and day are those of its line in the book.
    """

    body = models.CharField(max_length=200)
    number = models.CharField(max_length=60)
    issued_on = models.DateField()
    summary = models.CharField(max_length=500, blank=True)
    is_unresolved = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.number}, {self.body}"


class QuantityKind(models.TextChoices):
    MONEY_STATE = "money_state", _("tiền thu hồi cho Nhà nước (đồng)")
    LAND_STATE = "land_state", _("đất thu hồi cho Nhà nước (m²)")
    MONEY_CITIZENS = "money_citizens", _("tiền trả lại cá nhân (đồng)")
    LAND_CITIZENS = "land_citizens", _("đất trả lại cá nhân (m²)")
    MONEY_BODIES = "money_bodies", _("tiền trả lại tổ chức (đồng)")
    LAND_BODIES = "land_bodies", _("đất trả lại tổ chức (m²)")
    PERSONS_REPAID = "persons_repaid", _("cá nhân được trả lại quyền lợi (người)")
    BODIES_REPAID = "bodies_repaid", _("tổ chức được trả lại quyền lợi (tổ chức)")
    PERSONS_DISCIPLINED = "persons_disciplined", _("người bị kiến nghị xử lý hành chính (người)")
    OFFICIALS_DISCIPLINED = "officials_disciplined", _("trong đó cán bộ, công chức, viên chức (người)")
    CASES_INVESTIGATED = "cases_investigated", _("vụ chuyển cơ quan điều tra (vụ)")
    PERSONS_INVESTIGATED = "persons_investigated", _("người chuyển cơ quan điều tra (người)")
    OFFICIALS_INVESTIGATED = (
        "officials_investigated",
        _("trong đó cán bộ, công chức, viên chức chuyển cơ quan điều tra (người)"),
    )


# Of so many persons so many officials.
AMONG = {
    QuantityKind.OFFICIALS_DISCIPLINED: QuantityKind.PERSONS_DISCIPLINED,
    QuantityKind.OFFICIALS_INVESTIGATED: QuantityKind.PERSONS_INVESTIGATED,
}
LAND = (QuantityKind.LAND_STATE, QuantityKind.LAND_CITIZENS, QuantityKind.LAND_BODIES)


DIGITS, PARTS = 18, 2


class Quantity(OfStep):
    """So much decided, or so much carried out on a day by a body: đồng and persons whole, land in m² and parts."""

    kind = models.CharField(max_length=24, choices=QuantityKind.choices)
    is_done = models.BooleanField()
    amount = models.DecimalField(max_digits=DIGITS, decimal_places=PARTS)
    on = models.DateField()
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # The line that was wrong: both are kept, and this one counts. Nothing at all is told by a line of nought.
    corrects = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrections"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0) | Q(corrects__isnull=False, amount=0), name="quantity_above_nothing"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in LAND]) | Q(amount=Floor(F("amount"))),
                name="quantity_whole_but_land",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.shown}"

    @property
    def shown(self) -> Decimal | int:
        return self.amount if self.kind in LAND else int(self.amount)


class PublicationWay(models.TextChoices):
    MEETING = "meeting", _("công bố tại cuộc họp")
    POSTING = "posting", _("niêm yết tại trụ sở, nơi tiếp công dân")
    MEDIA = "media", _("thông báo trên phương tiện thông tin đại chúng")
    WEB = "web", _("đăng ở trang “Đã trả lời” của hệ thống này")


class Publication(OfStep):
    """How a decision was made public, and the text without names and addresses; one on the web can be taken down."""

    way = models.CharField(max_length=10, choices=PublicationWay.choices)
    on = models.DateField()
    redacted = models.TextField()
    hidden_on = models.DateField(null=True, blank=True)
    hidden_because = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.way} · {self.on}"
