"""Searching the register: what was asked stays in the address."""

from html import escape
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString

from langnghe.design.writing import short_date
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.petitions import selectors
from langnghe.petitions.forms import SearchForm
from langnghe.petitions.signatures import Piece
from langnghe.petitions.views.bulk_table import ACTS
from langnghe.petitions.views.officer import officer
from langnghe.petitions.views.rows import STATES


class Row(NamedTuple):
    """One hit as words; what was looked for is marked, everything else is escaped."""

    pk: int
    number: str
    received: str
    state: str
    title: SafeString
    summary: SafeString
    name: SafeString


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
    states = STATES.words
    context = {
        "form": form,
        "found": found,
        "hits": [_shown(hit, states) for hit in found.hits],
        "following": following(request, found.following),
        "acts": ACTS,
        "query": asked_of(request),
    }
    return render(request, "petitions/search.html", context)


def _shown(hit: selectors.Hit, states: dict[str, str]) -> Row:
    return Row(
        pk=hit.pk,
        number=f"{hit.number}/{hit.year}",
        received=short_date(hit.received_on),
        state=states.get(hit.state, hit.state),
        title=_marked(hit.title),
        summary=_marked(hit.summary),
        name=_marked(hit.name),
    )


def _marked(pieces: list[Piece]) -> SafeString:
    parts = [f"<mark>{escape(one.text)}</mark>" if one.is_hit else escape(one.text) for one in pieces]
    return SafeString("".join(parts))


def asked_of(request: HttpRequest) -> str:
    """The question without its page."""
    query = request.GET.copy()
    query.pop("sau", None)
    return query.urlencode()


def following(request: HttpRequest, key: str) -> str:
    """The address of the next page: the same question from the last row on."""
    if not key:
        return ""
    query = request.GET.copy()
    query["sau"] = key
    return f"?{query.urlencode()}"
