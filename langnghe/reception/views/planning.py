"""Planning: a rule, a preview of its days beside the law, drawing, posting; places and sessions beside it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from langnghe.accounts.rights import Right
from langnghe.accounts.selectors import has_right, units_with
from langnghe.audit.selectors import timeline
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import NotFound, Refusal
from langnghe.lawbook import PlannedDate
from langnghe.reception import access, selectors, services
from langnghe.reception.forms import BookingTermsForm, CallForm, PlaceForm, ScheduleForm
from langnghe.reception.models import Schedule, ScheduleReceipt, SessionKind
from langnghe.reception.views.asking import desk_unit
from langnghe.units.models import Post, Unit


@signed_in
def plan(request: HttpRequest) -> HttpResponse:
    """Show the form; preview what a rule gives; draw it when the officer says so."""
    unit = desk_unit(request, Right.PLAN)
    units = units_with(request.user, Right.PLAN, on=today())
    form = ScheduleForm(request.POST or None, unit=unit, units=units)
    if request.method != "POST" or not form.is_valid():
        return _plan_page(request, unit, form, status=422 if request.POST else 200)
    try:
        return _draw(request, unit, form) if "draw" in request.POST else _preview(request, unit, form)
    except Refusal as error:
        form.add_error(None, str(error))
        return _plan_page(request, unit, form, status=error.status)


def _plan_page(
    request: HttpRequest, unit: Unit, form: ScheduleForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    rows = Schedule.objects.filter(unit=unit).select_related("post", "place").order_by("-since", "-id")
    context = {
        "unit": unit,
        "form": form,
        "schedules": rows[:20],
        "now_off": selectors.sessions_on_days_off(unit, on=today()),
        "place_form": more.pop("place_form", None) or PlaceForm(auto_id="place_%s"),
        "call_form": more.pop("call_form", None) or CallForm(unit=unit, auto_id="call_%s"),
        **more,
    }
    return render(request, "reception/plan.html", context, status=status)


def _preview(request: HttpRequest, unit: Unit, form: ScheduleForm) -> HttpResponse:
    given = form.cleaned_data
    period = {"since": given["since"], "until": given["until"]}
    dates = selectors.planned_dates(given["rule"], unit=unit.pk, roll=given["roll"], **period)
    checked = selectors.check_dates(given["post"], [row.date for row in dates], **period)
    posts = {str(post.pk): post for post in (given["post"], *given["turns"])}
    rows = [_row(unit, row, posts.get(row.receiver, given["post"]), given) for row in dates]
    return _plan_page(request, unit, form, rows=rows, checked=checked, post=given["post"], previewed=True)


def _row(unit: Unit, row: PlannedDate, post: Post, given: dict[str, Any]) -> dict[str, Any]:
    hours = (given["starts_at"], given["ends_at"])
    found = selectors.problems(
        unit, post=post, place=given["place"], days=[row.date], hours=hours, on=today()
    )
    return {"day": row, "post": post, "problems": found}


def _draw(request: HttpRequest, unit: Unit, form: ScheduleForm) -> HttpResponse:
    given = form.cleaned_data
    schedule = services.draw_schedule(
        unit,
        post=given["post"],
        turns=[post for post in given["turns"] if post != given["post"]],
        place=given["place"],
        rule=given["rule"],
        roll=given["roll"],
        since=given["since"],
        until=given["until"],
        hours=(given["starts_at"], given["ends_at"]),
        by=request.user,  # type: ignore[arg-type]
        on=today(),
    )
    messages.success(request, _("Đã lập lịch; lịch chưa niêm yết thì công dân chưa thấy."))
    return redirect("reception:planned", schedule.pk)


def schedule_of(request: HttpRequest, pk: int) -> Schedule:
    rows = Schedule.objects.filter(unit__in=access.desk_units(request.user, today()))
    found = rows.select_related("unit", "post", "place").filter(pk=pk).first()
    if found is None:
        raise NotFound(_("Không có lịch này, hoặc đơn vị của ông bà không giữ lịch này."))
    return found


@signed_in
def schedule_page(request: HttpRequest, pk: int) -> HttpResponse:
    schedule = schedule_of(request, pk)
    initial = {name: getattr(schedule, name) for name in BookingTermsForm.base_fields}
    return schedule_as_it_is(request, schedule, BookingTermsForm(initial=initial))


def schedule_as_it_is(
    request: HttpRequest, schedule: Schedule, terms: BookingTermsForm, *, status: int = 200
) -> HttpResponse:
    receipts = list(
        ScheduleReceipt.objects.filter(schedule=schedule).select_related("unit").order_by("unit__sort_key")
    )
    context = {
        "proofs": timeline("schedule", schedule.pk).filter(action="schedule.posted"),
        "receipts": receipts,
        "received": [one for one in receipts if one.received_on],
        "schedule": schedule,
        "sessions": schedule.sessions.select_related("moved_to", "delegated_to").order_by("held_on", "id"),
        "checked": selectors.check_against_law(schedule),
        "terms": terms,
        "may_post": has_right(request.user, Right.POST, unit=schedule.unit_id, on=today()),
    }
    return render(request, "reception/schedule_page.html", context, status=status)


@signed_in
@require_POST
def post(request: HttpRequest, pk: int) -> HttpResponse:
    late = services.post_schedule(schedule_of(request, pk), by=request.user, on=today())  # type: ignore[arg-type]
    messages.success(request, _("Đã niêm yết lịch."))
    if late:
        days = ", ".join(f"{session.held_on:%d/%m/%Y}" for session in late)
        text = _("Niêm yết muộn hơn 5 ngày làm việc trước ngày tiếp: %(days)s.") % {"days": days}
        messages.warning(request, text)
    return redirect("reception:planned", pk)


@signed_in
@require_POST
def add_place(request: HttpRequest) -> HttpResponse:
    unit = desk_unit(request, Right.PLAN)
    form = PlaceForm(request.POST, auto_id="place_%s")
    if not form.is_valid():
        return _plan_page(request, unit, ScheduleForm(unit=unit), status=422, place_form=form)
    services.add_place(unit, **form.cleaned_data, by=request.user, on=today())  # type: ignore[arg-type]
    messages.success(request, _("Đã thêm địa điểm."))
    return redirect("reception:plan")


@signed_in
@require_POST
def call(request: HttpRequest) -> HttpResponse:
    """Call an unscheduled session or a dialogue."""
    unit = desk_unit(request, Right.PLAN)
    form = CallForm(request.POST, unit=unit, auto_id="call_%s")
    if not form.is_valid():
        return _plan_page(request, unit, ScheduleForm(unit=unit), status=422, call_form=form)
    given = dict(form.cleaned_data)
    hours = (given.pop("starts_at"), given.pop("ends_at"))
    kind = SessionKind(given.pop("kind"))
    try:
        session = services.call_session(unit, **given, kind=kind, hours=hours, by=request.user, on=today())  # type: ignore[arg-type]
    except Refusal as error:
        form.add_error(None, str(error))
        return _plan_page(request, unit, ScheduleForm(unit=unit), status=error.status, call_form=form)
    return redirect("reception:session", session.pk)
