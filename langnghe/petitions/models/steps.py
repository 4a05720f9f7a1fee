"""The steps that were taken on a file, and what hangs on each; a step undone takes its rows with it."""

from django.db import models

from langnghe.accounts.models import User
from langnghe.petitions.models.register import Petition
from langnghe.petitions.workflow import State


class StepTaken(models.Model):
    """One move of the table as it was taken: a letter hangs on it by `name`.

    `before` is the row and its terms as they stood, so that a step undone within minutes gives them back.
    """

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="steps")
    name = models.CharField(max_length=40)
    source = models.CharField(max_length=20, choices=State.choices)
    target = models.CharField(max_length=20, choices=State.choices)
    on = models.DateField()
    taken_at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    cite = models.CharField(max_length=200)
    number = models.CharField(max_length=60, blank=True)
    because = models.CharField(max_length=800, blank=True)
    before = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["petition", "id"], name="step_of_petition")]

    def __str__(self) -> str:
        return f"{self.petition_id} · {self.name} · {self.on}"


class OfStep(models.Model):
    """What one step wrote down; it stands as long as its step does."""

    step = models.ForeignKey(StepTaken, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
