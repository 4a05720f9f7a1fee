"""The editor's own pages: write, edit, correct, publish."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from langnghe.accounts.rights import Right
from langnghe.accounts.selectors import units_with
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import NotAllowed, Refusal
from langnghe.newsroom import access, selectors, services
from langnghe.newsroom.forms import ArticleForm
from langnghe.newsroom.models import Article, BlockKind


def _editor(request: HttpRequest) -> list[str]:
    """The units in which this person edits; refuses who edits nowhere."""
    codes = units_with(request.user, Right.EDIT, on=today())
    if not codes:
        raise NotAllowed(_("Trang này dành cho biên tập viên."))
    return codes


@signed_in
def write(request: HttpRequest) -> HttpResponse:
    form = ArticleForm(request.POST or None, codes=_editor(request))
    if request.method != "POST" or not form.is_valid():
        return _form(request, form)
    try:
        article = services.write_article(
            form.written(), unit=form.cleaned_data["unit"], by=request.user, on=today()  # type: ignore[arg-type]
        )  # fmt: skip
    except Refusal as error:
        form.add_error(None, str(error))
        return _form(request, form)
    messages.success(request, _("Đã lưu bản thảo. Đọc lại, xem các con số rồi đăng."))
    return redirect("newsroom:article", article.slug)


@signed_in
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    codes = _editor(request)
    article = selectors.article(request.user, slug=slug, on=today())
    if not access.may_edit(request.user, article, today()):
        raise NotAllowed(_("Chỉ biên tập viên của đơn vị mới sửa được bài này."))
    form = ArticleForm(request.POST or None, codes=codes, initial=_initial(article))
    if request.method != "POST" or not form.is_valid():
        return _form(request, form, article)
    try:
        services.edit_article(
            article, form.written(), note=form.cleaned_data["note"], by=request.user, on=today()  # type: ignore[arg-type]
        )  # fmt: skip
    except Refusal as error:
        form.add_error("note", str(error))
        return _form(request, form, article)
    messages.success(request, _("Đã lưu bài."))
    return redirect("newsroom:article", slug)


def _form(request: HttpRequest, form: ArticleForm, article: Article | None = None) -> HttpResponse:
    context = {"form": form, "article": article}
    return render(request, "newsroom/write.html", context, status=422 if form.errors else 200)


def _initial(article: Article) -> dict[str, Any]:
    """The article as it was typed: captions get their word back."""
    texts = [
        f"Ảnh: {block.text}" if block.kind == BlockKind.PHOTO else block.text
        for block in article.blocks.all()
    ]
    names = (
        "unit",
        "title",
        "dateline",
        "lead",
        "byline",
        "event_on",
        "figures_unit",
        "figures_from",
        "figures_until",
    )
    facts: dict[str, Any] = {name: getattr(article, name) for name in names}
    first = article.areas.order_by("valid_from", "code").first()
    return facts | {"text": "\n\n".join(texts), "area": first.pk if first else None}


@signed_in
@require_POST
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    article = selectors.article(request.user, slug=slug, on=today())
    services.publish_article(article, by=request.user, on=today())  # type: ignore[arg-type]
    messages.success(request, _("Đã đăng bài."))
    return redirect("newsroom:article", slug)
