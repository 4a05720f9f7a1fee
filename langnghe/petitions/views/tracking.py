"""What a citizen does on the page that the code opened; each act answers with the page as it then is."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from langnghe.kernel.access_marks import public
from langnghe.kernel.clock import now, today
from langnghe.kernel.errors import NotFound, Refusal
from langnghe.petitions import forms, selectors, services
from langnghe.petitions.models import Wish
from langnghe.petitions.views import own_papers

FORMS: dict[str, Any] = {
    "ma": forms.MailCodeForm,
    "rut": forms.WishForm,
    "xem-lai": forms.WishForm,
    "danh-gia": forms.RateForm,
    "bao-tin": forms.ToldForm,
    "giay-to": forms.PapersForm,
}
# Where a page that is kept has what belongs to one visit.
SEAL, TOKEN = "seal-of-this-visit", "token-of-this-visit"
KEPT_SECONDS = 3600


def tracked(
    request: HttpRequest,
    found: selectors.Tracked,
    *,
    said: str = "",
    bound: tuple[str, Any] | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """The page of one petition; `bound` is the form that was just sent, kept with what was typed."""
    if not (found.knows_phone or said or bound or any(more.values()) or _is_somebody(request)):
        return HttpResponse(_as_kept(request, found))
    context = {**_shown(found, bound), "said": said, **more}
    return render(request, "petitions/tracked.html", context, status=status)


def _is_somebody(request: HttpRequest) -> bool:
    """Whether the page could say something to this reader alone: an officer's link, a message of another page."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES or CookieStorage.cookie_name in request.COOKIES


def _as_kept(request: HttpRequest, found: selectors.Tracked) -> str:
    """What everybody sees who has a code and no more: no name and no paper; kept, and written anew when a fact changes."""
    about = f"tracked:{found.stamp}:{get_language()}:{today()}"
    page = cache.get(about)
    if page is None:
        context = {**_shown(found, None), "seal": SEAL, "csrf_token": TOKEN}
        page = render_to_string("petitions/tracked.html", context, request)
        cache.set(about, page, KEPT_SECONDS)
    return str(page.replace(SEAL, found.seal).replace(TOKEN, get_token(request)))


def _shown(found: selectors.Tracked, bound: tuple[str, Any] | None) -> dict[str, Any]:
    # Who has not proved to be the sender is shown one form, and no other is made.
    names = FORMS if found.knows_phone else ["ma"]
    shown = {name: FORMS[name](auto_id=f"{name}_%s") for name in names}
    if bound:
        shown[bound[0]] = bound[1]
    return {
        "petition": found.petition,
        "standing": found.standing,
        "clock": found.clock,
        "why": selectors.why(found.clock) if found.clock else None,
        "held": [{"row": row, "days": found.days_held(row, today())} for row in found.custody],
        "knows_phone": found.knows_phone,
        "story": [vars(one) for one in found.steps],
        "found": found,
        "seal": found.seal,
        "sheets": {name.replace("-", "_"): form for name, form in shown.items()},
        "opened": bound[0].replace("-", "_") if bound else "",
        "on": today(),
    }


@public
@never_cache
@sensitive_post_parameters()
def act(request: HttpRequest, act: str) -> HttpResponse:
    """One act by the seal of the page; without a fresh one the code is asked again."""
    if request.method != "POST":
        return redirect("petitions:track")
    found = selectors.track_again(request.POST.get("seal", ""))
    if found is None:
        return redirect("petitions:track")
    if act == "gui-ma" or act in own_papers.DOWNLOADS:
        return _without_form(request, found, act)
    if act not in FORMS:
        raise NotFound(_("Không có bước này."))
    form = FORMS[act](request.POST, request.FILES, auto_id=f"{act}_%s")
    if not form.is_valid():
        return tracked(request, found, bound=(act, form), status=422)
    try:
        said = ACTS[act](found, form.cleaned_data)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return tracked(request, found, bound=(act, form), status=refusal.status)
    again = selectors.track_again(request.POST["seal"], known=act == "ma")
    return tracked(request, again or found, said=said)


def _without_form(request: HttpRequest, found: selectors.Tracked, act: str) -> HttpResponse:
    if act == "gui-ma":
        return _send_code(request, found)
    services.must_know(known=found.knows_phone)
    return own_papers.DOWNLOADS[act](found, request.POST.get("pk", ""))


def _send_code(request: HttpRequest, found: selectors.Tracked) -> HttpResponse:
    try:
        services.send_mail_code(found.petition, at=now())
    except Refusal as refusal:
        return tracked(request, found, said=str(refusal), status=refusal.status)
    return tracked(request, found, said=_("Đã gửi mã đến thư điện tử ghi trong đơn."), asks_code=True)


def _use_code(found: selectors.Tracked, given: dict[str, Any]) -> str:
    if not services.use_mail_code(found.petition, given["mail_code"], at=now()):
        raise NotFound(_("Mã không đúng, đã dùng hoặc đã hết hạn."))
    return _("Đã mở nội dung đơn.")


def _withdraw(found: selectors.Tracked, given: dict[str, Any]) -> str:
    services.must_know(known=found.knows_phone)
    services.ask(found.living, wish=Wish.WITHDRAW, words=given["words"], on=today())
    return _("Đã ghi đề nghị rút đơn. Việc rút chỉ xong khi ông bà ký đơn xin rút với nơi giữ hồ sơ.")


def _reopen(found: selectors.Tracked, given: dict[str, Any]) -> str:
    services.must_know(known=found.knows_phone)
    services.ask(found.living, wish=Wish.REOPEN, words=given["words"], on=today())
    return _("Đã ghi đề nghị xem xét lại; trả lời hiện ở trang này.")


def _rate(found: selectors.Tracked, given: dict[str, Any]) -> str:
    services.must_know(known=found.knows_phone)
    services.rate(found.living, stars=given["stars"], on=today())
    return _("Cảm ơn ông bà. Đánh giá là về văn bản trả lời, không về người nào.")


def _tell(found: selectors.Tracked, given: dict[str, Any]) -> str:
    services.must_know(known=found.knows_phone)
    services.ask_to_be_told(found.petition, given["address"])
    return _("Đã gửi thư xác nhận, nếu địa chỉ này chưa được ghi. Mở thư và bấm đồng ý thì mới có tin.")


def _papers(found: selectors.Tracked, given: dict[str, Any]) -> str:
    services.must_know(known=found.knows_phone)
    number = services.add_papers(found.living, given["papers"], on=today())
    return _("Đã nhận %(n)s tệp vào hồ sơ.") % {"n": number}


ACTS: dict[str, Callable[[selectors.Tracked, dict[str, Any]], str]] = {
    "ma": _use_code,
    "rut": _withdraw,
    "xem-lai": _reopen,
    "danh-gia": _rate,
    "bao-tin": _tell,
    "giay-to": _papers,
}


@public
@never_cache
@sensitive_post_parameters("token")
def mailbox(request: HttpRequest) -> HttpResponse:
    """Confirm, or stop with one click; the token comes in the fragment and leaves in the form."""
    if request.GET:
        return redirect("petitions:mailbox")
    form = forms.MailboxForm(request.POST or None)
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        does = services.stop_telling if "stop" in request.POST else services.confirm_address
        done = does(form.cleaned_data["token"], at=now())
        if done:
            context["said"] = (
                _("Đã thôi gửi thư; địa chỉ đã được xóa.") if "stop" in request.POST else _("Đã xác nhận.")
            )
        else:
            form.add_error("token", _("Mã không đúng hoặc đã thôi nhận thư."))
    return render(request, "petitions/mailbox.html", context, status=422 if form.errors else 200)
