"""Keys, sealed parts and the way to open them; nothing here can be read by the server alone."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from langnghe.accounts.models import User
from langnghe.units.models import Unit


class PartKind(models.TextChoices):
    IDENTITY = "identity", _("họ tên, địa chỉ, cách liên hệ")
    CONTENT = "content", _("nguyên văn nội dung")
    SCAN = "scan", _("bản chụp, tài liệu kèm theo")
    NOTE = "note", _("ghi chú của cán bộ")
    STEP = "step", _("lời ghi ở các bước xử lý")


class Purpose(models.TextChoices):
    VERIFY = "verify", _("xác minh nội dung")
    CONTACT = "contact", _("liên hệ, thông báo cho người gửi")
    PROTECT = "protect", _("bảo vệ người gửi, người thân thích")
    HAND_OVER = "hand_over", _("bàn giao cho cơ quan có thẩm quyền")
    REDACT = "redact", _("soạn bản lược bỏ")
    ADMIT = "admit", _("nhận người giữ bí mật mới")


class CustodianKey(models.Model):
    """The key pair of a custodian: the private half is encrypted under a passphrase that is kept nowhere."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    public_key = models.BinaryField(max_length=32)
    salt = models.BinaryField(max_length=16)
    sealed_private = models.BinaryField(max_length=128)
    made_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "user"],
                condition=Q(ended_on__isnull=True),
                name="custodian_key_one_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.user_id}"


class SealedPart(models.Model):
    """One part of a thing, encrypted under a data key of its own; the bytes of a scan lie in a stored file."""

    subject_kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=PartKind.choices)
    place = models.CharField(max_length=64)
    closed = models.BinaryField(default=bytes)
    file = models.BigIntegerField(null=True, blank=True)
    sealed_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["subject_kind", "subject_id", "id"], name="sealed_part_of")]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id}: {self.kind}"


class KeyHalf(models.Model):
    """Half of a data key, sealed to one custodian; with the half of the partner it opens the part."""

    part = models.ForeignKey(SealedPart, on_delete=models.PROTECT, related_name="halves")
    holder = models.ForeignKey(CustodianKey, on_delete=models.PROTECT, related_name="halves")
    partner = models.ForeignKey(CustodianKey, on_delete=models.PROTECT, related_name="+")
    half = models.BinaryField(max_length=128)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["part", "holder", "partner"], name="key_half_once")]

    def __str__(self) -> str:
        return f"{self.part_id}: {self.holder_id} + {self.partner_id}"


class Release(models.Model):
    """A request to open parts: reason, what, for what; two custodians hand their halves to its own key.

    Its private key is under the requester's passphrase, and is wiped with the halves when the release ends.
    """

    subject_kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    because = models.CharField(max_length=500)
    parts = models.JSONField(default=list)
    public_key = models.BinaryField(max_length=32)
    salt = models.BinaryField(max_length=16)
    sealed_private = models.BinaryField(max_length=128)
    opens_until = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ended_because = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["unit", "-id"], name="release_of_unit")]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id}: {self.purpose}"


class ReleaseApproval(models.Model):
    """One custodian agreed and handed over his halves."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="approvals")
    key = models.ForeignKey(CustodianKey, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["release", "key"], name="release_approval_once")]

    def __str__(self) -> str:
        return f"{self.release_id}: {self.key_id}"


class HandedHalf(models.Model):
    """A half sealed anew to the key of a release; wiped when the release ends."""

    approval = models.ForeignKey(ReleaseApproval, on_delete=models.PROTECT, related_name="handed")
    part = models.ForeignKey(SealedPart, on_delete=models.PROTECT, related_name="+")
    partner = models.ForeignKey(CustodianKey, on_delete=models.PROTECT, related_name="+")
    half = models.BinaryField(max_length=128)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["approval", "part", "partner"], name="handed_half_once")
        ]

    def __str__(self) -> str:
        return f"{self.approval_id}: {self.part_id}"


class Reading(models.Model):
    """Somebody read a sealed part: appended, never rewritten."""

    append_only = True

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="readings")
    part = models.ForeignKey(SealedPart, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.release_id}: {self.part_id}, {self.by_id}"


class PassphraseTry(models.Model):
    """One wrong passphrase of one person; kept for a quarter of an hour."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["user", "at"], name="passphrase_try_of")]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.at:%H:%M}"


class Exclusion(models.Model):
    """An officer who is named in a thing: for this account the thing does not exist."""

    subject_kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "subject_kind", "subject_id"], name="exclusion_once")
        ]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id}"
