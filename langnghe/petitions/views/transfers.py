"""Petitions handed on, at the desk: what comes in, what went out, one sending with its next step."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from langnghe.design.writing import short_date
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import now, today
from langnghe.kernel.errors import NotFound
from langnghe.kernel.posting import refused
from langnghe.petitions import forms, selectors, services
from langnghe.petitions.models import Transfer, TransferState
from langnghe.petitions.views.officer import officer
from langnghe.petitions.views.table_files import table_file
from langnghe.petitions.views.ways_back import GIVE_BACK, NOTE_BACK, TAKE_BACK, Back, way_back


@signed_in
def board(request: HttpRequest) -> HttpResponse:
    by, on = officer(request), today()
    context = {"coming": selectors.coming_in(by, on), "gone": selectors.gone_out(by, on), "on": on}
    return render(request, "petitions/transfers.html", context)


@signed_in
def export(request: HttpRequest, ending: str) -> HttpResponseBase:
    """Every sending, both ways, however long ago."""
    title = _("Đơn chuyển đi, chuyển đến, ngày %(day)s") % {"day": short_date(today())}
    titles = [
        _("Chuyển ngày"), _("Vụ việc"), _("Nơi chuyển"), _("Số"), _("Nơi nhận đơn"), _("Số ở nơi nhận"),
        _("Vào sổ"), _("Tình trạng"), _("Lý do chuyển"),
    ]  # fmt: skip
    return table_file(ending, title, titles, map(_cells, _sendings(request)), name="don-chuyen")


def _sendings(request: HttpRequest) -> Iterator[Transfer]:
    return selectors.all_transfers(officer(request), today())


def _cells(one: Transfer) -> list[str]:
    return [
        short_date(one.sent_on),
        one.petition.matter.title,
        one.from_unit.name,
        str(one.petition),
        str(one.receiver),
        str(one.received_as or one.outside_number or ""),
        short_date(one.received_on) if one.received_on else "",
        str(one.state.label),
        one.because,
    ]


@signed_in
def page(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, selectors.transfer(officer(request), today(), pk))


def _page(
    request: HttpRequest,
    transfer: Transfer,
    *,
    back: Back | None = None,
    form: Any = None,
    link: str = "",
    status: int = 200,
) -> HttpResponse:
    """With the form that was refused, and the way back on which it was typed."""
    by, on = officer(request), today()
    receiving = selectors.may_take_in(transfer, by, on)
    shown = back or way_back(transfer, by, on)
    context = {
        "transfer": transfer,
        "chain": selectors.chain(transfer.petition),
        "term": selectors.reply_term(transfer),
        "may_take_in": receiving and transfer.state == TransferState.UNDERWAY,
        "may_reply": receiving and transfer.state == TransferState.SETTLED,
        "may_link": selectors.may_link(transfer, by, on),
        "back": shown,
        "back_form": form if back else (shown.form() if shown else None),
        "live": selectors.last_link(transfer),
        "live_until": now(),
        "openings": services.LINK_OPENINGS,
        "reply_form": form if isinstance(form, forms.ReplyForm) else forms.ReplyForm(),
        "link": link,
        "days": services.LINK_DAYS,
        "on": on,
    }
    return render(request, "petitions/transfer.html", context, status=status)


@signed_in
@never_cache
@require_POST
def change(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """One act on a sending; a refusal keeps what was typed."""
    transfer = selectors.transfer(officer(request), today(), pk)
    acts = {"nhan": _take_in, "tra-lai": _send_back, "phuc-dap": _reply, "lien-ket": _link}
    acts |= {"noi-ngoai-tra": _note_sent_back, "lay-lai": _recall, "thu-hoi": _revoke}
    if act not in acts:
        raise NotFound(_("Không có bước này."))
    return acts[act](request, transfer)


def _take_in(request: HttpRequest, transfer: Transfer) -> HttpResponse:
    line = services.take_in(transfer, by=officer(request), on=today())
    messages.success(request, _("Đã vào sổ số %(number)s.") % {"number": line})
    return redirect("petitions:file", line.pk)


def _send_back(request: HttpRequest, transfer: Transfer) -> HttpResponse:
    return _come_back(request, transfer, GIVE_BACK, services.send_back)


def _note_sent_back(request: HttpRequest, transfer: Transfer) -> HttpResponse:
    return _come_back(request, transfer, NOTE_BACK, partial(services.note_sent_back, at=now()))


def _recall(request: HttpRequest, transfer: Transfer) -> HttpResponse:
    return _come_back(request, transfer, TAKE_BACK, services.recall)


def _come_back(
    request: HttpRequest, transfer: Transfer, back: Back, service: Callable[..., object]
) -> HttpResponse:
    return _typed(request, transfer, back.form(request.POST), service, back=back)


def _revoke(request: HttpRequest, transfer: Transfer) -> HttpResponse:
    services.revoke_link(transfer, by=officer(request), on=today(), at=now())
    messages.success(request, _("Đã thu hồi liên kết."))
    return redirect("petitions:transfer", transfer.pk)


def _reply(request: HttpRequest, transfer: Transfer) -> HttpResponse:
    return _typed(request, transfer, forms.ReplyForm(request.POST), services.reply_transfer)


def _typed(
    request: HttpRequest, transfer: Transfer, form: Any, service: Any, *, back: Back | None = None
) -> HttpResponse:
    by, on = officer(request), today()
    status = refused(form, lambda: service(transfer, by=by, on=on, **form.cleaned_data))
    if status:
        return _page(request, transfer, back=back, form=form, status=status)
    messages.success(request, back.done if back else _("Đã ghi."))
    return redirect("petitions:transfer", transfer.pk)


def _link(request: HttpRequest, transfer: Transfer) -> HttpResponse:
    """The link is shown here once: the token rides in the fragment, which browsers never send."""
    token = services.make_link(transfer, by=officer(request), on=today(), at=now())
    address = request.build_absolute_uri(reverse("petitions:reply_link"))
    return _page(request, transfer, link=f"{address}#{token}")
