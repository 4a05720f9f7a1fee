"""Filing away, returning, splitting, urging, replies, verification, conciliation: the normal case, then refusals."""

from datetime import date

import pytest

from conftest import Cast
from langnghe.kernel.errors import Invalid, WrongState
from langnghe.petitions import access, selectors, services
from langnghe.petitions.models import Petition
from langnghe.petitions.tests.conftest import accepted, classified, facts, received
from langnghe.units.models import Unit
from langnghe.vault.services import exclude

ON = date(2026, 11, 20)


def test_filing_away_keeps_the_due_day_and_starts_the_year_of_keeping(cast: Cast) -> None:
    petition = services.file_away(classified(cast), because="Thiếu chữ ký", by=cast.an, on=ON)

    keeping = petition.clocks.get(ended_on__isnull=True)
    assert (petition.state, keeping.rule) == ("filed", "outcome.luu_don.retention")
    assert keeping.due_on.year == 2027
    assert petition.due_on == date(2026, 11, 23)


def test_a_complaint_passed_on_goes_back_to_its_sender(cast: Cast) -> None:
    petition = services.return_to_sender(
        classified(cast), number="9/CV", to="Báo Thử", because="Không thuộc thẩm quyền", by=cast.chi, on=ON
    )

    assert (petition.state, petition.closed_because) == ("returned", "Báo Thử: Không thuộc thẩm quyền")
    with pytest.raises(Invalid, match="nơi đã chuyển"):
        services.return_to_sender(classified(cast), number="", to="", because="Vì", by=cast.chi, on=ON)


def test_several_contents_are_guided_to_be_split(cast: Cast) -> None:
    petition = services.guide_to_split(classified(cast), to="Đất: UBND; án: Tòa án", by=cast.an, on=ON)

    assert petition.state == "guided"


def test_a_matter_is_guided_once(cast: Cast) -> None:
    first = services.guide(classified(cast), to="UBND phường", by=cast.an, on=ON)
    again = services.receive(**facts(cast, matter=first.matter)).petition
    again = services.classify(again, kind="complaint", field="land", because="Vì", by=cast.an, on=ON)

    with pytest.raises(WrongState, match="hướng dẫn một lần"):
        services.guide(again, to="UBND phường", by=cast.an, on=ON)


def test_what_was_ended_without_a_decision_opens_again(cast: Cast) -> None:
    petition = services.guide(classified(cast), to="UBND phường", by=cast.an, on=ON)
    petition = services.reopen(petition, because="Nay thuộc thẩm quyền", by=cast.chi, on=ON)

    assert petition.state == "classified"
    assert petition.clocks.filter(ended_on__isnull=True).count() == 1
    with pytest.raises(Invalid, match="mở lại"):
        services.reopen(petition, because="", by=cast.chi, on=ON)


def transferred(cast: Cast) -> Petition:
    ward = Unit.objects.get(name="UBND phường Hạc Thành")
    return services.transfer(
        classified(cast, "feedback"), to=ward, because="Thuộc phường", by=cast.chi, on=ON
    )


def test_who_handed_a_petition_on_urges_and_writes_replies_down(cast: Cast) -> None:
    petition = transferred(cast)
    services.urge(petition, number="4/CV", because="Đề nghị trả lời", by=cast.an, on=date(2026, 12, 1))
    for number in ("11/UBND", "12/UBND"):
        services.note_reply(
            petition,
            number=number,
            body="UBND phường Hạc Thành",
            text="Đã xử lý",
            by=cast.an,
            on=date(2026, 12, 4),
        )

    assert [reply.number for reply in selectors.life(petition).replies] == ["11/UBND", "12/UBND"]
    assert petition.transfers.get().state == "replied"
    with pytest.raises(Invalid, match="phúc đáp"):
        services.note_reply(petition, number="", body="", text="", by=cast.an, on=date(2026, 12, 4))


def test_a_complaint_of_a_lower_level_is_urged_there_and_its_replies_are_written_down(cast: Cast) -> None:
    petition = classified(cast)
    services.urge(petition, number="4/CV", because="Quá hạn giải quyết", by=cast.an, on=ON)
    petition = services.guide(petition, to="UBND phường, đã được đôn đốc", by=cast.an, on=ON)
    given = {"number": "11/UBND", "body": "UBND phường", "text": "Đã ra quyết định"}
    services.note_reply(petition, by=cast.an, on=date(2026, 12, 4), **given)

    assert petition.steps.get(name="urge").cite == "circular-05-2021/"
    assert [reply.number for reply in selectors.life(petition).replies] == ["11/UBND"]


@pytest.mark.parametrize("kind", ["recommendation", "feedback", ""])
def test_a_recommendation_is_withdrawn_with_its_signed_paper(cast: Cast, kind: str) -> None:
    petition = accepted(cast, kind) if kind else received(cast)
    petition = services.withdraw(petition, because="Đơn rút ngày 19/11, có chữ ký", by=cast.an, on=ON)

    assert (petition.state, petition.closed_on) == ("withdrawn", ON)
    assert petition.steps.get(name="withdraw").cite == "practice/"


def test_an_answer_is_looked_at_again_and_given_anew(cast: Cast) -> None:
    petition = services.answer(accepted(cast, "feedback"), text="Đã xem", by=cast.chi, on=ON)
    petition = services.reopen(petition, because="Người gửi đề nghị, có tình tiết mới", by=cast.chi, on=ON)

    assert (petition.state, petition.closed_on, petition.answered_on) == ("accepted", None, ON)
    again = services.answer(petition, text="Đã xem lại", by=cast.chi, on=date(2026, 12, 1))
    assert (again.state, again.answer) == ("answered", "Đã xem lại")
    assert petition.letters.count() == 2


def test_verification_is_handed_out_noted_prolonged_and_reported(cast: Cast) -> None:
    petition = accepted(cast)
    given = services.assign(
        petition, number="21/QĐ", people=[cast.an], team="Cán bộ địa chính của tỉnh",
        due_on=date(2026, 12, 1), by=cast.chi, on=ON,
    )  # fmt: skip
    services.note_verification(petition, text="Làm việc tại thực địa", by=cast.an, on=date(2026, 11, 25))
    services.prolong_verification(
        petition, due_on=date(2026, 12, 8), because="Chờ hồ sơ địa chính", by=cast.an, on=date(2026, 11, 30)
    )
    services.report_verification(petition, text="Khiếu nại đúng một phần", by=cast.an, on=date(2026, 12, 7))

    assert [note.kind for note in selectors.life(petition).notes] == ["work", "prolonged", "report"]
    assert list(given.people.all()) == [cast.an]


def test_only_officers_of_the_unit_are_chosen_and_somebody_must_be(cast: Cast) -> None:
    petition, due_on = accepted(cast), date(2026, 12, 1)
    assert cast.an in [one.user for one in selectors.verifiers(petition, ON)]
    with pytest.raises(Invalid, match="không thuộc đơn vị"):
        services.assign(petition, number="21/QĐ", people=[cast.dung], due_on=due_on, by=cast.chi, on=ON)
    with pytest.raises(Invalid, match="những người xác minh"):
        services.assign(petition, number="21/QĐ", due_on=due_on, by=cast.chi, on=ON)


def test_an_officer_named_in_the_petition_does_not_verify_it(cast: Cast) -> None:
    petition = accepted(cast)
    exclude([cast.an], subject=(access.KIND, petition.pk), unit=petition.unit_id, by=cast.chi, on=ON)

    assert cast.an not in [one.user for one in selectors.verifiers(petition, ON)]


def test_verification_stays_inside_the_term_of_the_file(cast: Cast) -> None:
    petition = accepted(cast)
    with pytest.raises(WrongState, match="chưa được giao"):
        services.note_verification(petition, text="Đi", by=cast.an, on=ON)
    services.assign(petition, number="21/QĐ", team="Tổ", due_on=date(2026, 12, 1), by=cast.chi, on=ON)
    for day, sentence in ((date(2026, 11, 30), "phải sau"), (date(2027, 3, 1), "sau hạn giải quyết")):
        with pytest.raises(Invalid, match=sentence):
            services.prolong_verification(petition, due_on=day, because="Vì", by=cast.an, on=ON)


@pytest.mark.parametrize("state", ["conciliated", "not_conciliated"])
def test_a_dispute_ends_with_the_councils_minutes(cast: Cast, state: str) -> None:
    is_agreed = state == "conciliated"
    petition = classified(cast, "dispute")
    petition = services.conciliate(
        petition, is_agreed=is_agreed, members="Chủ tịch, Mặt trận, tổ trưởng", content="Ranh giới thửa đất",
        minutes="Hai bên nêu ý kiến", by=cast.an, on=ON,
    )  # fmt: skip

    assert petition.state == state
    assert selectors.life(petition).conciliations[0].is_agreed is is_agreed


def test_parties_who_were_not_reconciled_are_guided_to_where_they_go_next(cast: Cast) -> None:
    told = {"members": "Tổ hòa giải", "content": "Ranh giới", "minutes": "Không thống nhất"}
    petition = services.conciliate(classified(cast, "dispute"), is_agreed=False, **told, by=cast.an, on=ON)
    petition = services.guide(petition, to="Nơi có thẩm quyền do tổ hòa giải nêu", by=cast.an, on=ON)
    kinds = {one.code for one in selectors.offered_kinds(petition)}

    assert petition.state == "guided"
    assert "dispute_guidance" in kinds
    agreed = services.conciliate(classified(cast, "dispute"), is_agreed=True, **told, by=cast.an, on=ON)
    with pytest.raises(WrongState):
        services.guide(agreed, to="x", by=cast.an, on=ON)


def test_a_dispute_without_its_council_is_refused(cast: Cast) -> None:
    with pytest.raises(Invalid, match="hội đồng"):
        services.conciliate(
            classified(cast, "dispute"),
            is_agreed=True,
            members="",
            content="x",
            minutes="x",
            by=cast.an,
            on=ON,
        )


def test_what_is_heated_is_reported_to_the_head(cast: Cast) -> None:
    petition = services.report_to_head(accepted(cast), because="Đông người", by=cast.an, on=ON)

    assert selectors.timeline(petition)[-1].action == "petition.reported_to_head"
    with pytest.raises(Invalid, match="người đứng đầu"):
        services.report_to_head(petition, because="", by=cast.an, on=ON)
