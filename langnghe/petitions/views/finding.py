"""Searching the register: what was asked stays in the address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.petitions import selectors
from langnghe.petitions.forms import SearchForm
from langnghe.petitions.views.officer import officer


@signed_in
def search(request: HttpRequest) -> HttpResponse:
    """A filter that cannot be read is shown as wrong and left out of the question."""
    form = SearchForm(request.GET)
    form.is_valid()
    asked = form.cleaned_data
    found = selectors.search(
        officer(request),
        today(),
        typed=asked.get("q", ""),
        kind=asked.get("loai", ""),
        state=asked.get("buoc", ""),
        field=asked.get("linh_vuc", ""),
        since=asked.get("tu"),
        until=asked.get("den"),
        after=request.GET.get("sau", ""),
    )
    context = {"form": form, "found": found, "following": following(request, found.following)}
    return render(request, "petitions/search.html", context)


def following(request: HttpRequest, key: str) -> str:
    """The address of the next page: the same question from the last row on."""
    if not key:
        return ""
    query = request.GET.copy()
    query["sau"] = key
    return f"?{query.urlencode()}"
