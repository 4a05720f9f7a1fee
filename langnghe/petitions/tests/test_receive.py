"""Receiving a petition: a number, custody, a term, an entry, a code; then each refusal."""

from datetime import date

import pytest

from conftest import Cast
from langnghe.accounts.models import Custody
from langnghe.audit.models import Entry
from langnghe.kernel.errors import Invalid, NotAllowed
from langnghe.petitions import codes, services
from langnghe.petitions.models import Matter, Petition
from langnghe.petitions.tests.conftest import ON, facts


def test_a_received_petition_has_number_custody_term_entry_and_code(cast: Cast) -> None:
    received = services.receive(**facts(cast, kind="complaint"))

    petition = Petition.objects.get()
    assert (petition.number, petition.year, petition.state) == (1, 2026, "received")
    assert Custody.objects.get(subject_kind="petition", subject_id=petition.pk).unit_id == cast.committee.pk
    clock = petition.clocks.get()
    assert (clock.rule, clock.due_on) == ("complaint.acceptance", date(2026, 11, 23))
    assert petition.due_on == clock.due_on
    assert bytes(petition.code_digest) == codes.digest(received.code)
    entry = Entry.objects.get(subject_kind="petition")
    assert entry.data["state"] == "received"
    assert "Bình" not in str(entry.data)
    assert "Đông Sơn" not in str(entry.data)


def test_numbers_follow_each_other_within_a_unit_and_a_year(cast: Cast) -> None:
    numbers = [services.receive(**facts(cast)).petition.number for _ in range(3)]
    next_year = services.receive(**facts(cast, received_on=date(2027, 1, 4))).petition.number

    assert numbers == [1, 2, 3]
    assert next_year == 1


def test_a_petition_from_a_reception_gets_the_term_of_the_reply(cast: Cast) -> None:
    petition = services.receive(**facts(cast, channel="visit")).petition

    assert petition.clocks.get().rule == "reception.reply"


def test_a_petition_at_the_counter_gets_the_term_of_processing(cast: Cast) -> None:
    assert services.receive(**facts(cast)).petition.clocks.get().rule == "petition.process"


def test_a_second_petition_joins_its_matter(cast: Cast) -> None:
    first = services.receive(**facts(cast)).petition
    second = services.receive(**facts(cast, matter=first.matter)).petition

    assert second.matter_id == first.matter_id
    assert Matter.objects.get().times_received == 2


def test_the_same_form_sent_twice_is_one_petition_and_one_code(cast: Cast) -> None:
    first = services.receive(**facts(cast, idempotency="a-form-token"))
    again = services.receive(**facts(cast, idempotency="a-form-token"))

    assert Petition.objects.count() == 1
    assert again.code == first.code
    assert codes.read(first.code) == first.code


def test_a_denunciation_goes_to_paper_with_the_article(cast: Cast) -> None:
    with pytest.raises(Invalid) as refused:
        services.receive(**facts(cast, kind="denunciation"))

    assert "Luật Tố cáo" in refused.value.cite
    assert not Petition.objects.exists()


def test_an_officer_of_another_commune_is_refused(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        services.receive(**facts(cast, by=cast.dung))


def test_an_empty_summary_is_refused(cast: Cast) -> None:
    with pytest.raises(Invalid, match="tóm tắt"):
        services.receive(**facts(cast, summary="  "))


def test_a_day_of_writing_after_receipt_is_refused(cast: Cast) -> None:
    with pytest.raises(Invalid, match="Ngày viết đơn"):
        services.receive(**facts(cast, written_on=date(2026, 11, 13)))


def test_an_unknown_channel_is_refused(cast: Cast) -> None:
    with pytest.raises(Invalid, match="danh mục"):
        services.receive(**facts(cast, channel="pigeon"))


def test_a_matter_of_another_unit_is_refused(cast: Cast) -> None:
    matter = Matter.objects.create(unit=cast.other, title="Việc khác", field="land", opened_on=ON)
    with pytest.raises(Invalid, match="đơn vị khác"):
        services.receive(**facts(cast, matter=matter))


def test_a_lost_code_is_renewed_and_the_old_one_stops(cast: Cast) -> None:
    old = services.receive(**facts(cast))
    new = services.renew_code(old.petition, by=cast.an, on=ON)

    assert new.code != old.code
    assert bytes(Petition.objects.get().code_digest) == codes.digest(new.code)
