"""Suspend, resume, discontinue, extend: the term follows the law's clock; then each refusal."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.test import Client

from conftest import Cast
from langnghe.kernel.errors import Invalid, WrongState
from langnghe.petitions import selectors, services
from langnghe.petitions.models import Petition
from langnghe.petitions.services import Signer
from langnghe.petitions.services.intake.signing import write_signers
from langnghe.petitions.tests.conftest import RULING, accepted, classified

STOPPED = date(2026, 11, 23)


def suspended(cast: Cast) -> Petition:
    return services.suspend(
        accepted(cast), number="3/QĐ", because="Chờ kết quả liên quan", by=cast.chi, on=STOPPED
    )


def test_suspended_time_does_not_count_and_the_first_due_day_stays(cast: Cast) -> None:
    petition = suspended(cast)
    assert (petition.state, petition.due_on) == ("suspended", date(2026, 11, 26))

    petition = services.resume(
        petition, number="5/QĐ", because="Đã có kết quả", by=cast.chi, on=date(2026, 12, 3)
    )
    clock = petition.clocks.get(rule="complaint.first_resolution")
    assert clock.original_due_on == date(2026, 12, 18)
    assert clock.due_on == date(2026, 12, 28)
    assert [turn.kind for turn in selectors.life(petition).turns] == ["suspended", "resumed"]


def test_sending_a_suspension_ends_its_own_term_only(cast: Cast) -> None:
    petition = services.send_pause(suspended(cast), to="Người khiếu nại", by=cast.an, on=date(2026, 11, 24))

    assert petition.due_on is None
    assert petition.clocks.get(ended_on__isnull=True).rule == "complaint.first_resolution"
    with pytest.raises(WrongState, match="đang chờ gửi"):
        services.send_pause(petition, to="Ai đó", by=cast.an, on=date(2026, 11, 24))


def test_a_suspension_needs_a_reason(cast: Cast) -> None:
    with pytest.raises(Invalid, match="số quyết định"):
        services.suspend(accepted(cast), number="5/QĐ", because=" ", by=cast.chi, on=STOPPED)


def test_a_complaint_is_never_extended(cast: Cast) -> None:
    with pytest.raises(WrongState):
        services.extend(accepted(cast), fact="complex", number="1", because="Vì", by=cast.chi, on=STOPPED)


def test_discontinuing_ends_the_file_and_it_may_go_on(cast: Cast) -> None:
    petition = services.discontinue(
        suspended(cast), number="8/QĐ", because="Rút toàn bộ", by=cast.chi, on=STOPPED
    )
    assert (petition.state, petition.closed_on) == ("discontinued", STOPPED)

    petition = services.reopen(petition, because="Tiếp tục khiếu nại", by=cast.chi, on=date(2026, 12, 1))
    assert (petition.state, petition.closed_on, petition.accepted_on) == ("classified", None, None)


def test_discontinuing_what_is_not_accepted_is_refused(cast: Cast) -> None:
    with pytest.raises(WrongState):
        services.discontinue(classified(cast), number="8/QĐ", because="Vì", by=cast.chi, on=STOPPED)


def test_some_of_many_withdraw_and_it_goes_on_for_the_others(cast: Cast) -> None:
    petition = accepted(cast)
    Petition.objects.filter(pk=petition.pk).update(signers=7)
    petition.refresh_from_db()
    write_signers(petition, [Signer("Trần Cúc", "3 Lê Lợi"), Signer("Ngô Đào")])
    sender, cuc, _dao = selectors.still_signing(petition)
    more: dict[str, Any] = {"because": "Đơn 20/11", "by": cast.an, "on": STOPPED}
    petition = services.withdraw_some(
        petition, who=[cuc.pk], others=["Lý Sen", "Hồ Mai"], cause="explained", **more
    )

    assert (petition.signers, petition.state) == (4, "accepted")
    kept = selectors.life(petition).withdrawals[0]
    assert (list(kept.named.all()), kept.content, kept.people) == ([cuc], "Lý Sen; Hồ Mai", 3)
    assert cuc not in selectors.still_signing(petition)
    with pytest.raises(Invalid, match="đã rút trước đó"):
        services.withdraw_some(petition, who=[cuc.pk], **more)
    with pytest.raises(Invalid, match="ít hơn"):
        services.withdraw_some(petition, who=[sender.pk], others=["A", "B", "C"], **more)
    with pytest.raises(Invalid, match="ít hơn"):
        services.withdraw_some(petition, who=[], **more)


def test_who_withdrew_is_ticked_on_a_page_and_told_there(client: Client, cast: Cast) -> None:
    petition = accepted(cast)
    Petition.objects.filter(pk=petition.pk).update(signers=7)
    petition.refresh_from_db()
    write_signers(petition, [Signer("Trần Cúc", "3 Lê Lợi")])
    client.force_login(cast.an)
    address = f"/don/{petition.pk}/mot-so-nguoi-rut/"
    assert "Trần Cúc" in client.get(address).content.decode()
    typed = {"on": STOPPED.isoformat(), "because": "Đơn 20/11"}
    assert "Chọn người rút" in client.post(address, typed).content.decode()

    cuc = selectors.still_signing(petition)[1]
    page = client.post(
        address, typed | {"who": [cuc.pk], "others": "Lý Sen; 5 Lê Lợi"}, follow=True
    ).content.decode()
    assert "2 người: Trần Cúc; Lý Sen; 5 Lê Lợi" in page


def test_who_withdrew_stays_on_the_list_and_no_longer_counts(cast: Cast) -> None:
    petition = accepted(cast)
    Petition.objects.filter(pk=petition.pk).update(signers=3)
    petition.refresh_from_db()
    write_signers(petition, [Signer("Trần Cúc"), Signer("Ngô Đào")])
    cuc = selectors.still_signing(petition)[1]
    petition = services.withdraw_some(petition, who=[cuc.pk], because="Đơn", by=cast.an, on=STOPPED)
    present = services.came_with(petition)

    assert petition.signers == 2
    amended = replace(present, signed_by=[Signer("Trần Cúc"), Signer("Ngô Đào", "3 Lê Lợi")])
    services.amend_petition(petition, wanted=amended, because="thêm nơi ở", by=cast.an, on=STOPPED)
    gone = replace(present, signed_by=[Signer("Ngô Đào", "3 Lê Lợi")])
    with pytest.raises(Invalid, match="đã rút"):
        services.amend_petition(petition, wanted=gone, because="bỏ", by=cast.an, on=STOPPED)


def test_a_part_is_withdrawn_and_the_rest_goes_on(cast: Cast) -> None:
    petition = services.withdraw_part(
        accepted(cast),
        content="Rút phần hỗ trợ; còn phần bồi thường",
        because="Đơn 20/11",
        by=cast.an,
        on=STOPPED,
    )

    assert petition.state == "accepted"
    assert selectors.life(petition).withdrawals[0].scope == "part"
    with pytest.raises(Invalid, match="nội dung được rút"):
        services.withdraw_part(petition, content="", because="Đơn", by=cast.an, on=STOPPED)


def test_a_withdrawal_names_a_known_cause(cast: Cast) -> None:
    with pytest.raises(Invalid, match="danh mục"):
        services.withdraw(accepted(cast), because="Đơn", cause="tired", by=cast.an, on=STOPPED)


def test_a_file_is_measured_by_its_resolution_not_by_the_sending_of_a_pause(cast: Cast) -> None:
    resumed = date(2026, 12, 3)
    petition = services.resume(suspended(cast), number="5/QĐ", because="Có kết quả", by=cast.chi, on=resumed)
    assert petition.due_on == date(2026, 12, 8)

    petition = services.decide(petition, ruling=RULING, by=cast.chi, on=date(2026, 12, 10))
    assert petition.resolution_due_on == date(2026, 12, 28)
    stopped = services.discontinue(
        suspended(cast), number="6/QĐ", because="Rút toàn bộ", by=cast.chi, on=resumed
    )
    assert stopped.due_on == stopped.resolution_due_on == date(2026, 12, 18)
