"""The public list of legal texts with the obligations that they lay on units."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from langnghe.kernel.access_marks import public
from langnghe.regulations.models import LegalText


@public
def text_list(request: HttpRequest) -> HttpResponse:
    texts = (
        LegalText.objects.select_related("parent")
        .prefetch_related("obligations")
        .order_by("issued_on", "number")
    )
    return render(request, "regulations/text_list.html", {"texts": texts})
