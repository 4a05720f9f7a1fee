"""A denunciation at the counter: a line without names, all else sealed; then each refusal."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from langnghe.kernel.clock import LOCAL
from langnghe.kernel.errors import Invalid, NotFound, WrongState
from langnghe.petitions import selectors, services
from langnghe.petitions.models import Matter, MatterLink, Petition, PetitionText
from langnghe.petitions.tests.conftest import ON, received
from langnghe.vault import services as vault
from langnghe.vault.models import SealedPart
from langnghe.vault.tests.conftest import PHRASE, Keepers, approved

AT = datetime(2026, 11, 13, 9, 0, tzinfo=LOCAL)
NAME = "Tống Khắc Bí Danh"
TOLD = services.Told(
    content="Ông Mỗ thu tiền của dân mà không có biên lai", denounced="Ông Mỗ, cán bộ địa chính",
    full_name=NAME, address="Ngõ 7 đường Kín", phone="0987 654 321", email="bi.danh@example.vn",
)  # fmt: skip
REDACTED = "Phản ánh một cán bộ thu tiền không biên lai"


def taken(keepers: Keepers, told: services.Told = TOLD, **more: Any) -> Petition:
    line: dict[str, Any] = {
        "unit": keepers.cast.committee,
        "received_on": ON,
        "redacted": REDACTED,
        "by": keepers.cast.an,
        "idempotency": "a-token-of-a-form",
    }
    return services.receive_denunciation(told, **{**line, **more}).petition


def read(keepers: Keepers, petition: Petition, *parts: str) -> dict[str, str]:
    about = ("petition", petition.pk)
    asked = vault.ask(
        about, parts=list(parts), purpose="verify", because="x", passphrase=PHRASE, by=keepers.cast.chi, at=AT
    )
    opened = vault.read(
        approved(asked, keepers.han, keepers.khoi), passphrase=PHRASE, by=keepers.cast.chi, at=AT
    )
    return {label: text for one in opened for label, text in one.lines}


def test_the_line_has_number_term_and_redacted_copy_and_no_name(keepers: Keepers) -> None:
    petition = taken(keepers)

    assert (petition.number, petition.kind, petition.summary) == (1, "denunciation", REDACTED)
    assert petition.person.full_name == "Người tố cáo (giữ bí mật)"
    assert petition.clocks.get().rule == "denunciation.initial"
    assert petition.due_on == date(2026, 11, 23)
    assert not PetitionText.objects.exists()


def test_two_custodians_open_name_and_words(keepers: Keepers) -> None:
    told = read(keepers, taken(keepers), "identity", "content")

    assert (told["Họ và tên"], told["Nội dung tố cáo"]) == (NAME, TOLD.content)


def test_the_form_sent_twice_is_one_denunciation(keepers: Keepers) -> None:
    assert taken(keepers) == taken(keepers)
    assert SealedPart.objects.count() == 2


def test_for_the_officer_named_in_it_it_does_not_exist(keepers: Keepers) -> None:
    petition = taken(keepers, named=[keepers.cast.chi])

    with pytest.raises(NotFound):
        selectors.file(keepers.cast.chi, ON, petition.pk)
    assert selectors.due_list(keepers.cast.chi, ON).rows == []
    assert selectors.due_list(keepers.cast.an, ON).rows[0].pk == petition.pk


def test_its_number_finds_it_and_no_word_does(keepers: Keepers) -> None:
    petition = taken(keepers, named=[keepers.cast.chi])

    def hits(typed: str, viewer: Any = keepers.cast.an) -> list[int]:
        return [hit.pk for hit in selectors.search(viewer, ON, typed=typed).hits]

    assert hits(f"{petition.number}/{petition.year}") == [petition.pk]
    assert hits("cán bộ thu tiền") == hits(NAME) == []
    assert hits(f"{petition.number}/{petition.year}", keepers.cast.chi) == []


def test_without_two_keys_it_stays_on_paper(keepers: Keepers) -> None:
    with pytest.raises(WrongState, match="hai người"):
        taken(keepers, named=[keepers.han, keepers.khoi])
    assert not Petition.objects.exists()


@pytest.mark.parametrize(
    "telling", ["Bà tong khac bi danh kể", "gọi 0987.654.321", "ở Ngõ 7, đường Kín", "thư bi.danh@example.vn"]
)
def test_a_redacted_copy_that_still_tells_is_refused(keepers: Keepers, telling: str) -> None:
    with pytest.raises(Invalid, match="lược bỏ"):
        taken(keepers, redacted=telling)


@pytest.mark.parametrize(
    "told", [replace(TOLD, content=" "), replace(TOLD, full_name=""), replace(TOLD, address="")]
)
def test_without_words_or_sender_it_is_refused(keepers: Keepers, told: services.Told) -> None:
    with pytest.raises(Invalid):
        taken(keepers, told)


def test_by_web_it_is_never_taken(keepers: Keepers) -> None:
    with pytest.raises(Invalid, match="qua mạng"):
        taken(keepers, channel="web")


def test_an_anonymous_one_is_not_accepted(keepers: Keepers) -> None:
    petition = taken(keepers, replace(TOLD, full_name="", address=""), is_anonymous=True, has_leads=True)
    classified = services.classify(
        petition, kind="denunciation", field="land", because="Không họ tên", by=keepers.cast.an, on=ON
    )
    with pytest.raises(WrongState, match="không rõ"):
        services.accept(classified, by=keepers.cast.chi, on=ON)


def test_what_told_prints_says_nothing() -> None:
    assert NAME not in repr(TOLD)


def test_a_suspected_one_is_sealed_with_all_that_was_in_clear(keepers: Keepers) -> None:
    petition = received(keepers.cast)
    services.seal_petition(petition, redacted="", by=keepers.cast.an, on=ON)

    held = Petition.objects.select_related("person", "matter").get()
    assert (held.kind, held.summary) == ("denunciation", "Nội dung được niêm phong; chưa có bản lược bỏ.")
    assert (held.person.full_name, held.person.phone) == ("Người tố cáo (giữ bí mật)", "")
    assert "bồi thường" not in held.matter.title + held.matter.folded
    assert not PetitionText.objects.exists()
    assert "bồi thường" in read(keepers, held, "content")["Tóm tắt"]


def test_what_is_sealed_is_not_sealed_again(keepers: Keepers) -> None:
    with pytest.raises(WrongState):
        services.seal_petition(taken(keepers), redacted="", by=keepers.cast.an, on=ON)


def test_another_commune_seals_nothing(keepers: Keepers) -> None:
    with pytest.raises(NotFound):
        services.seal_petition(received(keepers.cast), redacted="", by=keepers.cast.dung, on=ON)


def test_the_redacted_copy_is_written_anew(keepers: Keepers) -> None:
    petition = services.redact(taken(keepers), redacted="Thu tiền trái quy định", by=keepers.cast.an, on=ON)

    assert petition.summary == "Thu tiền trái quy định"


def test_sealing_takes_its_matter_out_of_what_bodies_told_each_other(keepers: Keepers) -> None:
    petition = received(keepers.cast)
    other = Matter.objects.create(
        unit=keepers.cast.other, title="Việc ở nơi khác", field="land", opened_on=ON
    )
    services.link_elsewhere(petition.matter, other=other, by=keepers.cast.an, on=ON)
    services.seal_petition(petition, redacted="Việc của một cán bộ", by=keepers.cast.an, on=ON)

    assert not MatterLink.objects.exists()


def test_a_plain_petition_does_not_join_the_matter_of_a_sealed_one(keepers: Keepers) -> None:
    petition = taken(keepers)
    with pytest.raises(Invalid):
        selectors.matter_of(str(petition), unit=keepers.cast.committee)
