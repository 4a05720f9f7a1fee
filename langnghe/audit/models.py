"""One table of facts about acts; actor, unit and subject are plain codes so that everyone may record."""

from django.db import models

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
    digest = models.CharField(max_length=64)

    class Meta:
        indexes = [
            models.Index(fields=["subject_kind", "subject_id", "id"]),
            models.Index(fields=["unit_code", "-id"]),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.subject_kind}:{self.subject_id}"
