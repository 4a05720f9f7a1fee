"""The citizen's pages: how to send a petition, and what became of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from langnghe import lawbook
from langnghe.kernel.access_marks import public
from langnghe.kernel.clock import now, today
from langnghe.petitions import selectors, services
from langnghe.petitions.forms import TrackForm
from langnghe.petitions.views.tracking import tracked

PETITION_NEEDS = ("eligible.author", "eligible.date", "eligible.kn_pa")
DENUNCIATION_WAY = ("denunciation.form", "secret.fields", "secret.regime")


def law(rule_ids: tuple[str, ...]) -> list[dict[str, str]]:
    english = get_language() == "en"
    versions = [lawbook.rule(rule_id, today()) for rule_id in rule_ids]
    return [{"says": one.says_en if english else one.says, "cite": _cited(one)} for one in versions]


def _cited(version: lawbook.RuleVersion) -> str:
    unsure = version.confidence == lawbook.Confidence.UNVERIFIED
    doubt = _("chưa kiểm chứng")
    return f"{version.cite.text} ({doubt})" if unsure else version.cite.text


@public
def guide(request: HttpRequest) -> HttpResponse:
    """How and where to send; a denunciation is stopped here and shown its own way."""
    context = {"needs": law(PETITION_NEEDS), "denunciation": law(DENUNCIATION_WAY)}
    return render(request, "petitions/guide.html", context)


@public
@never_cache
@sensitive_post_parameters("code", "last4")
def track(request: HttpRequest) -> HttpResponse:
    """The code travels by POST alone; an address that carries one is left at once and nothing of it is read."""
    if request.GET:
        return redirect("petitions:track")
    if request.method != "POST":
        return _asked(request, TrackForm())
    form = TrackForm(request.POST)
    address = request.META.get("REMOTE_ADDR", "")
    if not form.is_valid():
        return _asked(request, form, status=422)
    try:
        return _found(request, form, address)
    except selectors.TooManyGuesses as refusal:
        form.add_error(None, str(refusal))
        return _asked(request, form, status=refusal.status)


def _found(request: HttpRequest, form: TrackForm, address: str) -> HttpResponse:
    last4 = form.cleaned_data["last4"]
    found = selectors.track(form.cleaned_data["code"], last4=last4, address=address, at=now())
    if found is None or (last4 and not found.knows_phone):
        # A guess at the four digits is limited as a guess at the code is.
        services.note_wrong_code(address, at=now())
    if found is None:
        form.add_error("code", _("Không có đơn nào mang mã này. Xem lại từng ký tự trên giấy biên nhận."))
        return _asked(request, form, status=404)
    return tracked(request, found, wrong_phone=bool(last4) and not found.knows_phone)


def _asked(request: HttpRequest, form: TrackForm, *, status: int = 200) -> HttpResponse:
    return render(request, "petitions/track.html", {"form": form}, status=status)
