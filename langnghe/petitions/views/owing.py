"""A letter that a step asks for and that is not written here: its number of another book, or why it is not needed."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import NotFound
from langnghe.kernel.posting import refused
from langnghe.petitions import forms, letters, selectors, services
from langnghe.petitions.models import OwedLetter
from langnghe.petitions.views.officer import officer
from langnghe.petitions.views.step_help import HELP


@signed_in
def numbered_elsewhere(request: HttpRequest, pk: int) -> HttpResponse:
    by, on = officer(request), today()
    owed = selectors.owed_letter(by, on, pk)
    petition = selectors.file(by, on, owed.petition_id)
    if hasattr(petition, "denunciation"):
        raise NotFound(_("Không có văn bản này, hoặc đơn vị của ông bà không giữ hồ sơ này."))
    form = forms.ElsewhereForm(request.POST or None, today=on)
    status = refused(form, lambda: _settle(owed, by, on, form.cleaned_data))
    if not status:
        messages.success(request, _("Đã ghi; hồ sơ không nhắc văn bản này nữa."))
        return redirect("petitions:file", petition.pk)
    title = _("Không soạn ở đây: %(kind)s") % {"kind": letters.kind_of(owed.kind).label}
    context = {
        "petition": petition,
        "form": form,
        "step": {"title": title, "button": _("Ghi vào hồ sơ")},
        "help": HELP["numbered_elsewhere"],
    }
    return render(request, "petitions/step.html", context, status=status)


def _settle(owed: OwedLetter, by: User, on: date, typed: dict[str, Any]) -> OwedLetter:
    if typed["because"]:
        return services.note_not_needed(owed, because=typed["because"], by=by, on=on)
    return services.note_numbered_elsewhere(
        owed, number=typed["number"], numbered_on=typed["numbered_on"], by=by, on=on
    )
