"""Figures frozen at signing: value, definition version, and each record with the digest of its last entry."""

from django.db import models

from langnghe.kernel.models import AppendOnly


class FrozenFigure(AppendOnly):
    """A figure as it stood when somebody signed for it.

    `records` is a list of [kind, id, digest]; `version` the version of the definition that was run.
    """

    subject_kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    key = models.CharField(max_length=80)
    version = models.PositiveSmallIntegerField()
    unit_code = models.CharField(max_length=20)
    since = models.DateField()
    until = models.DateField()
    value = models.IntegerField()
    records = models.JSONField(default=list)
    frozen_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "key", "unit_code"], name="figure_frozen_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.key} = {self.value}"
