"""Correcting a number that was carried out or ordered, after the minutes of undoing: a line beside the wrong one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.posting import refused
from langnghe.petitions import forms, selectors, services
from langnghe.petitions.views.officer import officer
from langnghe.petitions.views.step_help import HELP


@signed_in
def correct_quantity(request: HttpRequest, pk: int, quantity: int) -> HttpResponse:
    by, on = officer(request), today()
    petition = selectors.file(by, on, pk)
    wrong = selectors.quantity_of(petition, quantity)
    initial = {"on": on, "amount": wrong.shown}
    form = forms.life.CorrectQuantityForm(request.POST or None, initial=initial, today=on)
    status = refused(form, lambda: services.correct_quantity(wrong, by=by, **form.cleaned_data))
    if not status:
        messages.success(request, _("Đã ghi số đúng; dòng cũ vẫn còn trong hồ sơ."))
        return redirect("petitions:file", pk)
    title = _("Sửa số: %(kind)s") % {"kind": wrong.get_kind_display()}
    context = {
        "petition": petition,
        "form": form,
        "step": {"title": title},
        "help": HELP["correct_quantity"],
        "tallies": selectors.tallies_of(petition),
    }
    return render(request, "petitions/step.html", context, status=status)
