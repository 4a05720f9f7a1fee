"""Approvals before a signature: a setting of the unit, none by default."""

from django.utils.translation import gettext as _

from langnghe.kernel.errors import WrongState
from langnghe.petitions.models import Petition, PetitionSetting, Proposal, ProposalState
from langnghe.petitions.workflow import SIGNED, Move


def pass_gate(petition: Petition, move: Move) -> None:
    """Refuse a signature that the unit wants proposed and approved first; use up the proposal that was."""
    if move.name not in SIGNED:
        return
    approved = Proposal.objects.filter(petition=petition, move=move.name, state=ProposalState.APPROVED)
    if not approved.update(state=ProposalState.SIGNED) and approvals_of(petition.unit_id):
        raise WrongState(
            _("Đơn vị quy định bước này phải được đề xuất và duyệt trước khi ký."),
            instead=_("Bấm “Đề xuất” trên trang hồ sơ."),
        )


def approvals_of(unit: str) -> int:
    """How many approvals this unit wants between proposal and signature."""
    return PetitionSetting.objects.filter(unit=unit).values_list("approvals", flat=True).first() or 0
