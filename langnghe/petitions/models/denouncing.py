"""What may be known of a denunciation without its sender."""

from django.db import models

from langnghe.petitions.models.register import Petition

# What a row says where its words are sealed, or went to paper.
HIDDEN = "bảo vệ bí mật"


class Denunciation(models.Model):
    """A petition whose words, names and scans are sealed; the row in the book holds the redacted copy only.

    `has_leads`: an anonymous one that names the denounced, with concrete evidence (denunciation-law-2018/25).
    """

    petition = models.OneToOneField(Petition, on_delete=models.PROTECT, related_name="denunciation")
    is_spoken = models.BooleanField(default=False)
    is_anonymous = models.BooleanField(default=False)
    has_leads = models.BooleanField(null=True, blank=True)
    sealed_on = models.DateField()

    def __str__(self) -> str:
        return f"{self.petition_id}"
