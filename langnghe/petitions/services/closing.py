"""The ways in which a petition leaves the desk without a decision: answered, declined, guided, sent on or back, filed."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.kernel.errors import Invalid, WrongState
from langnghe.petitions.models import KEEPING, REPORT, Kind, Petition, StepTaken
from langnghe.petitions.services import clocks, recording
from langnghe.petitions.services.ending import SHOWN, end_file
from langnghe.petitions.services.letters import tell
from langnghe.petitions.services.owing import drop_what_is_over
from langnghe.petitions.services.papering import has_paper, letter_of_answer, number_of
from langnghe.petitions.services.transferring import must_stand, note_sent
from langnghe.petitions.services.wording import kept
from langnghe.units.models import Unit
from langnghe.vietnamese import normalise

GROUNDS = range(1, 10)


@transaction.atomic
def answer(
    petition: Petition,
    *,
    text: str,
    by: User,
    on: date,
    number: str = "",
    says: Mapping[str, str] | None = None,
) -> Petition:
    """Answer a recommendation or feedback by a paper: numbered in the unit's book, or with a number given elsewhere."""
    number, text = number.strip(), normalise(text).strip()
    if not text:
        raise Invalid(_("Ghi nội dung trả lời."))
    taken = recording.take(petition, "answer", right=Right.DECIDE, by=by, on=on, number=number)
    held = taken.petition
    held.answered_on = on
    held.answer = kept(held, "Trả lời", text, by=by, on=on)
    paper = letter_of_answer(taken, text=text, given=number, by=by, on=on, says=says)
    held.answer_number = paper.shown_number
    end_file(taken, "answered", because="", by=by, on=on)
    tell(held, "petitions/letters/answered")
    return held


@transaction.atomic
def decline(petition: Petition, *, because: str, by: User, on: date, ground: int = 0) -> Petition:
    """Decline a complaint on one of the nine grounds of article 11, with what makes it so; a denunciation by its reason."""
    if petition.kind == Kind.DENUNCIATION:
        return _decline_denunciation(petition, because=because, by=by, on=on)
    if ground not in GROUNDS or not because.strip():
        raise Invalid(_("Chọn một trong chín trường hợp của Điều 11 Luật Khiếu nại và ghi rõ vì sao."))
    taken = recording.take(petition, "decline", right=Right.DECIDE, by=by, on=on, because=because)
    law = lawbook.rule(f"complaint.not_accepted.{ground}", on)
    because = f"{law.says} {because.strip()[: SHOWN - len(law.says)]}"
    facts = {"ground": ground}
    return end_file(taken, "declined", because=because, by=by, on=on, cite=law.cite.text, more=facts)


def _decline_denunciation(petition: Petition, *, because: str, by: User, on: date) -> Petition:
    """The nine grounds are those of complaints; a denunciation has the article of its own step."""
    if not because.strip():
        raise Invalid(_("Ghi vì sao không thụ lý; không ghi điều làm lộ người tố cáo."))
    taken = recording.take(petition, "decline", right=Right.DECIDE, by=by, on=on, because=because)
    return end_file(taken, "declined", because=because, by=by, on=on)


@transaction.atomic
def guide(petition: Petition, *, to: str, by: User, on: date) -> Petition:
    """Guide a complainant, once for a matter, to the body that is competent; a complaint is never transferred."""
    if not to.strip():
        raise Invalid(_("Ghi cơ quan có thẩm quyền và cách gửi đơn đến đó."))
    taken = recording.take(petition, "guide", right=Right.HANDLE, by=by, on=on, because=to)
    _must_be_first_guidance(taken, on)
    return end_file(taken, "guided", because=to, by=by, on=on)


def _must_be_first_guidance(taken: recording.Taken, on: date) -> None:
    matter = taken.petition.matter_id
    guided = StepTaken.objects.filter(petition__matter=matter, name="guide", undone_at__isnull=True)
    if taken.petition.kind == "complaint" and guided.exclude(pk=taken.step.pk).exists():
        law = lawbook.rule("outcome.kn.guide", on)
        raise WrongState(
            _("Vụ việc này đã được hướng dẫn một lần."), cite=law.cite.text, instead=_("Lưu đơn.")
        )


@transaction.atomic
def guide_to_split(petition: Petition, *, to: str, by: User, on: date) -> Petition:
    """Guide the sender to write one petition for each body where several contents belong to several bodies."""
    if not to.strip():
        raise Invalid(_("Ghi từng nội dung và cơ quan có thẩm quyền của nội dung ấy."))
    taken = recording.take(petition, "guide_to_split", right=Right.HANDLE, by=by, on=on, because=to)
    return end_file(taken, "guided_to_split", because=to, by=by, on=on)


@transaction.atomic
def return_to_sender(
    petition: Petition,
    *,
    to: str,
    because: str,
    by: User,
    on: date,
    number: str = "",
    says: Mapping[str, str] | None = None,
) -> Petition:
    """Send a complaint outside competence back to the body, deputy or newspaper that passed it on."""
    if not to.strip() or not because.strip():
        raise Invalid(_("Ghi nơi đã chuyển đơn đến và lý do trả lại."))
    if not (number.strip() or has_paper("return_to_sender", petition)):
        raise Invalid(_("Ghi số văn bản: văn bản của hồ sơ niêm phong không soạn ở đây."))
    taken = recording.take(
        petition, "return_to_sender", right=Right.DECIDE, by=by, on=on, number=number, because=because
    )
    fields = {"sender": to.strip(), "reason": because.strip()}
    number_of(taken, given=number, fields=fields, by=by, on=on, says=says)
    return end_file(taken, "returned", because=f"{to.strip()}: {because.strip()}", by=by, on=on)


@transaction.atomic
def file_away(petition: Petition, *, because: str, by: User, on: date) -> Petition:
    """File a petition away with its reason; how long it is kept starts to run."""
    if not because.strip():
        raise Invalid(_("Ghi vì sao lưu đơn."))
    taken = recording.take(petition, "file_away", right=Right.HANDLE, by=by, on=on, because=because)
    held = end_file(taken, "filed", because=because, by=by, on=on)
    due = held.due_on
    clocks.start(held, KEEPING, counted_from=on)
    held.due_on = due
    held.save(update_fields=["due_on"])
    return held


@transaction.atomic
def transfer(
    petition: Petition, *, to: Unit | None, because: str, by: User, on: date, outside: str = ""
) -> Petition:
    """Hand a recommendation or feedback to the competent body; ours goes on following it."""
    if to is None and not outside.strip():
        raise Invalid(_("Chọn cơ quan nhận đơn."))
    if to is not None:
        if to.pk == petition.unit_id:
            raise Invalid(_("Chọn một đơn vị khác, đang hoạt động vào ngày chuyển."))
        must_stand(to, on=on)
    if not because.strip():
        raise Invalid(_("Ghi lý do chuyển đơn."))
    taken = recording.take(petition, "transfer", right=Right.DECIDE, by=by, on=on, because=because)
    sent = note_sent(taken.petition, to=to, outside=outside, because=because, by=by, on=on)
    because = f"{sent.receiver}: {because.strip()[: SHOWN - len(sent.receiver)]}"
    more = {"to": sent.to_unit_id or "", "transfer": sent.pk}
    return end_file(taken, "transferred", because=because, by=by, on=on, more=more)


@transaction.atomic
def reopen(petition: Petition, *, because: str, by: User, on: date) -> Petition:
    """Open an ended file again, with the reason; the term from receipt is not given twice."""
    if not because.strip():
        raise Invalid(_("Ghi vì sao mở lại hồ sơ."))
    taken = recording.take(petition, "reopen", right=Right.DECIDE, by=by, on=on, because=because)
    held = taken.petition
    clocks.end(held, on=on)
    clocks.end(held, on=on, rule=REPORT)
    held.state, held.closed_on, held.closed_because, held.handler = taken.move.target, None, "", by
    if taken.move.target == "classified":
        held.accepted_on = held.resolution_due_on = None
        clocks.start(held, clocks.rule_before_acceptance(held), counted_from=held.received_on)
    held.save()
    drop_what_is_over(held, on=on, by=taken.step)
    recording.record("reopened", held, by=by, on=on, cite=taken.move.cite)
    return held
