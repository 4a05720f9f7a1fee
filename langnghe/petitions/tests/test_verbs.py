"""Classify, accept, answer, decline, guide, withdraw, transfer: the normal case, then each refusal."""

from datetime import date, datetime
from typing import Any

import pytest

from conftest import Cast
from langnghe.accounts.models import Custody
from langnghe.accounts.rights import Role
from langnghe.accounts.services import add_membership
from langnghe.kernel.clock import LOCAL
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from langnghe.notifications.models import Message
from langnghe.petitions import codes, selectors, services
from langnghe.petitions.models import Petition, Subscription
from langnghe.petitions.tests.conftest import accepted, classified, facts, received, standing_ward

LATER = date(2026, 11, 20)


def classify(petition: Petition, cast: Cast, **more: Any) -> Petition:
    given = {"kind": "complaint", "field": "land", "because": "Đủ điều kiện", "by": cast.an, "on": LATER}
    return services.classify(petition, **(given | more))


def test_classifying_as_complaint_starts_the_term_of_acceptance_from_receipt(cast: Cast) -> None:
    petition = classify(received(cast), cast)

    assert (petition.state, petition.matter.field) == ("classified", "land")
    running = petition.clocks.get(ended_on__isnull=True)
    assert (running.rule, running.counted_from) == ("complaint.acceptance", petition.received_on)
    assert petition.due_on == running.due_on == date(2026, 11, 23)


def test_classifying_again_as_feedback_changes_the_term_back(cast: Cast) -> None:
    petition = classify(classify(received(cast), cast), cast, kind="feedback")

    assert petition.clocks.get(ended_on__isnull=True).rule == "petition.process"


def test_classifying_needs_a_reason(cast: Cast) -> None:
    with pytest.raises(Invalid, match="lý do"):
        classify(received(cast), cast, because=" ")


def test_classifying_refuses_an_unknown_kind(cast: Cast) -> None:
    with pytest.raises(Invalid, match="danh mục"):
        classify(received(cast), cast, kind="praise")


def test_classifying_as_denunciation_goes_to_paper(cast: Cast) -> None:
    with pytest.raises(Invalid) as refused:
        classify(received(cast), cast, kind="denunciation")
    assert "Luật Tố cáo" in refused.value.cite


def test_classifying_before_receipt_is_refused(cast: Cast) -> None:
    with pytest.raises(Invalid, match="trước ngày tiếp nhận"):
        classify(received(cast), cast, on=date(2026, 11, 11))


def test_an_officer_elsewhere_does_not_learn_that_a_file_exists(cast: Cast) -> None:
    with pytest.raises(NotFound):
        classify(received(cast), cast, by=cast.dung)


COMPLEX: dict[str, Any] = {"findings": services.Findings(complex_because=("several_agencies",))}


@pytest.mark.parametrize(
    ("facts_given", "due"),
    [
        ({}, date(2026, 12, 18)),
        (COMPLEX, date(2027, 1, 4)),
        ({"is_remote": True}, date(2027, 1, 4)),
        ({**COMPLEX, "is_remote": True}, date(2027, 1, 18)),
    ],
)
def test_accepting_ends_one_term_and_starts_the_next_by_the_facts(
    cast: Cast, facts_given: dict[str, Any], due: date
) -> None:
    petition = accepted(cast, **facts_given)

    assert (petition.state, petition.accepted_on, petition.due_on) == ("accepted", date(2026, 11, 18), due)
    assert petition.clocks.get(rule="complaint.acceptance").ended_on == date(2026, 11, 18)
    resolution = petition.clocks.get(rule="complaint.first_resolution")
    assert (resolution.due_on, resolution.original_due_on) == (due, due)
    assert "Điều 28 Luật Khiếu nại" in resolution.cite


def test_a_complaint_is_complex_by_a_criterion_from_the_day_that_the_law_names_them(cast: Cast) -> None:
    with pytest.raises(Invalid, match="ít nhất một tiêu chí") as refused:
        classify(received(cast), cast, is_complex=True)
    assert "Nghị định 155/2026" in refused.value.cite

    earlier = received(cast, received_on=date(2026, 6, 15))
    assert classify(earlier, cast, is_complex=True, on=date(2026, 6, 16)).is_complex
    assert classify(received(cast), cast, kind="feedback", is_complex=True).is_complex


def confirm() -> None:
    """Every mailbox that was asked says yes."""
    for row in Subscription.objects.all():
        services.confirm_address(codes.subscription_token(row.pk), at=datetime(2026, 11, 14, 9, tzinfo=LOCAL))


def test_accepting_tells_the_citizen_who_confirmed_an_address(cast: Cast) -> None:
    petition = classified(cast)
    confirm()
    petition = services.accept(petition, by=cast.chi, on=date(2026, 11, 18))

    message = Message.objects.get(template="petitions/letters/accepted")
    assert message.address == "binh@example.vn"
    assert (message.subject_kind, message.subject_id) == ("petition", petition.pk)
    assert message.context["due_on"] == "thứ Sáu 18/12/2026"
    assert "Bình" not in str(message.context)


def test_accepting_feedback_invents_no_term(cast: Cast) -> None:
    petition = accepted(cast, kind="feedback")

    assert petition.due_on is None
    assert not petition.clocks.filter(ended_on__isnull=True).exists()


def test_accepting_needs_the_right_to_decide(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="thụ lý và ký trả lời"):
        services.accept(classified(cast), by=cast.an, on=LATER)


def test_accepting_what_is_not_classified_is_refused(cast: Cast) -> None:
    with pytest.raises(WrongState):
        services.accept(received(cast), by=cast.chi, on=LATER)


def test_accepting_a_denunciation_that_lies_in_the_table_is_refused(cast: Cast) -> None:
    petition = classified(cast)
    petition.kind = "denunciation"
    petition.save(update_fields=["kind"])

    with pytest.raises(Invalid) as refused:
        services.accept(petition, by=cast.chi, on=LATER)
    assert "Luật Tố cáo" in refused.value.cite


def answered(cast: Cast, on: date = date(2026, 12, 10)) -> Petition:
    petition = accepted(cast, kind="feedback")
    return services.answer(petition, number="45/UBND-VP", text="Đã xem xét lại.", by=cast.chi, on=on)


def test_answering_closes_the_file_and_tells_the_citizen(cast: Cast) -> None:
    petition = accepted(cast, kind="feedback")
    confirm()
    petition = services.answer(petition, text="Đã xem xét lại.", by=cast.chi, on=date(2026, 12, 10))

    assert (petition.state, petition.answered_on, petition.closed_on) == (
        "answered",
        *[date(2026, 12, 10)] * 2,
    )
    assert not petition.clocks.filter(ended_on__isnull=True).exists()
    assert Message.objects.filter(template="petitions/letters/answered").count() == 1


def test_answering_needs_words(cast: Cast) -> None:
    with pytest.raises(Invalid, match="nội dung"):
        services.answer(accepted(cast, kind="feedback"), number="45", text="  ", by=cast.chi, on=LATER)


def test_answering_before_acceptance_is_refused(cast: Cast) -> None:
    with pytest.raises(Invalid, match="ngày thụ lý"):
        answered(cast, on=date(2026, 11, 17))


def test_answering_twice_is_told(cast: Cast) -> None:
    petition = answered(cast)
    with pytest.raises(WrongState):
        services.answer(petition, number="46", text="Nữa", by=cast.chi, on=date(2026, 12, 11))


def test_declining_names_the_ground_of_the_law(cast: Cast) -> None:
    petition = services.decline(classified(cast), ground=6, because="Biết từ 2024.", by=cast.chi, on=LATER)

    assert petition.state == "declined"
    assert "Thời hiệu" in petition.closed_because
    entry = selectors.timeline(petition)[-1]
    assert entry.data["ground"] == 6
    assert "Điều 11" in entry.cite


@pytest.mark.parametrize(("ground", "because"), [(0, "Vì"), (10, "Vì"), (6, " ")])
def test_declining_without_one_of_the_nine_grounds_is_refused(cast: Cast, ground: int, because: str) -> None:
    with pytest.raises(Invalid, match="Điều 11"):
        services.decline(classified(cast), ground=ground, because=because, by=cast.chi, on=LATER)


def test_feedback_cannot_be_declined(cast: Cast) -> None:
    with pytest.raises(WrongState):
        services.decline(classified(cast, "feedback"), ground=1, because="Vì", by=cast.chi, on=LATER)


def test_guiding_a_complaint_tells_where_to_send_it(cast: Cast) -> None:
    petition = services.guide(classified(cast), to="Chủ tịch UBND phường", by=cast.an, on=LATER)

    assert (petition.state, petition.closed_because) == ("guided", "Chủ tịch UBND phường")


def test_guiding_nowhere_is_refused(cast: Cast) -> None:
    with pytest.raises(Invalid, match="cơ quan có thẩm quyền"):
        services.guide(classified(cast), to="", by=cast.an, on=LATER)


def test_a_complaint_is_withdrawn_even_after_acceptance(cast: Cast) -> None:
    petition = services.withdraw(accepted(cast), because="Đơn rút ngày 19/11", by=cast.an, on=LATER)

    assert (petition.state, petition.closed_on) == ("withdrawn", LATER)


def test_withdrawing_needs_the_signed_paper(cast: Cast) -> None:
    with pytest.raises(Invalid, match="chữ ký"):
        services.withdraw(accepted(cast), because="", by=cast.an, on=LATER)


def test_transferring_feedback_hands_over_custody(cast: Cast) -> None:
    petition, ward = classified(cast, "feedback"), standing_ward()
    add_membership(cast.dung, unit=ward.pk, role=Role.HANDLER, since=LATER)
    services.transfer(petition, to=ward, because="Thuộc phường", by=cast.chi, on=LATER)

    lead = Custody.objects.get(
        subject_kind="petition", subject_id=petition.pk, role="lead", until__isnull=True
    )
    assert lead.unit_id == ward.pk
    assert selectors.file(cast.dung, LATER, petition.pk).state == "transferred"
    assert selectors.file(cast.an, date(2026, 12, 1), petition.pk).pk == petition.pk


def test_a_complaint_is_never_transferred(cast: Cast) -> None:
    with pytest.raises(WrongState):
        services.transfer(classified(cast), to=standing_ward(), because="Thuộc phường", by=cast.chi, on=LATER)


def test_transferring_to_oneself_is_refused(cast: Cast) -> None:
    with pytest.raises(Invalid, match="đơn vị khác"):
        services.transfer(
            classified(cast, "feedback"), to=cast.committee, because="Vì", by=cast.chi, on=LATER
        )


def test_transferring_to_a_body_that_has_ended_is_refused(cast: Cast) -> None:
    with pytest.raises(Invalid, match="không còn hoạt động"):
        services.transfer(classified(cast, "feedback"), to=cast.other, because="Vì", by=cast.chi, on=LATER)


def test_transferring_needs_a_reason(cast: Cast) -> None:
    with pytest.raises(Invalid, match="lý do"):
        services.transfer(classified(cast, "feedback"), to=standing_ward(), because="", by=cast.chi, on=LATER)


def test_current_rows_are_rebuilt_from_entries(cast: Cast) -> None:
    walked = [
        received(cast),
        accepted(cast, **COMPLEX),
        answered(cast),
        services.decline(classified(cast), ground=5, because="Không ký", by=cast.chi, on=LATER),
        services.receive(**facts(cast, kind="feedback", channel="visit", signers=7)).petition,
    ]

    for petition in walked:
        petition.refresh_from_db()
        rebuilt = selectors.rebuilt(petition.pk)
        for name in services.recording.FACTS:
            value = getattr(petition, name)
            assert rebuilt[name] == (value.isoformat() if isinstance(value, date) else value), name


def test_entries_hold_no_citizens_words(cast: Cast) -> None:
    petition = answered(cast)

    written = " ".join(str(entry.data) for entry in selectors.timeline(petition))
    for secret in ("Bình", "Đông Sơn", "0912", "xem xét"):
        assert secret not in written
