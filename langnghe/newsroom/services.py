"""Verbs of the newsroom: import, publish, comment, moderate."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.audit import services as audit
from langnghe.kernel.clock import legal_day
from langnghe.kernel.errors import Invalid, NotAllowed, WrongState
from langnghe.newsroom import access
from langnghe.newsroom.models import Article, ArticleState, Block, Comment, CommentState, DeclineGround
from langnghe.newsroom.taking_apart import PLACEHOLDER, Page
from langnghe.units.models import AdministrativeArea, AreaSuccession, Unit
from langnghe.vietnamese import accents, fold, normalise

LONGEST_COMMENT = 4000


@dataclass(frozen=True)
class Commented:
    comment: Comment
    hint: str


@transaction.atomic
def import_page(
    page: Page,
    *,
    unit: Unit,
    area: AdministrativeArea,
    by: str,
    on: date,
    event_on: date | None = None,
    supervision: int | None = None,
    figures: tuple[Unit, date, date] | None = None,
) -> Article:
    """Make a draft article of a page taken apart, tied to its place and the place's successors."""
    _refuse_placeholders([page.title, page.lead, page.byline, *(part.text for part in page.parts)])
    article = Article.objects.create(
        unit=unit,
        slug=_free_slug(page.title),
        section=page.section,
        dateline=page.dateline,
        title=page.title,
        lead=page.lead,
        byline=page.byline,
        event_on=event_on,
        subject_kind="delegation" if supervision else "",
        subject_id=supervision,
        figures_unit=figures[0] if figures else None,
        figures_from=figures[1] if figures else None,
        figures_until=figures[2] if figures else None,
    )
    Block.objects.bulk_create(
        Block(article=article, position=i, kind=part.kind, text=part.text)
        for i, part in enumerate(page.parts)
    )
    article.areas.set([area, *successors_of(area)])
    audit.record("article.imported", subject=("article", article.pk), day=on, by=by, unit=unit.pk)
    return article


def successors_of(area: AdministrativeArea) -> list[AdministrativeArea]:
    """The wards that came after an area: its own successors, or those of its wards when it was a district."""
    rows = AreaSuccession.objects.filter(predecessor=area) | AreaSuccession.objects.filter(
        predecessor__parent=area
    )
    return list(AdministrativeArea.objects.filter(as_successor__in=rows).distinct().order_by("code"))


def _free_slug(title: str) -> str:
    stem = slugify(fold(title))[:100].strip("-") or "bai"
    taken = set(Article.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    slug, n = stem, 2
    while slug in taken:
        slug, n = f"{stem}-{n}", n + 1
    return slug


def _refuse_placeholders(texts: list[str]) -> None:
    """No template placeholder can reach a reader."""
    for text in texts:
        if found := PLACEHOLDER.search(text):
            raise Invalid(_("Bài còn sót mã mẫu «%(found)s»; xóa trước khi lưu.") % {"found": found.group()})


@transaction.atomic
def publish_article(article: Article, *, by: User, on: date) -> Article:
    """Publish a draft; refuses a text in which a template placeholder is left."""
    article = Article.objects.select_for_update().get(pk=article.pk)
    if not access.may_edit(by, article, on):
        raise NotAllowed(_("Chỉ biên tập viên của đơn vị mới đăng được bài này."))
    if article.state == ArticleState.PUBLISHED:
        raise WrongState(_("Bài đã đăng rồi."))
    _refuse_placeholders([article.title, article.lead, *article.blocks.values_list("text", flat=True)])
    article.state, article.published_on = ArticleState.PUBLISHED, on
    article.save(update_fields=["state", "published_on"])
    audit.record(
        "article.published", subject=("article", article.pk), day=on, by=by.username, unit=article.unit_id
    )
    return article


@transaction.atomic
def write_comment(
    article: Article, *, name: str, body: str, at: datetime, parent: Comment | None = None
) -> Commented:
    """Keep a comment for the editor; unmarked Vietnamese gets a hint, never a block."""
    text, author = normalise(body).strip(), " ".join(normalise(name).split())
    if not text or not author:
        raise Invalid(_("Ghi tên và nội dung trước khi gửi."))
    if len(text) > LONGEST_COMMENT:
        raise Invalid(
            _("Bình luận dài quá %(most)s ký tự; rút ngắn rồi gửi lại.") % {"most": LONGEST_COMMENT}
        )
    if parent is not None and parent.parent_id is not None:
        parent = parent.parent
    if same := article.comments.filter(name=author, original=text, state=CommentState.WAITING).first():
        return Commented(same, "")
    unmarked = accents(text).verdict == "unmarked"
    comment = Comment.objects.create(
        article=article,
        parent=parent,
        name=author[:80],
        body=text,
        original=text,
        written_at=at,
        unmarked=unmarked,
    )
    audit.record("comment.written", subject=("comment", comment.pk), day=legal_day(at), unit=article.unit_id)
    return Commented(
        comment,
        _("Lần sau gõ tiếng Việt có dấu thì dễ đọc hơn; bình luận này vẫn được duyệt.") if unmarked else "",
    )


@transaction.atomic
def publish_comment(comment: Comment, *, by: User, at: datetime, body: str = "") -> Comment:
    """Publish a comment; an edited one keeps its original beside it and says that it was edited."""
    comment = _waiting(comment, by=by, on=legal_day(at))
    if body.strip():
        comment.body = normalise(body).strip()
    _refuse_placeholders([comment.name, comment.body])
    comment.state, comment.decided_by, comment.decided_at = CommentState.PUBLISHED, by, at
    comment.save(update_fields=["body", "state", "decided_by", "decided_at"])
    _decided("comment.published", comment, by=by, on=legal_day(at))
    return comment


@transaction.atomic
def decline_comment(comment: Comment, *, ground: str, by: User, at: datetime) -> Comment:
    """Decline a comment on a written ground; criticism is not one."""
    comment = _waiting(comment, by=by, on=legal_day(at))
    if ground not in DeclineGround.values:
        raise Invalid(_("Chọn một lý do trong danh sách; phê bình không phải là lý do."))
    comment.state, comment.ground, comment.decided_by, comment.decided_at = (
        CommentState.DECLINED,
        ground,
        by,
        at,
    )
    comment.save(update_fields=["state", "ground", "decided_by", "decided_at"])
    _decided("comment.declined", comment, by=by, on=legal_day(at))
    return comment


def _waiting(comment: Comment, *, by: User, on: date) -> Comment:
    row = Comment.objects.select_for_update(of=("self",)).select_related("article").get(pk=comment.pk)
    if not access.moderated(by, on).filter(pk=row.pk).exists():
        raise NotAllowed(_("Chỉ người kiểm duyệt của đơn vị mới duyệt được bình luận này."))
    if row.state != CommentState.WAITING:
        raise WrongState(_("Bình luận này vừa được người khác duyệt."))
    return row


def _decided(action: str, comment: Comment, *, by: User, on: date) -> None:
    data = {"state": comment.state, "ground": comment.ground, "edited": comment.body != comment.original}
    audit.record(
        action,
        subject=("comment", comment.pk),
        day=on,
        by=by.username,
        unit=comment.article.unit_id,
        data=data,
    )
