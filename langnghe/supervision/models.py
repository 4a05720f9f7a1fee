"""Delegations, supervised units, findings, recommendations and the report."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from langnghe.accounts.models import User
from langnghe.regulations.models import LegalText, Obligation
from langnghe.units.models import Official, Unit


class Stage(models.TextChoices):
    DECIDED = "decided", _("đã có quyết định")
    WORKING = "working", _("đang làm việc")
    REPORTED = "reported", _("đã ký báo cáo")
    FOLLOWED = "followed", _("theo dõi sau giám sát")


class Delegation(models.Model):
    """A supervision delegation, named by the number of the decision that set it up."""

    number = models.CharField(max_length=20)
    decided_on = models.DateField()
    deciding_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=400)
    leader = models.ForeignKey(Official, on_delete=models.PROTECT, related_name="+")
    texts = models.ManyToManyField(LegalText, related_name="+")
    period_from = models.DateField()
    period_until = models.DateField()
    meets_on = models.DateField(null=True, blank=True)
    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.DECIDED)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["number", "deciding_unit"], name="delegation_number_once"),
            models.CheckConstraint(
                condition=Q(period_until__gte=F("period_from")), name="delegation_period_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"Đoàn giám sát {self.number}"


class SupervisedUnit(models.Model):
    """A unit under supervision, with its own explanation."""

    delegation = models.ForeignKey(Delegation, on_delete=models.PROTECT, related_name="supervised")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    explanation = models.TextField(blank=True)
    explained_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["delegation", "unit"], name="supervised_once")]

    def __str__(self) -> str:
        return f"{self.delegation} · {self.unit}"


class FindingKind(models.TextChoices):
    RESULT = "result", _("kết quả")
    SHORTCOMING = "shortcoming", _("hạn chế")


class Finding(models.Model):
    """What the delegation found; a shortcoming names its cause, and the unit may answer."""

    supervised = models.ForeignKey(SupervisedUnit, on_delete=models.PROTECT, related_name="findings")
    kind = models.CharField(max_length=20, choices=FindingKind.choices)
    obligation = models.ForeignKey(
        Obligation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    statement = models.CharField(max_length=600)
    cause = models.CharField(max_length=600, blank=True)
    figure_keys = models.JSONField(default=list)
    reply = models.CharField(max_length=600, blank=True)
    replied_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="shortcoming") | ~Q(cause=""), name="finding_shortcoming_has_cause"
            )
        ]

    def __str__(self) -> str:
        return self.statement[:80]


class Direction(models.TextChoices):
    UPWARD = "upward", _("lên cấp trên")
    DOWNWARD = "downward", _("cho đơn vị được giám sát")


class FollowUp(models.TextChoices):
    OPEN = "open", _("chưa thực hiện")
    DONE = "done", _("đã thực hiện")


class SupervisionRecommendation(models.Model):
    """A recommendation with an addressee, a due date and a proof when it is carried out."""

    delegation = models.ForeignKey(Delegation, on_delete=models.PROTECT, related_name="recommendations")
    direction = models.CharField(max_length=10, choices=Direction.choices)
    addressee = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=600)
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=FollowUp.choices, default=FollowUp.OPEN)
    done_on = models.DateField(null=True, blank=True)
    proof = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="done") | ~Q(proof=""), name="recommendation_done_has_proof"
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]


class Report(models.Model):
    """The report of a delegation on one unit: drafted from the register, frozen with a digest when signed."""

    supervised = models.OneToOneField(SupervisedUnit, on_delete=models.PROTECT, related_name="report")
    number = models.CharField(max_length=40, blank=True)
    body = models.JSONField(default=dict)
    drafted_on = models.DateField()
    signed_on = models.DateField(null=True, blank=True)
    signed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(signed_on__isnull=True) | ~Q(digest=""), name="report_signed_has_digest"
            )
        ]

    def __str__(self) -> str:
        return f"Báo cáo · {self.supervised}"
