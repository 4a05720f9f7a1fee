"""A dump of the whole database, as a backup or a thief would take it, after a file with everything in it was sealed."""

import json
import os
import re
import subprocess
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from conftest import SERVER, Cast, make_cast
from langnghe.documents.models import StoredFile
from langnghe.kernel.clock import now, today
from langnghe.kernel.postgres import binaries
from langnghe.notifications.models import Message
from langnghe.petitions import services
from langnghe.petitions.models import (
    IncomingMail,
    Letter,
    LetterState,
    Petition,
    PetitionNote,
    PetitionText,
    Subscription,
)
from langnghe.petitions.tests.test_denunciation_leaks import NAME, PAPER, WORDS, clear, pdf
from langnghe.vault.tests.conftest import Keepers, make_keepers

HOME, PHONE = "Brimwoldorn", "0987654321"
MARKS = (NAME, HOME, PHONE, WORDS, PAPER)
TABLE = re.compile(rb"^COPY public\.(\S+) .*?^\\\.$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def kept(committed_db: None) -> Keepers:
    made = make_keepers(make_cast())
    for user in (made.han, made.khoi, made.sen):
        made.key(user)
    return made


@pytest.fixture(autouse=True)
def files(settings: Any, tmp_path: Path) -> Path:
    settings.UPLOADS, settings.CLAMD_SOCKETS = tmp_path / "files", []
    return tmp_path / "files"


def dumped() -> bytes:
    """What the superuser gets, who sees every table."""
    server = json.loads(os.environ[SERVER])
    where = [
        "--host",
        server["host"],
        "--port",
        str(server.get("port") or 5432),
        "--username",
        server["user"],
    ]
    command = [
        str(binaries.folder() / "pg_dump"),
        *where,
        "--no-password",
        str(connection.settings_dict["NAME"]),
    ]
    password = {"PGPASSWORD": str(server.get("password") or "")}
    return subprocess.run(command, check=True, capture_output=True, env={**os.environ, **password}).stdout


def spelled(mark: str) -> set[bytes]:
    """As text, and as the hexadecimal that bytes are dumped in; a telephone number with its gaps, too."""
    forms = {mark.casefold(), mark.casefold().upper(), mark}
    if mark.isdigit():
        forms |= {f"{mark[:4]} {mark[4:7]} {mark[7:]}", mark[1:]}
    return {form.encode() for form in forms} | {form.encode().hex().encode() for form in forms}


def clear_in(dump: bytes) -> dict[str, list[str]]:
    """Which mark stands in which table."""
    left: dict[str, list[str]] = {}
    for table in TABLE.finditer(dump):
        rows = table[0].lower()
        marks = [mark for mark in MARKS if any(form.lower() in rows for form in spelled(mark))]
        if marks:
            left[table[1].decode()] = marks
    return left


def by_mail(cast: Cast) -> Petition:
    """A letter with an enclosure, taken into the book from the mailbox."""
    on = today()
    letter = EmailMessage()
    letter["Subject"], letter["From"] = f"Việc {WORDS}", f"Lê {NAME} <{NAME}@x.vn>"
    letter["Message-ID"] = "<1@x>"
    letter.set_content(f"Tôi là {NAME} ở {HOME}, điện thoại {PHONE}: {WORDS}")
    letter.add_attachment(pdf(), maintype="application", subtype="pdf", filename=f"{PAPER}.pdf")
    services.keep_mail(bytes(letter), unit=cast.committee, on=on)
    return services.take_mail(
        IncomingMail.objects.get(), full_name=f"Lê {NAME}", address=HOME, phone=PHONE, email=f"{NAME}@x.vn",
        received_on=on, summary=f"Việc {WORDS}", by=cast.an, on=on, idempotency="a-mail",
    ).petition  # fmt: skip


def signed_scan(petition: Petition, cast: Cast) -> None:
    letter = Letter.objects.get(petition=petition, state=LetterState.ISSUED)
    services.record_signed(letter, copy=SimpleUploadedFile(f"{PAPER}.pdf", pdf()), by=cast.an, on=today())


def lived_with(cast: Cast) -> list[Petition]:
    """In clear in every place that there is: text, scans, letters, notes, mail, outbox, rows of the search."""
    counter = clear(cast, home=HOME)
    signed_scan(counter, cast)
    draft = services.draft_letter(
        counter, kind="documents_request", unit=cast.committee.pk, by=cast.an, on=today()
    )
    services.edit_letter(
        draft,
        fields={**draft.fields, "addressee": f"{NAME}, {WORDS}"},
        symbol=draft.symbol,
        by=cast.an,
        on=today(),
    )
    mailed = by_mail(cast)
    services.add_note(mailed, text=f"{NAME} ({PHONE}) gọi: {WORDS}", by=cast.an, at=now(), on=today())
    Subscription.objects.filter(petition__in=[counter, mailed]).update(confirmed_at=now())
    services.report_to_head(mailed, because=WORDS, by=cast.an, on=today())
    services.classify(mailed, kind="recommendation", field="land", because=WORDS, by=cast.an, on=today())
    services.accept(mailed, by=cast.chi, on=today())
    return [counter, mailed]


def test_a_dump_made_after_sealing_tells_neither_who_wrote_nor_what(kept: Keepers, files: Path) -> None:
    both = lived_with(kept.cast)
    for rows in (Letter, PetitionNote, PetitionText, IncomingMail, StoredFile, Message):
        assert rows._default_manager.exists(), rows
    before = clear_in(dumped())
    for petition in both:
        services.seal_petition(petition, redacted="Việc của một cán bộ", by=kept.cast.an, on=today())
    after = dumped()

    assert {mark for marks in before.values() for mark in marks} == {*MARKS}
    assert {"petitions_petition", "petitions_petitiontext", "petitions_incomingmail", "people_person"} <= set(
        before
    )
    assert len(TABLE.findall(after)) > 100
    assert clear_in(after) == {}
    # Neither outside a table, in a setting or a comment.
    assert [mark for mark in MARKS if any(one.lower() in after.lower() for one in spelled(mark))] == []
    assert [path for path in files.rglob("*") if path.is_file() and NAME.encode() in path.read_bytes()] == []
