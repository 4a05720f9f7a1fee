"""Giving files to a handler: choose on the list, see what will change, confirm."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from langnghe.accounts.models import User
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import Invalid, Refusal
from langnghe.petitions import selectors, services
from langnghe.petitions.views.officer import officer
from langnghe.petitions.views.rows import rows_of


@signed_in
@require_POST
def assign(request: HttpRequest) -> HttpResponse:
    """The first press shows the preview, the second one, with somebody chosen, assigns."""
    by, on = officer(request), today()
    chosen = [int(pk) for pk in request.POST.getlist("don") if pk.isascii() and pk.isdigit()][
        : services.AT_ONCE + 1
    ]
    handlers = selectors.handlers(by, on)
    if "giao" not in request.POST:
        return _preview(request, chosen, handlers)
    to = next((one for one in handlers if str(one.pk) == request.POST.get("to", "")), None)
    try:
        if to is None:
            raise Invalid(_("Chọn người xử lý."))
        given = services.give_to_handler(chosen, to=to, by=by, on=on)
    except Refusal as refusal:
        return _preview(request, chosen, handlers, refusal=refusal)
    messages.success(request, _("Đã giao %(n)s đơn cho %(who)s.") % {"n": len(given), "who": to})
    return redirect("petitions:due_list")


def _preview(
    request: HttpRequest, chosen: list[int], handlers: list[User], *, refusal: Refusal | None = None
) -> HttpResponse:
    by, on = officer(request), today()
    context = {
        "rows": rows_of(selectors.chosen(by, on, chosen), on=on),
        "handlers": handlers,
        "to": request.POST.get("to", ""),
        "refusal": refusal,
    }
    return render(request, "petitions/assign.html", context, status=refusal.status if refusal else 200)
