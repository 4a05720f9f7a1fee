"""One matter of a body: petitions like this one, taking them together, undoing it, and the same thing elsewhere."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import NotFound
from langnghe.petitions import selectors, services
from langnghe.petitions.views.officer import officer


@signed_in
def matter(request: HttpRequest, pk: int) -> HttpResponse:
    """What stands together with this petition, and what looks like it."""
    by, on = officer(request), today()
    petition = selectors.file(by, on, pk)
    like = selectors.similar(by, on, text=selectors.content_of(petition), apart=petition.pk)
    together = selectors.together(by, on, petition.matter)
    ids = {one.pk for one in together}
    context = {
        "petition": petition,
        "together": together,
        "signatories": selectors.signatories(together),
        "merges": selectors.merges_of(petition.matter),
        "elsewhere": selectors.linked_elsewhere(petition.matter),
        "like": [one for one in like.here if one.petition.pk not in ids],
        "like_elsewhere": like.elsewhere,
    }
    return render(request, "petitions/matter.html", context)


@signed_in
def merge(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """Show both matters and what merging does; merge when it is confirmed."""
    by, on = officer(request), today()
    petition, second = selectors.file(by, on, pk), selectors.file(by, on, other)
    if request.method != "POST":
        texts = [selectors.content_of(one) for one in (petition, second)]
        context = {
            "petition": petition,
            "second": second,
            "phrases": selectors.overlaps(*texts),
            "moving": selectors.together(by, on, second.matter),
        }
        return render(request, "petitions/merge.html", context)
    services.merge_matters(second.matter, into=petition.matter, by=by, on=on)
    messages.success(request, _("Đã gộp. Có thể tách lại ở trang này."))
    return redirect("petitions:matter", pk)


@signed_in
@require_POST
def undo_merge(request: HttpRequest, pk: int, merge: int) -> HttpResponse:
    by, on = officer(request), today()
    petition = selectors.file(by, on, pk)
    found = next((row for row in selectors.merges_of(petition.matter) if row.pk == merge), None)
    if found is None:
        raise NotFound(_("Không có lần gộp này."))
    services.undo_merge(found, by=by, on=on)
    messages.success(request, _("Đã tách lại; mỗi đơn về vụ việc cũ."))
    return redirect("petitions:matter", pk)


@signed_in
@require_POST
def link(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """Only what comparison shows may be linked: a number tried at random tells nothing."""
    by, on = officer(request), today()
    petition = selectors.file(by, on, pk)
    like = selectors.similar(by, on, text=selectors.content_of(petition), apart=petition.pk)
    if other not in {one.petition_id for one in like.elsewhere}:
        raise NotFound(_("Không có đơn tương tự này ở nơi khác."))
    services.link_elsewhere(petition.matter, other=selectors.matter_of_petition(other), by=by, on=on)
    messages.success(request, _("Đã ghi là cùng vụ việc ở nơi khác."))
    return redirect("petitions:matter", pk)


@signed_in
@require_POST
def unlink(request: HttpRequest, pk: int) -> HttpResponse:
    by, on = officer(request), today()
    services.unlink_elsewhere(selectors.file(by, on, pk).matter, by=by, on=on)
    messages.success(request, _("Đã bỏ ghi cùng vụ việc ở nơi khác."))
    return redirect("petitions:matter", pk)
