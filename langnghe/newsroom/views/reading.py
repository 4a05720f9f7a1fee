"""News, one article with its comments, and writing a comment."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from langnghe.accounts.rights import Right
from langnghe.accounts.selectors import units_with
from langnghe.kernel import links
from langnghe.kernel.access_marks import public
from langnghe.kernel.clock import now, today
from langnghe.kernel.errors import Refusal
from langnghe.newsroom import access, selectors, services
from langnghe.newsroom.forms import CommentForm
from langnghe.newsroom.models import Article, Comment, CommentState


@public
def news(request: HttpRequest) -> HttpResponse:
    context = {
        "articles": selectors.news(request.user, on=today()),
        "drafts": selectors.drafts(request.user, on=today()),
        "may_write": bool(units_with(request.user, Right.EDIT, on=today())),
    }
    return render(request, "newsroom/news.html", context)


@public
def article_page(request: HttpRequest, slug: str) -> HttpResponse:
    article = selectors.article(request.user, slug=slug, on=today())
    return _page(request, article, CommentForm(initial={"parent": _asked(request)}))


def _asked(request: HttpRequest) -> int | None:
    """The comment that a reader wants to answer, from the address."""
    given = request.GET.get("tra-loi", "")[:12]
    return int(given) if given.isascii() and given.isdigit() else None


def _page(request: HttpRequest, article: Article, form: CommentForm, *, status: int = 200) -> HttpResponse:
    threads = selectors.published_comments(article)
    claims = selectors.reconciled(article)
    context = {
        "article": article,
        "blocks": article.blocks.all(),
        "areas": article.areas.order_by("valid_from", "sort_key"),
        "threads": threads,
        "count": selectors.count_of(threads),
        "claims": claims,
        "agreeing": sum(row.verdict == "agrees" for row in claims),
        "supervision_url": _subject_url(article),
        "form": form,
        "answering": _answering(threads, form["parent"].value()),
        "corrections": article.corrections.all(),
        "may_edit": access.may_edit(request.user, article, today()),
    }
    return render(request, "newsroom/article.html", context, status=status)


def _answering(threads: list[selectors.Thread], parent: Any) -> Comment | None:
    return next((row.comment for row in threads if str(row.comment.pk) == str(parent)), None)


def _subject_url(article: Article) -> str:
    """Where the supervision that an article tells of is shown, if that room has registered itself."""
    if article.subject_kind in links.kinds() and article.subject_id is not None:
        return links.kind_of(article.subject_kind).url(article.subject_id)
    return ""


@public
@require_POST
def comment(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep a comment for the editor; what was typed stays through an error."""
    article = selectors.article(request.user, slug=slug, on=today())
    form = CommentForm(request.POST)
    if not form.is_valid():
        return _page(request, article, form, status=422)
    parent = article.comments.filter(pk=form.cleaned_data["parent"], state=CommentState.PUBLISHED).first()
    try:
        written = services.write_comment(
            article, name=form.cleaned_data["name"], body=form.cleaned_data["body"], at=now(), parent=parent
        )
    except Refusal as error:
        form.add_error(None, str(error))
        return _page(request, article, form, status=error.status)
    messages.success(request, _("Đã nhận ý kiến. Ý kiến sẽ hiện sau khi biên tập viên duyệt."))
    if written.hint:
        messages.info(request, written.hint)
    return redirect("newsroom:article", slug)
