"""Matters that became one, and matters of other bodies on the same thing."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from langnghe.accounts.models import User
from langnghe.petitions.models.register import Matter


class Merge(models.Model):
    """One matter taken into another of the same body: which petitions moved, so that undoing moves exactly those back."""

    source = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="merged_away")
    target = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="merged_in")
    petitions = ArrayField(models.BigIntegerField())
    merged_on = models.DateField()
    merged_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    undone_on = models.DateField(null=True, blank=True)
    undone_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(source=F("target")), name="merge_of_two_matters"),
            models.UniqueConstraint(
                fields=["source"], condition=Q(undone_on__isnull=True), name="merge_once_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} → {self.target_id}"


class MatterLink(models.Model):
    """The same matter at several bodies: all matters of one `bundle` are told of each other by unit and day only."""

    matter = models.OneToOneField(Matter, primary_key=True, on_delete=models.PROTECT, related_name="link")
    bundle = models.BigIntegerField(db_index=True)
    linked_on = models.DateField()
    linked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.matter_id} ∈ {self.bundle}"
