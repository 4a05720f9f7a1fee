"""One chain of custody over several books: sent, taken in, sent back, replied; each a row and an entry."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from langnghe.accounts.models import CustodyRole, User
from langnghe.accounts.rights import Right
from langnghe.accounts.selectors import has_right
from langnghe.accounts.services import give_custody, hand_back, hand_over
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from langnghe.people.services import add_person
from langnghe.petitions import access
from langnghe.petitions.models import (
    REPORT,
    TELL_SENDER,
    Channel,
    Denunciation,
    Petition,
    Reply,
    Transfer,
)
from langnghe.petitions.services import clocks, recording
from langnghe.petitions.services.carrying import carry, whole_of
from langnghe.petitions.services.intake import receive
from langnghe.petitions.services.intake.submitted import bring_papers_back
from langnghe.petitions.services.letters import tell
from langnghe.petitions.services.locking import first_under_lock
from langnghe.petitions.services.owing import drop_what_is_over
from langnghe.petitions.services.wording import kept, shown
from langnghe.petitions.workflow import State
from langnghe.units.models import Unit
from langnghe.units.selectors import successor_units
from langnghe.vault import selectors as vault
from langnghe.vault.services import exclude

LONGEST = 500
# Where the receiving unit has not yet taken a petition up, it may still send it back.
NOT_TAKEN_UP = (State.RECEIVED, State.CLASSIFIED)


def note_sent(
    petition: Petition, *, to: Unit | None, outside: str, because: str, by: User, on: date
) -> Transfer:
    """The row of a sending, inside the transaction of the step that sends; the lead goes with the petition."""
    sent = Transfer.objects.create(
        petition=petition,
        from_unit_id=petition.unit_id,
        to_unit=to,
        outside="" if to else outside.strip()[:200],
        because=shown(petition, because)[:LONGEST],
        sent_on=on,
        sent_by=by,
    )
    if to is not None:
        hand_over(access.KIND, petition.pk, to=to.pk, on=on)
    return sent


def must_stand(unit: Unit, *, on: date) -> None:
    """Refuse a body that has ended, and name what took its place."""
    if unit.stands(on):
        return
    names = "; ".join(one.name for one in successor_units(unit, on=on))
    raise Invalid(
        _("%(unit)s không còn hoạt động vào ngày chuyển.") % {"unit": unit.name},
        instead=_("Cơ quan kế thừa: %(names)s.") % {"names": names} if names else "",
    )


@transaction.atomic
def take_in(transfer: Transfer, *, by: User, on: date) -> Petition:
    """Write what was sent into the receiving unit's own book; its number there is linked to the first one."""
    locked = _at_receiver(transfer, by=by, on=on)
    if locked.received_on or locked.sent_back_on or locked.petition.state != State.TRANSFERRED:
        raise WrongState(_("Đơn này đã được nhận, đã trả lại hoặc nơi gửi đã thu hồi."))
    if locked.to_unit is None or on < locked.sent_on:
        raise Invalid(_("Ngày nhận không thể trước ngày chuyển."))
    first = locked.petition
    sealed = Denunciation.objects.filter(petition=first).first()
    line = receive(
        unit=locked.to_unit,
        person=first.person if sealed is None else add_person(first.person.full_name),
        is_sealed=sealed is not None,
        channel=Channel.PASSED_ON,
        received_on=on,
        summary=first.summary,
        request=first.request,
        kind=first.kind,
        field=first.matter.field,
        matter_title=first.matter.title,
        written_on=first.written_on,
        signers=first.signers,
        area=first.area,
        body="" if sealed is not None else whole_of(first),
        by=by,
    ).petition
    if sealed is None:
        carry(first, line, by=by, on=on)
    give_custody(access.KIND, line.pk, unit=locked.from_unit_id, since=on, role=CustodyRole.FOLLOW)
    if sealed is not None:
        _carry_seal(sealed, line, by=by, on=on)
    locked.received_on, locked.received_as = on, line
    locked.save(update_fields=["received_on", "received_as"])
    more = {"transfer": locked.pk, "line": line.pk, "line_number": str(line), "to": locked.to_unit_id}
    recording.record("taken_in", first, by=by, on=on, more=more)
    tell(first, "petitions/letters/taken_in", body=locked.receiver, line=str(line))
    return line


def _carry_seal(sealed: Denunciation, line: Petition, *, by: User, on: date) -> None:
    """The parts stay with the custodians of the first unit; who is named there is named here."""
    sealed.pk, first = None, sealed.petition_id
    sealed.petition = line
    sealed.save(force_insert=True)
    named = vault.excluded_users((access.KIND, first))
    if named:
        exclude(named, subject=(access.KIND, line.pk), unit=line.unit_id, by=by, on=on)


@transaction.atomic
def send_back(transfer: Transfer, *, because: str, by: User, on: date) -> Transfer:
    """Give a petition back to the unit that sent it, with the reason; there its term runs on from receipt."""
    if not because.strip():
        raise Invalid(_("Ghi lý do trả lại."))
    locked = _at_receiver(transfer, by=by, on=on)
    line = locked.received_as
    if locked.sent_back_on or (line and line.state not in NOT_TAKEN_UP):
        raise WrongState(_("Đơn đã được thụ lý hoặc đã kết thúc ở nơi nhận nên không trả lại được."))
    if line is not None:
        _close_line(line, because, by=by, on=on)
        bring_papers_back(line, locked.petition, on=on)
    # The reason is for the unit that sent it, and so are the keys: the receiving one may have none.
    said = kept(locked.petition, "Lý do trả lại", because, by=by, on=on)
    locked.sent_back_on, locked.sent_back_because = on, said[:LONGEST]
    locked.save(update_fields=["sent_back_on", "sent_back_because"])
    _give_back(locked, by=by, on=on)
    return locked


def _close_line(line: Petition, because: str, *, by: User, on: date) -> None:
    line = Petition.objects.select_for_update().get(pk=line.pk)
    line.state, line.closed_on, line.handler = State.TRANSFERRED, on, by
    line.closed_because = shown(line, because)[:LONGEST]
    clocks.end(line, on=on)
    clocks.end(line, on=on, rule=TELL_SENDER)
    line.save()
    recording.record("sent_back", line, by=by, on=on)


@transaction.atomic
def note_sent_back(transfer: Transfer, *, because: str, by: User, on: date, at: datetime) -> Transfer:
    """The sender writes down that a body without an account sent the petition back."""
    if not because.strip():
        raise Invalid(_("Ghi lý do trả lại."))
    if not access.visible_transfers(Transfer.objects.filter(pk=transfer.pk), by, on).exists():
        raise NotFound(_("Không có lần chuyển đơn này, hoặc đơn vị của ông bà không liên quan."))
    locked = locked_transfer(transfer.pk)
    if locked.from_unit_id not in access.letter_units(by, locked.petition, Right.HANDLE, on):
        raise NotAllowed(_("Chỉ cán bộ của cơ quan chuyển đơn mới ghi được việc trả lại."))
    come_back(locked, because=because, by=by, on=on)
    locked.links.filter(ended_at__isnull=True).update(ended_at=at)
    recording.record("given_back", locked.petition, by=by, on=on, more={"transfer": locked.pk})
    return locked


def come_back(locked: Transfer, *, because: str, by: User | None, on: date) -> None:
    """A body outside had it, and no unit its lead: only state and term come back."""
    first = locked.petition
    if locked.to_unit_id or locked.sent_back_on or locked.told or first.voided_on:
        raise WrongState(_("Chỉ ghi trả lại khi nơi ngoài hệ thống chưa phúc đáp và chưa trả lại."))
    if first.state != State.TRANSFERRED or on < locked.sent_on:
        raise WrongState(_("Hồ sơ không còn ở bước đã chuyển, hoặc ngày trả lại trước ngày chuyển."))
    said = kept(first, "Lý do trả lại", because, by=by, on=on)
    locked.sent_back_on, locked.sent_back_because = on, said[:LONGEST]
    locked.save(update_fields=["sent_back_on", "sent_back_because"])
    stand_again(first, on=on)
    tell(first, "petitions/letters/sent_back", body=locked.receiver)


def _give_back(transfer: Transfer, *, by: User, on: date) -> None:
    first = transfer.petition
    hand_back(access.KIND, first.pk, to=transfer.from_unit_id, on=on)
    stand_again(first, on=on)
    recording.record("given_back", first, by=by, on=on, more={"transfer": transfer.pk})
    tell(first, "petitions/letters/sent_back", body=transfer.receiver)


def stand_again(first: Petition, *, on: date) -> None:
    """As before it was sent; its term runs on from receipt, and no result is there to report."""
    first.state, first.closed_on, first.closed_because = State.CLASSIFIED, None, ""
    clocks.end(first, on=on, rule=REPORT)
    clocks.start(first, clocks.rule_before_acceptance(first), counted_from=first.received_on)
    first.save()
    drop_what_is_over(first, on=on)


@transaction.atomic
def reply_transfer(transfer: Transfer, *, number: str, text: str, by: User, on: date) -> Transfer:
    """Tell the sender the result: what a body owes to the one that passed a matter on."""
    if not number.strip() or not text.strip():
        raise Invalid(_("Ghi số văn bản phúc đáp và kết quả."))
    locked = _at_receiver(transfer, by=by, on=on)
    line = locked.received_as
    if locked.sent_back_on or has_replied(locked) or line is None or line.closed_on is None:
        raise WrongState(_("Chỉ phúc đáp một lần, sau khi đơn đã được giải quyết ở nơi nhận."))
    note_reply(locked, number=number, text=text, by=by, on=on)
    recording.record("replied_to_sender", line, by=by, on=on, more={"transfer": locked.pk})
    return locked


def has_replied(transfer: Transfer) -> bool:
    """Whether the receiving body itself has replied; what the sender wrote down is not its own word."""
    return transfer.replies.filter(step__isnull=True).exists()


def note_reply(transfer: Transfer, *, number: str, text: str, by: User | None, on: date) -> None:
    said = kept(transfer.petition, "Phúc đáp", text[:4000], by=by, on=on)
    Reply.objects.create(
        transfer=transfer, number=number.strip()[:60], on=on, body=transfer.receiver, text=said
    )


def blank_transfers(lines: set[int], *, words: str) -> None:
    """Why each line was sent on or back, and what was replied; the days and numbers stay."""
    linked = Transfer.objects.filter(Q(petition__in=lines) | Q(received_as__in=lines))
    linked.update(because=words, sent_back_because="")
    Reply.objects.filter(Q(transfer__in=linked) | Q(step__petition__in=lines)).update(body=words, text=words)


def locked_transfer(pk: int) -> Transfer:
    """The petition is locked before its transfer, as every step locks it first."""
    petition_id = Transfer.objects.values_list("petition_id", flat=True).get(pk=pk)
    rows = Petition.objects.select_for_update(of=("self",)).select_related("unit", "person", "matter", "area")
    petition = first_under_lock(rows.filter(pk=petition_id))
    if petition is None:
        raise NotFound(_("Không có lần chuyển đơn này, hoặc đơn vị của ông bà không liên quan."))
    found = Transfer.objects.select_for_update(of=("self",)).select_related(
        "from_unit", "to_unit__area", "received_as"
    )
    transfer = found.get(pk=pk)
    transfer.petition = petition
    return transfer


def _at_receiver(transfer: Transfer, *, by: User, on: date) -> Transfer:
    """Lock the sending for somebody of the receiving unit; others do not learn of it."""
    seen = access.visible_transfers(Transfer.objects.filter(pk=transfer.pk), by, on)
    if not seen.exists():
        raise NotFound(_("Không có lần chuyển đơn này, hoặc đơn vị của ông bà không liên quan."))
    locked = locked_transfer(transfer.pk)
    if locked.petition.voided_on:
        raise NotFound(_("Không có lần chuyển đơn này, hoặc đơn vị của ông bà không liên quan."))
    if not locked.to_unit_id or not has_right(by, Right.HANDLE, unit=locked.to_unit_id, on=on):
        raise NotAllowed(_("Chỉ cán bộ xử lý đơn của cơ quan nhận mới làm được bước này."))
    return locked
