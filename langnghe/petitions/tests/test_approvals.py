"""Approvals between proposal and signature, as many as the unit wants: the normal case, then each refusal."""

from datetime import date
from typing import Any

import pytest

from conftest import Cast
from langnghe.accounts.rights import Role
from langnghe.accounts.services import add_membership
from langnghe.audit.models import Entry
from langnghe.kernel.errors import Invalid, NotAllowed, WrongState
from langnghe.petitions import selectors, services
from langnghe.petitions.models import Approver, Petition, PetitionSetting, Proposal
from langnghe.petitions.tests.conftest import classified

ON = date(2026, 11, 18)


@pytest.fixture
def unit(cast: Cast) -> str:
    """The city wants one approval, by Em."""
    code = str(cast.committee.pk)
    add_membership(cast.editor, unit=code, role=Role.HANDLER, since=date(2021, 1, 1))
    services.name_approver(code, rank=1, user=cast.editor, by=cast.chi, on=ON)
    services.set_approvals(code, approvals=1, by=cast.chi, on=ON)
    return code


def proposed(cast: Cast) -> Petition:
    petition = classified(cast)
    services.propose(petition, move="accept", text="Đủ điều kiện thụ lý", by=cast.an, on=ON)
    return petition


def test_proposed_approved_and_signed(cast: Cast, unit: str) -> None:
    petition = proposed(cast)
    services.approve(petition, by=cast.editor, on=ON)

    assert services.accept(petition, by=cast.chi, on=ON).state == "accepted"
    assert Proposal.objects.get().state == "signed"


def test_nothing_is_signed_before_it_is_approved(cast: Cast, unit: str) -> None:
    with pytest.raises(WrongState, match="đề xuất và duyệt"):
        services.accept(proposed(cast), by=cast.chi, on=ON)


def test_a_unit_without_approvals_signs_at_once(cast: Cast) -> None:
    assert services.accept(classified(cast), by=cast.chi, on=ON).state == "accepted"


def test_sent_back_it_is_proposed_again(cast: Cast, unit: str) -> None:
    petition = proposed(cast)
    with pytest.raises(Invalid, match="vì sao"):
        services.send_back_proposal(petition, because=" ", by=cast.editor, on=ON)
    services.send_back_proposal(petition, because="Thiếu căn cứ", by=cast.editor, on=ON)

    assert selectors.open_proposal(petition) is None
    assert services.propose(petition, move="accept", text="Đã bổ sung", by=cast.an, on=ON).state == "waiting"


def test_the_proposer_and_strangers_do_not_approve(cast: Cast, unit: str) -> None:
    petition = proposed(cast)
    for user in (cast.an, cast.chi):
        with pytest.raises(NotAllowed, match="người duyệt"):
            services.approve(petition, by=user, on=ON)


def test_an_approved_proposal_is_not_approved_again(cast: Cast, unit: str) -> None:
    petition = proposed(cast)
    services.approve(petition, by=cast.editor, on=ON)
    with pytest.raises(WrongState, match="đủ cấp duyệt"):
        services.approve(petition, by=cast.editor, on=ON)


def test_one_proposal_at_a_time(cast: Cast, unit: str) -> None:
    with pytest.raises(WrongState, match="chưa xong"):
        services.propose(proposed(cast), move="accept", text="Nữa", by=cast.an, on=ON)


def test_only_what_is_signed_is_proposed(cast: Cast, unit: str) -> None:
    with pytest.raises(Invalid, match="bước cần ký"):
        services.propose(classified(cast), move="withdraw", text="Rút", by=cast.an, on=ON)


@pytest.mark.parametrize(
    "handle",
    [
        lambda petition, **by: services.file_away(petition, because="Trùng đơn", **by),
        lambda petition, **by: services.guide(petition, to="UBND phường", **by),
        lambda petition, **by: services.guide_to_split(petition, to="Hai nơi", **by),
        lambda petition, **by: services.guide_to_complete(petition, because="Thiếu chữ ký", **by),
    ],
    ids=["file_away", "guide", "guide_to_split", "guide_to_complete"],
)
def test_a_handler_alone_does_not_end_a_file(cast: Cast, unit: str, handle: Any) -> None:
    with pytest.raises(WrongState, match="đề xuất và duyệt"):
        handle(classified(cast), by=cast.an, on=ON)


def test_what_was_approved_is_filed_away_by_who_handles_it(cast: Cast, unit: str) -> None:
    petition = classified(cast)
    services.propose(petition, move="file_away", text="Trùng đơn 1/2026", by=cast.an, on=ON)
    services.approve(petition, by=cast.editor, on=ON)

    assert services.file_away(petition, because="Trùng đơn", by=cast.an, on=ON).state == "filed"


def test_recording_a_withdrawal_and_reopening_wait_for_nobody(cast: Cast, unit: str) -> None:
    petition = classified(cast, "feedback")
    services.propose(petition, move="file_away", text="Trùng", by=cast.an, on=ON)
    services.approve(petition, by=cast.editor, on=ON)
    services.file_away(petition, because="Trùng đơn", by=cast.an, on=ON)
    services.reopen(petition, because="Không trùng", by=cast.chi, on=ON)

    assert services.withdraw(petition, because="Đơn ký 18/11", by=cast.an, on=ON).state == "withdrawn"


def test_the_head_alone_sets_the_number_and_the_people(cast: Cast) -> None:
    code = str(cast.committee.pk)
    with pytest.raises(NotAllowed):
        services.set_approvals(code, approvals=1, by=cast.an, on=ON)
    with pytest.raises(Invalid):
        services.set_approvals(code, approvals=4, by=cast.chi, on=ON)
    with pytest.raises(NotAllowed):
        services.name_approver(code, rank=1, user=cast.dung, by=cast.chi, on=ON)


def test_a_rank_that_nobody_gives_is_not_set(cast: Cast, unit: str) -> None:
    with pytest.raises(Invalid, match="Cấp duyệt 2 chưa có ai"):
        services.set_approvals(unit, approvals=2, by=cast.chi, on=ON)

    assert PetitionSetting.objects.get(unit=unit).approvals == 1


def test_an_approver_ends_on_a_day_when_another_stands_at_the_rank(cast: Cast, unit: str) -> None:
    first = Approver.objects.get()
    with pytest.raises(Invalid, match="chưa có ai duyệt"):
        services.end_approver(first, by=cast.chi, on=ON)
    services.name_approver(unit, rank=1, user=cast.chi, by=cast.chi, on=ON)
    with pytest.raises(NotAllowed):
        services.end_approver(first, by=cast.an, on=ON)
    ended = services.end_approver(first, by=cast.chi, on=ON)

    assert ended.ended_on == ON
    petition = proposed(cast)
    with pytest.raises(NotAllowed, match="người duyệt"):
        services.approve(petition, by=cast.editor, on=ON)
    assert services.approve(petition, by=cast.chi, on=ON).state == "approved"
    assert services.name_approver(unit, rank=1, user=cast.editor, by=cast.chi, on=ON).pk != ended.pk


def test_an_approver_for_whom_a_proposal_waits_stays(cast: Cast, unit: str) -> None:
    petition = proposed(cast)
    services.name_approver(unit, rank=1, user=cast.an, by=cast.chi, on=ON)
    with pytest.raises(WrongState, match=f"đơn {petition} còn chờ cấp 1"):
        services.end_approver(Approver.objects.get(user=cast.editor), by=cast.chi, on=ON)

    assert not Approver.objects.filter(ended_on__isnull=False).exists()


def test_who_alone_approves_does_not_propose(cast: Cast, unit: str) -> None:
    with pytest.raises(Invalid, match="chỉ có người đề xuất"):
        services.propose(classified(cast), move="accept", text="Đủ", by=cast.editor, on=ON)


def test_every_change_of_the_way_of_working_leaves_an_entry(cast: Cast, unit: str) -> None:
    services.name_approver(unit, rank=1, user=cast.chi, by=cast.chi, on=ON)
    services.end_approver(Approver.objects.get(user=cast.editor), by=cast.chi, on=ON)

    actions = Entry.objects.filter(subject_kind__in=["approver", "approvals"]).order_by("id")
    assert [entry.action for entry in actions] == [
        "approver.named", "approvals.set", "approver.named", "approver.ended",
    ]  # fmt: skip
