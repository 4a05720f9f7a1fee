"""Correcting a line: the entry names the one it replaces, what stood before is kept, the number stays."""

from datetime import date

import pytest

from conftest import Cast
from langnghe.audit.models import Entry
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from langnghe.petitions import selectors, services
from langnghe.petitions.models import Correction
from langnghe.petitions.tests.conftest import ON, SUMMARY, accepted, received

LATER = date(2026, 11, 16)


def test_a_correction_names_the_entry_it_replaces_and_keeps_what_stood_before(cast: Cast) -> None:
    petition = received(cast)
    first = Entry.objects.get(action="petition.received")
    changes = {"full_name": "Lê Văn Bính", "summary": "Việc khác"}
    services.correct_petition(petition, changes=changes, because="gõ sai", by=cast.an, on=LATER)

    entry = Entry.objects.get(action="petition.corrected")
    assert entry.replaces == first.pk
    assert entry.data["changed"] == ["full_name", "summary"]
    assert "Bính" not in str(entry.data)
    kept = Correction.objects.get()
    assert kept.before == {"full_name": "Lê Văn Bình", "summary": SUMMARY}
    petition.refresh_from_db()
    assert (petition.person.full_name, petition.summary, petition.number) == ("Lê Văn Bính", "Việc khác", 1)


def test_a_second_correction_replaces_the_first(cast: Cast) -> None:
    petition = received(cast)
    for name in ("Một", "Hai"):
        services.correct_petition(
            petition, changes={"full_name": name}, because="gõ sai", by=cast.an, on=LATER
        )

    first, second = Entry.objects.filter(action="petition.corrected").order_by("id")
    assert second.replaces == first.pk


def test_another_day_of_receipt_counts_the_term_again(cast: Cast) -> None:
    petition = received(cast)
    before = petition.clocks.get()
    services.correct_petition(
        petition, changes={"received_on": date(2026, 11, 9)}, because="gõ sai ngày", by=cast.an, on=LATER
    )

    before.refresh_from_db()
    running = petition.clocks.get(ended_on__isnull=True)
    petition.refresh_from_db()
    assert before.ended_on == LATER
    assert running.counted_from == date(2026, 11, 9)
    assert petition.due_on == running.due_on
    assert selectors.rebuilt(petition.pk)["received_on"] == "2026-11-09"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "Chưa có mục"),
        ({"number": 9}, "không bao giờ đổi"),
        ({"summary": " "}, "không để trống"),
        ({"signers": 0}, "số người ký"),
        ({"received_on": date(2025, 12, 31)}, "trong năm"),
        ({"received_on": date(2026, 11, 17)}, "không sau hôm nay"),
        ({"written_on": date(2026, 11, 13)}, "không thể sau ngày nhận"),
    ],
)
def test_a_wrong_correction_is_refused(cast: Cast, changes: dict[str, object], sentence: str) -> None:
    with pytest.raises(Invalid, match=sentence):
        services.correct_petition(received(cast), changes=changes, because="gõ sai", by=cast.an, on=LATER)


def test_without_a_reason_nothing_is_corrected(cast: Cast) -> None:
    with pytest.raises(Invalid, match="lý do"):
        services.correct_petition(
            received(cast), changes={"full_name": "A"}, because=" ", by=cast.an, on=LATER
        )


def test_after_acceptance_the_day_of_receipt_stands(cast: Cast) -> None:
    with pytest.raises(WrongState):
        services.correct_petition(
            accepted(cast), changes={"received_on": date(2026, 11, 9)}, because="sai", by=cast.an, on=LATER
        )


def test_another_unit_and_another_right_correct_nothing(cast: Cast) -> None:
    petition = received(cast)
    with pytest.raises(NotFound):
        services.correct_petition(petition, changes={"signers": 2}, because="sai", by=cast.dung, on=LATER)
    with pytest.raises((NotAllowed, NotFound)):
        services.correct_petition(petition, changes={"signers": 2}, because="sai", by=cast.giang, on=LATER)


def test_a_voided_petition_is_not_corrected(cast: Cast) -> None:
    petition = services.move_to_paper(received(cast), by=cast.an, on=ON)
    with pytest.raises(WrongState):
        services.correct_petition(petition, changes={"signers": 2}, because="sai", by=cast.an, on=LATER)
