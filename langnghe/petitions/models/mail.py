"""A unit's mailbox, and the letters in it that wait to be written into the book."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from langnghe.petitions.models.register import Petition
from langnghe.units.models import Unit


class Security(models.TextChoices):
    TLS = "tls", _("TLS (cổng 993)")
    STARTTLS = "starttls", _("STARTTLS (cổng 143)")
    NONE = "none", _("không mã hóa: chỉ cho máy chủ thư trên chính máy này")


class Mailbox(models.Model):
    """Where a unit's petitions by e-mail are read; the password is sealed with the installation's key."""

    unit = models.OneToOneField(Unit, on_delete=models.PROTECT, related_name="+")
    host = models.CharField(max_length=200)
    port = models.PositiveIntegerField(default=993)
    security = models.CharField(max_length=10, choices=Security.choices, default=Security.TLS)
    username = models.CharField(max_length=200)
    sealed_password = models.BinaryField()
    folder = models.CharField(max_length=100, default="INBOX")
    is_active = models.BooleanField(default=True)
    read_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"{self.username} · {self.unit_id}"


class MailState(models.TextChoices):
    WAITING = "waiting", _("chờ vào sổ")
    TAKEN = "taken", _("đã vào sổ")
    SET_ASIDE = "set_aside", _("không phải đơn")
    LEFT = "left", _("còn trong hộp thư")


class IncomingMail(models.Model):
    """One letter of the mailbox, once by its Message-ID; one that may be a denunciation stays there and has no words here."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    message_digest = models.CharField(max_length=64)
    sender_name = models.CharField(max_length=200, blank=True)
    sender_address = models.CharField(max_length=254, blank=True)
    subject = models.CharField(max_length=500, blank=True)
    body = models.TextField(blank=True)
    arrived_on = models.DateField()
    state = models.CharField(max_length=12, choices=MailState.choices, default=MailState.WAITING)
    petition = models.ForeignKey(
        Petition, null=True, blank=True, on_delete=models.PROTECT, related_name="letters_in"
    )
    because = models.CharField(max_length=300, blank=True)
    refused_files = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "message_digest"], name="mail_once")]
        indexes = [models.Index(fields=["unit", "state", "-id"], name="mail_waiting")]

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.arrived_on}"
