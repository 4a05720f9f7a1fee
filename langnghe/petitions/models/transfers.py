"""Petitions handed on: one row for each sending, seen by both bodies, and the link for a body without an account."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from langnghe.accounts.models import User
from langnghe.petitions.models.register import Petition
from langnghe.petitions.models.steps import StepTaken
from langnghe.units.models import Unit


class TransferState(models.TextChoices):
    """Told from the days and from the line in the receiving book; never stored beside them."""

    UNDERWAY = "underway", _("đang chuyển, chưa nhận")
    TAKEN_IN = "taken_in", _("nơi nhận đã vào sổ")
    SENT_BACK = "sent_back", _("đã trả lại")
    RECALLED = "recalled", _("nơi chuyển đã lấy lại")
    TAKEN_UP = "taken_up", _("nơi nhận đã thụ lý")
    SETTLED = "settled", _("nơi nhận đã giải quyết")
    REPLIED = "replied", _("đã phúc đáp")


class Transfer(models.Model):
    """One sending of a petition; `received_as` is its line in the receiving unit's book.

    A body outside the system has a name instead of a unit, and its own number. What the sender took back
    (`is_recalled`) before anybody had it came back on `sent_back_on` like any other.
    """

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="transfers")
    from_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    to_unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    outside = models.CharField(max_length=200, blank=True)
    because = models.CharField(max_length=500)
    sent_on = models.DateField()
    sent_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    received_on = models.DateField(null=True, blank=True)
    received_as = models.OneToOneField(
        Petition, null=True, blank=True, on_delete=models.PROTECT, related_name="transfer_in"
    )
    outside_number = models.CharField(max_length=60, blank=True)
    sent_back_on = models.DateField(null=True, blank=True)
    sent_back_because = models.CharField(max_length=500, blank=True)
    is_recalled = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(to_unit__isnull=False, outside="") | (Q(to_unit__isnull=True) & ~Q(outside="")),
                name="transfer_to_one_body",
            ),
            models.UniqueConstraint(
                fields=["petition"], condition=Q(sent_back_on__isnull=True), name="transfer_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(is_recalled=False) | Q(sent_back_on__isnull=False, received_on__isnull=True),
                name="transfer_recalled_before_it_was_taken_in",
            ),
        ]
        indexes = [models.Index(fields=["to_unit", "-id"]), models.Index(fields=["from_unit", "-id"])]

    def __str__(self) -> str:
        return f"{self.petition_id} · {self.from_unit_id} → {self.to_unit_id or self.outside}"

    @property
    def receiver(self) -> str:
        return self.to_unit.name if self.to_unit else self.outside

    @property
    def told(self) -> "list[Reply]":
        """The written replies that stand, the first one first."""
        return [one for one in self.replies.all() if one.stands]

    @property
    def replied_on(self) -> date | None:
        told = self.told
        return told[0].on if told else None

    @property
    def state(self) -> TransferState:
        taken = self.received_as
        if self.sent_back_on:
            return TransferState.RECALLED if self.is_recalled else TransferState.SENT_BACK
        if self.replied_on:
            return TransferState.REPLIED
        if taken and taken.closed_on:
            return TransferState.SETTLED
        if taken and taken.accepted_on:
            return TransferState.TAKEN_UP
        return TransferState.TAKEN_IN if self.received_on else TransferState.UNDERWAY


class Reply(models.Model):
    """A written reply (văn bản phúc đáp) of the body that a petition was transferred to.

    That body gives it on the transfer; or an officer of the sender writes it down as a step, and then it stands
    as long as the step does.
    """

    transfer = models.ForeignKey(
        Transfer, null=True, blank=True, on_delete=models.PROTECT, related_name="replies"
    )
    step = models.ForeignKey(StepTaken, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=60)
    on = models.DateField()
    body = models.CharField(max_length=200)
    text = models.CharField(max_length=4000, blank=True)

    class Meta:
        ordering = ("on", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(transfer__isnull=False) | Q(step__isnull=False), name="reply_to_something"
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def stands(self) -> bool:
        return self.step is None or self.step.undone_at is None


class TransferReminder(models.Model):
    """That a sending waits to be taken in, told once to one officer of the receiving unit."""

    transfer = models.ForeignKey(Transfer, on_delete=models.PROTECT, related_name="+")
    told = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["transfer", "told"], name="transfer_reminder_once")]

    def __str__(self) -> str:
        return f"{self.transfer_id} · {self.on:%d/%m/%Y}"


class ReplyLink(models.Model):
    """A link by which a body without an account answers one transfer; only a keyed hash of its token is kept."""

    transfer = models.ForeignKey(Transfer, on_delete=models.PROTECT, related_name="links")
    digest = models.BinaryField(max_length=32, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    opened = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["transfer"], condition=Q(ended_at__isnull=True), name="reply_link_one_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.transfer_id} · {self.expires_at:%d/%m/%Y}"
