"""Letters to custodians and to who asked: at each turn one, of nothing, and none to whom it names."""

from datetime import timedelta

import pytest

from langnghe.accounts.models import User
from langnghe.notifications.models import Message
from langnghe.notifications.tasks import letter
from langnghe.vault import selectors, services
from langnghe.vault.services.releasing import wipe_expired
from langnghe.vault.tests.conftest import ABOUT, AT, NAME, ON, Keepers, approved, asked, phrase_of, seal


@pytest.fixture
def reached(sealed: Keepers) -> Keepers:
    """Everybody has an address, and Sen a key too."""
    for user in User.objects.all():
        user.email = f"{user.username}@example.vn"
        user.save()
    for one in (sealed.han, sealed.khoi, sealed.sen, sealed.cast.chi):
        one.refresh_from_db()
    sealed.key(sealed.sen)
    seal(sealed)
    return sealed


def told() -> list[tuple[str, str]]:
    rows = Message.objects.order_by("address").values_list("address", "template")
    found = [(address.partition("@")[0], name.rpartition("/")[2]) for address, name in rows]
    Message.objects.all().delete()
    return found


def test_custodians_hear_that_one_waits_and_who_asked_that_it_is_open(reached: Keepers) -> None:
    release = asked(reached)
    assert told() == [("han", "waits"), ("khoi", "waits"), ("sen", "waits")]
    approved(release, reached.han)
    assert told() == []
    approved(release, reached.khoi)
    assert told() == [("chi", "answered")]


def test_the_letters_name_nobody_and_nothing(reached: Keepers) -> None:
    approved(asked(reached), reached.han, reached.khoi)

    for message in Message.objects.all():
        sent = letter(message)
        said = f"{sent.subject} {sent.body} {message.context} {message.subject_kind}"
        words = (NAME, "Chi", "chi", "xác minh", "tố cáo", "biên lai", "thing", reached.cast.committee.name)
        assert [word for word in words if word in said.split() or (len(word) > 5 and word in said)] == []


def test_who_is_named_in_it_hears_nothing(reached: Keepers) -> None:
    services.exclude([reached.sen], subject=ABOUT, unit=reached.unit, by=reached.cast.an, on=ON)
    asked(reached)

    assert told() == [("han", "waits"), ("khoi", "waits")]
    assert selectors.waiting(reached.sen, ON) == 0


def test_refused_or_never_answered_who_asked_is_told_and_taken_back_nobody(reached: Keepers) -> None:
    release = asked(reached)
    told()
    services.end_release(release, because="Không cần", by=reached.han, at=AT)
    assert told() == [("chi", "answered")]
    services.end_release(asked(reached), because="Nhầm", by=reached.cast.chi, at=AT)
    assert told()[-1] == ("sen", "waits")
    asked(reached)
    told()
    wipe_expired(at=AT + timedelta(days=15))
    assert told() == [("chi", "answered")]


def test_named_after_asking_one_hears_nothing_and_the_others_do(reached: Keepers) -> None:
    release = asked(reached)
    approved(release, reached.sen)
    told()
    services.exclude([reached.sen], subject=ABOUT, unit=reached.unit, by=reached.cast.an, on=ON)
    assert told() == [("chi", "answered")]
    asked(reached)
    told()
    services.exclude([reached.cast.chi], subject=ABOUT, unit=reached.unit, by=reached.cast.an, on=ON)
    assert told() == []


def test_what_waits_is_counted_for_those_who_may_still_agree(reached: Keepers) -> None:
    release = asked(reached)
    assert [selectors.waiting(one, ON) for one in (reached.han, reached.sen, reached.cast.chi)] == [1, 1, 0]
    services.approve(release, passphrase=phrase_of(reached.han), by=reached.han, at=AT)
    assert [selectors.waiting(one, ON) for one in (reached.han, reached.sen)] == [0, 1]
