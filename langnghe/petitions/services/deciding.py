"""Deciding a complaint: the dialogue that the law asks for first, the decision, and the term to send it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.kernel.errors import Invalid, WrongState
from langnghe.petitions.models import Decision, DialogueMinutes, OnFirst, Outcome, Petition
from langnghe.petitions.selectors.life import standing
from langnghe.petitions.services import clocks, recording
from langnghe.petitions.services.intake.passing import note_result_due
from langnghe.petitions.services.letters import tell
from langnghe.petitions.services.papering import letter_of_answer
from langnghe.petitions.services.wording import kept, shown
from langnghe.vietnamese import normalise


@dataclass(frozen=True)
class Ruling:
    """What the paper says; without a number given elsewhere it takes the next one of the unit's book."""

    outcome: str
    summary: str
    number: str = ""
    on_first: str = ""
    may_sue: bool = True
    carry_out_by: date | None = None


@transaction.atomic
def decide(
    petition: Petition,
    *,
    ruling: Ruling,
    by: User,
    on: date,
    still_differ: bool = False,
    says: Mapping[str, str] | None = None,
) -> Petition:
    """Record the decision on a complaint; refuses one before the dialogue that its instance needs.

    `says` is what its paper tells beside the ruling; one with a number of our book is refused while it has gaps.
    """
    _must_be_whole(ruling, petition, on)
    taken = recording.take(petition, "decide", right=Right.DECIDE, by=by, on=on, number=ruling.number)
    held = taken.petition
    _must_have_talked(held, still_differ=still_differ, on=on)

    text = normalise(ruling.summary).strip()
    paper = letter_of_answer(taken, text=text, given=ruling.number.strip(), by=by, on=on, says=says)
    said = kept(held, "Quyết định giải quyết", text, by=by, on=on)
    Decision.objects.create(
        step=taken.step,
        number=paper.shown_number,
        issued_on=on,
        outcome=ruling.outcome,
        on_first=ruling.on_first,
        summary=said,
        may_sue=ruling.may_sue,
        carry_out_by=ruling.carry_out_by,
    )
    held.answer_number, held.answer = paper.shown_number, said
    _write(held, state=taken.move.target, by=by, on=on)
    note_result_due(held, on=on)
    held.save(update_fields=["due_on"])
    numbers = {
        "still_differ": still_differ,
        "outcome": ruling.outcome,
        "on_first": ruling.on_first,
        "may_sue": ruling.may_sue,
    }
    recording.record_step("decided", taken, by=by, on=on, more=numbers)
    tell(held, "petitions/letters/answered")
    return held


def _write(held: Petition, *, state: str, by: User, on: date) -> None:
    held.resolution_due_on = clocks.resolution_ends_on(held)
    held.state, held.handler, held.answered_on = state, by, on
    clocks.end(held, on=on)
    clocks.start(held, clocks.rule_of_sending(held), counted_from=on)
    held.save()


def _must_be_whole(ruling: Ruling, petition: Petition, on: date) -> None:
    if not ruling.summary.strip():
        raise Invalid(_("Ghi tóm tắt nội dung quyết định."))
    if ruling.outcome not in Outcome.values:
        raise Invalid(_("Chọn kết quả: đúng toàn bộ, đúng một phần hoặc sai toàn bộ."))
    if petition.instance > 1 and ruling.on_first not in OnFirst.values:
        raise Invalid(_("Quyết định lần hai phải nói rõ công nhận, sửa hay hủy quyết định lần đầu."))
    if ruling.carry_out_by and ruling.carry_out_by < on:
        raise Invalid(_("Hạn thi hành không thể trước ngày ra quyết định."))


def _must_have_talked(petition: Petition, *, still_differ: bool, on: date) -> None:
    """First instance: where request and findings still differ. Second: always."""
    if petition.instance == 1 and not still_differ:
        return
    if standing(DialogueMinutes, petition).exists():
        return
    law = lawbook.rule("dialogue.first" if petition.instance == 1 else "dialogue.second", on)
    raise WrongState(
        _("Chưa có biên bản đối thoại nên chưa được ra quyết định."),
        cite=law.cite.text,
        instead=_("Mời đối thoại rồi ghi biên bản trước."),
    )


@transaction.atomic
def send(petition: Petition, *, to: str, by: User, on: date) -> Petition:
    """Write down that the decision or conclusion was sent, and to whom; its term ends."""
    if not to.strip():
        raise Invalid(_("Ghi quyết định đã gửi cho những ai, bằng cách nào."))
    taken = recording.take(petition, "send", right=Right.HANDLE, by=by, on=on, because=to)
    held = taken.petition
    clocks.end(held, on=on, rule=clocks.rule_of_sending(held))
    clocks.refresh(held)
    held.handler = by
    held.save()
    recording.record_step("sent", taken, by=by, on=on)
    return held


@transaction.atomic
def close(petition: Petition, *, because: str, by: User, on: date) -> Petition:
    """Close a decided file: what was ordered is carried out, or nothing was ordered."""
    if not because.strip():
        raise Invalid(_("Ghi vì sao hồ sơ kết thúc: đã thi hành xong hoặc không có gì phải thi hành."))
    taken = recording.take(petition, "close", right=Right.HANDLE, by=by, on=on, because=because)
    held = taken.petition
    if clocks.runs(held, clocks.rule_of_sending(held)):
        raise WrongState(
            _("Quyết định chưa được ghi là đã gửi."), instead=_("Ghi việc gửi quyết định trước.")
        )
    clocks.end(held, on=on)
    held.state, held.closed_on, held.handler = taken.move.target, on, by
    held.closed_because = shown(held, because)
    held.save()
    # A decision written before this term was kept still owes it.
    note_result_due(held, on=held.answered_on or on)
    recording.record_step("closed", taken, by=by, on=on)
    return held
