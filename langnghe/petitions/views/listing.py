"""The due list: what is due first, its filters in the address, and the same rows as a spreadsheet."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from langnghe.design.writing import short_date
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.petitions import access, selectors
from langnghe.petitions.forms.finding import FIELDS, LISTED_KINDS, OPEN_STATES
from langnghe.petitions.views.bulk_table import OFFERED
from langnghe.petitions.views.finding import asked_of, following
from langnghe.petitions.views.officer import officer
from langnghe.petitions.views.rows import rows_of, titles
from langnghe.petitions.views.table_files import AT_ONCE, table_file

ASKED = ("loai", "buoc", "linh-vuc", "qua-han", "cua-toi", "theo-doi")


@signed_in
def due_list(request: HttpRequest) -> HttpResponse:
    on = today()
    page = _asked(request, after=request.GET.get("sau", ""), size=selectors.PAGE)
    context = {
        "rows": rows_of(page.rows, on=on),
        "asked": {name.replace("-", "_"): request.GET.get(name, "") for name in ASKED},
        "following": following(request, page.following),
        "kinds": LISTED_KINDS,
        "states": OPEN_STATES,
        "fields": FIELDS,
        "query": asked_of(request),
        "owed": [] if request.GET else selectors.owed(officer(request), on),
        "unwritten": [] if request.GET else selectors.unwritten(officer(request), on),
        "wishes": 0 if request.GET else selectors.count_asked(officer(request), on),
        "acts": OFFERED,
        "on": on,
        "signs": bool(access.deciding_units(officer(request), on)),
        "receives": bool(access.intake_units(officer(request), on)),
    }
    return render(request, "petitions/due_list.html", context)


def _asked(request: HttpRequest, *, after: str, size: int) -> selectors.Page:
    """The question that the address asks."""
    by, on, given = officer(request), today(), request.GET
    mine: dict[str, Any] = {"handlers": selectors.desks_of(by, on)} if given.get("cua-toi") == "1" else {}
    return selectors.due_list(
        by,
        on,
        kind=given.get("loai", ""),
        state=given.get("buoc", ""),
        field=given.get("linh-vuc", ""),
        late=given.get("qua-han") == "1",
        followed=given.get("theo-doi") == "1",
        after=after,
        size=size,
        **mine,
    )


@signed_in
def escalated(request: HttpRequest) -> HttpResponse:
    """What units below did not keep, for the authority above."""
    context = {"rows": selectors.escalated(officer(request), today())}
    return render(request, "petitions/escalated.html", context)


@signed_in
def export(request: HttpRequest, ending: str) -> HttpResponseBase:
    """Every row that the filters leave, however many."""
    title = _("Đơn phải xử lý, ngày %(day)s") % {"day": short_date(today())}
    return table_file(ending, title, titles(), _cells(request), name="don-phai-xu-ly")


def _cells(request: HttpRequest) -> Iterator[list[str]]:
    after = ""
    while True:
        page = _asked(request, after=after, size=AT_ONCE)
        for row in rows_of(page.rows, on=today()):
            yield row.cells()
        after = page.following
        if not after:
            return
