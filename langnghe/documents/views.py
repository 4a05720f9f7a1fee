"""Pages of stored files: bytes leave as attachments after a check; only what we drew ourselves is shown inline."""

from urllib.parse import quote

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from langnghe.accounts.models import User
from langnghe.documents import access, selectors, services
from langnghe.documents.forms import AttachForm, RedactForm, VoidForm
from langnghe.documents.models import FileState, StoredFile
from langnghe.kernel import links
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import NotAllowed, NotFound, Refusal

# A page opened in its own tab can run nothing, whatever the bytes are.
LOCKED = "default-src 'none'; sandbox"
SHOWN_PAGES = 30


def officer(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise NotAllowed(_("Đăng nhập để làm việc này."))
    return request.user


def _bytes(data: bytes, media_type: str, disposition: str) -> HttpResponse:
    headers = {
        "Content-Disposition": disposition,
        "Content-Security-Policy": LOCKED,
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(data, content_type=media_type, headers=headers)


@signed_in
def file_page(request: HttpRequest, pk: int) -> HttpResponse:
    by, on = officer(request), today()
    file = selectors.file(by, on, pk)
    services.note_opened(file, by=by, on=on)
    return render(request, "documents/file.html", _context(file, by))


def _context(file: StoredFile, by: User) -> dict[str, object]:
    about = (file.subject_kind, file.subject_id)
    return {
        "file": file,
        "owner": links.kind_of(file.subject_kind).url(file.subject_id),
        "owner_title": links.kind_of(file.subject_kind).title(file.subject_id),
        "page_numbers": range(1, min(file.pages or 0, SHOWN_PAGES) + 1),
        "more_pages": max((file.pages or 0) - SHOWN_PAGES, 0),
        "may_change": file.state == FileState.KEPT and access.may_attach(by, about, today()),
    }


@signed_in
@never_cache
def download(request: HttpRequest, pk: int) -> HttpResponse:
    by, on = officer(request), today()
    file = selectors.file(by, on, pk)
    data = selectors.bytes_of(file)
    services.note_opened(file, by=by, on=on)
    return _bytes(data, file.media_type, f"attachment; filename*=UTF-8''{quote(file.name)}")


@signed_in
def picture(request: HttpRequest, pk: int) -> HttpResponse:
    """A picture inline: its pixels were written anew by us when it came."""
    file = selectors.file(officer(request), today(), pk)
    if not file.is_picture:
        raise NotFound(_("Tệp này không phải ảnh."))
    return _bytes(selectors.bytes_of(file), file.media_type, "inline")


@signed_in
def page(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    file = selectors.file(officer(request), today(), pk)
    return _bytes(selectors.page_of(file, number), "image/png", "inline")


@signed_in
def attach(request: HttpRequest, kind: str, subject: int) -> HttpResponse:
    """Attach files to a thing of another room: all of them, or none with the reason."""
    by, on = officer(request), today()
    if not access.may_attach(by, (kind, subject), on):
        raise NotFound(_("Không có hồ sơ này, hoặc đơn vị của ông bà không giữ hồ sơ này."))
    form = AttachForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and _attached(form, (kind, subject), by):
        messages.success(request, _("Đã đính kèm tệp."))
        return redirect(links.kind_of(kind).url(subject))
    owner = links.kind_of(kind)
    context = {"form": form, "owner": owner.url(subject), "owner_title": owner.title(subject)}
    context |= {"kind": kind, "subject": subject, "scanned": selectors.is_scanned_here()}
    return render(request, "documents/attach.html", context, status=422 if form.errors else 200)


def _attached(form: AttachForm, about: tuple[str, int], by: User) -> bool:
    papers, level = form.cleaned_data["papers"], form.cleaned_data["level"]
    try:
        services.store_all(papers, about=about, by=by, on=today(), level=level)
    except Refusal as refusal:
        form.add_error("papers", str(refusal))
        return False
    return True


@signed_in
def void(request: HttpRequest, pk: int) -> HttpResponse:
    by, on = officer(request), today()
    file = selectors.file(by, on, pk)
    form = VoidForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.void(file, because=form.cleaned_data["because"], by=by, on=on)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Đã bỏ tệp; dòng của nó vẫn giữ cùng lý do."))
            return redirect(links.kind_of(file.subject_kind).url(file.subject_id))
    return _page(request, "documents/void.html", file, form)


@signed_in
def redact(request: HttpRequest, pk: int) -> HttpResponse:
    by, on = officer(request), today()
    file = selectors.file(by, on, pk)
    form = RedactForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            copy = services.redact(file, boxes=form.cleaned_data["boxes"], by=by, on=on)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Đã tạo bản che; bản gốc chuyển sang mức mật."))
            return redirect("documents:file", copy.pk)
    return _page(request, "documents/redact.html", file, form, sheets=_sheets(file))


def _sheets(file: StoredFile) -> list[tuple[int, str]]:
    """What boxes are drawn on: a picture is its own only page."""
    if file.is_picture:
        return [(1, reverse("documents:picture", args=[file.pk]))]
    shown = range(1, min(file.pages or 0, SHOWN_PAGES) + 1)
    return [(number, reverse("documents:page", args=[file.pk, number])) for number in shown]


def _page(
    request: HttpRequest, template: str, file: StoredFile, form: django_forms.Form, **more: object
) -> HttpResponse:
    context = {**_context(file, officer(request)), "form": form, **more}
    return render(request, template, context, status=422 if form.errors else 200)
