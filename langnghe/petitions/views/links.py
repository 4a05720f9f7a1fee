"""The page of a body without an account: it tells by its link that a petition came in, and what became of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from langnghe.kernel.access_marks import public
from langnghe.kernel.clock import now, today
from langnghe.kernel.errors import Refusal
from langnghe.petitions import selectors, services
from langnghe.petitions.forms import LinkForm


@public
@never_cache
@sensitive_post_parameters("token")
def reply(request: HttpRequest) -> HttpResponse:
    """The token travels by POST alone; wrong ones are limited by their source, as tracking codes are."""
    if request.GET:
        return redirect("petitions:reply_link")
    if request.method != "POST":
        return _asked(request, LinkForm())
    form = LinkForm(request.POST)
    address = request.META.get("REMOTE_ADDR", "")
    if selectors.too_many_wrong_codes(address, at=now()):
        form.add_error(None, _("Đã nhập sai nhiều lần. Chờ mười lăm phút rồi thử lại."))
        return _asked(request, form, status=429)
    if not form.is_valid() and not form.cleaned_data.get("token"):
        return _asked(request, form, status=422)
    return _shown(request, form) if form.errors else _told(request, form)


def _told(request: HttpRequest, form: LinkForm) -> HttpResponse:
    told = services.Outside(
        **{name: form.cleaned_data[name] for name in ("received_number", "number", "text", "because")}
    )
    if not (told.received_number or told.number or told.because):
        return _shown(request, form)
    try:
        transfer = services.answer_link(form.cleaned_data["token"], told, on=today(), at=now())
    except Refusal as refusal:
        return _refused(request, form, refusal)
    return render(request, "petitions/reply_link.html", {"done": True, "transfer": transfer})


def _asked(request: HttpRequest, form: LinkForm, *, status: int = 200) -> HttpResponse:
    return render(request, "petitions/reply_link.html", {"form": form}, status=status)


def _shown(request: HttpRequest, form: LinkForm) -> HttpResponse:
    transfer = services.open_link(str(form.data.get("token", "")), at=now())
    if transfer is None:
        services.note_wrong_code(request.META.get("REMOTE_ADDR", ""), at=now())
        fresh = LinkForm(request.POST)
        fresh.add_error("token", _("Liên kết không đúng, đã hết hạn hoặc đã dùng xong."))
        return _asked(request, fresh, status=404)
    letter = selectors.transfer_letter(transfer)
    context = {"form": form, "transfer": transfer, "letter": letter, "opened": True}
    return render(request, "petitions/reply_link.html", context, status=422 if form.errors else 200)


def _refused(request: HttpRequest, form: LinkForm, refusal: Refusal) -> HttpResponse:
    services.note_wrong_code(request.META.get("REMOTE_ADDR", ""), at=now())
    form.add_error(None, str(refusal))
    return _asked(request, form, status=refusal.status)
