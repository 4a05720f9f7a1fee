"""The counter: one form, one number, one receipt; a form sent twice is one petition."""

import secrets

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from langnghe.design.qr import qr
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import Refusal, WrongState
from langnghe.petitions import codes, papers, selectors, services
from langnghe.petitions.forms import IntakeForm
from langnghe.petitions.models import Petition
from langnghe.petitions.views.asking import say_refusal
from langnghe.petitions.views.officer import officer, receiving_units
from langnghe.units.models import Unit

# What the officer's browser keeps for an hour is the form's token: without the installation's key it gives no code.
RECEIPT = "receipt"
HOUR = 3600
LONGEST_COMPARED = 4000


@signed_in
def intake(request: HttpRequest) -> HttpResponse:
    by, on = officer(request), today()
    units = receiving_units(by, on)
    if request.method != "POST":
        form = IntakeForm(
            units=units, today=on, initial={"received_on": on, "token": secrets.token_urlsafe(24)}
        )
        return _page(request, form)
    if "similar" in request.POST:
        return _compared(request, units)
    form = IntakeForm(request.POST, units=units, today=on)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        received = _received(request, form, {unit.pk: unit for unit in units})
    except Refusal as refusal:
        if isinstance(refusal, services.SentBefore):
            form.renew_token()
        return _page(request, form, status=refusal.status, **say_refusal(form, refusal))
    return to_receipt(request, received.petition.pk, form.cleaned_data["token"])


def _received(request: HttpRequest, form: IntakeForm, units: dict[str, Unit]) -> services.Received:
    given = dict(form.cleaned_data)
    own = units[given.pop("unit")]
    unit = given.pop("on_behalf_of") or own
    beside = form.take_out(given)
    matter = selectors.matter_of(given.pop("same_as"), unit=unit)
    token = given.pop("token")
    return services.receive_at_counter(
        unit=unit,
        entered_by=own if unit != own else None,
        matter=matter,
        by=officer(request),
        on=today(),
        idempotency=token,
        **beside,
        **given,
    )


def _compared(request: HttpRequest, units: list[Unit]) -> HttpResponse:
    """Nothing is written: the form as it was typed, with earlier petitions on the same thing beneath it."""
    by, on = officer(request), today()
    typed = request.POST.dict()
    if chosen := typed.pop("similar"):
        typed["same_as"] = str(chosen)
    text = f"{typed.get('summary', '')} {typed.get('request', '')}"
    form = IntakeForm(units=units, today=on, initial=typed)
    if services.looks_like_denunciation(text) and not typed.get("not_denunciation"):
        # What may be a denunciation is not even looked for among the others.
        return _page(request, form, asked=True)
    return _page(request, form, similar=selectors.similar(by, on, text=text[:LONGEST_COMPARED]))


def _page(
    request: HttpRequest,
    form: IntakeForm,
    *,
    status: int = 200,
    similar: selectors.Similar | None = None,
    asked: bool = False,
) -> HttpResponse:
    context = {"form": form, "similar": similar, "asked": asked}
    return render(request, "petitions/intake.html", context, status=status)


def to_receipt(request: HttpRequest, pk: int, token: str) -> HttpResponse:
    answer = redirect("petitions:receipt", pk)
    answer.set_signed_cookie(
        RECEIPT,
        f"{pk} {request.user.pk} {token}",
        max_age=HOUR,
        path="/don/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return answer


@signed_in
@require_POST
def renew_code(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a citizen who lost the receipt a new code; the old one stops."""
    by, on, token = officer(request), today(), secrets.token_urlsafe(24)
    services.renew_code(selectors.file(by, on, pk), by=by, on=on, token=token)
    messages.success(request, _("Đã cấp mã mới; mã cũ không còn dùng được."))
    return to_receipt(request, pk, token)


@signed_in
def receipt(request: HttpRequest, pk: int) -> HttpResponse:
    petition, code = _with_code(request, pk)
    handed_in = selectors.paper_lines(petition.papers.order_by("id"))
    context = {
        "petition": petition,
        "papers": handed_in,
        "code": codes.shown(code),
        "qr": qr(_address(request, code)),
    }
    return render(request, "petitions/receipt.html", context)


@signed_in
def receipt_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    petition, code = _with_code(request, pk)
    handed_in = selectors.paper_lines(petition.papers.order_by("id"))
    sheet = papers.receipt(
        petition, code=codes.shown(code), address=_address(request, code), papers=handed_in
    )
    name = f"bien-nhan-{petition.number}-{petition.year}.pdf"
    disposition = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(sheet, content_type="application/pdf", headers=disposition)


def _with_code(request: HttpRequest, pk: int) -> tuple[Petition, str]:
    """The petition and its code, for the officer who has just received it; nobody else can see a code again."""
    petition = selectors.file(officer(request), today(), pk)
    kept = str(request.get_signed_cookie(RECEIPT, default="", max_age=HOUR))
    ours, _sign, token = kept.rpartition(" ")
    code = codes.code_from(token) if ours == f"{pk} {request.user.pk}" else ""
    if not code or bytes(petition.code_digest) != codes.digest(code):
        raise WrongState(
            _("Mã tra cứu chỉ hiện ngay sau khi nhận đơn và không được giữ lại."),
            instead=_("Người gửi làm mất mã thì cấp mã mới ở trang hồ sơ."),
        )
    return petition, code


def _address(request: HttpRequest, code: str) -> str:
    """The code rides in the fragment, which browsers never send."""
    return f"{request.build_absolute_uri(reverse('petitions:track'))}#{code}"
