"""Denunciations at the desk: taken at the counter, sealed when suspected, redacted again."""

import secrets
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from langnghe import lawbook
from langnghe.accounts.models import User
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import Refusal
from langnghe.kernel.posting import refused
from langnghe.petitions import forms, selectors, services
from langnghe.petitions.models import Petition
from langnghe.petitions.views.counter import to_receipt
from langnghe.petitions.views.officer import officer, receiving_units
from langnghe.units.models import Unit
from langnghe.vault import selectors as vault
from langnghe.vault.naming import FIND

TOLD = ("content", "denounced", "evidence", "request", "full_name", "address", "phone", "email", "identity")
CARRIED = "typed"
CARRIED_INTO = {
    "content": ("summary", "co_signers"),
    "denounced": ("respondents", "respondent_bodies"),
    "evidence": ("papers",),
}
LINE = ("received_on", "redacted", "channel", "field", "is_spoken", "is_anonymous", "has_leads")


def sent(request: HttpRequest) -> QueryDict | None:
    is_shown_again = {CARRIED, FIND} & set(request.POST)
    return request.POST if request.method == "POST" and not is_shown_again else None


def _typed(request: HttpRequest) -> dict[str, Any]:
    """What a page begins with: words of a page that asks about denunciations, or its own while a name is looked for."""
    if FIND in request.POST:
        return {**request.POST.dict(), "named": request.POST.getlist("named")}
    return _carried(request)


def _carried(request: HttpRequest) -> dict[str, str]:
    """What was typed into a page that asks about denunciations: it goes on to this one, and nowhere else."""
    typed = request.POST.dict() if CARRIED in request.POST else {}
    same = ("full_name", "address", "phone", "email", "channel", "received_on", "field", "request")
    carried = {name: str(typed[name]) for name in same if typed.get(name)}
    for name, parts in CARRIED_INTO.items():
        carried[name] = "\n".join(str(typed[part]) for part in parts if typed.get(part))
    return carried


@signed_in
@never_cache
@sensitive_post_parameters()
def take(request: HttpRequest) -> HttpResponse:
    by, on = officer(request), today()
    units = receiving_units(by, on)
    ready = [unit for unit in units if vault.is_ready(unit.pk, on)]
    if not ready:
        return render(request, "petitions/denunciation_on_paper.html", {"units": units})
    officers = selectors.colleagues(by, on)
    if sent(request) is None:
        given = {"received_on": on, **_typed(request), "token": secrets.token_urlsafe(24)}
        return _page(request, forms.DenunciationForm(units=ready, officers=officers, today=on, initial=given))
    form = forms.DenunciationForm(request.POST, request.FILES, units=ready, officers=officers, today=on)
    if not form.is_valid():
        return _page(request, form, status=422)
    was_sent = services.was_sent(form.cleaned_data["token"])
    try:
        received = _received(form, {unit.pk: unit for unit in ready}, by)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        if isinstance(refusal, services.SentBefore):
            form.renew_token()
        return _page(request, form, status=refusal.status)
    if was_sent:
        messages.warning(
            request,
            _(
                "Biểu mẫu này đã gửi một lần; đây là đơn của lần ấy. Vừa sửa điều gì thì phần sửa chưa được ghi: dùng trang “Thêm vào phần niêm phong”."
            ),
        )
    _warn_of_head(request, received.petition, on)
    if not selectors.may_see(by, on, received.petition.pk):
        messages.success(request, _("Đã vào sổ và niêm phong."))
        return redirect("petitions:denunciation")
    return to_receipt(request, received.petition.pk, form.cleaned_data["token"])


def _warn_of_head(request: HttpRequest, petition: Petition, on: date) -> None:
    """Of the head himself the higher level decides: said to who took it, shown nowhere else."""
    if selectors.head_is_named(petition, on):
        law = lawbook.rule("comp.tc.general", on)
        says = law.says_en if get_language() == "en" else law.says
        messages.warning(request, f"{says} ({law.cite.text})")


def _received(form: forms.DenunciationForm, units: dict[str, Unit], by: User) -> services.Received:
    given = form.cleaned_data
    files = tuple((str(one.name), one.read()) for one in given["scans"])
    told = services.Told(**{name: given[name] for name in TOLD}, files=files)
    return services.receive_denunciation(
        told,
        unit=units[given["unit"]],
        by=by,
        idempotency=given["token"],
        named=form.named_users(),
        **{name: given[name] for name in LINE},
    )


def _page(request: HttpRequest, form: forms.DenunciationForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "law": lawbook.rule("secret.fields", today())}
    return render(request, "petitions/denunciation.html", context, status=status)


@signed_in
@sensitive_post_parameters()
def seal(request: HttpRequest, pk: int) -> HttpResponse:
    """Seal a file that is, or may be, a denunciation."""
    by, on = officer(request), today()
    petition = selectors.file(by, on, pk)
    typed = _typed(request)
    if CARRIED in request.POST:
        typed["content"] = "\n".join(typed[name] for name in CARRIED_INTO if typed[name])
    form = forms.SealForm(sent(request), on=on, officers=selectors.colleagues(by, on), initial=typed)
    kin = selectors.kin(by, on, petition)

    def does(given: dict[str, Any]) -> None:
        more = {"named": form.named_users(), "told": given["content"]}
        services.seal_petition(petition, redacted=given["redacted"], by=by, on=on, **more)
        _warn_of_kin(request, kin)

    context = {
        "title": _("Niêm phong hồ sơ nghi là tố cáo"),
        "is_ready": vault.is_ready(petition.unit_id, on),
        "kin": kin,
        "visits": selectors.visits_beside(by, on, petition),
    }
    return _changed(request, petition, form, does, context)


def _warn_of_kin(request: HttpRequest, kin: list[Petition]) -> None:
    """Said once to who seals, and kept beside no file: such a list would name the sender again."""
    if kin:
        numbers = ", ".join(str(one) for one in kin)
        messages.warning(
            request, _("Còn để rõ, nên niêm phong tiếp: đơn %(numbers)s.") % {"numbers": numbers}
        )


@signed_in
@sensitive_post_parameters()
def redact(request: HttpRequest, pk: int) -> HttpResponse:
    by, on = officer(request), today()
    petition = selectors.file(by, on, pk)
    form = forms.RedactForm(sent(request), initial={"redacted": petition.summary})

    def does(given: dict[str, Any]) -> None:
        services.redact(petition, redacted=given["redacted"], by=by, on=on)

    return _changed(request, petition, form, does, {"title": _("Soạn bản lược bỏ"), "is_ready": True})


@signed_in
@never_cache
@sensitive_post_parameters()
def add(request: HttpRequest, pk: int) -> HttpResponse:
    by, on = officer(request), today()
    petition = selectors.file(by, on, pk)
    officers = selectors.colleagues(by, on)
    files = None if sent(request) is None else request.FILES
    form = forms.AddSealedForm(sent(request), files, on=on, officers=officers, initial=_typed(request))

    def does(given: dict[str, Any]) -> None:
        files = tuple((str(one.name), one.read()) for one in given["scans"])
        told = services.Told(content=given["content"], evidence=given["evidence"], files=files)
        services.add_sealed(petition, told, named=form.named_users(), by=by, on=on)

    context = {"title": _("Thêm vào phần niêm phong"), "is_ready": vault.is_ready(petition.unit_id, on)}
    return _changed(request, petition, form, does, context)


def _changed(
    request: HttpRequest, petition: Petition, form: Any, does: Any, context: dict[str, Any]
) -> HttpResponse:
    status = refused(form, lambda: does(form.cleaned_data))
    if not status:
        messages.success(request, _("Đã ghi."))
        return _back(request, petition, today())
    page = {"petition": petition, "form": form, **context}
    return render(request, "petitions/seal.html", page, status=status)


def _back(request: HttpRequest, petition: Petition, on: date) -> HttpResponse:
    if selectors.may_see(officer(request), on, petition.pk):
        return redirect("petitions:file", petition.pk)
    return redirect("petitions:due_list")
