"""Two custodians hand over their halves and one person reads; then each refusal."""

from datetime import timedelta

import pytest

from langnghe.audit.models import Entry
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from langnghe.vault import services
from langnghe.vault.keys import WrongPassphrase
from langnghe.vault.models import HandedHalf, Reading, Release, SealedPart
from langnghe.vault.services.releasing import wipe_expired
from langnghe.vault.tests.conftest import ABOUT, AT, NAME, PHRASE, Keepers, approved, asked, phrase_of


def test_two_custodians_open_what_was_asked_and_nothing_else(sealed: Keepers) -> None:
    release = approved(asked(sealed, "content"), sealed.han, sealed.khoi)
    opened = services.read(release, passphrase=PHRASE, by=sealed.cast.chi, at=AT)

    assert [one.lines for one in opened] == [(("Nội dung", "Thu tiền không biên lai"),)]
    assert Reading.objects.get().by == sealed.cast.chi
    assert Entry.objects.get(action="vault.release_read").data["parts"] == ["content"]


def test_nothing_of_it_stands_in_the_tables(sealed: Keepers) -> None:
    approved(asked(sealed, "identity"), sealed.han, sealed.khoi)

    stored = [bytes(part.closed) for part in SealedPart.objects.all()]
    stored += [bytes(half.half) for half in HandedHalf.objects.all()]
    assert stored
    assert not [one for one in stored if NAME.encode() in one]


def test_parts_of_any_length_up_to_a_block_look_alike(sealed: Keepers) -> None:
    lengths = {len(bytes(part.closed)) for part in SealedPart.objects.all()}

    assert len(lengths) == 1


def test_one_custodian_is_not_enough(sealed: Keepers) -> None:
    release = approved(asked(sealed), sealed.han)
    with pytest.raises(WrongState, match="hai người"):
        services.read(release, passphrase=PHRASE, by=sealed.cast.chi, at=AT)


def test_the_same_custodian_does_not_count_twice(sealed: Keepers) -> None:
    release = approved(asked(sealed), sealed.han)
    with pytest.raises(WrongState, match="đã duyệt"):
        approved(release, sealed.han)


def test_who_asks_does_not_approve(sealed: Keepers) -> None:
    from langnghe.accounts.rights import Role
    from langnghe.accounts.services import add_membership

    add_membership(sealed.cast.chi, unit=sealed.unit, role=Role.CUSTODIAN, since=AT.date())
    sealed.key(sealed.cast.chi)
    with pytest.raises(NotAllowed, match="không tự duyệt"):
        approved(asked(sealed), sealed.cast.chi)


def test_a_wrong_passphrase_opens_nothing(sealed: Keepers) -> None:
    release = asked(sealed)
    with pytest.raises(WrongPassphrase):
        services.approve(release, passphrase=phrase_of(sealed.khoi), by=sealed.han, at=AT)
    approved(release, sealed.han, sealed.khoi)
    with pytest.raises(WrongPassphrase):
        services.read(release, passphrase="x" * 12, by=sealed.cast.chi, at=AT)
    assert not Reading.objects.exists()


def test_a_custodian_does_not_read_what_another_asked(sealed: Keepers) -> None:
    release = approved(asked(sealed), sealed.han, sealed.khoi)
    with pytest.raises(NotAllowed):
        services.read(release, passphrase=PHRASE, by=sealed.han, at=AT)


def test_who_does_not_work_on_it_may_not_ask(sealed: Keepers) -> None:
    with pytest.raises(NotFound):
        services.ask(
            ABOUT,
            parts=["content"],
            purpose="verify",
            because="x",
            passphrase=PHRASE,
            by=sealed.cast.dung,
            at=AT,
        )


@pytest.mark.parametrize(
    "given", [{"because": " "}, {"parts": []}, {"purpose": "admit"}, {"passphrase": "ngắn"}]
)
def test_a_request_without_reason_part_purpose_or_passphrase_is_refused(
    sealed: Keepers, given: dict[str, object]
) -> None:
    whole: dict[str, object] = {
        "parts": ["content"],
        "purpose": "verify",
        "because": "x",
        "passphrase": PHRASE,
    }
    with pytest.raises(Invalid):
        services.ask(ABOUT, by=sealed.cast.chi, at=AT, **{**whole, **given})  # type: ignore[arg-type]


def test_after_two_days_it_is_closed_and_wiped(sealed: Keepers) -> None:
    release = approved(asked(sealed), sealed.han, sealed.khoi)
    later = AT + timedelta(hours=49)
    with pytest.raises(WrongState, match="hết hạn"):
        services.read(release, passphrase=PHRASE, by=sealed.cast.chi, at=later)
    assert wipe_expired(at=later) == 1

    assert not HandedHalf.objects.exists()
    assert bytes(Release.objects.get().sealed_private) == b""


def test_taken_back_nothing_can_be_opened_again(sealed: Keepers) -> None:
    release = approved(asked(sealed), sealed.han, sealed.khoi)
    services.end_release(release, because="Không còn cần", by=sealed.khoi, at=AT)

    with pytest.raises(WrongState):
        services.read(release, passphrase=PHRASE, by=sealed.cast.chi, at=AT)
    assert not HandedHalf.objects.exists()


def test_a_part_moved_to_another_place_does_not_open(sealed: Keepers) -> None:
    one, other = SealedPart.objects.order_by("pk")
    SealedPart.objects.filter(pk=other.pk).update(closed=bytes(one.closed))
    release = approved(asked(sealed, "content"), sealed.han, sealed.khoi)
    with pytest.raises(Invalid, match="thay đổi"):
        services.read(release, passphrase=PHRASE, by=sealed.cast.chi, at=AT)


def test_the_officer_named_in_it_loses_it(sealed: Keepers) -> None:
    release = asked(sealed)
    services.exclude([sealed.cast.chi], subject=ABOUT, unit=sealed.unit, by=sealed.cast.an, on=AT.date())

    assert Release.objects.get(pk=release.pk).ended_at
    with pytest.raises(NotFound):
        asked(sealed)
    assert sealed.cast.chi.username not in str(Entry.objects.get(action="vault.excluded").data)


def test_after_five_wrong_passphrases_even_the_right_one_waits(sealed: Keepers) -> None:
    release = asked(sealed)
    for _try in range(5):
        services.note_wrong(by=sealed.han, at=AT)
    with pytest.raises(WrongState, match="15 phút"):
        approved(release, sealed.han)
    assert services.approve(
        release, passphrase=phrase_of(sealed.han), by=sealed.han, at=AT + timedelta(minutes=16)
    )


def test_the_tries_of_one_do_not_hold_up_another(sealed: Keepers) -> None:
    for _try in range(5):
        services.note_wrong(by=sealed.han, at=AT)
    assert approved(asked(sealed), sealed.khoi)
