"""What officers leave beside a file: notes, checked points; and who stands in for whom."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import now, today
from langnghe.kernel.errors import Invalid, NotAllowed
from langnghe.kernel.posting import refused
from langnghe.petitions import access, selectors, services
from langnghe.petitions.forms import CoverForm, NoteForm
from langnghe.petitions.models import Cover, PetitionNote
from langnghe.petitions.views.officer import officer


@signed_in
@require_POST
def note(request: HttpRequest, pk: int) -> HttpResponse:
    by, on = officer(request), today()
    petition = selectors.file(by, on, pk)
    form = NoteForm(request.POST)
    if not form.is_valid():
        raise Invalid(_("Ghi chú từ một đến %(most)s ký tự.") % {"most": services.LONGEST_NOTE})
    made = services.add_note(petition, text=form.cleaned_data["text"], by=by, at=now(), on=on)
    saved = _("Đã niêm phong ghi chú.") if made.is_sealed else _("Đã lưu ghi chú nội bộ.")
    messages.success(request, saved)
    return redirect("petitions:file", pk)


@signed_in
@require_POST
def seal_note(request: HttpRequest, pk: int, note: int) -> HttpResponse:
    by, on = officer(request), today()
    petition = selectors.file(by, on, pk)
    row = get_object_or_404(PetitionNote, pk=note, petition=petition)
    services.seal_note(row, by=by, on=on)
    messages.success(request, _("Đã niêm phong ghi chú."))
    return redirect("petitions:file", pk)


@signed_in
@require_POST
def seal_steps(request: HttpRequest, pk: int) -> HttpResponse:
    """Seal what officers wrote in clear at the steps of a sealed file, before steps were sealed as they are written."""
    by, on = officer(request), today()
    services.seal_steps(selectors.file(by, on, pk), by=by, on=on)
    messages.success(request, _("Đã niêm phong lời ghi ở các bước."))
    return redirect("petitions:file", pk)


@signed_in
@require_POST
def tick(request: HttpRequest, pk: int) -> HttpResponse:
    by, on = officer(request), today()
    services.tick(selectors.file(by, on, pk), rules=request.POST.getlist("rule"), by=by, on=on)
    messages.success(request, _("Đã lưu các mục đã kiểm."))
    return redirect("petitions:file", pk)


@signed_in
def covers(request: HttpRequest) -> HttpResponse:
    """Who is away, who stands in, and a form to arrange it."""
    by, on = officer(request), today()
    units = access.intake_units(by, on)
    if not units:
        raise NotAllowed(_("Tài khoản này không xử lý đơn."), instead=_("Hỏi quản trị viên của đơn vị."))
    given = request.POST if request.method == "POST" else None
    people = selectors.colleagues(by, on)
    initial = {"since": on, "until": on, "absent": by.pk}
    form = CoverForm(given, units=units, people=people, today=on, initial=initial)
    status = refused(form, lambda: services.arrange_cover(**form.cleaned_data, by=by, on=on))
    if not status:
        messages.success(request, _("Đã cử người trực thay."))
        return redirect("petitions:covers")
    context = {"form": form, "covers": selectors.covers_of_units(by, on), "on": on}
    return render(request, "petitions/covers.html", context, status=status)


@signed_in
@require_POST
def end_cover(request: HttpRequest, pk: int) -> HttpResponse:
    by, on = officer(request), today()
    row = get_object_or_404(Cover, pk=pk, unit__in=access.intake_units(by, on))
    services.end_cover(row, by=by, on=on)
    messages.success(request, _("Đã kết thúc việc trực thay."))
    return redirect("petitions:covers")


@signed_in
@require_POST
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """The browser says that the page was left."""
    by = officer(request)
    services.leave(selectors.file(by, today(), pk), by=by)
    return HttpResponse(status=204)
