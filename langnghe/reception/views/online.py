"""A session held online: what the law asks before it, and the ground."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import Refusal
from langnghe.reception import selectors, services
from langnghe.reception.forms import OnlineForm


@signed_in
def online(request: HttpRequest, pk: int) -> HttpResponse:
    session = selectors.session_for(request.user, pk=pk, on=today())
    grounds = services.online_grounds(session.held_on)
    form: forms.Form = OnlineForm(request.POST or None, grounds=grounds)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            given: Any = {"ground": int(form.cleaned_data["ground"]), "by": request.user, "on": today()}
            try:
                services.hold_online(session, **given)
            except Refusal as error:
                form.add_error(None, str(error))
                status = error.status
            else:
                messages.success(request, _("Đã thông báo buổi tiếp trực tuyến."))
                return redirect("reception:session", session.pk)
    context = {"session": session, "form": form, "terms": services.online_terms(session)}
    return render(request, "reception/online.html", context, status=status)
