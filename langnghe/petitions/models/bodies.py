"""The bodies that a matter concerns."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from langnghe.accounts.models import CustodyRole
from langnghe.petitions.models.register import Matter
from langnghe.units.models import Unit


class MatterBody(models.Model):
    """A body that leads, co-operates on or follows a matter, from a day; without a unit it is named only."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="bodies")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    role = models.CharField(
        max_length=20,
        choices=[choice for choice in CustodyRole.choices if choice[0] != CustodyRole.SUPERVISE],
        verbose_name=_("vai trò"),
    )
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.name} · {self.role}"
