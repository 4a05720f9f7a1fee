"""One page: where does this place belong now?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from langnghe.kernel import clock
from langnghe.kernel.access_marks import public
from langnghe.units import selectors

LONGEST = 120


@public
@require_safe
def lookup(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("q", "").strip()[:LONGEST]
    found = selectors.lookup(asked, on=clock.today())
    return render(request, "units/lookup.html", {"asked": asked, "found": found, "most": selectors.MOST})
