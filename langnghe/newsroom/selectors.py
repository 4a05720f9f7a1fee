"""Questions to the newsroom: news, one article, its published comments, the queue of the editor."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from langnghe.accounts.rights import Right
from langnghe.accounts.selectors import Viewer, units_with
from langnghe.figures import reconcile
from langnghe.kernel.errors import NotFound
from langnghe.newsroom import access
from langnghe.newsroom.models import Article, ArticleState, BlockKind, Comment, CommentState


@dataclass(frozen=True)
class Thread:
    comment: Comment
    replies: list[Comment]


def news(viewer: Viewer, *, on: date, limit: int = 20) -> list[Article]:
    rows = access.visible(Article.objects.filter(published_on__isnull=False), viewer, on)
    return list(rows.order_by("-published_on", "-id")[:limit])


def drafts(viewer: Viewer, *, on: date) -> list[Article]:
    """The drafts of the units in which this person edits, newest first."""
    rows = Article.objects.filter(state=ArticleState.DRAFT, unit__in=units_with(viewer, Right.EDIT, on=on))
    return list(rows.order_by("-id")[:50])


def article(viewer: Viewer, *, slug: str, on: date) -> Article:
    found = (
        access.visible(Article.objects.select_related("unit", "figures_unit"), viewer, on)
        .filter(slug=slug)
        .first()
    )
    if found is None:
        raise NotFound(
            _("Không có bài này, hoặc bài chưa đăng."), instead=_("Xem các bài khác ở trang Tin tức.")
        )
    return found


def published_comments(article: Article) -> list[Thread]:
    """Published comments with their published replies, oldest first; two queries however many."""
    rows = list(article.comments.filter(state=CommentState.PUBLISHED).order_by("id"))
    return [
        Thread(top, [reply for reply in rows if reply.parent_id == top.pk])
        for top in rows
        if top.parent_id is None
    ]


def count_of(threads: list[Thread]) -> int:
    return sum(1 + len(thread.replies) for thread in threads)


def waiting(viewer: Viewer, *, on: date) -> QuerySet[Comment]:
    rows = access.moderated(viewer, on).filter(state=CommentState.WAITING)
    return rows.select_related("article").order_by("id")


def text_of(article: Article) -> str:
    """The running text of an article, as claims are read from it."""
    paragraphs = (
        article.blocks.filter(kind=BlockKind.PARAGRAPH).order_by("position").values_list("text", flat=True)
    )
    return "\n\n".join([article.lead, *paragraphs])


def reconciled(article: Article) -> list[reconcile.Reconciled]:
    """The article's claims beside the register of the unit and period that it tells of."""
    if article.figures_unit is None or article.figures_from is None or article.figures_until is None:
        return []
    return reconcile.reconcile(
        text_of(article), unit=article.figures_unit, since=article.figures_from, until=article.figures_until
    )
