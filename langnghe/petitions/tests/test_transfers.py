"""One chain over several books: sent, taken in with a number, sent back, replied; then each refusal."""

from datetime import date
from typing import Any

import pytest

from conftest import Cast
from langnghe.accounts.models import Custody
from langnghe.accounts.rights import Right
from langnghe.audit.models import Entry
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from langnghe.people.models import Person
from langnghe.people.services import add_person
from langnghe.petitions import access, selectors, services
from langnghe.petitions.models import Petition, PetitionBody, Signatory, Transfer, TransferState
from langnghe.petitions.tests.conftest import classified
from langnghe.units.models import Unit

SENT, TAKEN = date(2026, 11, 20), date(2026, 11, 23)


def sent(cast: Cast, ward: Unit) -> Transfer:
    petition = classified(cast, "feedback")
    services.transfer(petition, to=ward, because="Thuộc phường", by=cast.chi, on=SENT)
    return Transfer.objects.get(sent_back_on__isnull=True, petition=petition)


def settled(cast: Cast, transfer: Transfer) -> Petition:
    line = services.take_in(transfer, by=cast.dung, on=TAKEN)
    line = services.classify(line, kind="feedback", field="land", because="Đủ", by=cast.dung, on=TAKEN)
    line = services.accept(line, by=cast.dung, on=TAKEN)
    return services.answer(line, text="Đã sửa.", by=cast.dung, on=date(2026, 11, 27))


def leads(petition: Petition) -> str:
    row = Custody.objects.get(
        subject_kind="petition", subject_id=petition.pk, role="lead", until__isnull=True
    )
    return row.unit_id


def test_taking_in_gives_a_number_of_the_receiving_book_linked_to_the_first(cast: Cast, ward: Unit) -> None:
    transfer = sent(cast, ward)
    line = services.take_in(transfer, by=cast.dung, on=TAKEN)
    transfer.refresh_from_db()

    assert (line.unit_id, line.number, line.year) == (ward.pk, 1, 2026)
    assert (line.channel, line.kind, line.received_on) == ("passed_on", "feedback", TAKEN)
    assert (transfer.received_as_id, transfer.state) == (line.pk, TransferState.TAKEN_IN)
    assert line.clocks.get().rule == "petition.process"
    assert leads(line) == ward.pk
    assert line.person_id == transfer.petition.person_id


def test_the_sender_follows_the_line_and_sees_each_state(cast: Cast, ward: Unit) -> None:
    transfer = sent(cast, ward)
    line = settled(cast, transfer)

    assert selectors.file(cast.an, TAKEN, line.pk).pk == line.pk
    assert selectors.gone_out(cast.an, TAKEN)[0].state == TransferState.SETTLED
    with pytest.raises(NotAllowed):
        services.withdraw(line, because="x", by=cast.an, on=TAKEN)


def test_each_step_of_the_chain_has_its_entry_without_words(cast: Cast, ward: Unit) -> None:
    transfer = sent(cast, ward)
    services.reply_transfer(
        settled_transfer(cast, transfer), number="3/UBND", text="Đã sửa.", by=cast.dung, on=date(2026, 11, 28)
    )

    actions = set(Entry.objects.values_list("action", flat=True))
    assert {"petition.transferred", "petition.taken_in", "petition.replied_to_sender"} <= actions
    assert "Đã sửa" not in str(list(Entry.objects.values_list("data", flat=True)))


def settled_transfer(cast: Cast, transfer: Transfer) -> Transfer:
    settled(cast, transfer)
    transfer.refresh_from_db()
    return transfer


def test_a_reply_is_recorded_once_after_the_settlement(cast: Cast, ward: Unit) -> None:
    transfer = settled_transfer(cast, sent(cast, ward))
    on = date(2026, 11, 28)
    replied = services.reply_transfer(transfer, number="3/UBND", text="Đã sửa.", by=cast.dung, on=on)

    assert (replied.state, replied.told[0].number) == (TransferState.REPLIED, "3/UBND")
    with pytest.raises(WrongState):
        services.reply_transfer(transfer, number="4", text="lại", by=cast.dung, on=on)


def test_between_two_committees_no_term_of_reply_is_invented(cast: Cast, ward: Unit) -> None:
    term = selectors.reply_term(settled_transfer(cast, sent(cast, ward)))
    assert term is not None
    assert (term.due_on, term.unsure) == (None, True)


def test_a_council_that_passed_it_on_is_told_within_seven_working_days(cast: Cast, ward: Unit) -> None:
    transfer = settled_transfer(cast, sent(cast, ward))
    transfer.from_unit = Unit.objects.get(area=cast.committee.area, kind="PEOPLES_COUNCIL")
    term = selectors.reply_term(transfer)
    assert term is not None
    assert term.due_on == date(2026, 12, 8)
    assert "27" in term.cite


def test_what_is_sent_back_is_again_the_senders_with_its_term_from_receipt(cast: Cast, ward: Unit) -> None:
    transfer = sent(cast, ward)
    services.take_in(transfer, by=cast.dung, on=TAKEN)
    services.send_back(transfer, because="Không thuộc phường", by=cast.dung, on=TAKEN)

    petition = Petition.objects.get(pk=transfer.petition_id)
    assert (petition.state, petition.closed_on, leads(petition)) == ("classified", None, cast.committee.pk)
    running = petition.clocks.get(ended_on__isnull=True)
    assert running.counted_from == petition.received_on
    transfer.refresh_from_db()
    assert transfer.state == TransferState.SENT_BACK
    line = transfer.received_as
    assert line is not None
    assert line.closed_on == TAKEN


def test_who_sent_it_back_moves_it_no_more_that_day_and_the_next_day_reads_it_no_more(
    cast: Cast, ward: Unit
) -> None:
    transfer = sent(cast, ward)
    services.send_back(transfer, because="Không thuộc phường", by=cast.dung, on=TAKEN)
    petition = Petition.objects.get(pk=transfer.petition_id)

    assert not access.may(cast.dung, petition, Right.HANDLE, TAKEN)
    assert not access.may_follow(cast.dung, petition, Right.HANDLE, TAKEN)
    assert access.letter_units(cast.dung, petition, Right.HANDLE, TAKEN) == []
    assert not access.may_attach(cast.dung, petition.pk, TAKEN)
    assert access.leading_unit(petition, TAKEN) == cast.committee.pk
    with pytest.raises(NotAllowed):
        services.file_away(petition, because="x", by=cast.dung, on=TAKEN)
    with pytest.raises(NotFound):
        selectors.file(cast.dung, date(2026, 11, 24), petition.pk)
    assert selectors.transfer(cast.dung, date(2026, 11, 24), transfer.pk).pk == transfer.pk


def test_who_handed_it_on_moves_it_no_more_that_day(cast: Cast, ward: Unit) -> None:
    petition = sent(cast, ward).petition

    assert not access.may(cast.an, petition, Right.HANDLE, SENT)
    assert access.may_follow(cast.an, petition, Right.HANDLE, SENT)


def test_what_was_sent_back_is_sent_again_to_the_same_body(cast: Cast, ward: Unit) -> None:
    transfer = sent(cast, ward)
    services.send_back(transfer, because="Thiếu giấy tờ", by=cast.dung, on=TAKEN)
    services.transfer(transfer.petition, to=ward, because="Đã đủ", by=cast.chi, on=TAKEN)

    again = Transfer.objects.get(sent_back_on__isnull=True)
    assert services.take_in(again, by=cast.dung, on=TAKEN).number == 1
    assert leads(transfer.petition) == ward.pk


def test_both_ends_see_the_same_chain(cast: Cast, ward: Unit) -> None:
    transfer = sent(cast, ward)
    line = services.take_in(transfer, by=cast.dung, on=TAKEN)

    assert selectors.chain(line) == selectors.chain(transfer.petition) == [transfer]


def test_taking_in_twice_is_refused(cast: Cast, ward: Unit) -> None:
    transfer = sent(cast, ward)
    services.take_in(transfer, by=cast.dung, on=TAKEN)
    with pytest.raises(WrongState):
        services.take_in(transfer, by=cast.dung, on=TAKEN)


def test_taking_in_before_it_was_sent_is_refused(cast: Cast, ward: Unit) -> None:
    with pytest.raises(Invalid, match="trước ngày chuyển"):
        services.take_in(sent(cast, ward), by=cast.dung, on=date(2026, 11, 19))


def test_the_sender_cannot_take_in_for_the_receiver(cast: Cast, ward: Unit) -> None:
    with pytest.raises(NotAllowed):
        services.take_in(sent(cast, ward), by=cast.chi, on=TAKEN)


def test_a_third_unit_does_not_learn_of_it(cast: Cast, ward: Unit) -> None:
    transfer = sent(cast, ward)
    with pytest.raises(NotFound):
        services.take_in(transfer, by=cast.editor, on=TAKEN)
    with pytest.raises(NotFound):
        selectors.transfer(cast.editor, TAKEN, transfer.pk)


def test_what_was_accepted_is_not_sent_back(cast: Cast, ward: Unit) -> None:
    transfer = settled_transfer(cast, sent(cast, ward))
    with pytest.raises(WrongState):
        services.send_back(transfer, because="Nhầm", by=cast.dung, on=date(2026, 11, 28))


def test_sending_back_needs_a_reason(cast: Cast, ward: Unit) -> None:
    with pytest.raises(Invalid):
        services.send_back(sent(cast, ward), because=" ", by=cast.dung, on=TAKEN)


def test_an_ended_body_is_refused_with_what_took_its_place(cast: Cast) -> None:
    with pytest.raises(Invalid) as refused:
        services.transfer(classified(cast, "feedback"), to=cast.other, because="Vì", by=cast.chi, on=SENT)
    assert "không còn hoạt động" in str(refused.value)
    assert "Cơ quan kế thừa: UBND" in str(refused.value)


def test_what_leaves_for_paper_leaves_every_book(cast: Cast, ward: Unit) -> None:
    transfer = sent(cast, ward)
    line = services.take_in(transfer, by=cast.dung, on=TAKEN)
    services.move_to_paper(line, by=cast.dung, on=TAKEN)

    for petition in Petition.objects.all():
        assert petition.voided_on == TAKEN
        assert petition.summary == "bảo vệ bí mật"
        assert petition.matter.title == "bảo vệ bí mật"
        assert petition.person.full_name == "bảo vệ bí mật"
    assert selectors.gone_out(cast.an, TAKEN) == []


def test_whoever_signed_and_the_whole_text_come_along(cast: Cast, ward: Unit) -> None:
    transfer = sent(cast, ward)
    first = transfer.petition
    mai = add_person("Trần Thị Mai", address="14 Đông Sơn")
    Signatory.objects.create(petition=first, person=mai, is_representative=True)
    PetitionBody.objects.create(petition=first, body="Toàn văn của đơn gửi qua mạng")
    line = services.take_in(transfer, by=cast.dung, on=TAKEN)

    row = line.signatories.get()
    assert (row.person_id, row.is_representative) == (mai.pk, True)
    assert PetitionBody.objects.get(petition=line).body == "Toàn văn của đơn gửi qua mạng"
    services.move_to_paper(line, by=cast.dung, on=TAKEN)
    assert not PetitionBody.objects.exclude(body="").exists()
    assert Person.objects.get(pk=mai.pk).full_name == "bảo vệ bí mật"


@pytest.mark.parametrize("is_taken", [False, True])
def test_the_receiver_writes_nothing_into_the_senders_book(cast: Cast, ward: Unit, *, is_taken: bool) -> None:
    transfer = sent(cast, ward)
    first = transfer.petition
    if is_taken:
        services.take_in(transfer, by=cast.dung, on=TAKEN)
    given: dict[str, Any] = {"changes": {"full_name": "Tên khác"}, "because": "Nhầm", "on": TAKEN}
    with pytest.raises(NotAllowed, match="có dòng sổ này"):
        services.correct_petition(first, by=cast.dung, **given)
    with pytest.raises(NotAllowed, match="có dòng sổ này"):
        services.renew_code(first, by=cast.dung, on=TAKEN)

    services.correct_petition(first, by=cast.an, **given)
    assert Petition.objects.get(pk=first.pk).person.full_name == "Tên khác"
    services.renew_code(first, by=cast.an, on=TAKEN)
