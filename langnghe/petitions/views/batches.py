"""Old books of petitions: the pages of `old_books` over the book of petitions."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from langnghe.kernel.access_marks import signed_in
from langnghe.old_books.pages import BookPages
from langnghe.petitions import access, services
from langnghe.petitions.views.officer import officer

PAGES = BookPages(
    services.PETITION_BOOKS,
    "petitions:",
    gettext_lazy(
        "Sổ đơn đã giữ bằng bảng tính được ghi nguyên cả tệp hoặc không ghi dòng nào; ghi nhầm thì hủy cả loạt."
    ),
    officer,
    access.own_intake_units,
    services.undo_book,
)


@signed_in
def books(request: HttpRequest) -> HttpResponse:
    return PAGES.books(request)


@signed_in
def book(request: HttpRequest, pk: int) -> HttpResponse:
    return PAGES.book(request, pk)


@signed_in
@require_POST
def problems(request: HttpRequest, pk: int) -> HttpResponse:
    return PAGES.problems(request, pk)


@signed_in
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    return PAGES.undo(request, pk)


@signed_in
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    return PAGES.discard(request, pk)
