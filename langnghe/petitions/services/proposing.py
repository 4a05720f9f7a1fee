"""Between proposal and signature: propose, approve at each rank, send back; how many ranks is the unit's setting (`approvers`)."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.kernel.errors import Invalid, NotAllowed, WrongState
from langnghe.petitions import access
from langnghe.petitions.models import Approval, Approver, Petition, Proposal, ProposalState
from langnghe.petitions.selectors.life import open_proposal
from langnghe.petitions.services import recording
from langnghe.petitions.services.approvers import must_have_approver
from langnghe.petitions.services.completing import must_be_whole
from langnghe.petitions.services.gate import approvals_of
from langnghe.petitions.services.locking import locked_file
from langnghe.petitions.services.wording import kept
from langnghe.petitions.workflow import SIGNED, after


@transaction.atomic
def propose(petition: Petition, *, move: str, text: str, by: User, on: date) -> Proposal:
    """Propose a step for signature, with the reason."""
    held = locked_file(petition, by=by, on=on)
    if not access.may(by, held, Right.HANDLE, on):
        raise NotAllowed(_("Chỉ cán bộ xử lý của đơn vị đang chủ trì mới đề xuất được."))
    if move not in SIGNED or not text.strip():
        raise Invalid(_("Chọn bước cần ký và ghi nội dung đề xuất."))
    after(held.table, held.state, move)
    if move == "accept":
        must_be_whole(held, on)
    if open_proposal(held):
        raise WrongState(_("Hồ sơ đang có một đề xuất chưa xong."))
    needed = approvals_of(held.unit_id)
    for rank in range(1, needed + 1):
        must_have_approver(held.unit_id, rank, on=on, beside=by)
    state = ProposalState.WAITING if needed else ProposalState.APPROVED
    said = kept(held, "Đề xuất", text, by=by, on=on)
    made = Proposal.objects.create(
        petition=held, move=move, text=said, by=by, on=on, needed=needed, state=state
    )
    recording.record("proposed", held, by=by, on=on, more={"move": move})
    return made


@transaction.atomic
def approve(petition: Petition, *, by: User, on: date, because: str = "") -> Proposal:
    """Approve the open proposal at the next rank."""
    held, made = _waiting(petition, by=by, on=on)
    if made.state != ProposalState.WAITING:
        raise WrongState(_("Đề xuất đã đủ cấp duyệt, đang chờ ký."))
    rank = made.given + 1
    _must_be_approver(held, made, rank, by)
    said = kept(held, "Ý kiến về đề xuất", because, by=by, on=on)
    Approval.objects.create(proposal=made, rank=rank, by=by, on=on, is_approved=True, because=said)
    made.given = rank
    made.state = ProposalState.APPROVED if rank == made.needed else ProposalState.WAITING
    made.save(update_fields=["given", "state"])
    recording.record("proposal_approved", held, by=by, on=on, more={"move": made.move, "rank": rank})
    return made


@transaction.atomic
def send_back_proposal(petition: Petition, *, because: str, by: User, on: date) -> Proposal:
    """Send the open proposal back to be done again, with the reason."""
    if not because.strip():
        raise Invalid(_("Ghi vì sao trả lại đề xuất."))
    held, made = _waiting(petition, by=by, on=on)
    rank = min(made.given + 1, max(made.needed, 1))
    _must_be_approver(held, made, rank, by)
    said = kept(held, "Ý kiến về đề xuất", because, by=by, on=on)
    Approval.objects.create(proposal=made, rank=rank, by=by, on=on, is_approved=False, because=said)
    made.state = ProposalState.SENT_BACK
    made.save(update_fields=["state"])
    recording.record("proposal_sent_back", held, by=by, on=on, more={"move": made.move, "rank": rank})
    return made


def _waiting(petition: Petition, *, by: User, on: date) -> tuple[Petition, Proposal]:
    held = locked_file(petition, by=by, on=on)
    made = open_proposal(held)
    if made is None:
        raise WrongState(_("Không có đề xuất nào đang chờ."))
    return held, made


def _must_be_approver(held: Petition, made: Proposal, rank: int, by: User) -> None:
    """The rank's own approver; a head who signs may send back what waits for the signature."""
    named = Approver.objects.filter(unit=held.unit_id, rank=rank, user=by, ended_on__isnull=True).exists()
    signs = made.state == ProposalState.APPROVED and access.may(by, held, Right.DECIDE, made.on)
    if made.by_id == by.pk or not (named or signs):
        raise NotAllowed(_("Ông bà không phải người duyệt ở cấp này, hoặc là người đã đề xuất."))
