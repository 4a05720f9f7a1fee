"""What was sent on by mistake comes back while nobody has it: undone within minutes, taken back later with a reason."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from conftest import Cast, make_cast
from langnghe.accounts.rights import Role
from langnghe.accounts.services import add_membership
from langnghe.audit.models import Entry
from langnghe.kernel.clock import legal_day
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from langnghe.notifications.models import Message
from langnghe.petitions import access, selectors, services
from langnghe.petitions.models import (
    HIDDEN,
    REPORT,
    LetterState,
    OwedLetter,
    Petition,
    Transfer,
    TransferState,
)
from langnghe.petitions.services.intake.passing import Passed
from langnghe.petitions.tests.conftest import classified, facts, standing_ward
from langnghe.petitions.tests.test_at_once import at_once
from langnghe.petitions.tests.test_come_with import at_counter
from langnghe.petitions.tests.test_denunciation_life import handed_on
from langnghe.petitions.tests.test_told_of_steps import wanting
from langnghe.petitions.tests.test_transfers import SENT, TAKEN, leads, sent
from langnghe.units.models import Unit
from langnghe.vault.tests.conftest import Keepers

WHY = "Chuyển nhầm nơi nhận"


def outside(cast: Cast) -> Transfer:
    petition = classified(cast, "feedback")
    given = {"outside": "Công ty Cấp nước", "because": "Thuộc công ty"}
    return services.transfer(petition, to=None, by=cast.chi, on=SENT, **given).transfers.get()


def undone(transfer: Transfer, cast: Cast, **more: Any) -> Petition:
    return services.undo(transfer.petition, **({"by": cast.chi, "at": timezone.now()} | more)).petition


def stands_as_before(petition: Petition, cast: Cast) -> bool:
    petition.refresh_from_db()
    running = petition.clocks.get(ended_on__isnull=True)
    is_same = (petition.state, petition.closed_on, petition.closed_because) == ("classified", None, "")
    return is_same and leads(petition) == cast.committee.pk and running.counted_from == petition.received_on


def test_a_sending_undone_within_minutes_is_the_senders_again(cast: Cast, ward: Unit) -> None:
    transfer = sent(cast, ward)
    assert selectors.undoable(transfer.petition, cast.chi, timezone.now()) is not None
    petition = undone(transfer, cast)

    transfer.refresh_from_db()
    assert (transfer.state, str(transfer.state.label)) == (TransferState.RECALLED, "nơi chuyển đã lấy lại")
    assert stands_as_before(petition, cast)
    assert not selectors.waiting_transfers(cast.dung, TAKEN).exists()
    assert selectors.papers_of_steps(petition, []).owed == []
    with pytest.raises(NotFound):
        selectors.file(cast.dung, legal_day(timezone.now()) + timedelta(days=1), petition.pk)
    with pytest.raises(WrongState, match="đã thu hồi"):
        services.take_in(transfer, by=cast.dung, on=TAKEN)


def test_the_letter_of_a_sending_undone_is_without_effect(cast: Cast, ward: Unit) -> None:
    transfer = sent(cast, ward)
    letter = services.draft_letter(
        transfer.petition, kind="transfer_letter", unit=cast.committee.pk, by=cast.an, on=SENT
    )
    fields = {**letter.fields, "signer": "Lê Thị Chi"}
    services.edit_letter(letter, fields=fields, symbol=letter.symbol, by=cast.an, on=SENT)
    services.issue_letter(letter, by=cast.chi, on=SENT)
    undone(transfer, cast)

    letter.refresh_from_db()
    assert (letter.state, letter.shown_number != "") == (LetterState.REPLACED, True)
    assert not OwedLetter.objects.filter(settled_on=None).exists()


def test_what_the_other_body_has_is_not_undone(cast: Cast, ward: Unit) -> None:
    transfer = sent(cast, ward)
    services.take_in(transfer, by=cast.dung, on=TAKEN)
    assert selectors.undoable(transfer.petition, cast.chi, timezone.now()) is None
    with pytest.raises(WrongState, match="đã vào sổ") as refusal:
        undone(transfer, cast)

    assert refusal.value.instead == "Đề nghị nơi nhận trả lại đơn."
    assert transfer.petition.steps.filter(undone_at=None, name="transfer").exists()


def test_what_was_given_back_is_not_undone(cast: Cast, ward: Unit) -> None:
    transfer = sent(cast, ward)
    services.send_back(transfer, because="Không thuộc phường", by=cast.dung, on=TAKEN)
    assert selectors.undoable(transfer.petition, cast.chi, timezone.now()) is None
    with pytest.raises(WrongState, match="trả lại đơn này"):
        undone(transfer, cast)


def test_a_sending_to_a_body_outside_is_undone_and_its_link_ends(cast: Cast) -> None:
    transfer = outside(cast)
    token = services.make_link(transfer, by=cast.chi, on=SENT, at=timezone.now())
    petition = undone(transfer, cast)

    assert stands_as_before(petition, cast)
    assert services.open_link(token, at=timezone.now()) is None


def test_a_body_outside_that_told_its_number_has_it(cast: Cast) -> None:
    transfer = outside(cast)
    Transfer.objects.update(received_on=TAKEN, outside_number="12/CTCN")
    with pytest.raises(WrongState, match="đã vào sổ"):
        undone(transfer, cast)
    assert Transfer.objects.get().is_recalled is False


def test_after_the_minutes_it_is_taken_back_with_a_reason(cast: Cast, ward: Unit) -> None:
    transfer = sent(cast, ward)
    wanting(transfer.petition)
    with pytest.raises(WrongState, match="mười phút"):
        undone(transfer, cast, at=timezone.now() + timedelta(minutes=11))
    services.recall(transfer, because=WHY, by=cast.chi, on=TAKEN)

    transfer.refresh_from_db()
    assert (transfer.state, transfer.sent_back_on, transfer.sent_back_because) == ("recalled", TAKEN, WHY)
    assert stands_as_before(transfer.petition, cast)
    entry = Entry.objects.get(action="petition.recalled")
    assert (entry.data["transfer"], WHY in str(entry.data)) == (transfer.pk, False)


def test_who_follows_it_by_e_mail_is_told(cast: Cast, ward: Unit) -> None:
    received = at_counter(cast, email="binh@example.vn")
    petition = wanting(
        services.classify(received, kind="feedback", field="land", because="Đủ", by=cast.an, on=SENT)
    )
    services.transfer(petition, to=ward, because="Thuộc phường", by=cast.chi, on=SENT)
    services.recall(Transfer.objects.get(), because=WHY, by=cast.chi, on=TAKEN)
    letter = Message.objects.get(template="petitions/letters/recalled")

    assert letter.address == "binh@example.vn"
    assert WHY not in str(letter.context)


@pytest.mark.parametrize("because", ["", "  "])
def test_without_a_reason_nothing_is_taken_back(cast: Cast, ward: Unit, because: str) -> None:
    with pytest.raises(Invalid, match="lý do"):
        services.recall(sent(cast, ward), because=because, by=cast.chi, on=TAKEN)


def test_who_may_not_take_it_back(cast: Cast, ward: Unit) -> None:
    transfer = sent(cast, ward)
    for who, told in ((cast.an, NotAllowed), (cast.dung, NotAllowed), (cast.giang, NotFound)):
        with pytest.raises(told):
            services.recall(transfer, because=WHY, by=who, on=TAKEN)
    assert Transfer.objects.get().state == TransferState.UNDERWAY


def test_what_is_in_another_book_or_outside_is_not_taken_back(cast: Cast, ward: Unit) -> None:
    transfer = sent(cast, ward)
    services.take_in(transfer, by=cast.dung, on=TAKEN)
    with pytest.raises(WrongState, match="đã vào sổ"):
        services.recall(transfer, because=WHY, by=cast.chi, on=TAKEN)
    with pytest.raises(WrongState, match="ngoài hệ thống"):
        services.recall(outside(cast), because=WHY, by=cast.chi, on=TAKEN)


def test_a_day_before_the_sending_is_refused(cast: Cast, ward: Unit) -> None:
    with pytest.raises(Invalid, match="trước ngày chuyển"):
        services.recall(sent(cast, ward), because=WHY, by=cast.chi, on=SENT - timedelta(days=1))


def test_it_is_sent_again_to_the_right_body(cast: Cast, ward: Unit) -> None:
    transfer = sent(cast, ward)
    services.recall(transfer, because=WHY, by=cast.chi, on=TAKEN)
    services.transfer(transfer.petition, to=ward, because="Đúng nơi", by=cast.chi, on=TAKEN)

    assert [one.state for one in selectors.chain(transfer.petition)] == ["recalled", "underway"]


def test_what_came_back_owes_its_sender_no_report(cast: Cast, ward: Unit) -> None:
    passed = Passed("deputy", "Tổ đại biểu số 3", "12/CV-TDB", date(2026, 11, 10))
    petition = at_counter(cast, channel="passed_on", passed=passed)
    services.classify(petition, kind="feedback", field="land", because="Đủ", by=cast.an, on=SENT)
    services.transfer(petition, to=ward, because="Thuộc phường", by=cast.chi, on=SENT)
    assert petition.clocks.filter(rule=REPORT, ended_on=None).exists()
    services.recall(Transfer.objects.get(), because=WHY, by=cast.chi, on=TAKEN)

    assert not petition.clocks.filter(rule=REPORT, ended_on=None).exists()


def test_the_reason_for_a_sealed_file_is_sealed(keepers: Keepers) -> None:
    transfer = handed_on(keepers)
    services.recall(transfer, because="Ông Hùng là người nhà", by=keepers.cast.chi, on=TAKEN)

    transfer.refresh_from_db()
    assert (transfer.is_recalled, transfer.sent_back_because) == (True, HIDDEN)
    assert not Entry.objects.filter(data__icontains="Hùng").exists()


def test_the_sender_takes_it_back_on_its_page(
    chi: Client, cast: Cast, ward: Unit, at_today: Callable[[date], None]
) -> None:
    at_today(TAKEN)
    transfer = sent(cast, ward)
    address = f"/don/chuyen/{transfer.pk}/"
    assert "Lấy lại đơn" in chi.get(address).content.decode()
    assert chi.post(f"{address}lay-lai/", {"because": ""}).status_code == 422
    page = chi.post(f"{address}lay-lai/", {"because": WHY}, follow=True).content.decode()

    assert "nơi chuyển đã lấy lại" in page
    assert WHY in page
    again = chi.post(f"{address}lay-lai/", {"because": "Lần nữa"})
    assert (again.status_code, "Lần nữa" in again.content.decode()) == (409, True)


def test_the_receiver_has_no_such_button(cast: Cast, ward: Unit, at_today: Callable[[date], None]) -> None:
    at_today(TAKEN)
    client = Client()
    client.force_login(cast.dung)
    page = client.get(f"/don/chuyen/{sent(cast, ward).pk}/").content.decode()

    assert "Nhận, vào sổ" in page
    assert "Lấy lại đơn" not in page


def test_the_citizen_reads_that_it_came_back(client: Client, cast: Cast, ward: Unit) -> None:
    taken = services.receive(**facts(cast, kind="feedback"))
    services.classify(
        taken.petition, kind="feedback", field="land", because="Đủ", by=cast.an, on=date(2026, 11, 13)
    )
    services.transfer(taken.petition, to=ward, because="Thuộc phường", by=cast.chi, on=SENT)
    services.recall(Transfer.objects.get(), because=WHY, by=cast.chi, on=TAKEN)
    page = client.post("/tra-cuu/", {"code": taken.code, "last4": "5678"}).content.decode()

    assert f"{cast.committee.name} lấy lại đơn" in page
    assert WHY not in page


def test_of_taking_in_and_taking_back_at_once_one_wins(committed_db: None) -> None:
    cast = make_cast()
    ward = standing_ward()
    add_membership(cast.dung, unit=ward.pk, role=Role.HANDLER, since=date(2021, 1, 1))
    transfer = sent(cast, ward)
    outcomes = at_once(
        lambda: services.take_in(transfer, by=cast.dung, on=TAKEN),
        lambda: services.recall(transfer, because=WHY, by=cast.chi, on=TAKEN),
    )

    assert sum(isinstance(one, WrongState) for one in outcomes) == 1, outcomes
    found = Transfer.objects.get()
    assert found.is_recalled is not bool(found.received_on)
    held = access.leading_unit(found.petition, TAKEN)
    assert held == (cast.committee.pk if found.is_recalled else ward.pk)
