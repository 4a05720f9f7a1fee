"""Steps on a file: one page for each, with its own form; a refusal keeps what was typed."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import Invalid, NotFound, Refusal
from langnghe.petitions import access, forms, letters, selectors, services, workflow
from langnghe.petitions.models import HIDDEN, Kind, Petition
from langnghe.petitions.views.officer import officer
from langnghe.petitions.views.step_help import HELP
from langnghe.petitions.views.step_table import GROUPS, STEPS, Step
from langnghe.petitions.workflow import State
from langnghe.units.models import Unit

LOOK = "look"


def open_steps(petition: Petition, viewer: User, on: date) -> list[Step]:
    """What this person may do next; the first main one is the step that the page offers."""
    moves = {move.name for move in workflow.moves_from(petition.table, petition.state)}
    moves -= selectors.idle_moves(petition)
    if not moves or petition.voided_on:
        return []
    rights = (Right.HANDLE, Right.DECIDE)
    held = {right: access.may(viewer, petition, right, on) for right in rights}
    follows = any(held.values()) or access.may_follow(viewer, petition, Right.HANDLE, on)
    found = [
        step for step in STEPS if step.move in moves and (held[step.right] or (step.follows and follows))
    ]
    return sorted(found, key=lambda step: GROUPS.index(step.group))


def main_step(petition: Petition, steps: list[Step]) -> Step | None:
    """What the classification points to; else the first main step that is not done yet."""
    pointed = selectors.pointed_move(petition)
    found = next((step for step in steps if step.move == pointed), None)
    done = {"classify"} if petition.state == State.CLASSIFIED else set()
    main = (step for step in STEPS if step.is_main and step in steps and step.move not in done)
    return found or next(main, None)


@signed_in
def step(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    by, on = officer(request), today()
    chosen = next((one for one in STEPS if one.slug == slug), None)
    if chosen is None:
        raise NotFound(_("Không có bước này."))
    petition = selectors.file(by, on, pk)
    shape, extra = _shape(chosen, petition), _extra(chosen, petition, on)
    if request.method != "POST":
        workflow.after(petition.table, petition.state, chosen.move)
        form = shape(initial=_present(petition, chosen, on), today=on, **extra)
        return _page(request, petition, chosen, form)
    form = shape(request.POST, today=on, **extra)
    if LOOK in request.POST and isinstance(form, forms.ClassifyForm):
        form.keep_errors_of("about", "about_on")
        return _page(request, petition, chosen, form)
    if not form.is_valid():
        return _page(request, petition, chosen, form, status=422)
    try:
        if isinstance(form, forms.PaperForm) and form.is_ours and "confirm" not in request.POST:
            paper = services.tried(lambda: _carried_out(request, petition, chosen, form), petition)
            return _page(request, petition, chosen, form, paper=paper)
        _carried_out(request, petition, chosen, form)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return _page(request, petition, chosen, form, status=refusal.status)
    messages.success(request, _("Xong: %(step)s.") % {"step": chosen.title})
    return redirect("petitions:file", pk)


def _carried_out(request: HttpRequest, petition: Petition, chosen: Step, form: forms.StepForm) -> None:
    """One transaction for "has anybody written since this form was shown?" and the step itself."""
    seen = request.POST.get("seen", "")
    with transaction.atomic():
        if seen.isascii() and seen.isdigit():
            services.refuse_stale(petition, seen=int(seen))
        given = form.given() if isinstance(form, forms.PaperForm) else form.cleaned_data
        try:
            chosen.service(petition, by=officer(request), **given)
        except (lawbook.NoTextInForce, lawbook.BadTerm) as error:
            # A day typed by hand that the law, or its calendar, does not reach.
            raise Invalid(error.in_language(get_language() or "vi")) from error


def _page(
    request: HttpRequest,
    petition: Petition,
    chosen: Step,
    form: forms.StepForm,
    *,
    status: int = 200,
    paper: letters.Paper | None = None,
) -> HttpResponse:
    """With `paper`, what would be numbered is shown, and the button that takes the number."""
    context = {
        "petition": petition,
        "step": chosen,
        "help": HELP[chosen.move],
        "form": form,
        "paper": paper,
        "shows_first": isinstance(form, forms.PaperForm) and bool(form.papers),
        "version": selectors.version_of(petition),
        "due": selectors.would_be_due(petition, today()) if chosen.move == "accept" else None,
        "tallies": selectors.tallies_of(petition) if chosen.move == "carry_out" else [],
        **(_beside(petition, form) if isinstance(form, forms.ClassifyForm) else {}),
    }
    return render(request, "petitions/step.html", context, status=status)


def _beside(petition: Petition, form: forms.ClassifyForm) -> dict[str, Any]:
    """What the machine suggests: the kind from the words of the petition, competence from what is typed so far."""
    # Of a sealed one only the redacted copy is read here, and somebody has said already what it is.
    hint = None if hasattr(petition, "denunciation") else selectors.hint(petition)
    guess = {
        "kind": petition.kind or (hint.kind if hint else ""),
        "about": _told(petition, form.today) if "about" in form.fields else None,
    }
    given: dict[str, Any] = form.cleaned_data if form.is_bound else guess
    on = given.get("on") or form.today
    found = selectors.competence(petition, kind=given.get("kind", ""), about=given.get("about"), on=on)
    return {"hint": hint, "competence": found, "suggests": found.suggests(petition.unit) if found else None}


def _told(petition: Petition, on: date) -> Unit | None:
    """The body that was named as the one complained of when the petition came in."""
    units = [one.unit for one in petition.respondents.all() if one.unit]
    return next((unit for unit in units if unit.stands(on)), None)


def _shape(chosen: Step, petition: Petition) -> type[forms.StepForm]:
    """A second decision also says what becomes of the first; the nine grounds to decline are those of complaints."""
    if chosen.move == "decline" and petition.kind == Kind.DENUNCIATION:
        return forms.life.BecauseForm
    if chosen.move == "accept":
        return _shape_of_acceptance(petition)
    second = chosen.move == "decide" and petition.instance > 1
    return forms.deciding.DecideSecondForm if second else chosen.form


def _shape_of_acceptance(petition: Petition) -> type[forms.StepForm]:
    """What seems late, and what was found to be outside competence, is accepted with its reason."""
    shapes = {
        (True, True): forms.deciding.AcceptLateOutsideForm,
        (True, False): forms.deciding.AcceptLateForm,
        (False, True): forms.deciding.AcceptOutsideForm,
    }
    asked = (selectors.life(petition).late is not None, petition.is_within is False)
    return shapes.get(asked, forms.StepForm)


def _present(petition: Petition, chosen: Step, on: date) -> dict[str, Any]:
    if chosen.move == "guide_to_complete":
        return {"on": on, "because": selectors.conditions(on).get(petition.missing_condition, "")}
    if chosen.move in {"guide", "transfer"} and petition.competent:
        return {"on": on, "to": petition.competent.name}
    if chosen.move in {"guide", "transfer"} and petition.competent_outside not in {"", HIDDEN}:
        return {"on": on, ("to" if chosen.move == "guide" else "outside"): petition.competent_outside}
    if chosen.move != "classify":
        return {"on": on, **selectors.numbered_before(petition, chosen.move)}
    names = ("kind", "is_complex", "is_remote", "missing_condition")
    present = {name: getattr(petition, name) for name in names}
    if petition.is_eligible:
        present["missing_condition"] = "none"
    elif not petition.missing_condition and selectors.is_nameless(petition):
        present["missing_condition"] = selectors.AUTHOR
    if petition.kind:
        present["within"] = {True: "yes", False: "no", None: "unknown"}[petition.is_within]
        present["competent"] = petition.competent.name if petition.competent else ""
    about = _told(petition, on)
    present["about"] = about.name if about else ""
    more = {"field": petition.matter.field, "criteria": petition.complex_because}
    present["competent_outside"] = petition.competent_outside
    because = "" if petition.classified_because == HIDDEN else petition.classified_because
    return {"on": on, "because": because, **present, **more}


def _extra(chosen: Step, petition: Petition, on: date) -> dict[str, Any]:
    if chosen.move == "classify":
        kinds = [kind for kind in Kind.values if kind != Kind.DISPUTE or selectors.is_commune(petition.unit)]
        asked = {"conditions": selectors.conditions(on), "criteria": selectors.complex_criteria(on)}
        return {"kinds": kinds, "is_sealed": hasattr(petition, "denunciation"), **asked}
    if chosen.move == "withdraw_some":
        return {"signing": [(one.pk, one.full_name) for one in selectors.still_signing(petition)]}
    if issubclass(chosen.form, forms.PaperForm):
        people = [(one.user, one.role) for one in selectors.verifiers(petition, on)]
        papers = selectors.asked_fields(petition, chosen.move, on)
        return {"papers": papers, **({"people": people} if chosen.move == "assign" else {})}
    declines = chosen.move == "decline" and petition.kind != Kind.DENUNCIATION
    return {"grounds": _grounds(on)} if declines else {}


def _grounds(on: date) -> list[tuple[int, str]]:
    english = get_language() == "en"
    laws = [(number, lawbook.rule(f"complaint.not_accepted.{number}", on)) for number in services.GROUNDS]
    return [(number, law.says_en if english else law.says) for number, law in laws]
