"""Two at once, with real threads and real commits: one wins, the other is told, no number is lost or doubled."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path
from threading import Barrier
from time import monotonic, sleep
from typing import Any

import pytest
import typst
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from conftest import Cast, make_cast
from langnghe.documents.models import StoredFile
from langnghe.kernel.clock import LOCAL
from langnghe.kernel.errors import Refusal, WrongState
from langnghe.petitions import selectors, services
from langnghe.petitions.models import Book, Letter, Petition
from langnghe.petitions.tests.conftest import ON, accepted, classified, facts
from langnghe.vault.tests.conftest import make_keepers

ON_ACCEPTANCE = date(2026, 11, 18)


@pytest.fixture
def committed_cast(committed_db: None) -> Cast:
    return make_cast()


def at_once(*works: Callable[[], Any]) -> list[Any]:
    """Start all works at the same moment, each with a connection of its own; refusals are answers too."""
    barrier = Barrier(len(works))

    def run(work: Callable[[], Any]) -> Any:
        try:
            barrier.wait(timeout=10)
            return work()
        except Refusal as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def test_of_two_officers_who_accept_at_once_one_wins_and_the_other_is_told(committed_cast: Cast) -> None:
    petition = classified(committed_cast)

    def accept() -> Petition:
        return services.accept(petition, by=committed_cast.chi, on=ON_ACCEPTANCE)

    outcomes = at_once(accept, accept)

    assert sorted(type(one).__name__ for one in outcomes) == ["Petition", "WrongState"]
    told = next(one for one in outcomes if isinstance(one, WrongState))
    assert "vừa được người khác xử lý" in str(told)
    assert Petition.objects.get().clocks.filter(rule="complaint.first_resolution").count() == 1


def test_the_same_form_sent_twice_at_once_is_one_petition(committed_cast: Cast) -> None:
    given = facts(committed_cast)
    given.pop("person")

    def receive() -> services.Received:
        return services.receive_at_counter(
            full_name="Lê Văn Bình",
            address="12 Đông Sơn",
            phone="",
            email="",
            idempotency="one-form",
            **given,
        )

    first, second = at_once(receive, receive)

    assert first.petition.pk == second.petition.pk
    assert first.code == second.code
    assert Petition.objects.count() == 1


def test_numbers_taken_at_once_have_no_gap_and_no_double(committed_cast: Cast) -> None:
    given = [facts(committed_cast) for _ in range(6)]

    at_once(*[lambda one=one: services.receive(**one) for one in given])

    assert sorted(Petition.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert set(Petition.objects.values_list("received_on", flat=True)) == {ON}


def test_letters_numbered_at_once_have_no_gap_and_no_double(committed_cast: Cast) -> None:
    cast, on = committed_cast, date(2026, 11, 20)
    drafts = []
    for _ in range(6):
        letter = services.draft_letter(
            accepted(cast), kind="acceptance_notice", unit=cast.committee.pk, by=cast.chi, on=on
        )
        fields = {**letter.fields, "signer": "Lê Thị Chi"}
        drafts.append(services.edit_letter(letter, fields=fields, symbol="TB-UBND", by=cast.chi, on=on))

    at_once(*[lambda one=one: services.issue_letter(one, by=cast.chi, on=on) for one in drafts])

    numbers = Letter.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == [1, 2, 3, 4, 5, 6]


def test_a_number_taken_while_its_book_closes_is_in_the_book_or_refused(committed_cast: Cast) -> None:
    cast, new_year = committed_cast, date(2027, 1, 4)
    services.receive(**facts(cast))
    book = Book.objects.get()
    given = [facts(cast) for _ in range(4)]

    def close() -> Any:
        return services.close_book(book, by=cast.chi, on=new_year)

    outcomes = at_once(close, *[lambda one=one: services.receive(**one) for one in given])

    book.refresh_from_db()
    refused = [one for one in outcomes if isinstance(one, WrongState)]
    numbers = list(Petition.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, book.last + 1))
    assert len(numbers) + len(refused) == 5
    told = next(one for one in outcomes if isinstance(one, selectors.BookState))
    assert (told.book.last, told.missing) == (book.last, [])


def test_of_two_who_issue_one_letter_at_once_one_is_told(committed_cast: Cast) -> None:
    cast, on = committed_cast, date(2026, 11, 20)
    letter = services.draft_letter(
        accepted(cast), kind="acceptance_notice", unit=cast.committee.pk, by=cast.chi, on=on
    )
    fields = {**letter.fields, "signer": "Lê Thị Chi"}
    letter = services.edit_letter(letter, fields=fields, symbol="TB-UBND", by=cast.chi, on=on)

    def issue() -> Letter:
        return services.issue_letter(letter, by=cast.chi, on=on)

    outcomes = at_once(issue, issue)

    assert sorted(type(one).__name__ for one in outcomes) == ["Letter", "WrongState"]
    assert Letter.objects.get().number == 1


def _by_web(cast: Cast, scan: bytes) -> services.Received:
    sent = services.Sent(
        full_name="Lê Văn Bình", address="12 Đông Sơn", phone="", email="", kind="recommendation",
        title="Đèn đường hỏng", body="Đề nghị sửa.",
    )  # fmt: skip
    return services.receive_by_web(
        sent,
        unit=cast.committee,
        files=[SimpleUploadedFile("don.pdf", scan)],
        source="203.0.113.7",
        at=datetime(2026, 11, 13, 9, 0, tzinfo=LOCAL),
        token="a-token-of-the-web-form",
    )


def _as_denunciation(cast: Cast, scan: bytes) -> services.Received:
    told = services.Told(
        content="Thu tiền không biên lai",
        full_name="Tống Khắc Bí",
        address="Ngõ 7",
        files=(("don.pdf", scan),),
    )
    return services.receive_denunciation(
        told, unit=cast.committee, received_on=ON, redacted="", by=cast.an, idempotency="a-token"
    )


def _by_its_sender(cast: Cast, scan: bytes) -> int:
    return services.add_papers(Petition.objects.get(), [SimpleUploadedFile("don.pdf", scan)], on=ON)


def _correct(cast: Cast) -> Any:
    petition = Petition.objects.get()
    return services.correct_petition(petition, changes={"signers": 3}, because="thiếu", by=cast.an, on=ON)


@pytest.fixture
def slow_scanner(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A virus scanner that says `asked` and waits for its `answer`."""
    settings.UPLOADS, settings.CLAMD_SOCKETS = tmp_path / "files", []
    program = tmp_path / "clamscan"
    wait = f"until [ -e {tmp_path}/answer ]; do sleep 0.05; done"
    program.write_text(f"#!/bin/sh\n: > {tmp_path}/asked\n{wait}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    return tmp_path


@pytest.mark.parametrize(
    ("send", "meanwhile"),
    [
        (_by_web, lambda cast: services.receive(**facts(cast))),
        (_as_denunciation, lambda cast: services.receive(**facts(cast))),
        (_by_its_sender, _correct),
    ],
    ids=["web", "denunciation", "papers of a sender"],
)
def test_while_the_files_of_one_are_looked_at_nobody_waits(
    committed_cast: Cast,
    slow_scanner: Path,
    send: Callable[[Cast, bytes], Any],
    meanwhile: Callable[[Cast], Any],
) -> None:
    """No row of the book, of the file or of the count is held while a scanner takes its time."""
    keepers = make_keepers(committed_cast)
    keepers.key(keepers.han)
    keepers.key(keepers.khoi)
    if send is _by_its_sender:
        services.receive(**facts(committed_cast))

    def sent() -> Any:
        try:
            return send(committed_cast, bytes(typst.compile(b"Binh")))
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        sending = pool.submit(sent)
        until = monotonic() + 30
        while not (slow_scanner / "asked").exists() and not sending.done() and monotonic() < until:
            sleep(0.05)
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = '2s'")
            meanwhile(committed_cast)
        finally:
            (slow_scanner / "answer").touch()
        sending.result(timeout=60)

    assert StoredFile.objects.count() == 1
