"""Finding, replying, recommending, signing, following up: each normal case with its refusals."""

from collections.abc import Callable
from datetime import date

import pytest

from conftest import Cast
from langnghe.figures.models import FrozenFigure
from langnghe.kernel.errors import Invalid, NotAllowed, WrongState
from langnghe.reception.models import Session
from langnghe.supervision import obligations, services
from langnghe.supervision.models import Finding, FindingKind, Report, Stage, SupervisedUnit
from langnghe.supervision.tests.conftest import ON, Story


def find(story: Story, cast: Cast, **more: str) -> Finding:
    facts = {"kind": FindingKind.SHORTCOMING, "statement": "Thiếu ngày tiếp", "cause": "Trùng lịch họp"}
    return services.record_finding(story.unit, **(facts | more), by=cast.giang, on=ON)  # type: ignore[arg-type]


def sign(story: Story, cast: Cast, unit: SupervisedUnit | None = None, number: str = "12-BC/ĐGS") -> Report:
    report = services.draft_report(unit or story.unit, by=cast.giang, on=ON)
    return services.sign_report(report, number=number, by=cast.giang, on=ON)


def test_days_are_counted_once_a_day_and_only_in_person(
    cast: Cast, story: Story, hold: Callable[..., Session]
) -> None:
    hold(date(2023, 1, 5))
    hold(date(2023, 1, 5), hour=13)
    hold(date(2023, 1, 19), state="missed", reason="không bố trí")
    checked = obligations.check(obligations.obligations_of(story.unit)[0], story.unit)
    assert checked.verdict == "short"
    assert "Phải tiếp 6 ngày, đã trực tiếp tiếp 1 ngày" in checked.evidence


def test_a_duty_of_another_office_is_not_held_against_a_unit(cast: Cast, story: Story) -> None:
    party = SupervisedUnit.objects.create(delegation=story.delegation, unit=cast.party)
    assert "OB-15" not in [row.code for row in obligations.obligations_of(party)]


def test_a_shortcoming_needs_its_cause(cast: Cast, story: Story) -> None:
    assert find(story, cast).cause == "Trùng lịch họp"
    with pytest.raises(Invalid, match="nguyên nhân"):
        find(story, cast, cause="  ")


def test_only_the_delegation_writes_findings(cast: Cast, story: Story) -> None:
    with pytest.raises(NotAllowed):
        services.record_finding(story.unit, kind=FindingKind.RESULT, statement="Tốt", by=cast.chi, on=ON)


def test_the_supervised_head_replies_and_explains(cast: Cast, story: Story) -> None:
    replied = services.reply_to_finding(find(story, cast), text="Đã bố trí tiếp bù.", by=cast.chi, on=ON)
    explained = services.explain(story.unit, text="Tiếp thu.", by=cast.chi, on=ON)
    assert (replied.reply, explained.explanation) == ("Đã bố trí tiếp bù.", "Tiếp thu.")


@pytest.mark.parametrize("words", ["", "   "])
def test_an_empty_reply_is_refused(cast: Cast, story: Story, words: str) -> None:
    with pytest.raises(Invalid):
        services.reply_to_finding(find(story, cast), text=words, by=cast.chi, on=ON)


def test_another_unit_cannot_reply_or_explain(cast: Cast, story: Story) -> None:
    finding = find(story, cast)
    with pytest.raises(NotAllowed):
        services.reply_to_finding(finding, text="Không phải chúng tôi", by=cast.dung, on=ON)
    with pytest.raises(NotAllowed):
        services.explain(story.unit, text="Không phải chúng tôi", by=cast.an, on=ON)


def test_a_recommendation_is_due_after_it_is_made(cast: Cast, story: Story) -> None:
    facts = {
        "direction": "downward",
        "addressee": cast.committee,
        "text": "Tiếp bù",
        "by": cast.giang,
        "on": ON,
    }
    made = services.recommend(story.delegation, due_on=date(2024, 6, 30), **facts)
    assert made.state == "open"
    with pytest.raises(Invalid):
        services.recommend(story.delegation, due_on=ON, **facts)


def test_a_recommendation_is_done_with_proof_only(cast: Cast, story: Story) -> None:
    made = services.recommend(
        story.delegation, direction="downward", addressee=cast.committee, text="Tiếp bù",
        due_on=date(2024, 6, 30), by=cast.giang, on=ON,
    )  # fmt: skip
    with pytest.raises(Invalid):
        services.complete_recommendation(made, proof=" ", by=cast.chi, on=ON)
    with pytest.raises(NotAllowed):
        services.complete_recommendation(made, proof="CV 5/UBND", by=cast.dung, on=ON)
    assert services.complete_recommendation(made, proof="CV 5/UBND", by=cast.chi, on=ON).state == "done"


def test_a_signed_report_is_frozen_with_every_record(
    cast: Cast, story: Story, hold: Callable[..., Session]
) -> None:
    session = hold(date(2023, 1, 5))
    report = sign(story, cast)
    assert len(report.digest) == 64
    held = FrozenFigure.objects.get(subject_kind="report", subject_id=report.pk, key="sessions_held")
    assert (held.value, [row[:2] for row in held.records]) == (1, [["session", session.pk]])


def test_a_report_without_a_number_is_not_signed(cast: Cast, story: Story) -> None:
    with pytest.raises(Invalid, match="số"):
        sign(story, cast, number=" ")


def test_after_signing_nothing_of_that_unit_changes(cast: Cast, story: Story) -> None:
    finding = find(story, cast)
    sign(story, cast)
    for change in (
        lambda: find(story, cast),
        lambda: services.draft_report(story.unit, by=cast.giang, on=ON),
        lambda: services.explain(story.unit, text="Muộn", by=cast.chi, on=ON),
        lambda: services.reply_to_finding(finding, text="Muộn", by=cast.chi, on=ON),
        lambda: sign(story, cast, number="13"),
    ):
        with pytest.raises(WrongState):
            change()


def test_one_signed_report_leaves_the_other_unit_open(cast: Cast, story: Story) -> None:
    party = SupervisedUnit.objects.create(delegation=story.delegation, unit=cast.party)
    sign(story, cast)
    story.delegation.refresh_from_db()
    assert story.delegation.stage != Stage.REPORTED
    sign(story, cast, unit=party, number="13-BC/ĐGS")
    story.delegation.refresh_from_db()
    assert story.delegation.stage == Stage.REPORTED


def test_the_meeting_has_a_day_not_before_the_decision(cast: Cast, story: Story) -> None:
    assert services.set_meeting(story.delegation, meets_on=ON, by=cast.giang, on=ON).stage == Stage.WORKING
    with pytest.raises(Invalid):
        services.set_meeting(story.delegation, meets_on=date(2024, 3, 1), by=cast.giang, on=ON)
    with pytest.raises(NotAllowed):
        services.set_meeting(story.delegation, meets_on=ON, by=cast.chi, on=ON)


def test_the_follow_up_ends_when_everything_has_its_proof(cast: Cast, story: Story) -> None:
    made = services.recommend(
        story.delegation, direction="upward", addressee=cast.province_party, text="Tăng giám sát",
        due_on=date(2024, 6, 30), by=cast.giang, on=ON,
    )  # fmt: skip
    with pytest.raises(WrongState):
        services.close(story.delegation, by=cast.giang, on=ON)
    sign(story, cast)
    with pytest.raises(WrongState, match="kiến nghị"):
        services.close(story.delegation, by=cast.giang, on=ON)
    services.complete_recommendation(made, proof="KH 8-KH/TU", by=cast.giang, on=ON)
    assert services.close(story.delegation, by=cast.giang, on=ON).stage == Stage.FOLLOWED
