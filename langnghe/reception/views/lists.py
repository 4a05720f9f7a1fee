"""A pasted or uploaded list: read, shown back as dates, asked about, and saved only when confirmed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from langnghe.accounts.rights import Right
from langnghe.accounts.selectors import units_with
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import Refusal
from langnghe.reception import selectors, services
from langnghe.reception.forms import ListForm
from langnghe.reception.views.asking import desk_unit
from langnghe.reception.views.questions import asked_of
from langnghe.units.models import Unit

ANSWER = "answer-"


@signed_in
def read_list(request: HttpRequest) -> HttpResponse:
    """Nothing is saved before the dates that were read are confirmed."""
    unit = desk_unit(request, Right.PLAN)
    units = units_with(request.user, Right.PLAN, on=today())
    form = ListForm(request.POST or None, request.FILES or None, unit=unit, units=units)
    if request.method != "POST":
        return _page(request, unit, form)
    if not form.is_valid():
        return _page(request, unit, form, status=422)
    given = _given(request, form)
    text = form.cleaned_data["text"]
    if "confirm" in request.POST:
        try:
            return _save(request, unit, text, given)
        except Refusal as error:
            form.add_error(None, str(error))
            return _preview(request, unit, form, given, status=error.status)
    return _preview(request, unit, form, given)


def _given(request: HttpRequest, form: ListForm) -> selectors.Given:
    facts = form.cleaned_data
    posts: Any = form.fields["post"]
    places: Any = form.fields["place"]
    answers = {
        name.removeprefix(ANSWER): str(value)
        for name, value in request.POST.items()
        if name.startswith(ANSWER)
    }
    return selectors.Given(
        posts={post.pk: post for post in posts.queryset},
        places={place.pk: place for place in places.queryset},
        place=facts["place"],
        hours=(facts["starts_at"], facts["ends_at"]),
        roll=facts["roll"],
        year=facts["year"],
        post=facts["post"],
        since=facts["since"],
        until=facts["until"],
        answers=answers,
    )


def _save(request: HttpRequest, unit: Unit, text: str, given: selectors.Given) -> HttpResponse:
    seen = request.POST.get("seen", "")
    schedules = services.save_list(unit, text, given, seen=seen, by=request.user, on=today())  # type: ignore[arg-type]
    days = sum(schedule.sessions.count() for schedule in schedules)
    messages.success(
        request, _("Đã lập %(days)s buổi; lịch chưa niêm yết thì công dân chưa thấy.") % {"days": days}
    )
    return (
        redirect("reception:planned", schedules[0].pk) if len(schedules) == 1 else redirect("reception:plan")
    )


def _preview(
    request: HttpRequest, unit: Unit, form: ListForm, given: selectors.Given, *, status: int = 200
) -> HttpResponse:
    drafts = selectors.draft_list(form.cleaned_data["text"], given)
    # The text of a file moves into the box, where it can be corrected.
    shown = request.POST.copy()
    shown["text"] = form.cleaned_data["text"]
    form.data = shown
    context = {
        "drafts": [_shown(draft, unit) for draft in drafts.drafts],
        "asked": asked_of(drafts, given),
        "kept": [(f"{ANSWER}{key}", value) for key, value in given.answers.items()],
        "seen": drafts.digest if drafts.is_clear else "",
        "nothing": not drafts.drafts
        and not drafts.questions
        and not drafts.unmatched
        and not drafts.needs_period,
        "previewed": True,
    }
    return _page(request, unit, form, status=status, **context)


def _shown(draft: selectors.Draft, unit: Unit) -> dict[str, Any]:
    days = [row.date for row in draft.dates]
    found = [] if not days else [
        one
        for post in draft.posts
        for one in selectors.problems(
            unit, post=post, place=draft.place, hours=draft.hours, on=today(),
            days=[row.date for row in draft.dates if draft.post_of(row) == post],
        )
    ]  # fmt: skip
    rows = [
        {
            "day": row,
            "post": draft.post_of(row),
            "line": draft.lines.get(row.date),
            "problems": [one for one in found if one.day == row.date],
        }
        for row in draft.dates
    ]
    checked = (
        selectors.check_dates(draft.posts[0], days, since=min(days), until=max(days))
        if days and len(draft.posts) == 1
        else []
    )
    return {"draft": draft, "rows": rows, "checked": checked}


def _page(
    request: HttpRequest, unit: Unit, form: ListForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    return render(request, "reception/list.html", {"unit": unit, "form": form, **more}, status=status)
