"""Taking back what was sent on and nobody has taken in: within minutes as an undoing, later with a reason."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.accounts.services import hand_back
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from langnghe.petitions import access
from langnghe.petitions.models import Petition, Transfer
from langnghe.petitions.services import recording
from langnghe.petitions.services.letters import tell
from langnghe.petitions.services.transferring import LONGEST, locked_transfer, stand_again
from langnghe.petitions.services.wording import kept
from langnghe.petitions.workflow import State


@transaction.atomic
def recall(transfer: Transfer, *, because: str, by: User, on: date) -> Transfer:
    """The unit that sent it leads it again, its term running from receipt; refuses what the receiving unit has."""
    if not because.strip():
        raise Invalid(_("Ghi lý do lấy lại đơn."))
    if not access.visible_transfers(Transfer.objects.filter(pk=transfer.pk), by, on).exists():
        raise NotFound(_("Không có lần chuyển đơn này, hoặc đơn vị của ông bà không liên quan."))
    locked = locked_transfer(transfer.pk)
    first = locked.petition
    if on < locked.sent_on:
        raise Invalid(_("Ngày lấy lại không thể trước ngày chuyển."))
    if locked.from_unit_id not in access.letter_units(by, first, Right.DECIDE, on):
        raise NotAllowed(_("Chỉ người có quyền quyết định của cơ quan chuyển đơn mới lấy lại được."))
    if locked.to_unit_id is None:
        raise WrongState(
            _("Nơi nhận ở ngoài hệ thống."), instead=_("Khi họ trả lại thì ghi việc nơi ngoài trả lại.")
        )
    if first.voided_on or first.state != State.TRANSFERRED:
        raise WrongState(_("Hồ sơ không còn ở bước đã chuyển."))
    said = kept(first, "Lý do lấy lại", because, by=by, on=on)
    _end(locked, because=said, on=on)
    stand_again(first, on=on)
    recording.record("recalled", first, by=by, on=on, more={"transfer": locked.pk})
    tell(first, "petitions/letters/recalled", body=locked.receiver)
    return locked


def undo_sending(petition: Petition, *, on: date, at: datetime) -> None:
    """The sending of the step that is undone; the file itself is given back by who undoes the step."""
    sent = (
        Transfer.objects.select_for_update(of=("self",)).filter(petition=petition, sent_back_on=None).first()
    )
    if sent is None:
        raise WrongState(_("Nơi nhận vừa trả lại đơn này, nên không còn gì để hoàn tác."))
    _end(sent, because="", on=on)
    sent.links.filter(ended_at=None).update(ended_at=at)


def _end(sent: Transfer, *, because: str, on: date) -> None:
    """Nobody else may hold it: neither a line in the receiving book nor an answer."""
    if sent.received_on or sent.sent_back_on or sent.told:
        raise WrongState(
            _("Nơi nhận đã vào sổ, đã phúc đáp hoặc đã trả lại đơn."),
            instead=_("Đề nghị nơi nhận trả lại đơn."),
        )
    sent.is_recalled, sent.sent_back_on, sent.sent_back_because = True, on, because[:LONGEST]
    sent.save(update_fields=["is_recalled", "sent_back_on", "sent_back_because"])
    if sent.to_unit_id:
        hand_back(access.KIND, sent.petition_id, to=sent.from_unit_id, on=on)
