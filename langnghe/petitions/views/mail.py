"""Letters that wait: read, written into the book or set aside; the settings of the mailbox."""

import secrets
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import now, today
from langnghe.kernel.errors import NotAllowed, Refusal
from langnghe.petitions import access, selectors, services
from langnghe.petitions.forms import AsideForm, MailboxSettingsForm, MailIntakeForm
from langnghe.petitions.models import IncomingMail
from langnghe.petitions.views.asking import say_refusal
from langnghe.petitions.views.counter import to_receipt
from langnghe.petitions.views.officer import officer


@signed_in
def waiting(request: HttpRequest) -> HttpResponse:
    return render(
        request, "petitions/mail.html", {"mails": selectors.waiting_mail(officer(request), today())}
    )


@signed_in
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    by, on = officer(request), today()
    mail = selectors.mail(by, on, pk)
    form = MailIntakeForm(request.POST or None, units=[mail.unit], today=on, initial=_known(mail))
    asked: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        for name in ("unit", "channel"):
            given.pop(name)
        given |= form.take_out(given)
        given["matter"] = None
        token = given.pop("token")
        try:
            given["matter"] = selectors.matter_of(given.pop("same_as"), unit=mail.unit)
            received = services.take_mail(mail, by=by, on=on, idempotency=token, **given)
        except Refusal as refusal:
            asked = say_refusal(form, refusal)
        else:
            return to_receipt(request, received.petition.pk, token)
    return _page(request, mail, form, AsideForm(), **asked)


def _known(mail: IncomingMail) -> dict[str, Any]:
    return {
        "full_name": mail.sender_name,
        "is_nameless": not mail.sender_name,
        "email": mail.sender_address,
        "received_on": mail.arrived_on,
        "summary": mail.subject,
        "token": secrets.token_urlsafe(24),
    }


def _page(
    request: HttpRequest, mail: IncomingMail, form: MailIntakeForm, aside: AsideForm, **asked: Any
) -> HttpResponse:
    status = 422 if form.errors or aside.errors else 200
    context = {"mail": mail, "form": form, "aside": aside, **asked}
    return render(request, "petitions/mail_letter.html", context, status=status)


@signed_in
@require_POST
def aside(request: HttpRequest, pk: int) -> HttpResponse:
    by, on = officer(request), today()
    mail = selectors.mail(by, on, pk)
    form = AsideForm(request.POST)
    if form.is_valid():
        try:
            services.set_mail_aside(mail, because=form.cleaned_data["because"], by=by, on=on)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Đã để riêng thư này cùng lý do."))
            return redirect("petitions:mail")
    return _page(request, mail, MailIntakeForm(units=[mail.unit], today=on, initial=_known(mail)), form)


@signed_in
@require_POST
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """What is a denunciation leaves the machine; the letter itself stays in the mailbox."""
    by, on = officer(request), today()
    services.leave_mail(selectors.mail(by, on, pk), by=by, on=on)
    messages.success(
        request, _("Đã xóa thư này khỏi máy. Thư gốc còn trong hộp thư: in ra giấy và giữ theo chế độ mật.")
    )
    return redirect("petitions:mail")


@signed_in
def mailbox(request: HttpRequest) -> HttpResponse:
    """Saving tries the mailbox at once: what is wrong is said here and now."""
    by, on = officer(request), today()
    units = {unit.pk: unit for unit in access.mailbox_units(by, on)}
    if not units:
        raise NotAllowed(_("Chỉ quản trị viên của đơn vị mới đặt được hộp thư."))
    form = MailboxSettingsForm(request.POST or None, units=list(units.values()))
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        given["unit"] = units[given["unit"]]
        try:
            saved = services.save_mailbox(by=by, on=on, **given)
            kept = services.read_mailbox(saved, at=now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Hộp thư đọc được; có %(kept)s thư mới chờ vào sổ.") % {"kept": kept})
            return redirect("petitions:mail_settings")
    context = {"form": form, "boxes": selectors.mailboxes(by, on)}
    return render(request, "petitions/mail_settings.html", context, status=422 if form.errors else 200)
