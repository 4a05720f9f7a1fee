"""The editor's queue of comments."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import now, today
from langnghe.newsroom import selectors, services
from langnghe.newsroom.forms import DecisionForm
from langnghe.newsroom.models import Comment


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
