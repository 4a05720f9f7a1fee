"""A paper of a sealed denunciation: one form, one answer; its words and the denouncer's name are on no other page."""

from datetime import date

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from langnghe.accounts.models import User
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import now, today
from langnghe.kernel.errors import NotFound, Refusal
from langnghe.petitions import access, forms, letters, selectors, services
from langnghe.petitions.models import Petition
from langnghe.petitions.views.officer import officer
from langnghe.vault import selectors as vault
from langnghe.vault.keys import WrongPassphrase
from langnghe.vault.models import PartKind, Purpose, Release
from langnghe.vault.services import note_wrong

LOCKED = "default-src 'none'; sandbox"


@signed_in
@never_cache
@sensitive_post_parameters()
def write(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    by, on = officer(request), today()
    petition = selectors.file(by, on, pk)
    kind = next((one for one in selectors.sealed_kinds(petition) if one.slug == code), None)
    if kind is None:
        raise NotFound(_("Không có loại văn bản này."))
    release = _release(by, petition) if kind.names_sender else None
    if request.method != "POST" or (kind.names_sender and release is None):
        return _page(request, petition, kind, release, _begun(petition, kind, on))
    form = forms.SealedLetterForm(request.POST, kind=kind)
    if not form.is_valid():
        return _page(request, petition, kind, release, form, status=422)
    try:
        written = _written(request, petition, kind, form, release)
    except Refusal as refusal:
        if isinstance(refusal, WrongPassphrase):
            note_wrong(by=by, at=now())
        form.add_error("passphrase" if isinstance(refusal, WrongPassphrase) else None, str(refusal))
        return _page(request, petition, kind, release, form, status=refusal.status)
    return _handed_out(written)


def _release(by: User, petition: Petition) -> Release | None:
    about = (access.KIND, petition.pk)
    return vault.open_release(by, about, purpose=Purpose.CONTACT, part=PartKind.IDENTITY, at=now())


def _begun(petition: Petition, kind: letters.LetterKind, on: date) -> forms.SealedLetterForm:
    return forms.SealedLetterForm(kind=kind, initial=selectors.sealed_defaults(petition, kind, on))


def _written(
    request: HttpRequest,
    petition: Petition,
    kind: letters.LetterKind,
    form: forms.SealedLetterForm,
    release: Release | None,
) -> services.Written:
    """A form sent twice is refused the second time: something was recorded since it was shown."""
    seen, given = request.POST.get("seen", ""), form.cleaned_data
    with transaction.atomic():
        services.refuse_stale(petition, seen=int(seen) if seen.isascii() and seen.isdigit() else 0)
        return services.write_sealed_letter(
            petition,
            kind=kind.code,
            fields=form.letter_fields(),
            symbol=given["symbol"],
            release=release,
            passphrase=given.get("passphrase", ""),
            by=officer(request),
            at=now(),
        )


def _handed_out(written: services.Written) -> HttpResponse:
    headers = {
        "Content-Disposition": f'attachment; filename="{written.name}"',
        "Content-Security-Policy": LOCKED,
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(written.data, content_type="application/pdf", headers=headers)


def _page(
    request: HttpRequest,
    petition: Petition,
    kind: letters.LetterKind,
    release: Release | None,
    form: forms.SealedLetterForm,
    *,
    status: int = 200,
) -> HttpResponse:
    context = {
        "petition": petition,
        "kind": kind,
        "release": release,
        "form": form,
        "version": selectors.version_of(petition),
    }
    return render(request, "petitions/sealed_letter.html", context, status=status)
