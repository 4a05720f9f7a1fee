"""Matters, petitions and the yearly book of numbers."""

from django.db import models
from django.db.models import Q

from langnghe.accounts.models import User
from langnghe.kernel.labels import Labelled
from langnghe.kernel.models import where_set
from langnghe.people.models import Person
from langnghe.petitions.models.words import Channel, Field, Kind
from langnghe.petitions.workflow import State, table_name
from langnghe.units.models import AdministrativeArea, Unit

# A column of a handful of units, or one that is empty for nearly every file, has no index of its own: each one is written
# to with every petition that comes in, and the composite and partial ones beneath answer what is asked.


class Matter(Labelled, models.Model):
    """A matter stands above the petitions and visits of one body; it never gathers one person's petitions."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, db_index=False, related_name="+")
    title = models.CharField(max_length=300)
    folded = models.TextField(blank=True)
    field = models.CharField(max_length=20, choices=Field.choices)
    opened_on = models.DateField()
    times_received = models.PositiveIntegerField(default=1)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, db_index=False, related_name="merged_from"
    )
    continues = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, db_index=False, related_name="continued_by"
    )

    class Meta:
        indexes = [
            models.Index(fields=["unit", "-opened_on"]),
            where_set("merged_into", "matter_merged"),
            where_set("continues", "matter_continues"),
        ]

    def __str__(self) -> str:
        return self.title


class Petition(Labelled, models.Model):
    """A petition (đơn): number in the unit's yearly book, state by its kind's table, dates that figures count.

    `entered_by` is the unit whose officer entered it for the unit of the book (nhập hộ); `split_from` is the
    petition that held several contents; `competent_outside` a body outside the list of units, such as a court or a bank.
    """

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="petitions")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, db_index=False, related_name="+")
    number = models.PositiveIntegerField()
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=Kind.choices, blank=True)
    state = models.CharField(max_length=20, choices=State.choices, default=State.RECEIVED)
    channel = models.CharField(max_length=20, choices=Channel.choices)
    received_on = models.DateField()
    written_on = models.DateField(null=True, blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    signers = models.PositiveIntegerField(default=1)
    area = models.ForeignKey(
        AdministrativeArea, null=True, blank=True, on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    summary = models.CharField(max_length=500)
    request = models.CharField(max_length=500, blank=True)
    is_complex = models.BooleanField(default=False)
    is_remote = models.BooleanField(default=False)
    classified_because = models.CharField(max_length=500, blank=True)
    instance = models.PositiveSmallIntegerField(default=1)
    earlier = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, db_index=False, related_name="later"
    )
    is_eligible = models.BooleanField(null=True, blank=True)
    missing_condition = models.CharField(max_length=40, blank=True)
    is_within = models.BooleanField(null=True, blank=True)
    competent = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    competent_outside = models.CharField(max_length=200, blank=True)
    complex_because = models.JSONField(default=list, blank=True)
    accepted_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    resolution_due_on = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answer_number = models.CharField(max_length=60, blank=True)
    answer = models.TextField(blank=True)
    closed_on = models.DateField(null=True, blank=True)
    voided_on = models.DateField(null=True, blank=True)
    handler = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    closed_because = models.CharField(max_length=800, blank=True)
    entered_by = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    split_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, db_index=False, related_name="parts"
    )
    code_digest = models.BinaryField(max_length=32, unique=True)
    form_digest = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "year", "number"], name="petition_number_once"),
            models.UniqueConstraint(
                fields=["form_digest"], condition=~Q(form_digest=""), name="petition_form_sent_once"
            ),
            models.CheckConstraint(condition=Q(signers__gte=1), name="petition_has_signer"),
            models.CheckConstraint(
                condition=Q(instance__gte=1, instance__lte=2), name="petition_instance_first_or_second"
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True) | ~Q(answer=""), name="petition_answered_has_answer"
            ),
        ]
        indexes = [
            models.Index(
                fields=["unit", "due_on", "id"], condition=Q(closed_on__isnull=True), name="petition_due"
            ),
            models.Index(
                fields=["due_on", "id"],
                condition=Q(closed_on__isnull=True, voided_on__isnull=True),
                name="petition_open_due",
            ),
            models.Index(fields=["unit", "-received_on", "-id"], name="petition_received"),
            where_set("earlier", "petition_earlier"),
            where_set("split_from", "petition_split_from"),
        ]

    def __str__(self) -> str:
        return f"{self.number}/{self.year}"

    @property
    def table(self) -> str:
        """The table of moves that this petition walks through."""
        return table_name(self.kind, self.instance)


class Book(models.Model):
    """The last number given in a unit's yearly book: locked while a number is taken, so none is lost or doubled."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, db_index=False, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "year"], name="book_once")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.year}: {self.last}"
