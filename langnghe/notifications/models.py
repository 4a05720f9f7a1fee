"""The outbox: one row for each letter promised, written with the change that promised it."""

from django.db import models


class Message(models.Model):
    """A letter to one address, rendered from a template of the room that sends it."""

    template = models.CharField(max_length=120)
    address = models.EmailField()
    context = models.JSONField(default=dict)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    queued_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["id"], condition=models.Q(sent_at__isnull=True), name="message_unsent"),
            models.Index(fields=["subject_kind", "subject_id"], name="message_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.template} · {self.subject_kind}:{self.subject_id}"
