"""What belongs to one turn beside its counted row: what was said, who spoke for a group, papers, a refusal's notice."""

from django.db import models
from django.db.models import Q

from langnghe.people.models import Person
from langnghe.reception.models.visits import Visit


class VisitAccount(models.Model):
    """What the citizen said and asked, and how they were guided, in the officer's words."""

    visit = models.OneToOneField(Visit, on_delete=models.PROTECT, related_name="account")
    said = models.TextField(blank=True, max_length=8000)
    request = models.TextField(blank=True, max_length=2000)
    guidance = models.TextField(blank=True, max_length=4000)

    def __str__(self) -> str:
        return str(self.visit_id)


class VisitPerson(models.Model):
    """A further representative of a group; the first one is the turn's own citizen."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="representatives")
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.visit_id}: {self.person_id}"


class PaperReceived(models.Model):
    """A paper that the citizen left; the receipt lists it."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="papers")
    title = models.CharField(max_length=200)
    sheets = models.PositiveSmallIntegerField(default=1)
    is_original = models.BooleanField(default=False)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(sheets__gte=1), name="paper_has_sheets")]

    def __str__(self) -> str:
        return self.title


class RefusalNotice(models.Model):
    """The written notice that the law asks for on some grounds; until when, and when it went out."""

    visit = models.OneToOneField(Visit, on_delete=models.PROTECT, related_name="refusal_notice")
    due_on = models.DateField()
    number = models.CharField(max_length=60, blank=True)
    issued_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(issued_on__isnull=True) | ~Q(number=""), name="refusal_notice_issued_has_number"
            )
        ]

    def __str__(self) -> str:
        return self.number or str(self.due_on)
