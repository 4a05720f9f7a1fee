"""The administrator's list of letters that did not leave, and sending them again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from langnghe.accounts import access
from langnghe.accounts.models import User
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import NotAllowed
from langnghe.notifications import selectors, services


def _administrator(request: HttpRequest) -> User:
    if not isinstance(request.user, User) or not access.administered_units(request.user, today()).exists():
        raise NotAllowed(_("Trang này dành cho quản trị viên của đơn vị."))
    return request.user


@signed_in
def unsent(request: HttpRequest) -> HttpResponse:
    found = selectors.unsent(_administrator(request), today())
    return render(request, "notifications/unsent.html", {"letters": found, "most": selectors.SHOWN})


@signed_in
@require_POST
def send_again(request: HttpRequest) -> HttpResponse:
    """One letter by its number, or all of them."""
    by, given = _administrator(request), request.POST.get("pk", "")
    chosen = int(given) if given.isascii() and given.isdigit() else None
    if given and chosen is None:
        return redirect("notifications:unsent")
    number = services.send_again(chosen, by=by, on=today())
    said = ngettext(
        "Đã xếp %(n)s thư để gửi lại; thư nào lại không đi thì hiện lại ở đây.",
        "Đã xếp %(n)s thư để gửi lại; thư nào lại không đi thì hiện lại ở đây.",
        number,
    )
    messages.success(request, said % {"n": number})
    return redirect("notifications:unsent")
