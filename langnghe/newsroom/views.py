"""Pages of the newsroom."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from langnghe.kernel import links
from langnghe.kernel.access_marks import public, signed_in
from langnghe.kernel.clock import now, today
from langnghe.kernel.errors import Refusal
from langnghe.newsroom import access, selectors, services
from langnghe.newsroom.forms import CommentForm, DecisionForm
from langnghe.newsroom.models import Article, Comment, CommentState


@public
def news(request: HttpRequest) -> HttpResponse:
    return render(request, "newsroom/news.html", {"articles": selectors.news(request.user, on=today())})


@public
def article_page(request: HttpRequest, slug: str) -> HttpResponse:
    return _page(request, selectors.article(request.user, slug=slug, on=today()), CommentForm())


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
        "may_edit": access.may_edit(request.user, article, today()),
    }
    return render(request, "newsroom/article.html", context, status=status)


def _subject_url(article: Article) -> str:
    """Where the supervision that an article tells of is shown, if that room has registered itself."""
    if article.subject_kind in links.kinds() and article.subject_id is not None:
        return links.kind_of(article.subject_kind).url(article.subject_id)
    return ""


@signed_in
@require_POST
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    article = selectors.article(request.user, slug=slug, on=today())
    services.publish_article(article, by=request.user, on=today())  # type: ignore[arg-type]
    messages.success(request, _("Đã đăng bài."))
    return redirect("newsroom:article", slug)


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


@signed_in
def queue(request: HttpRequest) -> HttpResponse:
    waiting = selectors.waiting(request.user, on=today())[:50]
    return render(request, "newsroom/queue.html", {"waiting": waiting, "form": DecisionForm()})


@signed_in
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Comment, pk=pk)
    if request.POST.get("decision") == "publish":
        services.publish_comment(row, by=request.user, at=now(), body=request.POST.get("body", ""))  # type: ignore[arg-type]
        messages.success(request, _("Đã đăng bình luận."))
    else:
        services.decline_comment(row, ground=request.POST.get("ground", ""), by=request.user, at=now())  # type: ignore[arg-type]
        messages.success(request, _("Đã ghi lý do không đăng."))
    return redirect("newsroom:queue")
