"""One file at the desk: its story, why its day is that day, its next step."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from langnghe.accounts.models import User
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import now, today
from langnghe.notifications.selectors import unsent_about
from langnghe.petitions import access, selectors, services
from langnghe.petitions.forms import NoteForm
from langnghe.petitions.models import Clock, Petition
from langnghe.petitions.views.corrections import corrections_of
from langnghe.petitions.views.officer import officer
from langnghe.petitions.views.steps import main_step, open_steps
from langnghe.petitions.views.timeline import timeline
from langnghe.petitions.workflow import State
from langnghe.vault import selectors as vault


def _running(petition: Petition, clocks: list[Clock]) -> Clock | None:
    """The term that ends first; a suspended one does not run."""
    running = [clock for clock in clocks if clock.ended_on is None]
    if petition.state == "suspended":
        running = [clock for clock in running if clock.due_on == petition.due_on]
    return min(running, key=lambda clock: clock.due_on, default=None)


@signed_in
def file_page(request: HttpRequest, pk: int) -> HttpResponse:
    by, on = officer(request), today()
    petition = selectors.file(by, on, pk)
    clocks = list(petition.clocks.all())
    running = _running(petition, clocks)
    steps, held = open_steps(petition, by, on), selectors.held_by(petition.pk)
    main = main_step(petition, steps)
    written, writing = selectors.letters_of(petition), selectors.letter_units(held, by, on)
    papers = selectors.papers_of_steps(petition, written)
    context = {
        "petition": petition,
        "clock": running,
        "past": selectors.past_terms(petition, clocks),
        "why": selectors.why(running) if running else None,
        "entries": timeline(petition, running, papers),
        "held": held,
        "main": main,
        "others": [step for step in steps if step is not main],
        "missing": selectors.conditions(on).get(petition.missing_condition, ""),
        "life": selectors.life(petition),
        "proposal": selectors.open_proposal(petition),
        "may_propose": selectors.may_propose(petition, by, on),
        "undone": selectors.undoable(petition, by, now()),
        "on": on,
        **_beside(petition, by, on),
        **_sealed(petition),
        # Only of what was handed on does another unit see the line: nothing is asked for every other file.
        "may_correct": petition.state != State.TRANSFERRED or access.may_correct(by, petition, on),
        "corrections": corrections_of(petition),
        "handed_in": selectors.handed_in(petition),
        "similar": _similar(petition, by, on),
        "chain": selectors.chain(petition),
        "requests": selectors.requests_of(petition),
        "unsent": [] if hasattr(petition, "denunciation") else unsent_about((access.KIND, petition.pk)),
        "letters": [selectors.line_of(row) for row in written],
        "letter_kinds": selectors.offered_kinds(petition),
        "sealed_letter_kinds": selectors.sealed_kinds(petition),
        "letter_units": writing,
        # The unit that took the step writes its letter.
        "owed": papers.owed if petition.unit_id in {unit.pk for unit in writing} else [],
    }
    return render(request, "petitions/file.html", context)


def _beside(petition: Petition, by: User, on: date) -> dict[str, Any]:
    """What stands beside the file: who has it open, who read it, notes, points checked; opening is itself noted."""
    at = now()
    services.note_opening(petition, by=by, at=at)
    return {
        "also_open": selectors.also_open(petition, by, since=at - services.EXPIRES),
        "readings": selectors.readings(by, on, petition),
        "notes": selectors.notes(by, on, petition),
        "note_form": NoteForm(),
        "checks": selectors.checklist(petition),
    }


def _similar(petition: Petition, by: User, on: date) -> selectors.Similar | None:
    """Earlier petitions like one that nobody has classified yet; nothing is compared with a sealed one."""
    text = (
        selectors.compared_text(petition) if petition.state == "received" and not petition.voided_on else ""
    )
    return selectors.similar(by, on, text=text, apart=petition.pk) if text else None


def _sealed(petition: Petition) -> dict[str, Any]:
    """What is sealed of a denunciation and who read it; nothing for any other petition."""
    denunciation = getattr(petition, "denunciation", None)
    if denunciation is None:
        return {}
    about = (access.KIND, petition.pk)
    return {
        "denunciation": denunciation,
        "sealed": vault.sealed_kinds(about),
        "sealed_readings": vault.readings(about),
        "has_clear_words": bool(selectors.wordy(petition)),
    }


@signed_in
@require_POST
def to_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """What turns out to be a denunciation leaves the machine."""
    by, on = officer(request), today()
    services.move_to_paper(selectors.file(by, on, pk), by=by, on=on)
    messages.success(request, _("Đã xóa họ tên và nội dung khỏi máy; giữ hồ sơ bằng giấy theo chế độ mật."))
    return redirect("petitions:file", pk)
