"""The heads of the sealed log, for anyone who wants to keep them and compare later."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from langnghe.audit import selectors
from langnghe.audit.models import Seal
from langnghe.kernel.access_marks import public


@public
@require_safe
def seals(request: HttpRequest) -> HttpResponse:
    return render(request, "audit/seals.html", {"seals": selectors.seals()})


@public
@require_safe
def seals_data(_request: HttpRequest) -> JsonResponse:
    return JsonResponse({"seals": [_row(made) for made in selectors.seals(most=400)]})


def _row(made: Seal) -> dict[str, object]:
    return {
        "number": made.number,
        "sealed_at": made.sealed_at.isoformat(),
        "count": made.count,
        "root": made.root,
        "previous": made.previous,
        "head": made.head,
    }
