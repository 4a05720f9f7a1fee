"""Direct dialogues: announce, gather and moderate opinions, record answers and promises, publish the minutes."""

import hashlib
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.audit import services as audit
from langnghe.kernel.errors import Invalid, NotFound, Refusal, WrongState
from langnghe.people.models import Person
from langnghe.people.services import add_person
from langnghe.petitions.services import looks_like_denunciation
from langnghe.reception import access
from langnghe.reception.models import Session, SessionKind, SessionState
from langnghe.reception.models.dialogues import (
    DeclineGround,
    Dialogue,
    DialogueAnswer,
    DialogueOpinion,
    OpinionState,
)
from langnghe.reception.services.checking import refuse_suspected
from langnghe.reception.services.conflicts import required
from langnghe.reception.services.recording import record_sessions
from langnghe.units.models import Post, Unit
from langnghe.vietnamese import normalise

DIALOGUE = "dialogue"
# Our own measure against floods: an opinion waits until somebody reads it, and nobody reads thousands.
MOST_WAITING = 500


@dataclass(frozen=True)
class Promise:
    """What was promised, by which body or post, until when."""

    text: str = ""
    unit: Unit | None = None
    post: Post | None = None
    due_on: date | None = None


def _record(action: str, dialogue: Dialogue, *, by: str, on: date, **data: object) -> None:
    """Codes, days and counts: an opinion's words and its sender stay out of the log."""
    audit.record(
        f"dialogue.{action}",
        subject=(DIALOGUE, dialogue.pk),
        day=on,
        by=by,
        unit=dialogue.session.unit_id,
        data=dict(data),
    )


def _taken(dialogue: Dialogue, *, right: Right, by: User, on: date) -> Dialogue:
    rows = Dialogue.objects.select_for_update(of=("self",)).select_related("session__unit")
    locked = access.visible_dialogues(rows, by, on).filter(pk=dialogue.pk).first()
    if locked is None:
        raise NotFound(_("Không có buổi đối thoại này, hoặc đơn vị của ông bà không giữ buổi này."))
    access.require(by, right, unit=locked.session.unit_id, on=on)
    return locked


def _open(dialogue: Dialogue) -> Dialogue:
    if dialogue.published_on:
        raise WrongState(_("Biên bản đối thoại đã công bố nên không sửa nữa."))
    return dialogue


@transaction.atomic
def announce_dialogue(
    session: Session, *, title: str, summary: str, opinions_until: date, by: User, on: date
) -> Dialogue:
    """Make a session of dialogue public. Refuses another kind, a second announcement, a last day after the session."""
    rows = Session.objects.select_for_update(of=("self",), no_key=True).select_related("unit")
    locked = access.visible_sessions(rows, by, on).filter(pk=session.pk).first()
    if locked is None:
        raise NotFound(_("Không có buổi tiếp này, hoặc đơn vị của ông bà không giữ lịch này."))
    access.require(by, Right.POST, unit=locked.unit_id, on=on)
    if locked.kind != SessionKind.DIALOGUE or locked.state != SessionState.PLANNED:
        raise WrongState(_("Chỉ công bố buổi đối thoại sắp diễn ra."))
    if Dialogue.objects.filter(session=locked).exists():
        raise WrongState(_("Buổi đối thoại này đã công bố."))
    if not on <= opinions_until <= locked.held_on:
        raise Invalid(_("Ngày cuối nhận ý kiến phải từ hôm nay đến ngày đối thoại."))
    dialogue = Dialogue.objects.create(
        session=locked,
        title=required(normalise(title), _("tên buổi đối thoại")),
        summary=normalise(summary).strip(),
        announced_on=on,
        opinions_until=opinions_until,
    )
    if locked.posted_on is None:
        locked.posted_on = on
        locked.save(update_fields=["posted_on"])
        record_sessions("posted", [locked], by=by, on=on)
    _record("announced", dialogue, by=by.username, on=on, opinions_until=opinions_until.isoformat())
    return dialogue


def send_opinion(
    dialogue: Dialogue, *, text: str, token: str, on: date, full_name: str = "", is_denunciation: bool = False
) -> DialogueOpinion:
    """Keep an opinion for a reader; the same form sent twice is one. Of a denunciation nothing is kept."""
    text = required(normalise(text), _("ý kiến"))
    _check_not_denunciation(text, marked=is_denunciation, on=on)
    if on > dialogue.opinions_until or dialogue.session.state not in {
        SessionState.PLANNED,
        SessionState.DELEGATED,
    }:
        raise WrongState(
            _("Buổi đối thoại này không còn nhận ý kiến."),
            instead=_("Ông bà có thể đến dự, hoặc gửi kiến nghị ở trang Gửi đơn."),
        )
    digest = hashlib.sha256(f"opinion:{dialogue.pk}:{token}".encode()).hexdigest()
    if found := DialogueOpinion.objects.filter(form_digest=digest).first():
        return found
    if dialogue.opinions.filter(state=OpinionState.WAITING).count() >= MOST_WAITING:
        raise Refusal(_("Đang có quá nhiều ý kiến chờ xem."), instead=_("Xin gửi lại sau, hoặc đến dự."))
    try:
        with transaction.atomic():
            person = add_person(full_name) if full_name.strip() else None
            opinion = DialogueOpinion.objects.create(
                dialogue=dialogue, text=text, person=person, received_on=on, form_digest=digest
            )
            _record("opinion_received", dialogue, by="", on=on, opinion=opinion.pk)
            return opinion
    except IntegrityError:
        return DialogueOpinion.objects.get(form_digest=digest)


def _check_not_denunciation(text: str, *, marked: bool, on: date) -> None:
    if not marked and not looks_like_denunciation(text):
        return
    raise Refusal(
        _("Tố cáo không nhận ở đây và chưa được lưu lại: nơi này công khai, còn người tố cáo được giữ bí mật."),
        cite=lawbook.rule("secret.regime", on).cite.text,
        instead=_("Xin trực tiếp đến nơi tiếp công dân hoặc gửi đơn tố cáo bằng giấy đến cơ quan có thẩm quyền."),
    )  # fmt: skip


@transaction.atomic
def take_opinion(opinion: DialogueOpinion, *, by: User, on: date) -> DialogueOpinion:
    """Show it on the page, without its sender."""
    dialogue, opinion = _waiting(opinion, by=by, on=on)
    opinion.state = OpinionState.TAKEN
    opinion.save(update_fields=["state"])
    _record("opinion_taken", dialogue, by=by.username, on=on, opinion=opinion.pk)
    return opinion


@transaction.atomic
def decline_opinion(opinion: DialogueOpinion, *, ground: str, by: User, on: date) -> DialogueOpinion:
    """Not shown, on a ground; what may be a denunciation is wiped with its sender."""
    dialogue, opinion = _waiting(opinion, by=by, on=on)
    if not ground or ground not in DeclineGround.values:
        raise Invalid(_("Chọn lý do không đưa ý kiến vào."))
    opinion.state, opinion.ground, person = OpinionState.DECLINED, ground, opinion.person
    if ground == DeclineGround.DENUNCIATION:
        opinion.text, opinion.person = "", None
    opinion.save(update_fields=["state", "ground", "text", "person"])
    if ground == DeclineGround.DENUNCIATION and person is not None:
        Person.objects.filter(pk=person.pk).delete()
    _record("opinion_declined", dialogue, by=by.username, on=on, opinion=opinion.pk, ground=ground)
    return opinion


def _waiting(opinion: DialogueOpinion, *, by: User, on: date) -> tuple[Dialogue, DialogueOpinion]:
    dialogue = _taken(opinion.dialogue, right=Right.RECEIVE, by=by, on=on)
    locked = (
        DialogueOpinion.objects.select_for_update(of=("self",)).select_related("person").get(pk=opinion.pk)
    )
    if locked.state != OpinionState.WAITING:
        raise WrongState(_("Ý kiến này đã được xem."))
    return dialogue, locked


@transaction.atomic
def record_answer(
    dialogue: Dialogue,
    *,
    question: str,
    answer: str,
    by: User,
    on: date,
    opinion: DialogueOpinion | None = None,
    promise: Promise = Promise(),
) -> DialogueAnswer:
    """Write one question and its answer. Refuses before the day, a promise without owner or day, a foreign opinion."""
    dialogue = _open(_taken(dialogue, right=Right.RECEIVE, by=by, on=on))
    if on < dialogue.session.held_on:
        raise Invalid(_("Chưa đến ngày đối thoại."))
    refuse_suspected(question, answer, promise.text, on=on)
    if opinion is not None and (opinion.dialogue_id != dialogue.pk or opinion.state != OpinionState.TAKEN):
        raise Invalid(_("Ý kiến phải của buổi này và đã đưa vào đối thoại."))
    _check_promise(promise, on)
    last = dialogue.answers.aggregate(last=Max("number"))["last"] or 0
    try:
        with transaction.atomic():
            row = DialogueAnswer.objects.create(
                dialogue=dialogue,
                number=last + 1,
                opinion=opinion,
                question=required(normalise(question), _("câu hỏi")),
                answer=required(normalise(answer), _("câu trả lời")),
                promise=normalise(promise.text).strip(),
                unit=promise.unit if promise.text.strip() else None,
                post=promise.post if promise.text.strip() else None,
                due_on=promise.due_on if promise.text.strip() else None,
            )
    except IntegrityError as error:
        raise WrongState(_("Ý kiến này đã có câu trả lời.")) from error
    _record("answered", dialogue, by=by.username, on=on, answer=row.pk, promised=bool(row.promise))
    return row


def _check_promise(promise: Promise, on: date) -> None:
    if not promise.text.strip():
        return
    if promise.unit is None or promise.due_on is None:
        raise Invalid(_("Lời hứa phải có đơn vị làm và hạn."))
    if promise.due_on < on:
        raise Invalid(_("Hạn của lời hứa không thể ở trước hôm nay."))
    if promise.post is not None and promise.post.unit_id != promise.unit.pk:
        raise Invalid(_("Chức vụ phải thuộc đơn vị được giao."))


@transaction.atomic
def count_attendance(dialogue: Dialogue, *, attended: int, by: User, on: date) -> Dialogue:
    dialogue = _open(_taken(dialogue, right=Right.RECEIVE, by=by, on=on))
    if on < dialogue.session.held_on:
        raise Invalid(_("Chưa đến ngày đối thoại."))
    dialogue.attended = attended
    dialogue.save(update_fields=["attended"])
    _record("counted", dialogue, by=by.username, on=on, attended=attended)
    return dialogue


@transaction.atomic
def publish_minutes(dialogue: Dialogue, *, by: User, on: date) -> Dialogue:
    """Show answers, promises and attendance to all. Refuses a session not held, nothing answered, nobody counted."""
    dialogue = _open(_taken(dialogue, right=Right.POST, by=by, on=on))
    if dialogue.session.state not in {SessionState.IN_PERSON, SessionState.DELEGATED}:
        raise WrongState(
            _("Buổi đối thoại chưa được ghi là đã tiếp."), instead=_("Ghi kết quả của buổi trước.")
        )
    if dialogue.attended is None or not dialogue.answers.exists():
        raise WrongState(_("Ghi số người dự và ít nhất một câu hỏi, trả lời rồi công bố."))
    dialogue.published_on = on
    dialogue.save(update_fields=["published_on"])
    _record("published", dialogue, by=by.username, on=on, answers=dialogue.answers.count())
    return dialogue


@transaction.atomic
def keep_promise(answer: DialogueAnswer, *, outcome: str, by: User, on: date) -> DialogueAnswer:
    """What became of a promise, shown in public; its due day is never changed."""
    dialogue = _taken(answer.dialogue, right=Right.RECEIVE, by=by, on=on)
    locked = DialogueAnswer.objects.select_for_update().get(pk=answer.pk)
    if not locked.promise:
        raise WrongState(_("Câu trả lời này không có lời hứa."))
    if locked.kept_on:
        raise WrongState(_("Lời hứa này đã ghi kết quả."))
    refuse_suspected(outcome, on=on)
    locked.outcome, locked.kept_on = required(normalise(outcome), _("kết quả")), on
    locked.save(update_fields=["outcome", "kept_on"])
    late = locked.due_on is not None and on > locked.due_on
    _record("promise_kept", dialogue, by=by.username, on=on, answer=locked.pk, late=late)
    return locked
