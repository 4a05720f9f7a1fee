"""The whole life of a denunciation with a name in every field of words: sealed as it is written, shown nowhere."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from langnghe.accounts.rights import Role
from langnghe.accounts.services import add_membership
from langnghe.kernel.clock import LOCAL, now
from langnghe.kernel.errors import WrongState
from langnghe.petitions import services
from langnghe.petitions.models import HIDDEN, Decision, Petition, StepTaken, Transfer, Verification
from langnghe.petitions.tests.conftest import ON, standing_ward
from langnghe.petitions.tests.test_denunciation_leaks import NAME, WORDS, found, in_tables, whole
from langnghe.petitions.tests.test_denunciation_step_pages import CLASSIFIED, OUT, WALK, desk, post
from langnghe.petitions.tests.test_denunciations import read, taken
from langnghe.petitions.tests.test_sealed_transfer import receivers
from langnghe.vault import services as vault
from langnghe.vault.models import CustodianKey, SealedPart
from langnghe.vault.tests.conftest import PHRASE, Keepers, approved

__all__ = ["desk"]

SAID = f"Bà {NAME} kể, {WORDS}"
# What an officer types in words; numbers, days and choices are no words, and the redacted copies are to be read.
FREE = ("because", "to", "text", "team", "content", "summary")


def marked(given: dict[str, str]) -> dict[str, str]:
    return {name: SAID if name in FREE else value for name, value in given.items()}


def test_no_word_of_its_life_stands_in_a_row_a_statement_or_on_a_page(
    desk: Client, keepers: Keepers, at_today: Callable[[date], None]
) -> None:
    petition = taken(keepers)
    for day, slug, given, state in WALK:
        at_today(date.fromisoformat(day))
        with CaptureQueriesContext(connection) as asked:
            petition = post(desk, petition, slug, {"on": day, **marked(given)})
        page = desk.get(f"/don/{petition.pk}/").content

        assert petition.state == state, slug
        assert not [one["sql"] for one in asked.captured_queries if found(one["sql"])], slug
        assert found(page) == [], slug
    assert in_tables() == {}


@pytest.mark.parametrize("out", OUT, ids=[slug for slug, _given, _state in OUT])
def test_no_word_of_a_way_out_stands_anywhere(
    desk: Client, keepers: Keepers, at_today: Callable[[date], None], out: tuple[str, dict[str, str], str]
) -> None:
    at_today(date(2026, 11, 13))
    petition = post(desk, taken(keepers), "phan-loai", marked(CLASSIFIED))
    slug, given, _state = out
    petition = post(desk, petition, slug, {"on": "2026-11-13", **marked(given)})

    assert in_tables() == {}
    for page in (f"/don/{petition.pk}/", "/don/", "/don/chuyen/", "/don/xuat.csv"):
        assert found(whole(desk.get(page))) == [], page


def test_proposals_and_what_was_said_of_them_are_sealed(keepers: Keepers) -> None:
    cast = keepers.cast
    petition = services.classify(
        taken(keepers), kind="denunciation", field="land", because=SAID, by=cast.an, on=ON
    )
    services.name_approver(keepers.unit, rank=1, user=cast.chi, by=cast.chi, on=ON)
    services.set_approvals(keepers.unit, approvals=1, by=cast.chi, on=ON)
    services.propose(petition, move="accept", text=SAID, by=cast.an, on=ON)
    services.send_back_proposal(petition, because=SAID, by=cast.chi, on=ON)
    services.propose(petition, move="accept", text=SAID, by=cast.an, on=ON)
    services.approve(petition, because=SAID, by=cast.chi, on=ON)
    services.accept(petition, by=cast.chi, on=ON)

    assert in_tables() == {}


def handed_on(keepers: Keepers) -> Transfer:
    """Sent with words to a ward that stands, in which Dũng handles."""
    ward, cast = standing_ward(), keepers.cast
    add_membership(cast.dung, unit=ward.pk, role=Role.HANDLER, since=ON)
    petition = services.classify(
        taken(keepers), kind="denunciation", field="land", because=SAID, by=cast.an, on=ON
    )
    services.transfer(petition, to=ward, because=SAID, by=cast.chi, on=ON)
    return Transfer.objects.get()


def test_handed_on_and_sent_back_with_words_nothing_stands_in_either_book(keepers: Keepers) -> None:
    """The receiving unit has no keys: the reason is for the first unit, and is sealed to its custodians."""
    transfer = handed_on(keepers)
    services.take_in(transfer, by=keepers.cast.dung, on=ON)
    services.send_back(transfer, because=SAID, by=keepers.cast.dung, on=ON)

    assert in_tables() == {}
    assert SAID in read(keepers, transfer.petition, "step").values()


def test_what_the_receiving_unit_writes_is_sealed_to_its_own_custodians(keepers: Keepers) -> None:
    transfer, dung = handed_on(keepers), keepers.cast.dung
    receivers(transfer)
    line = services.take_in(transfer, by=dung, on=ON)
    services.classify(line, kind="denunciation", field="land", because=SAID, by=dung, on=ON)
    services.file_away(line, because=SAID, by=dung, on=ON)
    services.reply_transfer(transfer, number="5/UBND", text=SAID, by=dung, on=ON)

    assert in_tables() == {}
    own = SealedPart.objects.filter(subject_id=line.pk, kind="step")
    assert {one.unit_id for one in own} == {transfer.to_unit_id}


def test_a_receiving_unit_without_keys_writes_into_the_envelope_of_the_first(keepers: Keepers) -> None:
    transfer, dung = handed_on(keepers), keepers.cast.dung
    line = services.take_in(transfer, by=dung, on=ON)
    services.classify(line, kind="denunciation", field="land", because=SAID, by=dung, on=ON)

    assert in_tables() == {}
    lies = set(SealedPart.objects.filter(kind="step").values_list("subject_id", "unit"))
    assert lies == {(transfer.petition_id, keepers.unit)}


def test_what_a_body_outside_tells_is_sealed_too(keepers: Keepers) -> None:
    cast = keepers.cast
    petition = services.classify(
        taken(keepers), kind="denunciation", field="land", because=SAID, by=cast.an, on=ON
    )
    services.transfer(petition, to=None, outside="Công an tỉnh", because=SAID, by=cast.chi, on=ON)
    services.urge(petition, number="3/CV", because=SAID, by=cast.an, on=ON)
    token = services.make_link(Transfer.objects.get(), by=cast.chi, on=ON, at=at(ON))
    services.answer_link(token, services.Outside(number="5/CV", text=SAID), on=ON, at=at(ON))
    services.note_reply(petition, number="4/CV", body=SAID, text=SAID, by=cast.an, on=ON)

    assert in_tables() == {}


def test_what_came_sealed_and_was_no_denunciation_is_sealed_in_the_steps_of_its_kind(
    keepers: Keepers,
) -> None:
    cast, later = keepers.cast, date(2026, 11, 30)
    petition = services.classify(
        taken(keepers), kind="complaint", field="land", because=SAID, by=cast.an, on=ON
    )
    services.accept(petition, by=cast.chi, on=ON)
    services.call_dialogue(
        petition, held_on=later, place=SAID, content=SAID, chair=SAID, by=cast.an, on=date(2026, 11, 16)
    )
    services.hold_dialogue(petition, text=SAID, by=cast.an, on=later)
    ruling = services.Ruling(outcome="wrong", summary=SAID, number="9/QĐ")
    services.decide(petition, ruling=ruling, by=cast.chi, on=later)

    assert in_tables() == {}


def test_two_custodians_open_what_was_written_and_see_who_wrote_it(keepers: Keepers) -> None:
    petition = services.classify(
        taken(keepers), kind="denunciation", field="land", because=SAID, by=keepers.cast.an, on=ON
    )
    told = read(keepers, petition, "step")

    assert told == {"Lý do phân loại, Nguyễn Thị An, 12/11/2026": SAID}
    assert Petition.objects.get().classified_because == HIDDEN


def test_the_page_says_that_words_are_sealed_and_where_to_ask(
    desk: Client, keepers: Keepers, at_today: Callable[[date], None]
) -> None:
    at_today(date(2026, 11, 13))
    petition = post(desk, taken(keepers), "phan-loai", marked(CLASSIFIED))
    page = desk.get(f"/don/{petition.pk}/").content.decode()
    form = desk.get(f"/don/{petition.pk}/luu-don/").content.decode()

    assert "lời ghi ở các bước" in page
    assert f"/giu-bi-mat/xin-mo/petition/{petition.pk}/" in page
    assert "được niêm phong ngay khi gửi" in form
    assert 'autocomplete="off"' in form
    assert HIDDEN not in desk.get(f"/don/{petition.pk}/phan-loai/").content.decode().split("<form", 2)[-1]


def test_the_conclusion_keeps_its_redacted_copy_to_be_read_and_its_whole_text_sealed(
    keepers: Keepers,
) -> None:
    cast = keepers.cast
    petition = services.classify(
        taken(keepers), kind="denunciation", field="land", because="x", by=cast.an, on=ON
    )
    services.accept(petition, by=cast.chi, on=ON)
    services.conclude(
        petition,
        number="12/KL",
        outcome="right",
        summary=SAID,
        redacted="Có việc thu tiền",
        by=cast.chi,
        on=ON,
    )

    assert Decision.objects.get().summary == Petition.objects.get().answer == "Có việc thu tiền"
    assert SAID in read(keepers, petition, "step").values()
    assert in_tables() == {}


def test_without_a_redacted_copy_the_row_has_the_fixed_words(keepers: Keepers) -> None:
    cast = keepers.cast
    petition = services.classify(
        taken(keepers), kind="denunciation", field="land", because="x", by=cast.an, on=ON
    )
    services.accept(petition, by=cast.chi, on=ON)
    services.conclude(petition, number="12/KL", outcome="right", summary=SAID, by=cast.chi, on=ON)

    assert Petition.objects.get().answer == HIDDEN


def test_a_step_undone_gives_back_no_word(keepers: Keepers) -> None:
    petition = services.classify(
        taken(keepers), kind="denunciation", field="land", because=SAID, by=keepers.cast.an, on=ON
    )
    services.undo(petition, by=keepers.cast.an, at=now())

    assert Petition.objects.get().classified_because == ""
    assert in_tables() == {}


def test_where_too_few_keys_are_left_no_word_is_written(keepers: Keepers) -> None:
    petition = taken(keepers)
    CustodianKey.objects.update(ended_on=ON)
    with pytest.raises(WrongState, match="hai người"):
        services.classify(
            petition, kind="denunciation", field="land", because=SAID, by=keepers.cast.an, on=ON
        )

    assert in_tables() == {}
    assert Petition.objects.get().state == "received"


def test_beside_a_file_in_clear_words_are_kept_as_before(keepers: Keepers) -> None:
    from langnghe.petitions.tests.conftest import received

    petition = services.classify(
        received(keepers.cast),
        kind="feedback",
        field="land",
        because="Báo đèn hỏng",
        by=keepers.cast.an,
        on=ON,
    )
    services.file_away(petition, because="Đã sửa", by=keepers.cast.an, on=ON)

    assert Petition.objects.get().classified_because == "Báo đèn hỏng"
    assert StepTaken.objects.get(name="file_away").because == "Đã sửa"
    assert not SealedPart.objects.exists()


def test_words_that_stood_in_clear_before_are_sealed_by_a_button(
    desk: Client, keepers: Keepers, at_today: Callable[[date], None]
) -> None:
    """As a file stands whose steps were taken before words were sealed."""
    at_today(ON)
    petition = taken(keepers)
    for move in ("phan-loai", "thu-ly"):
        post(desk, petition, move, {**CLASSIFIED, "on": "2026-11-12"})
    post(
        desk,
        petition,
        "giao-xac-minh",
        {"on": "2026-11-12", "number": "3/QĐ", "team": "x", "due_on": "2026-12-01"},
    )
    Petition.objects.update(classified_because=SAID)
    Verification.objects.update(team=SAID)
    for step in StepTaken.objects.all():
        step.because, step.before["petition"]["classified_because"] = SAID, SAID
        step.save()
    assert "niem-phong-loi-ghi" in desk.get(f"/don/{petition.pk}/").content.decode()
    assert desk.post(f"/don/{petition.pk}/niem-phong-loi-ghi/").status_code == 302

    assert in_tables() == {}
    assert "niem-phong-loi-ghi" not in desk.get(f"/don/{petition.pk}/").content.decode()
    assert SAID in read(keepers, petition, "step").values()
    assert desk.post(f"/don/{petition.pk}/niem-phong-loi-ghi/").status_code == 409


def test_another_unit_moves_the_words_with_the_rest_of_the_envelope(keepers: Keepers) -> None:
    transfer, dung = handed_on(keepers), keepers.cast.dung
    receivers(transfer)
    services.take_in(transfer, by=dung, on=ON)
    about = ("petition", transfer.petition_id)
    asked: Any = vault.ask(
        about, parts=["step"], purpose="hand_over", because="x", passphrase=PHRASE, by=dung, at=at(ON)
    )
    vault.take_over(approved(asked, keepers.han, keepers.khoi), passphrase=PHRASE, by=dung, at=at(ON))

    assert not SealedPart.objects.filter(subject_id=transfer.petition_id, kind="step").exists()


def at(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time(), tzinfo=LOCAL).replace(hour=9)
