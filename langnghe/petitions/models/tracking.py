"""What a citizen does by the code, and wrong codes counted by a hash."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from langnghe.accounts.models import User
from langnghe.petitions.models.register import Petition


class WrongCode(models.Model):
    """How often one source, known only by a hash of its day, gave a wrong code within a quarter of an hour."""

    source = models.BinaryField(max_length=32)
    quarter = models.DateTimeField()
    times = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "quarter"], name="wrong_code_once")]

    def __str__(self) -> str:
        return f"{self.quarter:%d/%m/%Y %H:%M} · {self.times}"


class MailCode(models.Model):
    """A short code sent to the address in the petition: it opens names and papers once, for a quarter of an hour."""

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="+")
    digest = models.BinaryField(max_length=32)
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["petition", "-id"], name="mail_code_of_petition")]

    def __str__(self) -> str:
        return f"{self.petition_id} · {self.expires_at:%d/%m/%Y %H:%M}"


class Subscription(models.Model):
    """An address that asked to be told of each step: told only once confirmed, and until it says stop."""

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="subscriptions")
    address = models.EmailField()
    asked_at = models.DateTimeField(auto_now_add=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["petition", "address"],
                condition=Q(stopped_at__isnull=True),
                name="subscription_once_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.petition_id} · {self.asked_at:%d/%m/%Y}"


class Wish(models.TextChoices):
    WITHDRAW = "wish_to_withdraw", _("đề nghị rút đơn")
    REOPEN = "wish_to_reopen", _("đề nghị xem xét lại")


class WishState(models.TextChoices):
    WAITING = "waiting", _("chờ cán bộ xem")
    GRANTED = "granted", _("đã chấp thuận")
    REFUSED = "not_granted", _("không chấp thuận")


class CitizenRequest(models.Model):
    """What the sender asked for by the code; an officer decides, and says why."""

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="requests")
    wish = models.CharField(max_length=20, choices=Wish.choices)
    words = models.CharField(max_length=1000)
    asked_on = models.DateField()
    state = models.CharField(max_length=12, choices=WishState.choices, default=WishState.WAITING)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    because = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["petition", "wish"], condition=Q(state="waiting"), name="request_once_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.petition_id} · {self.wish}"


class AddedPapers(models.Model):
    """Papers that the sender added by the code: new until somebody of the unit opens the file after that."""

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="+")
    papers = models.PositiveSmallIntegerField()
    added_on = models.DateField()
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.petition_id} · {self.papers}"


class Rating(models.Model):
    """How the sender found the answer, 1 to 5: of the paper, never of a person."""

    petition = models.OneToOneField(Petition, on_delete=models.PROTECT, related_name="rating")
    stars = models.PositiveSmallIntegerField()
    rated_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(stars__gte=1, stars__lte=5), name="rating_one_to_five")
        ]

    def __str__(self) -> str:
        return f"{self.petition_id} · {self.stars}"
