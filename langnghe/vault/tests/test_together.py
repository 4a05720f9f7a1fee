"""At the same moment: two leave, one seals while another leaves, two agree, one fails half way. Nothing is lost."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection

from conftest import make_cast
from langnghe.kernel.errors import Refusal
from langnghe.vault import access, services
from langnghe.vault.models import CustodianKey, KeyHalf, Reading, Release, SealedPart
from langnghe.vault.tests.conftest import ABOUT, AT, ON, PHRASE, Keepers, asked, make_keepers, phrase_of, seal


@pytest.fixture
def three(committed_db: None, monkeypatch: pytest.MonkeyPatch) -> Keepers:
    """Three custodians with keys and a sealed thing, committed."""
    keepers = make_keepers(make_cast())
    owner = access.Owner("thing", str, lambda viewer, _pk, _on: viewer == keepers.cast.chi)
    monkeypatch.setitem(access._OWNERS, "thing", owner)
    for user in (keepers.han, keepers.khoi, keepers.sen):
        keepers.key(user)
    seal(keepers)
    return keepers


def at_once(*works: Any) -> list[str]:
    def run(work: Any) -> str:
        try:
            work()
        except Refusal:
            return "refused"
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(works)) as pool:
        return sorted(pool.map(run, works))


def leave(user: Any) -> Any:
    return lambda: services.end_key(CustodianKey.objects.get(user=user, ended_on=None), by=user, on=ON)


def test_two_of_three_do_not_leave_at_once(three: Keepers) -> None:
    assert at_once(leave(three.han), leave(three.khoi)) == ["done", "refused"]
    assert CustodianKey.objects.filter(ended_on=None).count() == 2


def test_what_is_sealed_while_one_leaves_has_two_who_stand(three: Keepers) -> None:
    assert at_once(leave(three.han), lambda: seal(three)) == ["done", "done"]

    ended = CustodianKey.objects.filter(ended_on__isnull=False)
    assert not KeyHalf.objects.filter(holder__in=ended).exists()
    assert all(part.halves.count() >= 2 for part in SealedPart.objects.all())


def test_two_who_agree_at_once_open_it_once(three: Keepers) -> None:
    release = asked(three)
    users = (three.han, three.khoi, three.sen)

    def agree(user: Any) -> Any:
        return lambda: services.approve(release, passphrase=phrase_of(user), by=user, at=AT)

    assert at_once(*map(agree, users)) == ["done", "done", "refused"]
    assert Release.objects.get().approvals.count() == 2
    assert services.read(Release.objects.get(), passphrase=PHRASE, by=three.cast.chi, at=AT)


def test_ended_while_it_is_read_it_is_either_read_or_closed(three: Keepers) -> None:
    release = asked(three)
    for user in (three.han, three.khoi):
        services.approve(release, passphrase=phrase_of(user), by=user, at=AT)
    told = at_once(
        lambda: services.read(release, passphrase=PHRASE, by=three.cast.chi, at=AT),
        lambda: services.end_release(release, because="Thu hồi", by=three.han, at=AT),
    )

    assert "done" in told
    assert Reading.objects.count() == told.count("done") - 1


def test_a_fault_half_way_leaves_neither_part_nor_half(
    three: Keepers, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = SealedPart.objects.count(), KeyHalf.objects.count()

    def broken(*_given: Any, **_more: Any) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("langnghe.documents.blobs.write", broken)
    scan = services.Scan("a.pdf", "application/pdf", b"%PDF-")
    words = services.Words("content", (("Nội dung", "x"),))
    with pytest.raises(OSError, match="no space"):
        services.seal([words, scan], subject=ABOUT, unit=three.unit, by=None, on=ON)

    assert (SealedPart.objects.count(), KeyHalf.objects.count()) == before
