"""What changed the end of a running term."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from langnghe.petitions.models.clocks import Clock
from langnghe.petitions.models.steps import OfStep


class TurnKind(models.TextChoices):
    EXTENDED = "extended", _("gia hạn")
    SUSPENDED = "suspended", _("tạm đình chỉ")
    RESUMED = "resumed", _("tiếp tục")


# Why the law lets a term be extended.
FACTS = {
    "complex": _("vụ việc phức tạp"),
    "very_complex": _("vụ việc đặc biệt phức tạp"),
}


class ClockTurn(OfStep):
    """A term extended, suspended or resumed by a decision; what was first due stays on the clock."""

    clock = models.ForeignKey(Clock, on_delete=models.PROTECT, related_name="turns")
    kind = models.CharField(max_length=12, choices=TurnKind.choices)
    on = models.DateField()
    fact = models.CharField(max_length=40, blank=True)
    decision = models.CharField(max_length=60)
    due_before = models.DateField()
    due_after = models.DateField()

    def __str__(self) -> str:
        return f"{self.kind} · {self.due_before} → {self.due_after}"

    @property
    def fact_words(self) -> str:
        return str(FACTS.get(self.fact, self.fact))
