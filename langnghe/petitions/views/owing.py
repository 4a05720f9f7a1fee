"""A letter that a step asks for and that another book numbered: its number is written down."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import NotFound
from langnghe.kernel.posting import refused
from langnghe.petitions import forms, letters, selectors, services
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
    status = refused(form, lambda: services.note_numbered_elsewhere(owed, by=by, on=on, **form.cleaned_data))
    if not status:
        messages.success(request, _("Đã ghi số văn bản; hồ sơ không nhắc văn bản này nữa."))
        return redirect("petitions:file", petition.pk)
    title = _("Ghi số: %(kind)s") % {"kind": letters.kind_of(owed.kind).label}
    context = {
        "petition": petition,
        "form": form,
        "step": {"title": title},
        "help": HELP["numbered_elsewhere"],
    }
    return render(request, "petitions/step.html", context, status=status)
