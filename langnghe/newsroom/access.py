"""Who may read, write and moderate."""

from datetime import date

from django.db.models import Q, QuerySet

from langnghe.accounts.rights import Right
from langnghe.accounts.selectors import Viewer, units_with
from langnghe.newsroom.models import Article, ArticleState, Comment


def visible(queryset: QuerySet[Article], viewer: Viewer, on: date) -> QuerySet[Article]:
    """Published articles for everyone; drafts for the editors of their unit."""
    published = Q(state=ArticleState.PUBLISHED, published_on__lte=on)
    return queryset.filter(published | Q(unit__in=units_with(viewer, Right.EDIT, on=on)))


def may_edit(viewer: Viewer, article: Article, on: date) -> bool:
    return article.unit_id in units_with(viewer, Right.EDIT, on=on)


def moderated(viewer: Viewer, on: date) -> QuerySet[Comment]:
    """The comments on articles of the units in which this person moderates."""
    return Comment.objects.filter(article__unit__in=units_with(viewer, Right.MODERATE, on=on))
