"""Old reception books: the pages of `old_books` over the register of turns."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from langnghe.accounts.models import User
from langnghe.kernel.access_marks import signed_in
from langnghe.old_books.pages import BookPages
from langnghe.reception import access, services


def _officer(request: HttpRequest) -> User:
    """`signed_in` has let no one else through."""
    user = request.user
    assert isinstance(user, User)  # noqa: S101 - tells the type checker what the mark guarantees
    return user


PAGES = BookPages(
    services.VISIT_BOOKS,
    "reception:old_",
    gettext_lazy(
        "Sổ tiếp công dân đã giữ bằng bảng tính được ghi nguyên cả tệp hoặc không ghi dòng nào; ghi nhầm thì hủy cả loạt. "
        "Dòng từ sổ cũ không mở thời hạn nào và không thành buổi tiếp: nghĩa vụ tiếp dân chỉ tính từ buổi đã ghi."
    ),
    _officer,
    access.bringing_units,
    services.undo_register,
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
