"""Users, memberships and custody: who works where, and which unit holds which file."""

from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from langnghe.accounts.rights import Role
from langnghe.kernel.labels import Labelled
from langnghe.units.models import Unit


class User(AbstractUser):
    """An officer with an account; a citizen never needs one."""

    display_name = models.CharField(max_length=120, blank=True)
    is_demo = models.BooleanField(default=False)
    # Somebody else knows it: until it is replaced, nothing but the page that replaces it opens.
    password_is_temporary = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.display_name or self.username


class UserSession(AbstractBaseSession):
    """A session of a browser, with whose it is, so that both are read at once."""

    user = models.ForeignKey(User, null=True, on_delete=models.CASCADE, related_name="+")

    @classmethod
    def get_session_store_class(cls) -> Any:
        return import_module(settings.SESSION_ENGINE).SessionStore


class Membership(models.Model):
    """A user's role in a unit, dated."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=30, choices=Role.choices)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "unit", "role", "since"], name="membership_once"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="membership_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.unit_id} · {self.role}"


class CustodyRole(models.TextChoices):
    LEAD = "lead", _("chủ trì")
    CO_OPERATE = "co_operate", _("phối hợp")
    FOLLOW = "follow", _("theo dõi")
    SUPERVISE = "supervise", _("giám sát")


class Custody(Labelled, models.Model):
    """Which unit holds which file in which role: every list and every object check reads this table."""

    subject_kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, db_index=False, related_name="+")
    role = models.CharField(max_length=20, choices=CustodyRole.choices)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "unit", "role"],
                condition=Q(until__isnull=True),
                name="custody_once_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id"],
                condition=Q(until__isnull=True, role="lead"),
                name="custody_one_lead",
            ),
        ]
        indexes = [models.Index(fields=["unit", "subject_kind", "subject_id"])]

    def __str__(self) -> str:
        return f"{self.subject_kind}:{self.subject_id} · {self.unit_id} · {self.role}"
