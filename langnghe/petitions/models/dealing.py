"""What happens between acceptance and the end: verification, dialogues, withdrawals, replies, conciliation."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from langnghe.accounts.models import User
from langnghe.people.models import Person
from langnghe.petitions.models.steps import OfStep
from langnghe.units.models import Unit


class Verification(OfStep):
    """Verification handed to somebody by a numbered decision, with a day to report on.

    `people` are officers of the unit; `team` names others by word, and says who does what.
    """

    number = models.CharField(max_length=60)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    people = models.ManyToManyField(User, related_name="+")
    team = models.TextField(blank=True)
    due_on = models.DateField()

    def __str__(self) -> str:
        return self.number


class NoteKind(models.TextChoices):
    WORK = "work", _("việc đã làm")
    PROLONGED = "prolonged", _("gia hạn xác minh")
    REPORT = "report", _("báo cáo kết quả xác minh")


class VerificationNote(OfStep):
    """One step of a verification: what was done, a later day with its reason, or the report."""

    verification = models.ForeignKey(Verification, on_delete=models.PROTECT, related_name="notes")
    kind = models.CharField(max_length=10, choices=NoteKind.choices)
    on = models.DateField()
    text = models.TextField()
    due_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.kind} · {self.on}"


class Dialogue(OfStep):
    """A dialogue called for a day, with the place and what it is about."""

    held_on = models.DateField()
    place = models.CharField(max_length=200)
    content = models.CharField(max_length=500)
    chair = models.CharField(max_length=160)

    def __str__(self) -> str:
        return f"{self.held_on} · {self.place}"


class DialogueMinutes(OfStep):
    """What a dialogue brought: held, or a party absent without a valid reason."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.PROTECT, related_name="minutes")
    on = models.DateField()
    is_absent = models.BooleanField(default=False)
    still_differ = models.BooleanField(default=False)
    text = models.TextField()

    def __str__(self) -> str:
        return str(self.on)


class WithdrawalScope(models.TextChoices):
    WHOLE = "whole", _("rút toàn bộ")
    PART = "part", _("rút một phần nội dung")
    SOME = "some", _("một số người trong nhiều người ký")


class WithdrawalCause(models.TextChoices):
    EXPLAINED = "explained", _("sau khi được giải thích, thuyết phục")
    DIALOGUE = "dialogue", _("sau đối thoại")
    OTHER = "other", _("lý do khác")


class Withdrawal(OfStep):
    """A petition withdrawn: wholly, in part, or by some of its signatories, who are named."""

    scope = models.CharField(max_length=8, choices=WithdrawalScope.choices)
    cause = models.CharField(max_length=10, choices=WithdrawalCause.choices, blank=True)
    people = models.PositiveIntegerField(default=0)
    content = models.CharField(max_length=500, blank=True)
    named = models.ManyToManyField(Person, related_name="+")

    def __str__(self) -> str:
        return self.scope


class Conciliation(OfStep):
    """A dispute before the commune's conciliation council: its members, what was said, and how it ended."""

    on = models.DateField()
    members = models.TextField()
    content = models.TextField()
    minutes = models.TextField()
    is_agreed = models.BooleanField()

    def __str__(self) -> str:
        return str(self.on)
