"""After acceptance: both sides told, the conclusion, what is done on it; and information from nobody known."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.kernel.errors import Invalid, WrongState
from langnghe.petitions.models import Decision, Denunciation, Outcome, Petition
from langnghe.petitions.services import clocks, recording
from langnghe.petitions.services.papering import take_sealed_paper
from langnghe.petitions.services.wording import kept, shown
from langnghe.vietnamese import normalise

NOTICE = "denunciation.accept.notice"
AFTER = ("denunciation.conclusion.send", "denunciation.act", "denunciation.publish")
ACT, PUBLISH = AFTER[1:]


@transaction.atomic
def send_acceptance(petition: Petition, *, to: str, by: User, on: date) -> Petition:
    """Write down that the denouncer was told of the acceptance, and the denounced of its content."""
    if not to.strip():
        raise Invalid(_("Ghi đã thông báo bằng cách nào."))
    taken = recording.take(petition, "send_acceptance", right=Right.HANDLE, by=by, on=on, because=to)
    return _ended(taken, NOTICE, "acceptance_sent", by=by, on=on)


@transaction.atomic
def conclude(
    petition: Petition, *, number: str, outcome: str, summary: str, by: User, on: date, redacted: str = ""
) -> Petition:
    """Record the conclusion: its text is sealed, its redacted copy is what everybody reads and what is published.

    Sending it, acting on it and publishing it each get their term.
    """
    text = normalise(summary).strip()
    if not number.strip() or not text or outcome not in Outcome.values:
        raise Invalid(_("Ghi số kết luận, kết quả và tóm tắt."))
    taken = recording.take(petition, "conclude", right=Right.DECIDE, by=by, on=on, number=number)
    held = taken.petition
    take_sealed_paper(taken, number)
    said = kept(held, "Kết luận nội dung tố cáo", text, by=by, on=on)
    said = normalise(redacted).strip() or said
    Decision.objects.create(
        step=taken.step, number=number.strip(), issued_on=on, outcome=outcome, summary=said, may_sue=False
    )
    resolution = held.clocks.filter(rule=clocks.rule_of_resolution(held), ended_on__isnull=True).first()
    held.resolution_due_on = resolution.due_on if resolution else None
    held.state, held.handler, held.answered_on = taken.move.target, by, on
    held.answer_number, held.answer = number.strip(), said
    clocks.end(held, on=on)
    for rule in AFTER:
        clocks.start(held, rule, counted_from=on)
    held.save()
    recording.record("concluded", held, by=by, on=on, cite=taken.move.cite, more={"outcome": outcome})
    return held


@transaction.atomic
def act(petition: Petition, *, because: str, by: User, on: date) -> Petition:
    """Write down what was done on the conclusion."""
    if not because.strip():
        raise Invalid(_("Ghi đã xử lý kết luận như thế nào."))
    taken = recording.take(petition, "act", right=Right.DECIDE, by=by, on=on, because=because)
    return _ended(taken, ACT, "acted", by=by, on=on)


@transaction.atomic
def use_as_information(petition: Petition, *, because: str, by: User, on: date) -> Petition:
    """An anonymous one with leads is kept and used as information to check; refuses any other."""
    found = Denunciation.objects.filter(petition=petition.pk).first()
    if found is None or not found.is_anonymous or not found.has_leads:
        raise WrongState(
            _("Chỉ tố cáo không rõ người tố cáo mà có chứng cứ cụ thể mới dùng làm thông tin kiểm tra."),
            cite=lawbook.rule("denunciation.anonymous", on).cite.text,
        )
    if not because.strip():
        raise Invalid(_("Ghi thông tin được chuyển kiểm tra ở đâu."))
    taken = recording.take(petition, "use_as_information", right=Right.HANDLE, by=by, on=on, because=because)
    held = taken.petition
    held.state, held.handler, held.closed_on = taken.move.target, by, on
    held.closed_because = shown(held, because)[:800]
    clocks.end(held, on=on)
    held.save()
    recording.record("used_as_information", held, by=by, on=on, cite=taken.move.cite)
    return held


def _ended(taken: recording.Taken, rule: str, action: str, *, by: User, on: date) -> Petition:
    held = taken.petition
    if not clocks.runs(held, rule):
        raise WrongState(_("Việc này đã ghi trước đó."))
    clocks.end(held, on=on, rule=rule)
    clocks.refresh(held)
    held.handler = by
    held.save()
    recording.record(action, held, by=by, on=on, cite=taken.move.cite)
    return held
