"""One matter of a body: petitions like this one, taking them together, undoing it, and the same thing elsewhere."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import NotFound, Refusal
from langnghe.kernel.posting import refused
from langnghe.petitions import access, forms, selectors, services
from langnghe.petitions.models import Kind, Merge, Petition
from langnghe.petitions.views.officer import officer
from langnghe.petitions.views.timeline import matter_timeline


@signed_in
def matter(request: HttpRequest, pk: int) -> HttpResponse:
    """From a file to the page of its matter, where the file stays the one that others are compared with."""
    petition = selectors.file(officer(request), today(), pk)
    return redirect(_address(petition))


def _address(petition: Petition) -> str:
    return f"{reverse('petitions:matter_story', args=[petition.matter_id])}?don={petition.pk}"


@signed_in
def matter_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole matter; who handles one of its files adds the bodies that it concerns, and merges what is the same."""
    by, on = officer(request), today()
    story = selectors.matter_story(by, on, pk)
    form = forms.workings.BodyForm(request.POST or None, initial={"on": on}, today=on)
    status = refused(form, lambda: services.add_body(_led(story, by, on), by=by, **form.cleaned_data))
    if not status:
        messages.success(request, _("Đã ghi cơ quan liên quan."))
        return redirect("petitions:matter_story", pk)
    context = {
        "story": story,
        "entries": matter_timeline(story),
        "form": form,
        "handles": access.may(by, _led(story, by, on), Right.HANDLE, on),
        **_compared(request, story, by, on),
    }
    return render(request, "petitions/matter.html", context, status=status)


@signed_in
@require_POST
def end_body(request: HttpRequest, pk: int, body: int) -> HttpResponse:
    """The role of a body that was written down ends today."""
    by, on = officer(request), today()
    story = selectors.matter_story(by, on, pk)
    try:
        services.end_body(_led(story, by, on), body=body, by=by, on=on)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Đã ghi cơ quan thôi vai trò."))
    return redirect("petitions:matter_story", pk)


def _led(story: selectors.MatterStory, by: User, on: date) -> Petition:
    """The newest file of the matter that this officer's unit leads; another one may have been handed on."""
    newest = story.petitions[-1]
    return next((one for one in reversed(story.petitions) if access.may(by, one, Right.HANDLE, on)), newest)


def _compared(request: HttpRequest, story: selectors.MatterStory, by: User, on: date) -> dict[str, Any]:
    """What stands together, and what looks like the file that the page was opened from, or else the newest one."""
    wanted = request.GET.get("don", "")
    petition = next((one for one in story.petitions if str(one.pk) == wanted), story.petitions[-1])
    ids = {one.pk for one in story.petitions}
    like = selectors.similar(by, on, text=selectors.compared_text(petition), apart=petition.pk)
    return {
        "petition": petition,
        "signatories": selectors.signatories(story.petitions),
        "merges": (merges := selectors.merges_of(story.matter)),
        "separable": _separable(story, merges),
        "elsewhere": selectors.linked_elsewhere(story.matter),
        "like": [one for one in like.here if one.petition.pk not in ids],
        "like_elsewhere": like.elsewhere,
    }


def _separable(story: selectors.MatterStory, merges: list[Merge]) -> list[Petition]:
    """Those that stand here without a merge, which has an undoing of its own; never the last one."""
    if len(story.petitions) + story.hidden < 2:  # noqa: PLR2004 - one stands alone already
        return []
    by_merge = {pk for row in merges for pk in row.petitions}
    return [
        one
        for one in story.petitions
        if one.pk not in by_merge and one.unit_id == story.matter.unit_id and one.kind != Kind.DENUNCIATION
    ]


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
    return redirect(_address(petition))


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
def separate(request: HttpRequest, pk: int) -> HttpResponse:
    """What was filed under an earlier number by mistake becomes a matter of its own."""
    by, on = officer(request), today()
    services.separate(selectors.file(by, on, pk), by=by, on=on)
    messages.success(request, _("Đã tách thành vụ việc riêng."))
    return redirect("petitions:matter", pk)


@signed_in
@require_POST
def link(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """Only what comparison shows may be linked: a number tried at random tells nothing."""
    by, on = officer(request), today()
    petition = selectors.file(by, on, pk)
    like = selectors.similar(by, on, text=selectors.compared_text(petition), apart=petition.pk)
    if other not in {one.petition_id for one in like.elsewhere}:
        raise NotFound(_("Không có đơn tương tự này ở nơi khác."))
    services.link_elsewhere(petition.matter, other=selectors.matter_of_petition(other), by=by, on=on)
    messages.success(request, _("Đã ghi là cùng vụ việc ở nơi khác."))
    return redirect(_address(petition))


@signed_in
@require_POST
def unlink(request: HttpRequest, pk: int) -> HttpResponse:
    by, on = officer(request), today()
    petition = selectors.file(by, on, pk)
    services.unlink_elsewhere(petition.matter, by=by, on=on)
    messages.success(request, _("Đã bỏ ghi cùng vụ việc ở nơi khác."))
    return redirect(_address(petition))
