"""Facts about acts, and the seals over them; actor, unit and subject are plain codes so that everyone may record."""

from django.db import models
from django.db.models import Q

from langnghe.kernel.models import AppendOnly


class Entry(AppendOnly):
    """One fact of the register or one act of an officer.

    `day` is the legal day in Vietnam, `at` the moment it was recorded; a correction or a voiding names
    the entry that it replaces. `data` never holds a name, an address or the text of a petition.
    """

    action = models.CharField(max_length=80)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    unit_code = models.CharField(max_length=20, blank=True)
    actor = models.CharField(max_length=60, blank=True)
    day = models.DateField()
    at = models.DateTimeField(auto_now_add=True)
    data = models.JSONField(default=dict)
    cite = models.CharField(max_length=200, blank=True)
    replaces = models.BigIntegerField(null=True)
    salt = models.BinaryField(max_length=16, default=bytes)
    digest = models.CharField(max_length=64)

    class Meta:
        indexes = [
            models.Index(fields=["subject_kind", "subject_id", "id"]),
            models.Index(fields=["unit_code", "-id"]),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.subject_kind}:{self.subject_id}"


class Seal(AppendOnly):
    """One batch of entries under one root; `head` covers this seal and, through `previous`, all before it."""

    number = models.PositiveIntegerField(unique=True)
    count = models.PositiveIntegerField()
    root = models.CharField(max_length=64)
    previous = models.CharField(max_length=64, blank=True)
    head = models.CharField(max_length=64)
    last_entry = models.BigIntegerField()
    sealed_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(count__gt=0), name="seal_holds_something")]

    def __str__(self) -> str:
        return f"{self.number} · {self.head[:12]}"


class SealedEntry(AppendOnly):
    """Which entry is which leaf of which seal: an entry that was committed late lies in a later seal, never in none."""

    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()
    entry = models.BigIntegerField(unique=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["seal", "position"], name="sealed_position_once")]

    def __str__(self) -> str:
        return f"{self.seal_id}:{self.position}"
