"""Articles in blocks, tied to places and a supervision; comments that wait for an editor."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from langnghe.accounts.models import User
from langnghe.units.models import AdministrativeArea, Unit


class ArticleState(models.TextChoices):
    DRAFT = "draft", _("bản thảo")
    PUBLISHED = "published", _("đã đăng")


class Article(models.Model):
    """An article of news: title, lead and byline once; `subject_kind`/`subject_id` ties it to a supervision."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    slug = models.SlugField(max_length=120, unique=True)
    section = models.CharField(max_length=60, blank=True)
    dateline = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=300)
    lead = models.TextField()
    byline = models.CharField(max_length=120, blank=True)
    event_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=ArticleState.choices, default=ArticleState.DRAFT)
    published_on = models.DateField(null=True, blank=True)
    subject_kind = models.CharField(max_length=40, blank=True)
    subject_id = models.BigIntegerField(null=True, blank=True)
    areas = models.ManyToManyField(AdministrativeArea, related_name="+")
    figures_unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    figures_from = models.DateField(null=True, blank=True)
    figures_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_on__isnull=False),
                name="article_published_has_day",
            )
        ]
        indexes = [
            models.Index(fields=["-published_on", "-id"], condition=Q(state="published"), name="article_news")
        ]

    def __str__(self) -> str:
        return self.title


class BlockKind(models.TextChoices):
    PARAGRAPH = "paragraph", _("đoạn văn")
    PHOTO = "photo", _("ảnh và chú thích")


class Block(models.Model):
    """One paragraph, or one photo with its caption, in order."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="blocks")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=BlockKind.choices)
    text = models.TextField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["article", "position"], name="block_position_once")]

    def __str__(self) -> str:
        return self.text[:60]


class Correction(models.Model):
    """What was corrected in an article after readers had seen it; `before` keeps what they saw."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="corrections")
    corrected_on = models.DateField()
    note = models.CharField(max_length=400)
    before = models.TextField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.note[:60]


class CommentState(models.TextChoices):
    WAITING = "waiting", _("chờ duyệt")
    PUBLISHED = "published", _("đã đăng")
    DECLINED = "declined", _("không đăng")


class DeclineGround(models.TextChoices):
    """Criticism is not a ground."""

    OFF_TOPIC = "off_topic", _("không liên quan đến bài viết")
    INSULT = "insult", _("xúc phạm cá nhân")
    PERSONAL_DATA = "personal_data", _("nêu dữ liệu cá nhân của người khác")
    ADVERTISING = "advertising", _("quảng cáo, liên kết rác")
    DENUNCIATION = "denunciation", _("có nội dung tố cáo: đã hướng dẫn người gửi")


class Comment(models.Model):
    """A reader's comment: counted and shown only after an editor published it."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="comments")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replies"
    )
    name = models.CharField(max_length=80)
    body = models.TextField()
    original = models.TextField()
    written_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=CommentState.choices, default=CommentState.WAITING)
    ground = models.CharField(max_length=20, choices=DeclineGround.choices, blank=True)
    decided_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    unmarked = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(ground=""), name="comment_declined_has_ground"
            )
        ]
        indexes = [
            models.Index(fields=["article", "id"], condition=Q(state="published"), name="comment_published")
        ]

    def __str__(self) -> str:
        return f"{self.name} · {self.article_id}"
