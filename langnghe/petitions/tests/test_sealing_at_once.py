"""A file is sealed while another officer writes on it, with real threads and commits: nothing stays in clear in any order."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any

import pytest
import typst
from django.db import connection, transaction

from conftest import Cast, make_cast
from langnghe.documents.models import FileState, Level, StoredFile
from langnghe.documents.services import store
from langnghe.kernel.clock import now
from langnghe.kernel.errors import NotAllowed, Refusal, WrongState
from langnghe.petitions import services
from langnghe.petitions.models import Denunciation, Letter, LetterState, Petition, PetitionNote
from langnghe.petitions.tests.conftest import ON, facts
from langnghe.petitions.tests.test_at_once import at_once
from langnghe.petitions.tests.test_denunciation_leaks import NAME, PAPER, WORDS, found, in_tables
from langnghe.petitions.tests.test_denunciations import read
from langnghe.vault.selectors import sealed_kinds
from langnghe.vault.tests.conftest import Keepers, make_keepers

LONGEST = 30
SCAN = bytes(typst.compile(f"{WORDS} {NAME}".encode()))


@pytest.fixture
def kept(committed_db: None, settings: Any, tmp_path: Path) -> Keepers:
    settings.UPLOADS, settings.CLAMD_SOCKETS = tmp_path / "files", []
    made = make_keepers(make_cast())
    for user in (made.han, made.khoi, made.sen):
        made.key(user)
    return made


def received(cast: Cast) -> Petition:
    petition = services.receive(**facts(cast, summary=f"Việc {WORDS}")).petition
    return services.classify(petition, kind="complaint", field="land", because=WORDS, by=cast.an, on=ON)


def seal(petition: Petition, cast: Cast) -> Petition:
    return services.seal_petition(petition, redacted="Việc của một cán bộ", by=cast.an, on=ON)


def attach(petition: Petition, cast: Cast) -> StoredFile:
    return store(SCAN, about=("petition", petition.pk), by=cast.chi, on=ON, name=f"{PAPER}.pdf")


def write_letter(petition: Petition, cast: Cast) -> Letter:
    """Drafted, filled in and numbered, each as it comes from a page."""
    unit = cast.committee.pk
    letter = services.draft_letter(petition, kind="acceptance_proposal", unit=unit, by=cast.chi, on=ON)
    fields = {**letter.fields, "reason": f"{NAME}: {WORDS}", "signer": "Lê Thị Chi"}
    letter = services.edit_letter(letter, fields=fields, symbol=letter.symbol or "TB", by=cast.chi, on=ON)
    return services.issue_letter(letter, by=cast.chi, on=ON)


def add_note(petition: Petition, cast: Cast) -> PetitionNote:
    return services.add_note(petition, text=f"{NAME} gọi: {WORDS}", by=cast.chi, at=now(), on=ON)


Act = Callable[[Petition, Cast], Any]
# What is told to who comes after the seal; a note is written all the same, and sealed.
ACTS: list[tuple[Act, type[Refusal] | None]] = [
    (attach, NotAllowed),
    (write_letter, WrongState),
    (add_note, None),
]
NAMES = [act.__name__ for act, _told in ACTS]


def waits(backend: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT cardinality(pg_blocking_pids(%s))", [backend])
        return bool(cursor.fetchone()[0])


def own_backend() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


def one_behind_the_other(first: Callable[[], Any], second: Callable[[], Any]) -> tuple[Any, Any]:
    """The second begins while the first has not committed, and is seen to wait for it before it commits."""
    begun, connected, ended, backends = Event(), Event(), Event(), list[int]()

    def leading() -> Any:
        with transaction.atomic():
            answer = first()
            begun.set()
            until = monotonic() + LONGEST
            assert connected.wait(LONGEST)
            while not (waits(backends[0]) or ended.wait(0.02)):
                assert monotonic() < until, "the second neither waits nor ends"
            return answer

    def following() -> Any:
        assert begun.wait(LONGEST)
        backends.append(own_backend())
        connected.set()
        try:
            return second()
        finally:
            ended.set()

    def run(work: Callable[[], Any]) -> Any:
        try:
            return work()
        except Refusal as refusal:
            return refusal
        finally:
            begun.set()
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        one, other = pool.submit(run, leading), pool.submit(run, following)
        return one.result(timeout=2 * LONGEST), other.result(timeout=2 * LONGEST)


def nothing_is_in_clear(folder: Path) -> None:
    assert Denunciation.objects.count() == 1
    assert in_tables() == {}
    assert [one for one in folder.rglob("*") if one.is_file() and found(one.read_bytes())] == []
    clear = StoredFile.objects.filter(state=FileState.KEPT).exclude(level=Level.SEALED)
    assert not clear.exists()
    assert not Letter.objects.filter(state=LetterState.DRAFT).exists()


@pytest.mark.parametrize(("act", "told"), ACTS, ids=NAMES)
def test_who_writes_while_it_is_being_sealed_is_told_or_writes_into_the_seal(
    kept: Keepers, tmp_path: Path, act: Act, told: type[Refusal] | None
) -> None:
    petition, cast = received(kept.cast), kept.cast
    sealing, writing = one_behind_the_other(lambda: seal(petition, cast), lambda: act(petition, cast))

    assert isinstance(sealing, Petition)
    assert isinstance(writing, told or PetitionNote)
    nothing_is_in_clear(tmp_path)


@pytest.mark.parametrize("act", [act for act, _told in ACTS], ids=NAMES)
def test_who_seals_while_somebody_writes_seals_what_was_written(
    kept: Keepers, tmp_path: Path, act: Act
) -> None:
    petition, cast = received(kept.cast), kept.cast
    writing, sealing = one_behind_the_other(lambda: act(petition, cast), lambda: seal(petition, cast))

    assert isinstance(sealing, Petition)
    assert not isinstance(writing, Refusal)
    nothing_is_in_clear(tmp_path)
    if act is attach:
        assert "scan" in {kind for kind, _label in sealed_kinds(("petition", petition.pk))}
    else:
        assert NAME in " ".join(read(kept, petition, "content").values())


@pytest.mark.parametrize(("act", "told"), ACTS, ids=NAMES)
def test_started_at_the_same_moment_one_of_them_is_answered_and_nothing_is_in_clear(
    kept: Keepers, tmp_path: Path, act: Act, told: type[Refusal] | None
) -> None:
    petition, cast = received(kept.cast), kept.cast
    sealing, writing = at_once(lambda: seal(petition, cast), lambda: act(petition, cast))

    assert isinstance(sealing, Petition)
    assert not isinstance(writing, Refusal) or (told and isinstance(writing, told))
    nothing_is_in_clear(tmp_path)
