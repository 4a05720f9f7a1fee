"""Searching the register: what was asked stays in the address."""

from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from langnghe.design.writing import short_date
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.petitions import selectors
from langnghe.petitions.forms import SearchForm
from langnghe.petitions.forms.finding import CLOSEST
from langnghe.petitions.signatures import Piece
from langnghe.petitions.views.bulk_table import OFFERED
from langnghe.petitions.views.officer import officer
from langnghe.petitions.views.rows import STATES
from langnghe.petitions.views.table_files import AT_ONCE, table_file


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
    closest = form.cleaned_data.get("xep") == CLOSEST
    found = _found(request, form, closest=closest, after=request.GET.get("sau", ""), size=selectors.PAGE)
    states = STATES.words
    context = {
        "form": form,
        "found": found,
        "hits": [_shown(hit, states) for hit in found.hits],
        "following": following(request, found.following),
        "acts": OFFERED,
        "units": selectors.search_units(officer(request), today()),
        "unit": request.GET.get("don-vi", ""),
        "query": asked_of(request),
        "closest": closest,
        "is_asked": any(one for name, one in form.cleaned_data.items() if name != "xep")
        or bool(request.GET.get("don-vi")),
    }
    return render(request, "petitions/search.html", context)


def _found(
    request: HttpRequest, form: SearchForm, *, after: str, size: int, closest: bool = False
) -> selectors.Found:
    """What the address asks; a file of all hits has them by day."""
    form.is_valid()
    asked = form.cleaned_data
    return selectors.search(
        officer(request),
        today(),
        typed=asked.get("q", ""),
        kind=asked.get("loai", ""),
        state=asked.get("buoc", ""),
        field=asked.get("linh_vuc", ""),
        channel=asked.get("nguon", ""),
        handler=asked.get("nguoi", ""),
        unit=request.GET.get("don-vi", ""),
        since=asked.get("tu"),
        until=asked.get("den"),
        closest=closest,
        after=after,
        size=size,
    )


@signed_in
def export_search(request: HttpRequest, ending: str) -> HttpResponseBase:
    """Everything that the question finds, not only its page."""
    title = _("Đơn tìm thấy, ngày %(day)s") % {"day": short_date(today())}
    titles = [_("Số"), _("Nhận"), _("Vụ việc"), _("Nội dung"), _("Người gửi"), _("Bước")]
    return table_file(ending, title, titles, _cells(request), name="don-tim-thay")


def _cells(request: HttpRequest) -> Iterator[list[str]]:
    form, states, after = SearchForm(request.GET), STATES.words, ""
    while True:
        found = _found(request, form, after=after, size=AT_ONCE)
        for hit in found.hits:
            texts = ("".join(piece.text for piece in part) for part in (hit.title, hit.summary, hit.name))
            state = states.get(hit.state, hit.state)
            yield [f"{hit.number}/{hit.year}", short_date(hit.received_on), *texts, state]
        after = found.following
        if not after:
            return


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
