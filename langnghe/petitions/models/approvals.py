"""How many approvals a unit wants between proposal and signature, and the proposals that pass through them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from langnghe.accounts.models import User
from langnghe.petitions.models.register import Petition
from langnghe.units.models import Unit


class PetitionSetting(models.Model):
    """A unit's own way of working on petitions; a small body approves nothing between proposal and signature."""

    unit = models.OneToOneField(Unit, on_delete=models.PROTECT, related_name="+")
    approvals = models.PositiveSmallIntegerField(default=0)
    # The unit's own habits, no terms of the law: working days until an untaken transfer is called to mind; days after
    # the end in which a sender may ask to look again (empty: always); days before a term ends at which its officer is
    # reminded; and, once the head knows that it is over, days until the authority above is told too.
    taking_days = models.PositiveSmallIntegerField(default=3)
    reopen_days = models.PositiveSmallIntegerField(null=True, blank=True)
    remind_days = models.PositiveSmallIntegerField(default=3)
    escalate_days = models.PositiveSmallIntegerField(default=7)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(approvals__lte=3), name="setting_approvals_to_three")
        ]

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.approvals}"


class Approver(models.Model):
    """Who approves at which rank of a unit, from the first above the proposer; from which day until which."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    rank = models.PositiveSmallIntegerField()
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    since = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "rank", "user"], condition=Q(ended_on__isnull=True), name="approver_once"
            ),
            models.CheckConstraint(condition=Q(rank__gte=1, rank__lte=3), name="approver_rank_one_to_three"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} · {self.rank} · {self.user_id}"


class ProposalState(models.TextChoices):
    WAITING = "waiting", _("chờ duyệt")
    APPROVED = "approved", _("đã duyệt, chờ ký")
    SENT_BACK = "sent_back", _("trả lại để làm lại")
    SIGNED = "signed", _("đã ký")


class Proposal(models.Model):
    """A step proposed for signature; it needs as many approvals as the unit wanted that day."""

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="proposals")
    move = models.CharField(max_length=40)
    text = models.CharField(max_length=800)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    needed = models.PositiveSmallIntegerField()
    given = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=10, choices=ProposalState.choices, default=ProposalState.WAITING)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["petition"], condition=Q(state__in=["waiting", "approved"]), name="proposal_one_open"
            ),
            models.CheckConstraint(
                condition=Q(given__lte=models.F("needed")), name="proposal_given_to_needed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.petition_id} · {self.move} · {self.state}"


class Approval(models.Model):
    """One answer to a proposal: approved at a rank, or sent back with the reason."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="answers")
    rank = models.PositiveSmallIntegerField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    is_approved = models.BooleanField()
    because = models.CharField(max_length=800, blank=True)

    def __str__(self) -> str:
        return f"{self.proposal_id} · {self.rank}"
