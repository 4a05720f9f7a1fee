"""The yearly books: what is missing or voided, closing, and a page to print."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import NotFound
from langnghe.petitions import selectors, services
from langnghe.petitions.views.officer import officer


@signed_in
def year_books(request: HttpRequest) -> HttpResponse:
    by, on = officer(request), today()
    return render(request, "petitions/year_books.html", {"books": selectors.books(by, on), "on": on})


@signed_in
def year_book(request: HttpRequest, unit: str, year: int) -> HttpResponse:
    """The book as it stands; the head closes it once the year is over."""
    by, on = officer(request), today()
    state = selectors.book_state(by, on, unit=unit, year=year)
    if request.method == "POST":
        services.close_book(state.book, by=by, on=on)
        messages.success(request, _("Đã khóa sổ; in và ký trang này để lưu."))
        return redirect("petitions:year_book", unit, year)
    context = {"state": state, "may_close": selectors.may_close(by, state.book, on), "on": on}
    return render(request, "petitions/year_book.html", context)


@signed_in
@require_POST
def close_letters(request: HttpRequest, unit: str, year: int) -> HttpResponse:
    """The head closes the book of letters of a year that is over."""
    by, on = officer(request), today()
    book = selectors.letter_book(by, on, unit=unit, year=year)
    if book is None:
        raise NotFound(_("Không có sổ này, hoặc đơn vị của ông bà không giữ sổ này."))
    services.close_letter_book(book, by=by, on=on)
    messages.success(request, _("Đã khóa sổ; in và ký trang này để lưu."))
    return redirect(f"{reverse('petitions:letters')}?co-quan={unit}&nam={year}")
