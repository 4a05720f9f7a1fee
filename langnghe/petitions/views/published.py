"""Answers made public: everyone reads them; who works on the file takes one down."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from langnghe.kernel.access_marks import public, signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import Refusal
from langnghe.petitions import selectors, services
from langnghe.petitions.models import Field, Publication
from langnghe.petitions.views.officer import officer


class Chosen(forms.Form):
    """The field that is asked for; one that there is not is left out of the question."""

    linh_vuc = forms.ChoiceField(required=False, choices=Field.choices)


@public
@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    form = Chosen(request.GET)
    form.is_valid()
    field = form.cleaned_data.get("linh_vuc", "")
    after = request.GET.get("sau", "")
    start = int(after) if after.isascii() and after.isdigit() and len(after) < len("9" * 18) else None
    page = selectors.published(unit=request.GET.get("don_vi", "")[:20], field=field, after=start)
    query = request.GET.copy()
    query["sau"] = page.following
    context = {
        "page": page,
        "following": f"?{query.urlencode()}" if page.following else "",
        "fields": Field.choices,
        "field": field,
    }
    return render(request, "petitions/answers.html", context)


@public
@require_safe
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "petitions/public_answer.html", {"one": selectors.published_one(pk)})


@signed_in
@require_POST
def take_down(request: HttpRequest, pk: int) -> HttpResponse:
    publication = get_object_or_404(Publication.objects.select_related("step"), pk=pk)
    try:
        services.take_down(
            publication, because=request.POST.get("because", ""), by=officer(request), on=today()
        )
    except Refusal as refusal:
        if refusal.status == 404:  # noqa: PLR2004 - the file is not theirs: nothing is told of it
            raise
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Đã gỡ trả lời khỏi trang công khai."))
    return redirect("petitions:file", publication.step.petition_id)
