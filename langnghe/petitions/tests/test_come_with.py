"""What comes with a petition: signers and representatives, papers, who passed it on, and for whom it was entered."""

from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client

from conftest import Cast
from langnghe.audit.models import Entry
from langnghe.kernel.clock import LOCAL
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from langnghe.people.models import Person
from langnghe.petitions import selectors, services
from langnghe.petitions.models import REPORT, Clock, Petition, Reminder, Signatory, StepTaken, SubmittedPaper
from langnghe.petitions.services import Paper, Passed, Signer
from langnghe.petitions.services.intake.passing import write_passing
from langnghe.petitions.tests.conftest import ON, RULING, SUMMARY, accepted, classified, received
from langnghe.units.models import Unit

PASSED = Passed("deputy", "Tổ đại biểu số 3", "12/CV-TDB", date(2026, 11, 10))


def at_counter(cast: Cast, **more: Any) -> Petition:
    given = {
        "full_name": "Lê Văn Bình",
        "address": "12 Đông Sơn",
        "phone": "",
        "email": "",
        "idempotency": "",
        "unit": cast.committee,
        "channel": "counter",
        "received_on": ON,
        "summary": SUMMARY,
        "by": cast.an,
    }
    return services.receive_at_counter(**(given | more)).petition


def signers(most: int, representatives: int) -> list[Signer]:
    return [Signer(f"Người {n}", is_representative=n < representatives) for n in range(most)]


@pytest.mark.parametrize(("people", "representatives"), [(5, 2), (10, 2), (11, 5), (300, 5), (4, 3)])
def test_as_many_representatives_as_the_law_allows(cast: Cast, people: int, representatives: int) -> None:
    petition = at_counter(cast, signers=people, signed_by=signers(representatives, representatives))

    assert petition.signatories.filter(is_representative=True).count() == representatives


@pytest.mark.parametrize(("people", "representatives"), [(5, 3), (10, 3), (11, 6)])
def test_more_representatives_are_refused_with_the_article(
    cast: Cast, people: int, representatives: int
) -> None:
    with pytest.raises(Invalid, match="người đại diện") as refused:
        at_counter(cast, signers=people, signed_by=signers(representatives, representatives))

    assert "Điều 29" in refused.value.cite
    assert not Petition.objects.exists()


def test_more_names_than_signers_are_refused(cast: Cast) -> None:
    with pytest.raises(Invalid, match="Số người ký"):
        at_counter(cast, signers=2, signed_by=signers(2, 0))


def test_the_first_sender_may_be_the_representative_and_is_one_person(cast: Cast) -> None:
    petition = at_counter(cast, signers=6, signed_by=[Signer("LE VAN BINH", is_representative=True)])

    assert Signatory.objects.get().person_id == petition.person_id
    assert Person.objects.count() == 1


def test_a_namesake_from_elsewhere_is_a_second_person(cast: Cast) -> None:
    same = [Signer("Lê Văn Bình", "12 đông sơn", is_representative=True)]
    assert at_counter(cast, signers=2, signed_by=same).signatories.get().person.address == "12 Đông Sơn"
    other = at_counter(cast, signers=2, signed_by=[Signer("Lê Văn Bình", "3 Lê Lợi")])

    assert other.signatories.get().person_id != other.person_id
    with pytest.raises(Invalid, match="hai lần"):
        at_counter(cast, signers=5, signed_by=[*same, Signer("Lê Văn Bình")])


def test_what_was_passed_on_says_by_whom(cast: Cast) -> None:
    with pytest.raises(Invalid, match="phải ghi nơi chuyển"):
        at_counter(cast, channel="passed_on")


def test_originals_are_receipted_and_given_back_once(cast: Cast) -> None:
    at_counter(cast, papers=[Paper("Giấy chứng nhận", "original"), Paper("Biên bản", "copy", 3)])
    paper = SubmittedPaper.objects.get(form="original")
    services.return_paper(paper, by=cast.an, on=date(2026, 11, 20))

    paper.refresh_from_db()
    assert (paper.received_on, paper.returned_on) == (ON, date(2026, 11, 20))
    assert Entry.objects.filter(action="petition.paper_returned").exists()
    with pytest.raises(WrongState):
        services.return_paper(paper, by=cast.an, on=date(2026, 11, 20))


def test_a_paper_is_not_given_back_before_it_came_nor_by_another_unit(cast: Cast) -> None:
    at_counter(cast, papers=[Paper("Giấy chứng nhận")])
    paper = SubmittedPaper.objects.get()
    with pytest.raises(NotFound):
        services.return_paper(paper, by=cast.dung, on=date(2026, 11, 20))
    SubmittedPaper.objects.update(received_on=date(2026, 11, 21))
    with pytest.raises(Invalid, match="trước ngày nhận"):
        services.return_paper(paper, by=cast.an, on=date(2026, 11, 20))


def test_a_petition_passed_on_keeps_its_sender_and_the_result_is_reported_in_seven_working_days(
    cast: Cast,
) -> None:
    petition = accepted(cast, "recommendation")
    write_passing(petition, PASSED)
    services.answer(petition, number="45/UBND", text="Đã xem xét.", by=cast.chi, on=date(2026, 11, 20))
    petition.refresh_from_db()
    assert petition.passing.report_due_on == date(2026, 12, 1)
    assert [(one.pk, one.due_on) for one in selectors.owed(cast.an, date(2026, 11, 23))] == [
        (petition.pk, date(2026, 12, 1))
    ]
    assert selectors.owed(cast.dung, date(2026, 11, 23)) == []

    passing = services.report_to_sender(petition, number="46/UBND", by=cast.an, on=date(2026, 11, 25))

    assert selectors.owed(cast.an, date(2026, 11, 25)) == []
    assert (passing.reported_on, passing.report_number) == (date(2026, 11, 25), "46/UBND")
    with pytest.raises(WrongState, match="trước đó"):
        services.report_to_sender(petition, number="47/UBND", by=cast.an, on=date(2026, 11, 26))


def test_what_is_owed_to_a_sender_ends_with_the_answer_taken_back_and_is_reminded_of(cast: Cast) -> None:
    petition = accepted(cast, "recommendation")
    write_passing(petition, PASSED)
    day, at = date(2026, 11, 20), datetime(2026, 11, 20, 9, 0, tzinfo=LOCAL)
    services.answer(petition, number="45/UBND", text="Đã xem xét.", by=cast.chi, on=day)
    StepTaken.objects.filter(name="answer").update(taken_at=at)
    services.undo(petition, by=cast.chi, at=at)
    assert selectors.owed(cast.an, day) == []

    petition.refresh_from_db()
    services.answer(petition, number="46/UBND", text="Đã xem xét.", by=cast.chi, on=date(2026, 11, 23))
    petition.refresh_from_db()
    due = petition.due_on
    services.remind(on=date(2026, 11, 30))

    assert Reminder.objects.filter(clock__petition=petition, clock__rule=REPORT).exists()
    petition.refresh_from_db()
    assert petition.due_on == due != petition.passing.report_due_on


def decided_for_a_deputy(cast: Cast) -> Petition:
    petition = accepted(cast)
    write_passing(petition, PASSED)
    services.decide(petition, ruling=RULING, by=cast.chi, on=date(2026, 12, 10))
    return Petition.objects.get(pk=petition.pk)


def test_a_decision_on_a_complaint_passed_on_is_reported_while_the_file_is_still_open(
    client: Client, cast: Cast
) -> None:
    petition = decided_for_a_deputy(cast)
    assert petition.passing.report_due_on == date(2026, 12, 21)
    assert petition.due_on == date(2026, 12, 15)
    services.send(petition, to="Người khiếu nại", by=cast.an, on=date(2026, 12, 11))
    petition.refresh_from_db()
    assert petition.due_on == date(2026, 12, 21)

    client.force_login(cast.an)
    address = f"/don/{petition.pk}/bao-ket-qua/"
    assert address in client.get(f"/don/{petition.pk}/").content.decode()
    services.report_to_sender(petition, number="50/UBND", by=cast.an, on=date(2026, 12, 14))
    petition.refresh_from_db()
    assert petition.due_on is None
    services.close(petition, because="Đã thi hành", by=cast.an, on=date(2026, 12, 15))
    assert not Clock.objects.filter(petition=petition, rule=REPORT, ended_on__isnull=True).exists()
    assert address not in client.get(f"/don/{petition.pk}/").content.decode()


def test_a_decided_file_without_its_term_owes_it_from_the_decision_when_it_is_closed(cast: Cast) -> None:
    petition = decided_for_a_deputy(cast)
    Clock.objects.filter(rule=REPORT).delete()
    services.send(petition, to="Người khiếu nại", by=cast.an, on=date(2026, 12, 11))
    services.close(petition, because="Đã thi hành", by=cast.an, on=date(2026, 12, 15))

    assert Clock.objects.get(petition=petition, rule=REPORT).counted_from == date(2026, 12, 10)
    assert [one.pk for one in selectors.owed(cast.an, date(2026, 12, 16))] == [petition.pk]
    with pytest.raises(Invalid, match="có kết quả"):
        services.report_to_sender(petition, number="1", by=cast.an, on=date(2026, 12, 9))


def test_a_decision_taken_back_owes_nothing(cast: Cast) -> None:
    petition = decided_for_a_deputy(cast)
    at = datetime(2026, 12, 10, 9, 0, tzinfo=LOCAL)
    StepTaken.objects.filter(name="decide").update(taken_at=at)
    services.undo(petition, by=cast.chi, at=at)

    assert not Clock.objects.filter(petition=petition, rule=REPORT).exists()


def test_a_file_sent_back_to_its_sender_owes_no_report(client: Client, cast: Cast) -> None:
    petition = classified(cast)
    write_passing(petition, PASSED)
    paper: Any = {"number": "7/UBND", "to": "Tổ đại biểu số 3", "because": "Không thuộc thẩm quyền"}
    services.return_to_sender(petition, **paper, by=cast.chi, on=date(2026, 11, 18))

    assert not Clock.objects.filter(petition=petition, rule=REPORT).exists()
    client.force_login(cast.an)
    assert "Đã trả lại đơn cho nơi chuyển" in client.get(f"/don/{petition.pk}/").content.decode()
    with pytest.raises(WrongState, match="trả lại chính nơi chuyển"):
        services.report_to_sender(petition, number="1", by=cast.an, on=date(2026, 11, 19))


def test_the_due_list_tells_what_is_owed_to_a_sender(client: Client, cast: Cast) -> None:
    petition = accepted(cast, "recommendation")
    write_passing(petition, PASSED)
    services.answer(petition, number="45/UBND", text="Đã xem xét.", by=cast.chi, on=date(2026, 11, 20))
    client.force_login(cast.an)
    page = client.get("/don/").content.decode()

    assert "còn phải báo kết quả cho nơi chuyển đơn" in page
    assert f"/don/{petition.pk}/" in page
    assert "còn phải báo kết quả" not in client.get("/don/?loai=complaint").content.decode()


def test_an_open_petition_has_no_result_to_report(cast: Cast) -> None:
    petition = at_counter(cast, channel="passed_on", passed=PASSED)
    with pytest.raises(WrongState, match="chưa giải quyết"):
        services.report_to_sender(petition, number="1", by=cast.an, on=ON)


def test_a_petition_nobody_passed_on_has_nobody_to_report_to(cast: Cast) -> None:
    with pytest.raises(WrongState, match="Không ai chuyển"):
        services.report_to_sender(received(cast), number="1", by=cast.an, on=ON)


@pytest.mark.parametrize(
    "passed",
    [
        Passed("deputy", " ", "12", ON),
        Passed("deputy", "Tổ", "", ON),
        Passed("nobody", "Tổ", "12", ON),
        Passed("press", "Báo", "12", date(2026, 11, 13)),
    ],
)
def test_a_sender_without_name_number_or_day_is_refused(cast: Cast, passed: Passed) -> None:
    with pytest.raises(Invalid):
        at_counter(cast, channel="passed_on", passed=passed)
    assert not Petition.objects.exists()


def test_entered_for_another_body_both_names_stand(cast: Cast) -> None:
    near = Unit.objects.get(area=cast.committee.area, kind="PARTY_COMMITTEE")
    petition = at_counter(cast, unit=near, entered_by=cast.committee)

    assert (petition.unit, petition.entered_by, petition.number) == (near, cast.committee, 1)
    entry = Entry.objects.get(action="petition.received")
    assert (entry.unit_code, entry.data["entered_by"]) == (near.pk, cast.committee.pk)


def test_entering_for_a_body_elsewhere_is_refused(cast: Cast) -> None:
    far = Unit.objects.filter(kind="PEOPLES_COMMITTEE").exclude(parent=cast.committee)
    far = far.exclude(area=cast.committee.area)
    with pytest.raises(NotAllowed, match="Chỉ nhập hộ"):
        at_counter(cast, unit=far.first(), entered_by=cast.committee)


def test_several_contents_are_split_into_linked_petitions_of_the_same_day(cast: Cast) -> None:
    first = received(cast)
    part = services.split_petition(
        first, summary="Kiến nghị làm đường", kind="recommendation", by=cast.an, on=date(2026, 11, 16)
    ).petition

    assert (part.split_from, part.number, part.received_on) == (first, 2, ON)
    assert part.person_id != first.person_id
    assert list(first.parts.all()) == [part]


def test_all_that_came_with_it_stands_on_the_part_too(cast: Cast) -> None:
    first = at_counter(
        cast, signers=3, signed_by=[Signer("Lê Văn Bình", is_representative=True), Signer("Trần Cúc", "3 Lê Lợi")],
        papers=[Paper("Giấy chứng nhận", "original")], passed=PASSED, channel="passed_on",
        standing=services.Acts("person", "authorised", "Vũ Mai"),
    )  # fmt: skip
    part = services.split_petition(first, summary="Kiến nghị làm đường", by=cast.an, on=ON).petition

    assert services.came_with(part) == services.came_with(first)
    assert part.signatories.get(is_representative=True).person_id == part.person_id
    assert not {one.person_id for one in part.signatories.all()} & {
        one.person_id for one in first.signatories.all()
    }


def test_the_same_splitting_twice_is_one_part(cast: Cast) -> None:
    first = received(cast)
    more: dict[str, Any] = {"by": cast.an, "on": ON, "idempotency": "a-token-of-the-form-24"}
    one = services.split_petition(first, summary="Kiến nghị làm đường", **more)

    assert services.split_petition(first, summary="Kiến nghị làm đường", **more) == one
    with pytest.raises(services.SentBefore, match=f"thành đơn số {one.petition}"):
        services.split_petition(first, summary="Việc khác hẳn", **more)
    assert first.parts.count() == 1


def test_an_accepted_petition_is_not_split(cast: Cast) -> None:
    with pytest.raises(WrongState):
        services.split_petition(accepted(cast), summary="Việc khác", by=cast.an, on=date(2026, 11, 20))


def test_splitting_needs_the_right_and_the_file(cast: Cast) -> None:
    first = received(cast)
    with pytest.raises(NotFound):
        services.split_petition(first, summary="Việc khác", by=cast.dung, on=ON)
    with pytest.raises(Invalid, match="tóm tắt"):
        services.split_petition(first, summary=" ", by=cast.an, on=ON)


def test_paper_kept_during_a_power_cut_is_entered_later_with_its_own_day(cast: Cast) -> None:
    petition = at_counter(cast, received_on=date(2025, 12, 31))

    assert (petition.year, petition.number) == (2025, 1)
    assert petition.clocks.get().counted_from == date(2025, 12, 31)


def test_what_came_with_it_leaves_with_a_petition_that_goes_to_paper(cast: Cast) -> None:
    petition = at_counter(
        cast, signers=3, signed_by=[Signer("Trần Cúc", "3 Lê Lợi")], papers=[Paper("Giấy")], passed=PASSED
    )
    services.move_to_paper(petition, by=cast.an, on=ON)

    assert set(Person.objects.values_list("full_name", flat=True)) == {"bảo vệ bí mật"}
    assert SubmittedPaper.objects.get().name == "bảo vệ bí mật"
    petition.passing.refresh_from_db()
    assert petition.passing.sender_name == "bảo vệ bí mật"
