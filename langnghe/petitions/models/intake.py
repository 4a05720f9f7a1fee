"""What comes with a petition: its full text, other signers, papers, who passed it on, and how a line was corrected."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from langnghe.people.models import Person
from langnghe.petitions.models.clocks import REPORT
from langnghe.petitions.models.register import Petition
from langnghe.petitions.workflow import State


class PetitionBody(models.Model):
    """The whole text of a petition that came by web or e-mail, apart so that the counted row stays narrow."""

    petition = models.OneToOneField(Petition, on_delete=models.PROTECT, related_name="whole")
    body = models.TextField()

    def __str__(self) -> str:
        return f"{self.petition_id}"


class Signatory(models.Model):
    """Somebody who signed beside the first sender; a representative was chosen in writing by all (Điều 29 Luật TCD)."""

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="signatories")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    is_representative = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["petition", "person"], name="signatory_once")]

    def __str__(self) -> str:
        return f"{self.petition_id}: {self.person_id}"


class PaperForm(models.TextChoices):
    ORIGINAL = "original", _("bản chính")
    CERTIFIED = "certified", _("bản sao chứng thực")
    COPY = "copy", _("bản sao")


class SubmittedPaper(models.Model):
    """A paper handed in with a petition: receipted, given back on a day, or gone to another office with the petition."""

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="papers")
    name = models.CharField(max_length=200)
    form = models.CharField(max_length=12, choices=PaperForm.choices, default=PaperForm.COPY)
    copies = models.PositiveSmallIntegerField(default=1)
    received_on = models.DateField()
    returned_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)
    carried_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(returned_on__isnull=True) | Q(returned_on__gte=models.F("received_on")),
                name="paper_returned_after_receipt",
            )
        ]

    def __str__(self) -> str:
        return f"{self.petition_id}: {self.form}"


class SenderKind(models.TextChoices):
    DEPUTY = "deputy", _("đại biểu dân cử")
    FRONT = "front", _("Mặt trận Tổ quốc, đoàn thể")
    PRESS = "press", _("cơ quan báo chí")
    PARTY = "party", _("cơ quan Đảng")
    BODY = "body", _("cơ quan, đơn vị khác")


class Passing(models.Model):
    """Who passed a petition on, by which paper, and that the result was reported back to them."""

    petition = models.OneToOneField(Petition, on_delete=models.PROTECT, related_name="passing")
    sender_kind = models.CharField(max_length=12, choices=SenderKind.choices)
    sender_name = models.CharField(max_length=200)
    document_number = models.CharField(max_length=60)
    document_date = models.DateField()
    reported_on = models.DateField(null=True, blank=True)
    report_number = models.CharField(max_length=60, blank=True)

    def __str__(self) -> str:
        return f"{self.petition_id}: {self.document_number}"

    @property
    def settled_on(self) -> date | None:
        """The day from which there is a result to report: of the decision or answer, else of the end of the file."""
        petition = self.petition
        has_result = petition.closed_on is not None or petition.state == State.DECIDED
        return (petition.answered_on or petition.closed_on) if has_result else None

    @property
    def is_sent_back(self) -> bool:
        """The file went back to this sender, whom that paper told."""
        return self.petition.state == State.RETURNED

    @property
    def report_due_on(self) -> date | None:
        """By when the result is to be reported, while that is owed."""
        terms = self.petition.clocks.all()
        return next((one.due_on for one in terms if one.rule == REPORT and one.ended_on is None), None)


class Correction(models.Model):
    """What a line of the book said before it was corrected; the entry holds only the names of what changed."""

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="corrections")
    entry = models.BigIntegerField()
    on = models.DateField()
    by = models.CharField(max_length=150)
    because = models.CharField(max_length=300)
    before = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.petition_id}: {self.on}"


class WebSending(models.Model):
    """How often one source, known only by a hash of its day, sent the web form within an hour."""

    source = models.BinaryField(max_length=32)
    hour = models.DateTimeField()
    times = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "hour"], name="web_sending_once")]

    def __str__(self) -> str:
        return f"{self.hour:%d/%m/%Y %H:%M} · {self.times}"
