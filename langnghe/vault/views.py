"""The desk of custodians, requests, and the page on which a sealed part is read."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from langnghe.accounts.models import User
from langnghe.kernel import links
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import now, today
from langnghe.kernel.errors import NotAllowed, NotFound, Refusal
from langnghe.kernel.posting import refused
from langnghe.units.models import Unit
from langnghe.vault import access, selectors, services
from langnghe.vault.forms import AskForm, EndForm, EndKeyForm, NewPassphraseForm, PassphraseForm, ReadForm
from langnghe.vault.keys import WrongPassphrase
from langnghe.vault.models import PartKind, Purpose, Release

LOCKED = "default-src 'none'; sandbox"


def officer(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise NotAllowed(_("Đăng nhập để làm việc này."))
    return request.user


def sent(request: HttpRequest) -> QueryDict | None:
    """What was posted; a form of one empty tick posts nothing, and is posted all the same."""
    return request.POST if request.method == "POST" else None


@signed_in
def desk(request: HttpRequest) -> HttpResponse:
    by, on = officer(request), today()
    context = {
        "keeping": selectors.keeping(by, on),
        "releases": _named(list(selectors.releases(by, on)[:100])),
    }
    return render(request, "vault/desk.html", {**context, "viewer": by, "at": now()})


def _named(rows: list[Release]) -> list[dict[str, Any]]:
    return [{"row": one, "title": access.owner_of(one.subject_kind).title(one.subject_id)} for one in rows]


@signed_in
@sensitive_post_parameters()
def make_key(request: HttpRequest, unit: str) -> HttpResponse:
    by, on = officer(request), today()
    if unit not in access.keeping_units(by, on):
        raise NotFound(_("Không có đơn vị này, hoặc ông bà không giữ bí mật tại đây."))
    form = NewPassphraseForm(sent(request))
    context = {"title": _("Tạo khóa của tôi"), "unit": Unit.objects.get(pk=unit), "is_new": True}
    return _kept(
        request,
        form,
        lambda: services.make_key(unit=unit, passphrase=form.cleaned_data["passphrase"], by=by, on=on),
        context,
        done=_("Đã tạo khóa. Cụm mật khẩu không lưu ở đâu cả: giữ nó như giữ con dấu."),
    )


@signed_in
def end_key(request: HttpRequest, pk: int) -> HttpResponse:
    by, on = officer(request), today()
    key = selectors.own_key(by, pk)
    form = EndKeyForm(sent(request))
    return _kept(
        request,
        form,
        lambda: services.end_key(key, by=by, on=on, is_lost=form.cleaned_data["is_lost"]),
        {"title": _("Kết thúc khóa của tôi"), "unit": key.unit},
        done=_("Đã kết thúc khóa."),
    )


@signed_in
def ask_admission(request: HttpRequest, pk: int) -> HttpResponse:
    """A custodian who came later asks to be let into what was sealed before."""
    by = officer(request)
    key = selectors.own_key(by, pk)
    form = EndForm(sent(request))
    return _kept(
        request,
        form,
        lambda: services.ask_admission(key, because=form.cleaned_data["because"], by=by, at=now()),
        {"title": _("Xin nhận khóa của tôi"), "unit": key.unit},
        done=_("Đã gửi đề nghị; hai người giữ bí mật khác duyệt thì nhận được."),
    )


@signed_in
@require_POST
@sensitive_post_parameters()
def admit(request: HttpRequest, pk: int) -> HttpResponse:
    by = officer(request)
    found, form = selectors.release(by, today(), pk), PassphraseForm(request.POST, auto_id="read_%s")

    def does() -> None:
        services.admit(found, passphrase=form.cleaned_data["passphrase"], by=by, at=now())

    return _acted(request, found, "read_form", form, does)


@signed_in
@require_POST
@sensitive_post_parameters()
def take_over(request: HttpRequest, pk: int) -> HttpResponse:
    """The unit that received the thing moves its sealed parts to the keys of its own custodians."""
    by = officer(request)
    found, form = selectors.release(by, today(), pk), ReadForm(request.POST, auto_id="move_%s")

    def does() -> str:
        moved = services.take_over(found, passphrase=form.cleaned_data["passphrase"], by=by, at=now())
        return _moved(found, moved)

    return _acted(request, found, "move_form", form, does)


def _moved(found: Release, moved: int) -> str:
    """How much came over, and what was not asked for and so lies where it lay."""
    said = _("Số phần niêm phong đã nhận: %(n)s.") % {"n": moved}
    left = [label for _value, label in selectors.sealed_kinds((found.subject_kind, found.subject_id))]
    if not left:
        return said
    stays = _("Còn ở cơ quan chuyển: %(left)s. Đề nghị bàn giao tiếp thì mới nhận được.")
    return f"{said} {stays % {'left': '; '.join(left)}}"


def _kept(
    request: HttpRequest,
    form: django_forms.Form,
    does: Callable[[], Any],
    context: dict[str, Any],
    *,
    done: str,
) -> HttpResponse:
    status = refused(form, does)
    if not status:
        messages.success(request, done)
        return redirect("vault:desk")
    return render(request, "vault/form.html", {"form": form, **context}, status=status)


@signed_in
@sensitive_post_parameters()
def ask(request: HttpRequest, kind: str, subject: int) -> HttpResponse:
    by, about = officer(request), (kind, subject)
    if not access.may_ask(by, about, today()):
        raise NotFound(_("Không có hồ sơ này, hoặc đơn vị của ông bà không giữ hồ sơ này."))
    form = AskForm(sent(request), kinds=selectors.sealed_kinds(about))
    context = {"title": _("Đề nghị mở phần niêm phong"), "owner_title": access.owner_of(kind).title(subject)}

    def asked() -> None:
        given = {name: form.cleaned_data[name] for name in ("parts", "purpose", "because", "passphrase")}
        services.ask(about, by=by, at=now(), **given)

    done = _("Đã gửi đề nghị; hai người giữ bí mật duyệt thì mở được trong 48 giờ.")
    return _kept(request, form, asked, context, done=done)


@signed_in
@never_cache
def release(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, selectors.release(officer(request), today(), pk))


def _page(
    request: HttpRequest,
    found: Release,
    *,
    forms: dict[str, django_forms.Form] | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    by, at = officer(request), now()
    approvals = list(found.approvals.select_related("key__user").order_by("pk"))
    subject = (found.subject_kind, found.subject_id)
    context: dict[str, Any] = {
        "release": found,
        "title": access.owner_of(found.subject_kind).title(found.subject_id),
        "url": links.kind_of(found.subject_kind).url(found.subject_id) if found.asked_by == by else "",
        "approvals": approvals,
        "kinds": [str(PartKind(kind).label) for kind in found.parts],
        "readings": [one for one in selectors.readings(subject) if one.release_id == found.pk],
        "is_mine": found.asked_by == by,
        "is_admission": found.purpose == Purpose.ADMIT,
        "is_open": selectors.is_open(found, at),
        "may_approve": _may_approve(found, by, [one.key.user_id for one in approvals]),
        "approve_form": PassphraseForm(auto_id="approve_%s"),
        "read_form": _reading(found, auto_id="read_%s"),
        "may_move": _may_move(found, by),
        "move_form": ReadForm(auto_id="move_%s"),
        "end_form": EndForm(auto_id="end_%s"),
        **(forms or {}),
        **more,
    }
    return render(request, "vault/release.html", context, status=status)


def _reading(found: Release, **how: Any) -> django_forms.Form:
    """A key that is let in has its own passphrase; a request was given one."""
    return PassphraseForm(**how) if found.purpose == Purpose.ADMIT else ReadForm(**how)


def _may_move(found: Release, by: User) -> bool:
    subject = (found.subject_kind, found.subject_id)
    return found.asked_by == by and found.purpose == Purpose.HAND_OVER and access.heir_of(subject) is not None


def _may_approve(found: Release, by: User, agreed: list[int]) -> bool:
    waits = found.ended_at is None and found.opens_until is None and found.asked_by != by
    return waits and by.pk not in agreed and found.unit_id in access.keeping_units(by, today())


@signed_in
@require_POST
@sensitive_post_parameters()
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    by = officer(request)
    found, form = selectors.release(by, today(), pk), PassphraseForm(request.POST, auto_id="approve_%s")

    def does() -> None:
        services.approve(found, passphrase=form.cleaned_data["passphrase"], by=by, at=now())

    return _acted(request, found, "approve_form", form, does)


@signed_in
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    by = officer(request)
    found, form = selectors.release(by, today(), pk), EndForm(request.POST, auto_id="end_%s")
    return _acted(
        request,
        found,
        "end_form",
        form,
        lambda: services.end_release(found, because=form.cleaned_data["because"], by=by, at=now()),
    )


def _note(request: HttpRequest, refusal: Refusal) -> None:
    if isinstance(refusal, WrongPassphrase):
        services.note_wrong(by=officer(request), at=now())


def _acted(
    request: HttpRequest, found: Release, name: str, form: django_forms.Form, does: Callable[[], Any]
) -> HttpResponse:
    if not form.is_valid():
        return _page(request, found, forms={name: form}, status=422)
    try:
        said = does()
    except Refusal as refusal:
        _note(request, refusal)
        form.add_error(None, str(refusal))
        return _page(request, found, forms={name: form}, status=refusal.status)
    messages.success(request, said if isinstance(said, str) else _("Đã ghi."))
    return redirect("vault:release", found.pk)


@signed_in
@require_POST
@never_cache
@sensitive_post_parameters()
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """The parts in clear, in this one answer: nothing of them is kept for the next."""
    by = officer(request)
    found, form = selectors.release(by, today(), pk), ReadForm(request.POST, auto_id="read_%s")
    if not form.is_valid():
        return _page(request, found, forms={"read_form": form}, status=422)
    try:
        opened = services.read(found, passphrase=form.cleaned_data["passphrase"], by=by, at=now())
    except Refusal as refusal:
        _note(request, refusal)
        form.add_error(None, str(refusal))
        return _page(request, found, forms={"read_form": form}, status=refusal.status)
    return _page(request, found, opened=opened)


@signed_in
@require_POST
@never_cache
@sensitive_post_parameters()
def scan(request: HttpRequest, pk: int, part: int) -> HttpResponse:
    by = officer(request)
    found = selectors.release(by, today(), pk)
    phrase = request.POST.get("passphrase", "")
    try:
        opened = services.read(found, passphrase=phrase, by=by, at=now(), part=part)
    except Refusal as refusal:
        _note(request, refusal)
        raise
    if not opened:
        raise NotFound(_("Không có phần này."))
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(opened[0].name)}",
        "Content-Security-Policy": LOCKED,
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(opened[0].data, content_type=opened[0].media_type, headers=headers)
