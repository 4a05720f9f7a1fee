"""One table of stored files; the bytes lie beside the database, named by their digest."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from langnghe.accounts.models import User


class Level(models.TextChoices):
    NORMAL = "normal", _("thường")
    CONFIDENTIAL = "confidential", _("mật: chỉ người xử lý hồ sơ")
    SEALED = "sealed", _("niêm phong bằng khóa")


class FileState(models.TextChoices):
    KEPT = "kept", _("đang dùng")
    VOIDED = "voided", _("đã bỏ")
    ERASED = "erased", _("đã xóa khỏi máy")


class StoredFile(models.Model):
    """A paper, picture or table that belongs to one thing of another room, told by (kind, id).

    `media_type` was found in the content, never believed from the name. `uploaded_by` is empty when a citizen or
    a mailbox brought the file. A voided file keeps its row; an erased one has lost its bytes and its name.
    """

    subject_kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    name = models.CharField(max_length=160)
    pages = models.PositiveIntegerField(null=True, blank=True)
    level = models.CharField(max_length=20, choices=Level.choices, default=Level.NORMAL)
    state = models.CharField(max_length=20, choices=FileState.choices, default=FileState.KEPT)
    scanned_by = models.CharField(max_length=40, blank=True)
    redacted_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="redactions"
    )
    uploaded_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    uploaded_on = models.DateField()
    voided_on = models.DateField(null=True, blank=True)
    void_because = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["subject_kind", "subject_id", "id"], name="stored_file_subject"),
            models.Index(fields=["sha256"], name="stored_file_digest"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "sha256"],
                condition=Q(state="kept"),
                name="stored_file_once",
            ),
            models.CheckConstraint(condition=Q(size__gte=0), name="stored_file_size"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_picture(self) -> bool:
        return self.media_type.startswith("image/")

    @property
    def is_pdf(self) -> bool:
        return self.media_type == "application/pdf"

    @property
    def can_be_redacted(self) -> bool:
        """Of what has no pages to draw, such as a table, nothing can be painted over."""
        return self.is_pdf or self.is_picture
