"""Dialogues: the public page with its form, and the desk that moderates, answers and follows promises."""

import secrets
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from langnghe.kernel.access_marks import public, signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import NotFound, Refusal
from langnghe.reception import selectors
from langnghe.reception.forms import dialogues as forms
from langnghe.reception.models import Session, SessionState
from langnghe.reception.models.dialogues import Dialogue, DialogueAnswer, DialogueOpinion, OpinionState
from langnghe.reception.papers import dialogue as papers
from langnghe.reception.selectors import dialogues as questions
from langnghe.reception.services import dialogues as verbs
from langnghe.reception.views.answering import answer_paper
from langnghe.reception.views.asking import public_unit

COMING = {SessionState.PLANNED, SessionState.DELEGATED}


@public
@require_safe
def listing(request: HttpRequest, unit: str = "") -> HttpResponse:
    found = public_unit(unit)
    context = {"unit": found, "dialogues": questions.public_dialogues(found)[:60], "on": today()}
    return render(request, "reception/dialogues.html", context)


@public
@never_cache
def dialogue(request: HttpRequest, pk: int) -> HttpResponse:
    """The announcement, what was asked and answered, and a form for an opinion without an account."""
    found = questions.public_dialogue(pk)
    if request.method != "POST":
        return _public_page(request, found, forms.OpinionForm(initial={"token": secrets.token_urlsafe(24)}))
    form = forms.OpinionForm(request.POST)
    if not form.is_valid():
        return _public_page(request, found, form, status=422)
    try:
        verbs.send_opinion(found, **form.cleaned_data, on=today())
    except Refusal as error:
        form.add_error(None, str(error))
        return _public_page(request, found, form, status=error.status)
    messages.success(
        request, _("Đã nhận ý kiến. Ý kiến hiện ở đây sau khi có người xem, không kèm tên ông bà.")
    )
    return redirect("reception:dialogue", pk)


def _public_page(
    request: HttpRequest, found: Dialogue, form: forms.OpinionForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "dialogue": found,
        "session": found.session,
        "on": today(),
        "form": form,
        "takes": today() <= found.opinions_until and found.session.state in COMING,
        "opinions": questions.shown_opinions(found),
        "answers": questions.shown_answers(found),
    }
    return render(request, "reception/dialogue.html", context, status=status)


@public
@require_safe
def published(_request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The published minutes, for everyone."""
    found = questions.public_dialogue(pk)
    if not found.published_on:
        raise NotFound(_("Biên bản của buổi đối thoại này chưa công bố."))
    sheet = papers.minutes_of(found, questions.shown_answers(found))
    return answer_paper(sheet, kind, f"doi-thoai-{found.session.held_on:%Y%m%d}")


def _session(request: HttpRequest, pk: int) -> Session:
    return selectors.session_for(request.user, pk=pk, on=today())


def _found(request: HttpRequest, pk: int) -> Dialogue:
    """The announced dialogue of a session. Refuses one not announced yet."""
    found = questions.dialogue_for(request.user, session=pk, on=today())
    if found is None:
        raise NotFound(_("Buổi này chưa công bố là đối thoại."))
    return found


@signed_in
@require_safe
def desk(request: HttpRequest, pk: int) -> HttpResponse:
    return _desk(request, _session(request, pk))


def _desk(request: HttpRequest, session: Session, *, status: int = 200, **bound: Any) -> HttpResponse:
    found = questions.dialogue_for(request.user, session=session.pk, on=today())
    context: dict[str, Any] = {"session": session, "dialogue": found, "on": today()}
    if found is None:
        context["announce_form"] = forms.AnnounceForm(
            initial={"title": session.topic, "opinions_until": session.held_on}
        )
    else:
        context |= {
            "waiting": DialogueOpinion.objects.filter(dialogue=found, state=OpinionState.WAITING)
            .select_related("person")
            .order_by("id"),
            "taken": questions.shown_opinions(found),
            "answers": DialogueAnswer.objects.filter(dialogue=found)
            .select_related("unit", "post")
            .order_by("number"),
            "decline_form": forms.DeclineForm(),
            "attendance_form": forms.AttendanceForm(initial={"attended": found.attended}),
            "answer_form": forms.AnswerRecordForm(dialogue=found, auto_id="answer_%s"),
            "outcome_form": forms.OutcomeForm(),
        }
    return render(request, "reception/dialogue_desk.html", context | bound, status=status)


def _done(
    request: HttpRequest, session: Session, form: Form, name: str, verb: Any, *, said: str
) -> HttpResponse:
    """Run one verb with a form; a refusal shows the same page with what was typed."""
    if not form.is_valid():
        return _desk(request, session, status=422, **{name: form})
    try:
        verb(**form.cleaned_data, by=request.user, on=today())
    except Refusal as error:
        form.add_error(None, str(error))
        messages.error(request, str(error))
        return _desk(request, session, status=error.status, **{name: form})
    messages.success(request, said)
    return redirect("reception:dialogue_desk", session.pk)


@signed_in
@require_POST
def announce(request: HttpRequest, pk: int) -> HttpResponse:
    session = _session(request, pk)
    return _done(
        request, session, forms.AnnounceForm(request.POST), "announce_form",
        lambda **given: verbs.announce_dialogue(session, **given), said=_("Đã công bố buổi đối thoại."),
    )  # fmt: skip


@signed_in
@require_POST
def count(request: HttpRequest, pk: int) -> HttpResponse:
    session, found = _session(request, pk), _found(request, pk)
    return _done(
        request, session, forms.AttendanceForm(request.POST), "attendance_form",
        lambda **given: verbs.count_attendance(found, **given), said=_("Đã ghi số người dự."),
    )  # fmt: skip


@signed_in
@require_POST
def record_answer(request: HttpRequest, pk: int) -> HttpResponse:
    session, found = _session(request, pk), _found(request, pk)

    def write(*, promise: str, unit: Any, post: Any, due_on: Any, **given: Any) -> None:
        verbs.record_answer(found, **given, promise=verbs.Promise(promise, unit, post, due_on))

    form = forms.AnswerRecordForm(request.POST, dialogue=found, auto_id="answer_%s")
    return _done(request, session, form, "answer_form", write, said=_("Đã ghi câu hỏi và trả lời."))


@signed_in
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    session, found = _session(request, pk), _found(request, pk)
    return _done(
        request, session, Form(request.POST), "publish_form",
        lambda **given: verbs.publish_minutes(found, **given), said=_("Đã công bố biên bản đối thoại."),
    )  # fmt: skip


@signed_in
@require_POST
def moderate(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    opinion = questions.opinion_for(request.user, pk=pk, on=today())
    session = opinion.dialogue.session
    if step == "dua-vao":
        return _done(
            request, session, Form(request.POST), "take_form",
            lambda **given: verbs.take_opinion(opinion, **given), said=_("Ý kiến đã hiện trên trang công khai."),
        )  # fmt: skip
    if step == "khong-dua-vao":
        return _done(
            request, session, forms.DeclineForm(request.POST), "decline_form",
            lambda **given: verbs.decline_opinion(opinion, **given), said=_("Ý kiến không đưa vào; lý do đã ghi."),
        )  # fmt: skip
    raise NotFound(_("Không có bước này."))


@signed_in
@require_POST
def outcome(request: HttpRequest, pk: int) -> HttpResponse:
    answer = questions.answer_for(request.user, pk=pk, on=today())
    return _done(
        request, answer.dialogue.session, forms.OutcomeForm(request.POST), "outcome_form",
        lambda **given: verbs.keep_promise(answer, **given), said=_("Đã ghi kết quả của lời hứa."),
    )  # fmt: skip
