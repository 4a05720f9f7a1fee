"""What a step still asks for: said on the file and on the lists, drafted by one button, gone once it has a number."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
import yaml
from django.test import Client
from django.utils import timezone

from conftest import Cast
from langnghe.accounts.rights import Role
from langnghe.accounts.services import create_user
from langnghe.audit.models import Entry
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from langnghe.petitions import letters, selectors, services, workflow
from langnghe.petitions.letters.catalogue import DATA
from langnghe.petitions.models import HIDDEN, Letter, LetterState, OwedLetter, Petition
from langnghe.petitions.tests.conftest import accepted, classified, decided, received
from langnghe.petitions.tests.test_every_move_by_its_page import TYPED
from langnghe.petitions.views.rows import rows_of
from langnghe.units.models import Unit
from langnghe.vault.tests.conftest import Keepers

ON = date(2026, 11, 20)
OURS = [kind for kind in letters.kinds().values() if not kind.is_sealed and kind.petitions]
FOLLOWING = [(kind, move) for kind in OURS for move in sorted(kind.after)]


def owed(petition: Petition) -> list[str]:
    found = selectors.papers_of_steps(petition, selectors.letters_of(petition))
    return [one.kind.code for one in found.owed]


def numbers(petition: Petition) -> list[list[str]]:
    return list(selectors.papers_of_steps(petition, selectors.letters_of(petition)).numbers.values())


def written(petition: Petition, cast: Cast, kind: str = "acceptance_notice", **more: str) -> Letter:
    letter = services.draft_letter(petition, kind=kind, unit=cast.committee.pk, by=cast.an, on=ON)
    fields = {**letter.fields, "signer": "Lê Thị Chi", **more}
    services.edit_letter(letter, fields=fields, symbol=letter.symbol, by=cast.an, on=ON)
    return services.issue_letter(letter, by=cast.chi, on=ON)


def declined(cast: Cast) -> Petition:
    return services.decline(classified(cast), ground=6, because="Hết thời hiệu", by=cast.chi, on=ON)


def sent_on(cast: Cast) -> Petition:
    found = Unit.objects.get(name="UBND phường Hạc Thành")
    petition = classified(cast, "recommendation")
    return services.transfer(petition, to=found, because="Thuộc phường", by=cast.chi, on=ON)


def test_an_acceptance_asks_for_its_notice_until_the_notice_has_a_number(cast: Cast) -> None:
    petition = accepted(cast)
    assert owed(petition) == ["acceptance_notice"]
    letter = services.draft_letter(
        petition, kind="acceptance_notice", unit=cast.committee.pk, by=cast.an, on=ON
    )
    assert owed(petition) == ["acceptance_notice"]
    services.discard_letter(letter, by=cast.an, on=ON)
    step = petition.steps.get(name="accept")

    letter = written(petition, cast)
    assert owed(petition) == []
    assert letter.step == step
    assert numbers(petition) == [["01/TB-UBND"]]


@pytest.mark.parametrize(
    ("make", "asked"),
    [
        (declined, ["non_acceptance_notice"]),
        (sent_on, ["transfer_letter", "transfer_notice"]),
        (lambda cast: accepted(cast, "recommendation"), ["processing_notice"]),
        (lambda cast: accepted(cast, "feedback"), ["processing_notice"]),
        (lambda cast: services.guide(classified(cast), to="UBND tỉnh", by=cast.an, on=ON), ["guidance"]),
        (lambda cast: services.guide(classified(cast, "dispute"), to="Tòa án", by=cast.an, on=ON), ["dispute_guidance"]),
        (lambda cast: services.withdraw(accepted(cast), because="Đơn rút ngày 19/11, đã ký", by=cast.an, on=ON), ["acceptance_notice", "withdrawal_notice"]),
        (lambda cast: services.report_to_head(received(cast), because="Đông người", by=cast.an, on=ON), ["head_report"]),
    ],
)  # fmt: skip
def test_each_kind_of_petition_asks_for_the_paper_of_its_step(
    cast: Cast, make: Callable[[Cast], Petition], asked: list[str]
) -> None:
    assert owed(make(cast)) == asked


def test_every_kind_of_the_table_says_whether_a_step_gives_its_number_or_asks_for_it() -> None:
    rows = yaml.safe_load(DATA[0].read_text(encoding="utf-8"))
    assert [row["code"] for row in rows if ("step" in row) == ("after" in row)] == []


@pytest.mark.parametrize(("kind", "move"), FOLLOWING, ids=lambda one: getattr(one, "code", one))
def test_a_step_that_asks_for_a_paper_leaves_the_file_where_it_can_be_written(
    kind: letters.LetterKind, move: str
) -> None:
    """For each kind of petition, too: a move that no table has, or a paper that no state allows, would be asked in vain."""
    for petition in kind.petitions:
        for instance in {kind.instance} - {0} or {1}:
            table = workflow.TABLES[workflow.table_name(petition, instance)]
            targets = {one.target for one in table if one.name == move}
            assert targets, (petition, move)
            assert targets & {*kind.states}, (petition, move)
    assert move in TYPED or move in {"accept", "withdraw", "report_to_head", "fail_conciliation"}


def test_a_paper_numbered_before_its_step_is_the_steps_paper(cast: Cast) -> None:
    petition = accepted(cast)
    early = written(petition, cast, "dialogue_notice", held_on="01/12/2026", held_at="Trụ sở", participants="Hai bên", content="Bồi thường")  # fmt: skip
    assert early.step is None
    services.call_dialogue(
        petition, held_on=date(2026, 12, 1), place="Trụ sở", chair="Chủ tịch", content="Bồi thường", by=cast.an, on=ON
    )  # fmt: skip

    early.refresh_from_db()
    assert early.step == petition.steps.get(name="call_dialogue")
    assert owed(petition) == ["acceptance_notice"]


def test_undoing_sets_the_paper_aside_and_asks_for_nothing(cast: Cast) -> None:
    petition = declined(cast)
    letter = written(petition, cast, "non_acceptance_notice", reason="Hết thời hiệu")
    services.undo(petition, by=cast.chi, at=timezone.now())
    letter.refresh_from_db()
    petition.refresh_from_db()

    assert (petition.state, letter.state) == ("classified", LetterState.REPLACED)
    assert (owed(petition), numbers(petition)) == ([], [])


def test_undoing_before_the_paper_is_written_asks_for_nothing(cast: Cast) -> None:
    petition = declined(cast)
    services.undo(petition, by=cast.chi, at=timezone.now())
    petition.refresh_from_db()
    assert owed(petition) == []


def test_a_file_opened_again_asks_no_more_for_the_paper_of_its_end(cast: Cast) -> None:
    petition = services.reopen(declined(cast), because="Nhầm thời hiệu", by=cast.chi, on=ON)
    assert owed(petition) == []

    services.undo(petition, by=cast.chi, at=timezone.now())
    petition.refresh_from_db()
    assert owed(petition) == ["non_acceptance_notice"]


def test_a_decision_does_not_make_the_notice_of_acceptance_forgotten(cast: Cast) -> None:
    petition = decided(cast)
    assert owed(petition) == ["acceptance_notice"]
    assert "acceptance_notice" in {one.code for one in selectors.offered_kinds(petition)}
    assert written(petition, cast).step == petition.steps.get(name="accept")


def test_a_transfer_that_comes_back_asks_for_no_transfer_letter(cast: Cast, ward: Unit) -> None:
    petition = sent_on(cast)
    services.send_back(petition.transfers.get(), because="Không thuộc phường", by=cast.dung, on=ON)
    petition.refresh_from_db()
    assert (petition.state, owed(petition)) == ("classified", [])


def test_a_replacement_keeps_the_step_and_shows_its_own_number_alone(cast: Cast) -> None:
    petition = accepted(cast)
    new = services.replace_letter(written(petition, cast), by=cast.an, on=ON)
    services.issue_letter(new, by=cast.chi, on=ON)
    assert numbers(petition) == [["02/TB-UBND"]]


def elsewhere(petition: Petition, cast: Cast, **more: Any) -> OwedLetter:
    given = {"number": "7/TB-UBND", "numbered_on": date(2026, 11, 19), "by": cast.an, "on": ON}
    return services.note_numbered_elsewhere(OwedLetter.objects.get(petition=petition), **given | more)


def test_a_number_of_another_book_ends_the_reminder_and_stands_beside_the_step(cast: Cast) -> None:
    petition = accepted(cast)
    elsewhere(petition, cast)

    assert owed(petition) == []
    assert numbers(petition) == [["7/TB-UBND"]]
    entry = Entry.objects.get(action="petition.letter_numbered_elsewhere")
    assert (entry.data["letter_kind"], entry.data["letter_number"]) == ("acceptance_notice", "7/TB-UBND")
    assert not Letter.objects.exists()
    with pytest.raises(WrongState, match="không còn phải soạn"):
        elsewhere(petition, cast)


@pytest.mark.parametrize(
    "wrong", [{"number": " "}, {"number": "x" * 61}, {"numbered_on": date(2026, 11, 17)}, {"numbered_on": date(2026, 11, 21)}]
)  # fmt: skip
def test_a_number_without_words_or_of_an_impossible_day_is_refused(cast: Cast, wrong: dict[str, Any]) -> None:
    petition = accepted(cast)
    with pytest.raises(Invalid):
        elsewhere(petition, cast, **wrong)
    assert owed(petition) == ["acceptance_notice"]


def test_who_does_not_handle_the_file_writes_down_no_number(cast: Cast, ward: Unit) -> None:
    petition = accepted(cast)
    reader = create_user(
        "theo", password="x", display_name="Theo", unit=cast.committee.pk, role=Role.SUPERVISOR, since=date(2021, 1, 1)
    )  # fmt: skip
    with pytest.raises(NotFound):
        elsewhere(petition, cast, by=cast.dung)
    with pytest.raises(NotAllowed):
        elsewhere(petition, cast, by=reader)
    assert owed(petition) == ["acceptance_notice"]


def without(petition: Petition) -> list[list[str]]:
    return list(selectors.papers_of_steps(petition, selectors.letters_of(petition)).without.values())


def not_needed(petition: Petition, cast: Cast, **more: Any) -> OwedLetter:
    given = {"because": "Đã báo trực tiếp, có biên bản", "by": cast.an, "on": ON}
    return services.note_not_needed(OwedLetter.objects.get(petition=petition), **given | more)


def test_why_a_letter_is_not_written_stands_beside_the_step_and_the_letter_may_still_come(cast: Cast) -> None:
    petition = accepted(cast)
    not_needed(petition, cast)
    assert owed(petition) == []
    assert without(petition) == [["Thông báo thụ lý khiếu nại: Đã báo trực tiếp, có biên bản"]]
    assert Entry.objects.get(action="petition.letter_not_needed").data["letter_kind"] == "acceptance_notice"
    with pytest.raises(WrongState, match="không còn phải soạn"):
        not_needed(petition, cast)

    letter = written(petition, cast)
    assert (without(petition), numbers(petition)) == ([], [[letter.shown_number]])


@pytest.mark.parametrize("because", ["", " ", "x" * 301])
def test_without_a_reason_the_letter_is_still_asked_for(cast: Cast, because: str) -> None:
    petition = accepted(cast)
    with pytest.raises(Invalid, match="vì sao không soạn"):
        not_needed(petition, cast, because=because)
    assert owed(petition) == ["acceptance_notice"]


def test_the_reason_is_sealed_with_the_file(keepers: Keepers) -> None:
    cast = keepers.cast
    petition = accepted(cast)
    not_needed(petition, cast, because="Ông Hùng đã biết")
    services.seal_petition(petition, redacted="Tố cáo về đất.", by=cast.an, on=ON)

    assert OwedLetter.objects.get().because == HIDDEN
    assert not Entry.objects.filter(data__icontains="Hùng").exists()


def test_what_is_sealed_asks_for_nothing(keepers: Keepers) -> None:
    cast = keepers.cast
    petition = accepted(cast)
    waiting = accepted(cast)
    elsewhere(petition, cast)
    for one in (petition, waiting):
        services.seal_petition(one, redacted="Tố cáo về đất.", by=cast.an, on=ON)

    rows = OwedLetter.objects.all()
    assert {(row.number, row.settled_on is None) for row in rows} == {("7/TB-UBND", False), ("", False)}
    for step in ("accept", "decline", "transfer"):
        assert letters.kinds_after(step, "denunciation", 1) == []


@pytest.fixture
def page(an: Client, at_today: Callable[[date], None]) -> Client:
    at_today(ON)
    return an


def test_the_file_says_what_is_to_be_written_and_one_button_drafts_it(page: Client, cast: Cast) -> None:
    petition = accepted(cast)
    shown = page.get(f"/don/{petition.pk}/").content.decode()
    assert "Còn phải soạn: Thông báo thụ lý khiếu nại, cho bước ngày 18/11/2026." in shown

    given = {"kind": "acceptance_notice", "unit": cast.committee.pk}
    drafted = page.post(f"/don/{petition.pk}/van-ban/", given)
    letter = Letter.objects.get()
    assert drafted.headers["Location"] == f"/van-ban-di/{letter.pk}/"
    assert "Mở bản thảo: Thông báo thụ lý khiếu nại" in page.get(f"/don/{petition.pk}/").content.decode()

    fields = {**letter.fields, "signer": "Lê Thị Chi"}
    services.edit_letter(letter, fields=fields, symbol=letter.symbol, by=cast.an, on=ON)
    services.issue_letter(letter, by=cast.chi, on=ON)
    shown = page.get(f"/don/{petition.pk}/").content.decode()
    assert "Còn phải soạn" not in shown
    assert "văn bản số 01/TB-UBND" in shown


def test_the_number_of_another_book_is_written_down_on_a_page(page: Client, cast: Cast) -> None:
    petition = accepted(cast)
    address = f"/don/van-ban-phai-soan/{OwedLetter.objects.get().pk}/"
    assert address in page.get(f"/don/{petition.pk}/").content.decode()
    assert page.get(address).status_code == 200
    wrong = page.post(address, {"number": "7/TB-UBND", "numbered_on": "2026-11-01"})
    assert (wrong.status_code, 'value="7/TB-UBND"' in wrong.content.decode()) == (422, True)

    assert page.post(address, {"number": "7/TB-UBND", "numbered_on": "2026-11-19"}).status_code == 302
    assert "văn bản số 7/TB-UBND" in page.get(f"/don/{petition.pk}/").content.decode()


@pytest.mark.parametrize(
    "typed",
    [
        {"number": ""},
        {"number": "7/TB-UBND"},
        {"numbered_on": "2026-11-19"},
        {"number": "7/TB-UBND", "because": "Không cần"},
    ],
)
def test_a_number_with_its_day_or_a_reason_and_not_both(
    page: Client, cast: Cast, typed: dict[str, str]
) -> None:
    petition = accepted(cast)
    assert page.post(f"/don/van-ban-phai-soan/{OwedLetter.objects.get().pk}/", typed).status_code == 422
    assert owed(petition) == ["acceptance_notice"]


def test_the_reason_is_written_on_the_same_page(page: Client, cast: Cast) -> None:
    petition = accepted(cast)
    address = f"/don/van-ban-phai-soan/{OwedLetter.objects.get().pk}/"
    assert page.post(address, {"because": "Đã báo trực tiếp"}).status_code == 302
    shown = page.get(f"/don/{petition.pk}/").content.decode()
    assert "không soạn Thông báo thụ lý khiếu nại: Đã báo trực tiếp" in shown


def test_the_lists_say_it_of_open_and_of_closed_files(page: Client, cast: Cast) -> None:
    accepted(cast)
    closed = declined(cast)
    shown = page.get("/don/").content.decode()
    assert "còn phải soạn: Thông báo thụ lý khiếu nại" in shown
    assert "Hồ sơ vừa kết thúc, còn phải soạn văn bản" in shown
    assert [(one.pk, one.label) for one in selectors.unwritten(cast.an, ON)] == [
        (closed.pk, "Thông báo không thụ lý khiếu nại")
    ]
    assert selectors.unwritten(cast.dung, ON) == []


def test_an_answer_tells_what_the_notice_would_and_undone_it_is_asked_for_again(cast: Cast) -> None:
    petition = accepted(cast, "feedback")
    assert owed(petition) == ["processing_notice"]
    services.answer(petition, number="5/UBND", text="Đã sửa đèn.", by=cast.chi, on=ON)
    assert owed(petition) == []
    services.undo(petition, by=cast.chi, at=timezone.now())
    assert owed(petition) == ["processing_notice"]


def test_a_unit_that_writes_elsewhere_is_not_reminded_for_ever(cast: Cast) -> None:
    older, newer = declined(cast), declined(cast)
    OwedLetter.objects.filter(petition=older).update(owed_on=ON - timedelta(days=60))
    assert [one.pk for one in selectors.unwritten(cast.an, ON)] == [newer.pk, older.pk]
    assert [one.pk for one in selectors.unwritten(cast.an, ON + timedelta(days=1))] == [newer.pk]
    assert owed(older) == ["non_acceptance_notice"]


def test_a_long_list_asks_no_more_often_than_a_short_one(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    first = accepted(cast)
    with django_assert_max_num_queries(3) as short:
        selectors.due_list(cast.an, ON)
    others = [accepted(cast) for _ in range(4)]
    with django_assert_max_num_queries(len(short)):
        rows = rows_of(selectors.due_list(cast.an, ON).rows, on=ON)
    assert {row.pk for row in rows if row.letter} == {first.pk, *(one.pk for one in others)}
    assert "còn phải soạn" in rows[0].cells()[7]
