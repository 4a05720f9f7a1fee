"""The link for a body without an account: a random token told once, one purpose, few tries, an end."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from langnghe.petitions import access, codes
from langnghe.petitions.models import ReplyLink, Transfer
from langnghe.petitions.services import recording
from langnghe.petitions.services.alerting import OUTSIDE_TOLD, alert
from langnghe.petitions.services.letters import tell
from langnghe.petitions.services.transferring import come_back, locked_transfer, note_reply

DAYS = 30
OPENINGS = 20
ACTOR = "reply-link"


@dataclass(frozen=True)
class Outside:
    """What a body outside tells by its link."""

    received_number: str = ""
    number: str = ""
    text: str = ""
    because: str = ""


@transaction.atomic
def make_link(transfer: Transfer, *, by: User, on: date, at: datetime) -> str:
    """A new token for the receiving body; an older one ends. Only its keyed hash is kept."""
    seen = access.visible_transfers(Transfer.objects.filter(pk=transfer.pk), by, on)
    if not seen.exists():
        raise NotFound(_("Không có lần chuyển đơn này, hoặc đơn vị của ông bà không liên quan."))
    locked = locked_transfer(transfer.pk)
    if locked.to_unit_id or locked.replied_on or locked.sent_back_on or locked.petition.voided_on:
        raise WrongState(_("Chỉ cơ quan ngoài hệ thống, chưa phúc đáp, mới cần liên kết."))
    if locked.from_unit_id not in access.letter_units(by, locked.petition, Right.HANDLE, on):
        raise NotAllowed(_("Chỉ cán bộ của cơ quan chuyển đơn mới lập được liên kết."))
    token = secrets.token_urlsafe(32)
    locked.links.filter(ended_at__isnull=True).update(ended_at=at)
    ReplyLink.objects.create(
        transfer=locked, digest=codes.link_digest(token), made_at=at, expires_at=at + timedelta(days=DAYS)
    )
    recording.record("reply_link_made", locked.petition, by=by, on=on, more={"transfer": locked.pk})
    return token


@transaction.atomic
def open_link(token: str, *, at: datetime) -> Transfer | None:
    """The transfer behind a token, or nothing: a wrong, an ended, an expired and a worn-out one look alike."""
    link = _live(token, at=at)
    if link is None:
        return None
    link.opened += 1
    link.save(update_fields=["opened"])
    return Transfer.objects.select_related("from_unit").get(pk=link.transfer_id)


@transaction.atomic
def answer_link(token: str, told: Outside, *, on: date, at: datetime) -> Transfer:
    """Write down what the body outside tells; its reply ends the link."""
    has_reply = bool(told.number.strip() and told.text.strip())
    if has_reply and told.because.strip():
        raise Invalid(_("Chọn một: phúc đáp kết quả, hoặc trả lại vì không thuộc thẩm quyền."))
    if not (told.received_number.strip() or has_reply or told.because.strip()):
        raise Invalid(
            _("Ghi số vào sổ của quý cơ quan, số văn bản và kết quả giải quyết, hoặc lý do trả lại.")
        )
    found = ReplyLink.objects.filter(digest=codes.link_digest(token)).first()
    # The petition and its transfer are locked before the link, as the making of a link locks them.
    transfer = locked_transfer(found.transfer_id) if found else None
    link = _live(token, at=at)
    if transfer is None or link is None or transfer.petition.voided_on:
        raise NotFound(_("Liên kết không đúng, đã hết hạn hoặc đã dùng xong."))
    if told.received_number.strip():
        is_news, transfer.received_on = transfer.received_on is None, transfer.received_on or on
        transfer.outside_number = told.received_number.strip()[:60]
        transfer.save(update_fields=["received_on", "outside_number"])
        if is_news:
            number = transfer.outside_number
            tell(transfer.petition, "petitions/letters/taken_in", body=transfer.receiver, line=number)
    if has_reply:
        note_reply(transfer, number=told.number, text=told.text, by=None, on=on)
    if told.because.strip():
        come_back(transfer, because=told.because, by=None, on=on)
    if has_reply or told.because.strip():
        link.ended_at = at
        link.save(update_fields=["ended_at"])
    _record(transfer, on=on)
    if has_reply or told.because.strip():
        what = _("đã phúc đáp") if has_reply else _("đã trả lại")
        alert(transfer.petition, what, on=on, template=OUTSIDE_TOLD)
    return transfer


@transaction.atomic
def revoke_link(transfer: Transfer, *, by: User, on: date, at: datetime) -> None:
    """End the link that is live, before its day."""
    locked = locked_transfer(transfer.pk)
    if locked.from_unit_id not in access.letter_units(by, locked.petition, Right.HANDLE, on):
        raise NotAllowed(_("Chỉ cán bộ của cơ quan chuyển đơn mới thu hồi được liên kết."))
    if not locked.links.filter(ended_at__isnull=True).update(ended_at=at):
        raise WrongState(_("Không có liên kết nào đang dùng."))
    recording.record("reply_link_ended", locked.petition, by=by, on=on, more={"transfer": locked.pk})


def _record(transfer: Transfer, *, on: date) -> None:
    done = "outside_replied" if transfer.replied_on else "outside_received"
    done = "outside_sent_back" if transfer.sent_back_on else done
    recording.record_by(done, transfer.petition, actor=ACTOR, on=on, more={"transfer": transfer.pk})


def _live(token: str, *, at: datetime) -> ReplyLink | None:
    rows = ReplyLink.objects.select_for_update().filter(
        digest=codes.link_digest(token), ended_at__isnull=True, expires_at__gt=at, opened__lt=OPENINGS
    )
    return rows.first()
