"""Letters of a unit: drafts, numbered papers, what replaced what, and the unit's own templates."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from langnghe.accounts.models import User
from langnghe.petitions.models.register import Petition
from langnghe.petitions.models.steps import StepTaken
from langnghe.units.models import Unit


class LetterState(models.TextChoices):
    DRAFT = "draft", _("bản thảo")
    ISSUED = "issued", _("đã lấy số")
    SIGNED = "signed", _("đã có bản ký")
    SENT = "sent", _("đã gửi")
    REPLACED = "replaced", _("đã được thay")
    DISCARDED = "discarded", _("bỏ bản thảo")


NUMBERED = [LetterState.ISSUED, LetterState.SIGNED, LetterState.SENT, LetterState.REPLACED]


class LetterBook(models.Model):
    """The last number given in a unit's yearly book of letters, locked while a number is taken."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "year"], name="letter_book_once")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.year}: {self.last}"


class LetterTemplate(models.Model):
    """A unit's own DOCX for one kind of letter; a newer one ends the older, and both are kept."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    content = models.BinaryField(max_length=2_000_000)
    digest = models.CharField(max_length=64)
    added_on = models.DateField()
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "kind"], condition=Q(ended_on__isnull=True), name="letter_template_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} · {self.kind}"


class Letter(models.Model):
    """One paper about one petition.

    `fields` is what officers typed, `paper` what was frozen with the number; `given_number` is a number that
    a book outside this machine gave. A re-issued letter names the one that it replaces; both are kept.
    `step` is the move that took its number from this paper.
    """

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="letters")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    state = models.CharField(max_length=12, choices=LetterState.choices, default=LetterState.DRAFT)
    version = models.PositiveSmallIntegerField(default=1)
    replaces = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by"
    )
    step = models.ForeignKey(
        StepTaken, null=True, blank=True, on_delete=models.PROTECT, related_name="papers"
    )
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    number = models.PositiveIntegerField(null=True, blank=True)
    symbol = models.CharField(max_length=40)
    given_number = models.CharField(max_length=60, blank=True)
    fields = models.JSONField(default=dict)
    paper = models.JSONField(default=dict, blank=True)
    template = models.ForeignKey(
        LetterTemplate, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    drafted_on = models.DateField()
    drafted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    issued_on = models.DateField(null=True, blank=True)
    issued_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    signed_on = models.DateField(null=True, blank=True)
    signed_copy = models.BigIntegerField(null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    sent_way = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year", "number"],
                condition=Q(number__isnull=False),
                name="letter_number_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "discarded"], issued_on__isnull=True)
                | (Q(state__in=NUMBERED, issued_on__isnull=False) & (Q(number__gte=1) | ~Q(given_number=""))),
                name="letter_numbered_when_issued",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "year", "-number"], name="letter_register"),
            models.Index(fields=["petition", "id"], name="letter_of_petition"),
        ]

    def __str__(self) -> str:
        return self.shown_number or f"{self.kind} · {self.pk}"

    @property
    def shown_number(self) -> str:
        """12/TB-UBND with a zero below ten, or what another book gave; empty for a draft."""
        if self.given_number or not self.number:
            return self.given_number
        sign = "" if self.symbol.startswith("-") else "/"
        return f"{self.number:02d}{sign}{self.symbol}"
