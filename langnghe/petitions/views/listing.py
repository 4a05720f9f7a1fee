"""The due list: what is due first, its filters in the address, and the same rows as a spreadsheet."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from langnghe.design.writing import short_date
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.petitions import access, selectors
from langnghe.petitions.forms.finding import FIELDS, LISTED_KINDS, OPEN_STATES
from langnghe.petitions.papers import desk_table
from langnghe.petitions.views.bulk_table import ACTS
from langnghe.petitions.views.finding import asked_of, following
from langnghe.petitions.views.officer import officer
from langnghe.petitions.views.rows import rows_of, titles

ASKED = ("loai", "buoc", "linh-vuc", "qua-han", "cua-toi", "theo-doi")
MOST_EXPORTED = 5000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


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
        "wishes": 0 if request.GET else selectors.count_asked(officer(request), on),
        "acts": ACTS,
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
def export_xlsx(request: HttpRequest) -> HttpResponse:
    title = _("Đơn phải xử lý, ngày %(day)s") % {"day": short_date(today())}
    return _file(desk_table.as_xlsx(title, titles(), _cells(request)), XLSX, "xlsx")


@signed_in
def export_csv(request: HttpRequest) -> HttpResponse:
    return _file(desk_table.as_csv(titles(), _cells(request)).encode(), "text/csv; charset=utf-8", "csv")


def _cells(request: HttpRequest) -> list[list[str]]:
    page = _asked(request, after="", size=MOST_EXPORTED)
    return [row.cells() for row in rows_of(page.rows, on=today())]


def _file(content: bytes, content_type: str, ending: str) -> HttpResponse:
    name = f"don-phai-xu-ly-{today():%Y-%m-%d}.{ending}"
    return HttpResponse(
        content, content_type=content_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
