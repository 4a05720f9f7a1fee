"""The life of a denunciation by its own table: told, extended, concluded, acted on, published; and what it refuses."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from langnghe.accounts.rights import Role
from langnghe.accounts.services import add_membership
from langnghe.kernel.errors import Invalid, NotFound, WrongState
from langnghe.petitions import access, services
from langnghe.petitions.models import Petition, Reminder, Transfer
from langnghe.petitions.services.reminding import remind
from langnghe.petitions.tests.conftest import ON, received, standing_ward
from langnghe.petitions.tests.test_denunciations import TOLD, read, taken
from langnghe.vault.models import KeyHalf, SealedPart
from langnghe.vault.tests.conftest import Keepers

ACCEPTED, CONCLUDED = date(2026, 11, 16), date(2026, 12, 10)


def classified(keepers: Keepers, **more: Any) -> Petition:
    petition = taken(keepers, **more)
    because = "Nêu hành vi vi phạm của cán bộ"
    return services.classify(
        petition, kind="denunciation", field="land", because=because, by=keepers.cast.an, on=ON
    )


def accepted(keepers: Keepers) -> Petition:
    return services.accept(classified(keepers), by=keepers.cast.chi, on=ACCEPTED)


def concluded(keepers: Keepers) -> Petition:
    given = {"number": "12/KL", "outcome": "partly", "summary": "Có việc thu tiền không biên lai"}
    return services.conclude(accepted(keepers), **given, by=keepers.cast.chi, on=CONCLUDED)


def running(petition: Petition) -> dict[str, date]:
    return dict(petition.clocks.filter(ended_on__isnull=True).values_list("rule", "due_on"))


def test_acceptance_starts_thirty_days_and_five_to_tell(keepers: Keepers) -> None:
    petition = accepted(keepers)

    assert running(petition) == {
        "denunciation.resolution": date(2026, 12, 16),
        "denunciation.accept.notice": date(2026, 11, 23),
    }
    told = services.send_acceptance(petition, to="Văn bản mật", by=keepers.cast.an, on=ACCEPTED)
    assert set(running(told)) == {"denunciation.resolution"}


def test_an_extension_gives_thirty_days_more(keepers: Keepers) -> None:
    petition = services.extend(
        accepted(keepers),
        fact="complex",
        number="2/QĐ",
        because="Phải giám định",
        by=keepers.cast.chi,
        on=CONCLUDED,
    )

    assert running(petition)["denunciation.resolution"] == date(2027, 1, 15)


def test_the_conclusion_starts_sending_acting_and_publishing(keepers: Keepers) -> None:
    petition = concluded(keepers)

    assert (petition.state, petition.resolution_due_on) == ("concluded", date(2026, 12, 16))
    assert set(running(petition)) == {
        "denunciation.conclusion.send", "denunciation.act", "denunciation.publish",
    }  # fmt: skip
    services.act(petition, because="Kiểm điểm, thu hồi", by=keepers.cast.chi, on=CONCLUDED)
    services.publish(petition, way="meeting", redacted="Kết luận số 12", by=keepers.cast.an, on=CONCLUDED)
    assert set(running(petition)) == {"denunciation.conclusion.send"}


@pytest.mark.parametrize("wrong", [{"number": " "}, {"outcome": "x"}, {"summary": ""}])
def test_a_conclusion_without_number_result_or_words_is_refused(
    keepers: Keepers, wrong: dict[str, str]
) -> None:
    given = {"number": "12/KL", "outcome": "right", "summary": "Đúng"}
    with pytest.raises(Invalid):
        services.conclude(accepted(keepers), **{**given, **wrong}, by=keepers.cast.chi, on=CONCLUDED)


def test_an_anonymous_one_with_leads_is_information(keepers: Keepers) -> None:
    nobody = replace(TOLD, full_name="", address="")
    petition = classified(keepers, told=nobody, is_anonymous=True, has_leads=True)
    kept = services.use_as_information(petition, because="Giao thanh tra", by=keepers.cast.an, on=ON)

    assert (kept.state, kept.closed_on, running(kept)) == ("filed", ON, {})


def test_one_with_a_sender_is_no_information(keepers: Keepers) -> None:
    with pytest.raises(WrongState, match="không rõ"):
        services.use_as_information(classified(keepers), because="x", by=keepers.cast.an, on=ON)


def test_what_comes_later_is_sealed_too(keepers: Keepers) -> None:
    petition = taken(keepers)
    services.add_sealed(petition, services.Told(content="Thêm hai nhân chứng"), by=keepers.cast.an, on=ON)

    assert SealedPart.objects.filter(subject_id=petition.pk, kind="content").count() == 2
    assert read(keepers, petition, "content")["Nội dung tố cáo"] == "Thêm hai nhân chứng"


def test_who_is_named_later_loses_file_and_halves(keepers: Keepers) -> None:
    petition = taken(keepers)
    nothing = services.Told(content="")
    services.add_sealed(petition, nothing, named=[keepers.sen, keepers.cast.chi], by=keepers.cast.an, on=ON)

    assert not KeyHalf.objects.filter(holder__user=keepers.sen).exists()
    assert not access.visible(Petition.objects.all(), keepers.cast.chi, ON).exists()


def test_nothing_is_added_where_only_one_could_still_open(keepers: Keepers) -> None:
    petition, nothing = taken(keepers), services.Told(content="")
    with pytest.raises(WrongState, match="hai người"):
        services.add_sealed(petition, nothing, named=[keepers.sen, keepers.han], by=keepers.cast.an, on=ON)


def test_no_reminder_goes_to_the_head_who_is_named(keepers: Keepers) -> None:
    taken(keepers, named=[keepers.cast.chi])
    remind(on=date(2026, 12, 1))

    assert {row.told for row in Reminder.objects.select_related("told")} == {keepers.cast.an}


@pytest.mark.parametrize(
    "writes",
    [
        lambda petition, by: services.correct_petition(
            petition, changes={"full_name": "Lê Văn Bình"}, because="x", by=by, on=ON
        ),
        lambda petition, by: services.amend_petition(
            petition,
            wanted=services.CameWith(respondents=[services.Against("Ông K")]),
            because="x",
            by=by,
            on=ON,
        ),
        lambda petition, by: services.split_petition(petition, summary="x", by=by, on=ON),
        lambda petition, by: services.move_to_paper(petition, by=by, on=ON),
        lambda petition, by: services.merge_matters(petition.matter, into=received_by(by), by=by, on=ON),
        lambda petition, _by: services.ask(petition, wish="wish_to_withdraw", words="x", on=ON),
    ],
)
def test_nothing_is_written_in_clear_beside_it(keepers: Keepers, writes: Any) -> None:
    with pytest.raises(WrongState):
        writes(taken(keepers), keepers.cast.an)


def received_by(by: Any) -> Any:
    from langnghe.people.services import add_person
    from langnghe.units.models import Unit

    unit = Unit.objects.get(pk=by.memberships.get().unit_id)
    return services.receive(
        unit=unit, person=add_person("A"), channel="counter", received_on=ON, summary="Đèn hỏng", by=by
    ).petition.matter


def test_no_file_is_attached_in_clear(keepers: Keepers) -> None:
    assert not access.may_attach(keepers.cast.an, taken(keepers).pk, ON)


def handed_on(keepers: Keepers, **more: Any) -> Transfer:
    """To a ward that stands, in which Dũng handles."""
    ward = standing_ward()
    add_membership(keepers.cast.dung, unit=ward.pk, role=Role.HANDLER, since=ON)
    because = "Thuộc thẩm quyền của phường"
    services.transfer(classified(keepers, **more), to=ward, because=because, by=keepers.cast.chi, on=ON)
    return Transfer.objects.get()


def test_handed_on_it_stays_unknown_to_whom_it_names(keepers: Keepers) -> None:
    transfer = handed_on(keepers, named=[keepers.cast.dung])
    with pytest.raises(NotFound):
        services.take_in(transfer, by=keepers.cast.dung, on=ON)


def test_the_line_of_the_receiving_body_has_no_name(keepers: Keepers) -> None:
    line = services.take_in(handed_on(keepers), by=keepers.cast.dung, on=ON)

    assert line.person.full_name == "Người tố cáo (giữ bí mật)"
    assert line.denunciation.sealed_on == ON
    assert services.redact(line, redacted="Như bản đã chuyển", by=keepers.cast.dung, on=ON)


def test_the_first_of_a_matter_takes_its_words_away_with_it(keepers: Keepers) -> None:
    first = received(keepers.cast)
    second = received(keepers.cast, matter=first.matter, summary="Đèn đường hỏng")
    services.seal_petition(first, redacted="", by=keepers.cast.an, on=ON)

    matter = Petition.objects.get(pk=second.pk).matter
    assert (matter.title, "boi thuong" in matter.folded) == ("Đèn đường hỏng", False)
