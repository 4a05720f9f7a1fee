"""After a session: its minutes, the tasks of its conclusion, and their answers."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import LOCAL, today
from langnghe.kernel.errors import NotFound, Refusal
from langnghe.reception import access, selectors
from langnghe.reception.forms.minutes import AnswerForm, MinutesForm, TaskForm
from langnghe.reception.forms.sessions import IssueForm
from langnghe.reception.models import Session, SessionAttendee, SessionMinutes, SessionTask, Visit
from langnghe.reception.papers import session as papers
from langnghe.reception.selectors import tasks as questions
from langnghe.reception.services import minutes as verbs
from langnghe.reception.views.answering import answer_paper

PAPERS = {"bien-ban": papers.minutes_of, "ket-luan": papers.conclusion_of}


def _session(request: HttpRequest, pk: int) -> Session:
    return selectors.session_for(request.user, pk=pk, on=today())


def _written(session: Session) -> SessionMinutes | None:
    return SessionMinutes.objects.filter(session=session).first()


def _initial(session: Session, minutes: SessionMinutes | None, *, nobody: bool) -> dict[str, Any]:
    if minutes is None:
        begin, end = session.starts_at.astimezone(LOCAL), session.ends_at.astimezone(LOCAL)
        return {"began_at": begin.time(), "ended_at": end.time(), "nobody_came": nobody}
    names = [name for name in MinutesForm.base_fields if name != "attendees"]
    lines = [
        f"{one.title}; {one.organisation}".rstrip("; ")
        for one in SessionAttendee.objects.filter(session=session).order_by("id")
    ]
    return {name: getattr(minutes, name) for name in names} | {"attendees": "\n".join(lines)}


@signed_in
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """Show and write the minutes; the tasks and the conclusion stand below them."""
    session = _session(request, pk)
    initial = _initial(session, _written(session), nobody="vang" in request.GET)
    form = MinutesForm(request.POST or None, initial=initial)
    if request.method != "POST" or not form.is_valid():
        return _page(request, session, status=422 if request.POST else 200, form=form)
    try:
        verbs.write_minutes(session, verbs.Written(**form.cleaned_data), by=request.user, on=today())  # type: ignore[arg-type]
    except Refusal as error:
        form.add_error(None, str(error))
        return _page(request, session, status=error.status, form=form)
    messages.success(request, _("Đã lưu biên bản."))
    return redirect("reception:minutes", pk)


def _page(request: HttpRequest, session: Session, *, status: int = 200, **bound: Any) -> HttpResponse:
    written = _written(session)
    rows = Visit.objects.filter(session=session, voided_on__isnull=True)
    context = {
        "session": session,
        "on": today(),
        "written": written,
        "visits": access.visible(rows, request.user, today()).select_related("person").order_by("number"),
        "tasks": SessionTask.objects.filter(session=session)
        .select_related("unit", "post")
        .order_by("number"),
        "form": MinutesForm(initial=_initial(session, written, nobody=False)),
        "task_form": TaskForm(session=session, auto_id="task_%s"),
        "issue_form": IssueForm(auto_id="issue_%s", initial={"issued_on": today()}),
        **bound,
    }
    return render(request, "reception/minutes.html", context, status=status)


@signed_in
@require_POST
def add_task(request: HttpRequest, pk: int) -> HttpResponse:
    session = _session(request, pk)
    form = TaskForm(request.POST, session=session, auto_id="task_%s")
    if not form.is_valid():
        return _page(request, session, status=422, task_form=form)
    try:
        verbs.add_task(session, **form.cleaned_data, by=request.user, on=today())  # type: ignore[arg-type]
    except Refusal as error:
        form.add_error(None, str(error))
        return _page(request, session, status=error.status, task_form=form)
    return redirect("reception:minutes", pk)


@signed_in
@require_POST
def conclude(request: HttpRequest, pk: int) -> HttpResponse:
    session = _session(request, pk)
    form = IssueForm(request.POST, auto_id="issue_%s")
    if not form.is_valid():
        return _page(request, session, status=422, issue_form=form)
    try:
        verbs.issue_conclusion(session, **form.cleaned_data, by=request.user, on=today())  # type: ignore[arg-type]
    except Refusal as error:
        form.add_error(None, str(error))
        return _page(request, session, status=error.status, issue_form=form)
    messages.success(request, _("Đã ghi số và ngày của thông báo."))
    return redirect("reception:minutes", pk)


@signed_in
@require_safe
def paper(request: HttpRequest, pk: int, name: str, kind: str) -> HttpResponse:
    session = _session(request, pk)
    written = _written(session)
    if name not in PAPERS or written is None:
        raise NotFound(_("Buổi này chưa có giấy đó."), instead=_("Lập biên bản trước."))
    rows = Visit.objects.filter(session=session, voided_on__isnull=True)
    visits = (
        access.visible(rows, request.user, today()).select_related("person", "account").order_by("number")
    )
    return answer_paper(
        PAPERS[name](session, written, list(visits)), kind, f"{name}-{session.held_on:%Y%m%d}"
    )


@signed_in
@require_safe
def tasks(request: HttpRequest) -> HttpResponse:
    everything = "tat-ca" in request.GET
    rows = questions.tasks(request.user, on=today(), only_open=not everything)
    context = {"tasks": rows[:200], "on": today(), "everything": everything, "form": AnswerForm()}
    return render(request, "reception/tasks.html", context)


@signed_in
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    task = questions.task_for(request.user, pk=pk, on=today())
    form = AnswerForm(request.POST)
    try:
        text = form.cleaned_data["answer"] if form.is_valid() else ""
        verbs.answer_task(task, answer=text, by=request.user, on=today())  # type: ignore[arg-type]
    except Refusal as error:
        form.add_error("answer" if not form.errors else None, str(error))
        rows = questions.tasks(request.user, on=today())
        context = {"tasks": rows[:200], "on": today(), "form": form, "wrong": task.pk}
        return render(request, "reception/tasks.html", context, status=error.status)
    messages.success(request, _("Đã ghi kết quả của việc."))
    return redirect("reception:tasks")
