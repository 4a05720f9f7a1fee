"""Wrong tracking codes, counted by a hash."""

from django.db import models


class WrongCode(models.Model):
    """How often one source, known only by a hash of its day, gave a wrong code within a quarter of an hour."""

    source = models.BinaryField(max_length=32)
    quarter = models.DateTimeField()
    times = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "quarter"], name="wrong_code_once")]

    def __str__(self) -> str:
        return f"{self.quarter:%d/%m/%Y %H:%M} · {self.times}"
