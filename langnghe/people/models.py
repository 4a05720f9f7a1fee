"""One table of citizens in files; nothing here is a profile, and nothing joins a person's petitions."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from langnghe.units.models import AdministrativeArea


class IdentityKind(models.TextChoices):
    """The papers of decree-154-2026/12, one of which is stated from 1/7/2026."""

    NONE = "", _("chưa nêu")
    CARD = "card", _("số căn cước")
    CERTIFICATE = "certificate", _("số giấy chứng nhận căn cước")
    PERSONAL = "personal", _("số định danh cá nhân")
    PASSPORT = "passport", _("số hộ chiếu")


class Person(models.Model):
    """A citizen as one file knows them: name, address, from 1/7/2026 the number of one paper, and no more.

    A second petition of the same citizen has its own row: no profile across petitions is built.
    `phone_last4` opens names and papers on the tracking page.
    """

    full_name = models.CharField(max_length=160)
    sort_key = models.CharField(max_length=400)
    address = models.CharField(max_length=300, blank=True)
    # The name without signs and capitals, by which the counter of one unit finds an earlier visit.
    folded = models.CharField(max_length=200, blank=True)
    identity_kind = models.CharField(max_length=12, choices=IdentityKind.choices, blank=True)
    identity_number = models.CharField(max_length=20, blank=True)
    area = models.ForeignKey(
        AdministrativeArea, null=True, blank=True, on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    phone = models.CharField(max_length=20, blank=True)
    phone_last4 = models.CharField(max_length=4, blank=True)
    email = models.EmailField(blank=True)

    class Meta:
        indexes = [
            # By its beginning, in any order of letters that the database sorts by.
            models.Index(fields=["folded"], opclasses=["varchar_pattern_ops"], name="person_folded"),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def identity_masked(self) -> str:
        """The last four signs; a screen in a public room shows no more."""
        return f"•••• {self.identity_number[-4:]}" if self.identity_number else ""
