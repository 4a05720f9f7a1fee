"""Letters that are still to be written for a step that was taken."""

from django.db import models
from django.db.models import Q

from langnghe.petitions.models.register import Petition
from langnghe.petitions.models.steps import OfStep, StepTaken
from langnghe.units.models import Unit


class OwedLetter(OfStep):
    """One paper that a step asks for, by the `after` of its kind; asked for as long as `settled_on` is empty.

    `unit` writes it, from the day of the step. `number` is of a paper that another book numbered; one of ours is found
    by its own step. `because` says why nobody writes it. `dropped_by` is the step after which it no longer fits.
    """

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, db_index=False, related_name="+")
    owed_on = models.DateField()
    kind = models.CharField(max_length=40)
    number = models.CharField(max_length=60, blank=True)
    because = models.CharField(max_length=300, blank=True)
    settled_on = models.DateField(null=True, blank=True)
    dropped_by = models.ForeignKey(
        StepTaken, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["step", "kind"], name="owed_letter_once"),
            models.CheckConstraint(
                condition=Q(settled_on__isnull=False) | Q(number="", because="", dropped_by__isnull=True),
                name="owed_letter_settled_with_its_reason",
            ),
        ]
        indexes = [
            models.Index(
                fields=["petition", "id"], condition=Q(settled_on__isnull=True), name="letter_still_owed"
            ),
            models.Index(
                fields=["unit", "-owed_on", "-id"],
                condition=Q(settled_on__isnull=True),
                name="letter_owed_by_unit",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.petition_id} · {self.kind}"
