"""Who is complained of, and in what standing the sender writes: alone, for a body, through somebody else."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from langnghe.petitions.models.register import Petition
from langnghe.units.models import Unit


class Respondent(models.Model):
    """Somebody, or a body, whose decision or act is complained of; of a person only name, post and workplace."""

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="respondents")
    is_body = models.BooleanField(default=False)
    full_name = models.CharField(max_length=200)
    post = models.CharField(max_length=160, blank=True)
    workplace = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=300, blank=True)
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, db_index=False, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.petition_id}: {self.pk}"

    @property
    def told(self) -> str:
        """As a letter names it."""
        return ", ".join(part for part in (self.full_name, self.post, self.workplace, self.address) if part)


class PartyKind(models.TextChoices):
    PERSON = "person", _("cá nhân")
    BODY = "body", _("cơ quan, tổ chức")
    GROUP = "group", _("tập thể")


class Through(models.TextChoices):
    SELF = "self", _("tự mình")
    LAWFUL = "lawful", _("qua người đại diện theo pháp luật")
    AUTHORISED = "authorised", _("qua người được ủy quyền")
    LAWYER = "lawyer", _("qua luật sư, trợ giúp viên pháp lý")


class Standing(models.Model):
    """Beside a petition that is not just one person's own: who stands behind it, and who acts by which paper."""

    petition = models.OneToOneField(Petition, on_delete=models.PROTECT, related_name="standing")
    kind = models.CharField(max_length=8, choices=PartyKind.choices, default=PartyKind.PERSON)
    through = models.CharField(max_length=12, choices=Through.choices, default=Through.SELF)
    representative = models.CharField(max_length=160, blank=True)
    paper_number = models.CharField(max_length=60, blank=True)
    paper_day = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.petition_id}: {self.kind}, {self.through}"
