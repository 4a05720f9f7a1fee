"""Writing, correcting and voiding a turn, and opening a petition from it; then each refusal."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from langnghe.accounts.models import Custody
from langnghe.audit.models import Entry
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, Refusal, WrongState
from langnghe.people.models import Person
from langnghe.petitions.models import Petition
from langnghe.reception import selectors, services
from langnghe.reception.models import Session, Visit
from langnghe.reception.services.correcting import CorrectionReason

from .conftest import Desk, turn

DAY = date(2024, 4, 5)


@pytest.fixture
def write(cast: Any, desk: Desk) -> Callable[..., Visit]:
    def _write(
        what: Any = None,
        *,
        on: date = DAY,
        received_on: date | None = None,
        by: Any = None,
        token: str = "",
        **more: Any,
    ) -> Visit:
        return services.record_visit(
            desk.unit, what or turn(**more), received_on=received_on or on, by=by or cast.an, on=on, idempotency=token
        )  # fmt: skip

    return _write


def test_a_turn_gets_number_custody_and_one_entry_without_a_name(
    write: Callable[..., Visit], desk: Desk
) -> None:
    visit = write()

    assert (visit.number, visit.year, visit.heads, visit.reply_due_on) == (1, 2024, 1, None)
    assert Custody.objects.get(subject_kind="visit", subject_id=visit.pk).unit_id == desk.unit.pk
    entry = Entry.objects.get(subject_kind="visit")
    assert entry.action == "visit.recorded"
    assert (entry.data["heads"], entry.data["receiver"]) == (1, "staff")
    assert "Bình" not in str(entry.data)
    assert "cống" not in str(entry.data)


def test_numbers_follow_each_other_within_a_unit_and_a_year(write: Callable[..., Visit]) -> None:
    assert [write().number for _ in range(3)] == [1, 2, 3]
    assert write(on=date(2025, 1, 2)).number == 1


def test_a_promised_answer_is_due_in_ten_working_days(write: Callable[..., Visit]) -> None:
    visit = write(result="promised")

    assert visit.reply_due_on == date(2024, 4, 22)  # 18/4/2024 was a holiday
    assert "Điều 28" in Entry.objects.get(subject_kind="visit").cite


def test_five_people_are_a_group(write: Callable[..., Visit]) -> None:
    assert write(heads=5).is_group
    assert not write(heads=4).is_group


def test_a_turn_in_a_dialogue_with_the_head_is_a_dialogue(
    write: Callable[..., Visit], session: Session
) -> None:
    session.kind = "dialogue"
    session.save()

    assert write(session=session, receiver="head").is_dialogue


def test_the_same_form_sent_twice_is_one_turn(write: Callable[..., Visit]) -> None:
    assert write(token="t").pk == write(token="t").pk
    assert (Visit.objects.count(), Person.objects.count()) == (1, 1)


def test_a_denunciation_is_refused_and_leaves_nothing(write: Callable[..., Visit]) -> None:
    ways = ("Tố cáo ông X", "to cao ong Ba", "Tố giác ông Ba", "tố  cáo ông Ba")
    all_facts: list[dict[str, Any]] = [{"is_denunciation": True}, *({"content": way} for way in ways)]
    for facts in all_facts:
        with pytest.raises(Refusal, match=r"Bảo vệ bí mật|có phải là tố cáo") as refused:
            write(**facts)
        assert "Luật Tố cáo" in refused.value.cite
    assert (
        Visit.objects.count(),
        Person.objects.count(),
        Entry.objects.filter(subject_kind="visit").count(),
    ) == (
        0,
        0,
        0,
    )


def test_refuses_who_may_not_receive(write: Callable[..., Visit], cast: Any) -> None:
    for other in (cast.dung, cast.giang):
        with pytest.raises(NotAllowed, match="ghi lượt"):
            write(by=other)


def test_refuses_a_day_to_come(write: Callable[..., Visit]) -> None:
    with pytest.raises(Invalid, match="sau hôm nay"):
        write(received_on=date(2024, 4, 6))


def test_refuses_wrong_choices_and_empty_words(write: Callable[..., Visit]) -> None:
    for facts in ({"field": "x"}, {"result": "x"}, {"heads": 0}, {"full_name": " "}, {"content": " "}):
        with pytest.raises(Invalid):
            write(**facts)
    assert write().number == 1


def test_turning_a_citizen_away_needs_a_ground_in_force(write: Callable[..., Visit]) -> None:
    for ground in ("", "refusal.154.a"):  # the decree holds from 1/7/2026
        with pytest.raises(Invalid, match="căn cứ") as refused:
            write(result="refused", refusal_ground=ground)
        assert refused.value.cite == "Điều 9 Luật Tiếp công dân"
    assert write(result="refused", refusal_ground="refusal.2").refusal_ground == "refusal.2"


def test_the_head_receives_only_in_a_session_of_that_day(
    write: Callable[..., Visit], session: Session
) -> None:
    with pytest.raises(Invalid, match="phải thuộc một buổi"):
        write(receiver="head")
    with pytest.raises(Invalid, match="đúng ngày tiếp"):
        write(receiver="head", session=session, on=date(2024, 4, 8))
    with pytest.raises(Invalid, match="không khớp"):
        write(receiver="delegate", session=session)


def test_a_correction_names_the_entry_it_replaces_and_moves_the_reply(
    write: Callable[..., Visit], cast: Any
) -> None:
    visit = write()
    first = Entry.objects.get(subject_kind="visit")
    changes = {"heads": 6, "result": "promised", "full_name": "Lê Văn Bính"}
    corrected = services.correct_visit(
        visit, changes=changes, reason=CorrectionReason.TYPING, by=cast.an, on=DAY
    )

    assert (corrected.heads, corrected.reply_due_on) == (6, date(2024, 4, 22))
    assert corrected.person.full_name == "Lê Văn Bính"
    entry = Entry.objects.get(action="visit.corrected")
    assert entry.replaces == first.pk
    assert entry.data["changed"] == ["full_name", "heads", "result"]
    assert "Bính" not in str(entry.data)


def test_a_correction_refuses_nothing_changed_the_number_and_another_unit(
    write: Callable[..., Visit], cast: Any
) -> None:
    visit = write()
    with pytest.raises(Invalid, match="Chưa có mục"):
        services.correct_visit(
            visit, changes={"heads": 1}, reason=CorrectionReason.TYPING, by=cast.an, on=DAY
        )
    with pytest.raises(Invalid, match="không được sửa"):
        services.correct_visit(
            visit, changes={"number": 9}, reason=CorrectionReason.TYPING, by=cast.an, on=DAY
        )
    with pytest.raises(NotFound):
        services.correct_visit(
            visit, changes={"heads": 2}, reason=CorrectionReason.TYPING, by=cast.dung, on=DAY
        )


def test_a_voided_turn_keeps_its_number(write: Callable[..., Visit], cast: Any, desk: Desk) -> None:
    first = write()
    voided = services.void_visit(first, reason="Ghi hai lần", by=cast.an, on=DAY)

    assert voided.voided_on == DAY
    assert write().number == 2
    page = selectors.register(desk.unit.pk, since=DAY, until=DAY, viewer=cast.an, on=DAY)
    assert [visit.number for visit in page.visits] == [2, 1]


def test_voiding_refuses_no_reason_and_a_second_time(write: Callable[..., Visit], cast: Any) -> None:
    visit = write()
    with pytest.raises(Invalid, match="lý do"):
        services.void_visit(visit, reason=" ", by=cast.an, on=DAY)
    services.void_visit(visit, reason="Ghi nhầm", by=cast.an, on=DAY)
    with pytest.raises(WrongState, match="đã hủy"):
        services.void_visit(visit, reason="Ghi nhầm", by=cast.an, on=DAY)


def test_a_petition_opened_from_a_turn_is_not_typed_again(write: Callable[..., Visit], cast: Any) -> None:
    visit = write(heads=3)
    received = services.open_petition_from_visit(visit, by=cast.an, on=DAY, idempotency="token-1")

    petition = received.petition
    visit.refresh_from_db()
    assert (petition.person, petition.summary, petition.signers) == (visit.person, visit.content, 3)
    assert (visit.petition, visit.result, visit.matter) == (petition, "petition", petition.matter)
    assert visit.reply_due_on == date(2024, 4, 22)


def test_opening_twice_gives_one_petition(write: Callable[..., Visit], cast: Any) -> None:
    visit = write()
    first = services.open_petition_from_visit(visit, by=cast.an, on=DAY, idempotency="token-1")
    again = services.open_petition_from_visit(visit, by=cast.an, on=DAY, idempotency="token-1")

    assert (again.petition.pk, again.code) == (first.petition.pk, first.code)
    with pytest.raises(WrongState, match="đã mở đơn"):
        services.open_petition_from_visit(visit, by=cast.an, on=DAY, idempotency="token-2")
    assert Petition.objects.count() == 1
    with pytest.raises(WrongState, match="không hủy được"):
        services.void_visit(visit, reason="Ghi nhầm", by=cast.an, on=DAY)


def test_opening_refuses_a_voided_turn_and_another_unit(write: Callable[..., Visit], cast: Any) -> None:
    visit = write()
    with pytest.raises(NotFound):
        services.open_petition_from_visit(visit, by=cast.dung, on=DAY)
    services.void_visit(visit, reason="Ghi nhầm", by=cast.an, on=DAY)
    with pytest.raises(WrongState, match="đã hủy"):
        services.open_petition_from_visit(visit, by=cast.an, on=DAY)


def test_current_rows_are_rebuilt_from_entries_alone(
    write: Callable[..., Visit], cast: Any, session: Session
) -> None:
    services.correct_visit(write(), changes={"heads": 7}, reason=CorrectionReason.COUNT, by=cast.an, on=DAY)
    services.void_visit(write(), reason="Ghi nhầm", by=cast.an, on=DAY)
    services.open_petition_from_visit(write(), by=cast.an, on=DAY)
    write(session=session, receiver="head", result="promised")
    rows = {visit.pk: visit for visit in Visit.objects.all()}

    rebuilt = selectors.rebuilt_visits(rows)
    assert set(rebuilt) == set(rows)
    for pk, visit in rows.items():
        facts = rebuilt[pk]
        assert facts["heads"] == visit.heads
        assert facts["result"] == visit.result
        assert facts["receiver"] == visit.receiver
        assert (facts["number"], facts["year"]) == (visit.number, visit.year)
        assert (facts["session"], facts["petition"]) == (visit.session_id, visit.petition_id)
        assert facts["voided_on"] == (visit.voided_on.isoformat() if visit.voided_on else None)


def test_pages_of_the_register_follow_by_key(write: Callable[..., Visit], cast: Any, desk: Desk) -> None:
    for _ in range(5):
        write()
    ask = {"since": DAY, "until": DAY, "viewer": cast.an, "on": DAY, "size": 2}
    first = selectors.register(desk.unit.pk, **ask)
    day, pk = first.next_key.split(".")
    second = selectors.register(desk.unit.pk, **ask, after=(date.fromisoformat(day), int(pk)))

    assert [visit.number for visit in (*first.visits, *second.visits)] == [5, 4, 3, 2]
    assert selectors.register(desk.unit.pk, **(ask | {"viewer": cast.dung})).visits == []
