"""Following a petition: urging, written replies after a transfer, and reporting to the head."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.kernel.errors import Invalid
from langnghe.petitions.models import Petition, Reply
from langnghe.petitions.services import recording
from langnghe.petitions.services.papering import has_paper, number_of
from langnghe.petitions.services.wording import kept


@transaction.atomic
def urge(
    petition: Petition,
    *,
    because: str,
    by: User,
    on: date,
    number: str = "",
    says: Mapping[str, str] | None = None,
) -> Petition:
    """Urge the body that has the petition, in writing; as often as needed."""
    if not because.strip() or not (number.strip() or has_paper("urge", petition)):
        raise Invalid(_("Ghi số văn bản đôn đốc và nội dung đôn đốc."))
    taken = recording.take(
        petition, "urge", right=Right.HANDLE, by=by, on=on, number=number, because=because, follows=True
    )
    number_of(taken, given=number, fields={"content": because.strip()}, by=by, on=on, says=says)
    recording.record_step("urged", taken, by=by, on=on)
    return taken.petition


@transaction.atomic
def note_reply(petition: Petition, *, number: str, body: str, text: str, by: User, on: date) -> Reply:
    """Write down a written reply of the body that the petition was transferred to."""
    if not number.strip() or not body.strip():
        raise Invalid(_("Ghi số văn bản phúc đáp và cơ quan phúc đáp."))
    taken = recording.take(
        petition, "note_reply", right=Right.HANDLE, by=by, on=on, number=number, follows=True
    )
    reply = Reply.objects.create(
        transfer=taken.petition.transfers.filter(sent_back_on__isnull=True).first(),
        step=taken.step,
        number=number.strip(),
        on=on,
        body=kept(taken.petition, "Cơ quan phúc đáp", body, by=by, on=on),
        text=kept(taken.petition, "Phúc đáp", text, by=by, on=on),
    )
    recording.record_step("replied", taken, by=by, on=on)
    return reply


@transaction.atomic
def report_to_head(petition: Petition, *, because: str, by: User, on: date) -> Petition:
    """Report to the head what is heated, urgent, overdue at a lower level, or final but with signs of violation."""
    if not because.strip():
        raise Invalid(_("Ghi nội dung báo cáo người đứng đầu."))
    taken = recording.take(petition, "report_to_head", right=Right.HANDLE, by=by, on=on, because=because)
    recording.record_step("reported_to_head", taken, by=by, on=on)
    return taken.petition
