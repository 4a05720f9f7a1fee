"""A petition that lacks something: its sender is guided to supply it, and until then it is not accepted."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.kernel.errors import Invalid, WrongState
from langnghe.petitions.models import Kind, Petition
from langnghe.petitions.services import recording
from langnghe.petitions.services.letters import tell
from langnghe.petitions.services.papering import has_paper, number_of

# A complaint without signature or fingerprint is one of the nine that are not accepted.
BARS = {"eligible.author": "complaint.not_accepted.5"}


@transaction.atomic
def guide_to_complete(
    petition: Petition,
    *,
    because: str,
    by: User,
    on: date,
    number: str = "",
    says: Mapping[str, str] | None = None,
) -> Petition:
    """Guide the sender of a complaint to supply what it lacks, in writing; no text that we have read stops its term meanwhile."""
    if not because.strip():
        raise Invalid(_("Ghi điều còn thiếu và cách bổ sung."))
    taken = recording.take(
        petition, "guide_to_complete", right=Right.HANDLE, by=by, on=on, number=number, because=because
    )
    if number.strip() or has_paper("guide_to_complete", petition):
        number_of(taken, given=number, fields={"missing": because.strip()}, by=by, on=on, says=says)
    held = taken.petition
    held.handler = by
    held.save(update_fields=["handler"])
    recording.record_step("guided_to_complete", taken, by=by, on=on)
    tell(held, "petitions/letters/complete")
    return held


def must_be_whole(petition: Petition, on: date) -> None:
    """Refuse to accept what was classified as lacking a condition; what has been supplied is classified again.

    A denunciation answers by `must_be_acceptable`: an anonymous one has a way of its own.
    """
    if petition.is_eligible is not False or petition.kind == Kind.DENUNCIATION:
        return
    lacking = petition.missing_condition or "eligible.not"
    barred = BARS.get(lacking, lacking) if petition.kind == Kind.COMPLAINT else lacking
    raise WrongState(
        _("Đơn được phân loại là không đủ điều kiện nên chưa thụ lý được: %(condition)s")
        % {"condition": lawbook.rule(lacking, on).says},
        cite=lawbook.rule(barred, on).cite.text,
        instead=_("Đã bổ sung thì phân loại lại; chưa thì chọn bước khác ở trang hồ sơ."),
    )
