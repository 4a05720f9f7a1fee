"""What comes along when a unit takes a petition in: parties and files, once on the disk; of a sealed file nothing."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import typst
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from conftest import Cast
from langnghe.audit.models import Entry
from langnghe.documents import blobs
from langnghe.documents import selectors as files
from langnghe.documents import services as documents
from langnghe.documents.models import FileState, Level, StoredFile
from langnghe.petitions import access, services
from langnghe.petitions.models import Denunciation, Petition, PetitionText, Respondent, Standing, Transfer
from langnghe.petitions.selectors.own_papers import own_of
from langnghe.petitions.services import Acts, Against
from langnghe.petitions.services.intake.parties import write_respondents, write_standing
from langnghe.petitions.tests.conftest import facts
from langnghe.petitions.tests.test_citizen_acts import act, seal
from langnghe.petitions.tests.test_denunciation_life import handed_on
from langnghe.petitions.tests.test_transfers import SENT, TAKEN, sent
from langnghe.units.models import Unit
from langnghe.vault import services as vault
from langnghe.vault.tests.conftest import Keepers


@pytest.fixture(autouse=True)
def _place(settings: Any, tmp_path: Path) -> None:
    settings.UPLOADS = tmp_path
    settings.CLAMD_SOCKETS = []


def pdf(words: str = "Đơn của Bình") -> bytes:
    return bytes(typst.compile(words.encode()))


def on_disk() -> int:
    return sum(1 for one in (blobs.path_of("0" * 64).parents[2]).rglob("*") if one.is_file())


def about(petition: Petition) -> tuple[str, int]:
    return access.KIND, petition.pk


def test_who_is_complained_of_and_who_acts_come_along(cast: Cast, ward: Unit, client: Client) -> None:
    transfer = sent(cast, ward)
    against = [Against("Nguyễn Văn Khải", post="Trưởng phòng"), Against(cast.committee.name, is_body=True)]
    write_respondents(transfer.petition, against)
    write_standing(transfer.petition, Acts("body", "lawyer", "Vũ Thị Mai", "12/UQ", SENT))
    line = services.take_in(transfer, by=cast.dung, on=TAKEN)

    told = list(line.respondents.order_by("id").values_list("full_name", "post", "unit"))
    assert told == [("Nguyễn Văn Khải", "Trưởng phòng", None), (cast.committee.name, "", cast.committee.pk)]
    acts = (line.standing.kind, line.standing.through, line.standing.representative)
    assert acts == ("body", "lawyer", "Vũ Thị Mai")
    assert (line.standing.paper_number, line.standing.paper_day) == ("12/UQ", SENT)
    assert {"khai", "mai"} <= set(PetitionText.objects.get(petition=line).folded.split())
    assert (Respondent.objects.count(), Standing.objects.count()) == (4, 2)
    client.force_login(cast.dung)
    page = client.get(f"/don/{line.pk}/").content.decode()
    assert "Nguyễn Văn Khải, Trưởng phòng" in page
    assert "Vũ Thị Mai" in page


def test_files_come_along_and_lie_on_the_disk_once(cast: Cast, ward: Unit, client: Client) -> None:
    transfer = sent(cast, ward)
    first = transfer.petition
    for words in ("Đơn của Bình", "Giấy ủy quyền"):
        checked = documents.check_all([SimpleUploadedFile(f"{words}.pdf", pdf(words))])
        documents.keep_all(checked, about=about(first), by=None, on=SENT)
    before = on_disk()
    line = services.take_in(transfer, by=cast.dung, on=TAKEN)

    here, there = files.kept_about(about(line)), files.kept_about(about(first))
    assert [one.sha256 for one in here] == [one.sha256 for one in there]
    assert [one.name for one in here] == ["Đơn của Bình.pdf", "Giấy ủy quyền.pdf"]
    assert on_disk() == before == 2
    assert Entry.objects.filter(action="file.stored", subject_id=line.pk, actor="dung").count() == 2
    client.force_login(cast.dung)
    assert client.get(f"/tep/{here[0].pk}/tai-ve/").content.startswith(b"%PDF")
    client.force_login(cast.editor)
    assert client.get(f"/tep/{here[0].pk}/tai-ve/").status_code == 404


def test_what_is_confidential_stays_so_and_what_was_voided_stays_behind(cast: Cast, ward: Unit) -> None:
    transfer = sent(cast, ward)
    first, by = transfer.petition, cast.dung  # the lead went with it
    original = documents.store(pdf(), about=about(first), by=by, on=SENT, name="a.pdf")
    documents.redact(original, boxes={1: [(0, 0, 1, 0.5)]}, by=by, on=SENT)
    wrong = documents.store(pdf("nhầm"), about=about(first), by=by, on=SENT, name="b.pdf")
    documents.void(wrong, because="nhầm", by=by, on=SENT)
    line = services.take_in(transfer, by=cast.dung, on=TAKEN)

    whole, covered = files.kept_about(about(line))
    assert (whole.level, covered.level) == (Level.CONFIDENTIAL, Level.NORMAL)
    assert covered.redacted_from_id == whole.pk != original.pk
    # The first unit follows: it reads what is open to all who hold the file, and no more than that.
    assert [one.pk for one in files.files_about(cast.chi, about(line), TAKEN)] == [covered.pk]


def test_erased_in_one_book_the_other_still_opens_it(
    cast: Cast, ward: Unit, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    transfer = sent(cast, ward)
    documents.store(pdf(), about=about(transfer.petition), by=cast.dung, on=SENT, name="a.pdf")
    line = services.take_in(transfer, by=cast.dung, on=TAKEN)
    [file] = files.kept_about(about(line))
    with django_capture_on_commit_callbacks(execute=True):
        documents.erase(about(transfer.petition), by=cast.dung, on=TAKEN)
    assert files.bytes_of(file).startswith(b"%PDF")

    with django_capture_on_commit_callbacks(execute=True):
        services.move_to_paper(line, by=cast.dung, on=TAKEN)
    assert on_disk() == 0
    assert set(StoredFile.objects.values_list("state", flat=True)) == {FileState.ERASED}


def test_the_sender_sees_each_paper_once(
    cast: Cast, ward: Unit, client: Client, at_today: Callable[[date], None]
) -> None:
    received = services.receive(**facts(cast, channel="web"))
    code, first = received.code, received.petition
    checked = documents.check_all([SimpleUploadedFile("don.pdf", pdf())])
    documents.keep_all(checked, about=about(first), by=None, on=first.received_on)
    services.classify(first, kind="feedback", field="land", because="x", by=cast.an, on=date(2026, 11, 13))
    services.transfer(first, to=ward, because="Thuộc phường", by=cast.chi, on=SENT)
    line = services.take_in(Transfer.objects.get(), by=cast.dung, on=TAKEN)
    at_today(TAKEN)
    act(client, "giay-to", seal(client, code), papers=[SimpleUploadedFile("them.pdf", pdf("thêm"))])

    assert [one.name for one in own_of(first, living=line.pk).files] == ["don.pdf", "them.pdf"]
    Petition.objects.filter(pk=first.pk).update(channel="passed_on")
    page = client.post("/tra-cuu/", {"code": code, "last4": "5678"}).content.decode()
    assert "don.pdf" not in page
    assert "them.pdf" in page


def test_of_a_sealed_file_neither_parties_nor_files_come(keepers: Keepers) -> None:
    transfer, an, on = handed_on(keepers), keepers.cast.an, date(2026, 11, 13)
    first = transfer.petition
    parts: list[vault.Words | vault.Scan] = [vault.Scan("don.pdf", "application/pdf", pdf())]
    vault.seal(parts, subject=about(first), unit=keepers.unit, by=an, on=on)
    write_respondents(first, [Against("bảo vệ bí mật")])
    line = services.take_in(transfer, by=keepers.cast.dung, on=on)

    assert Denunciation.objects.filter(petition=line).exists()
    assert not line.respondents.exists()
    assert not StoredFile.objects.filter(subject_kind=access.KIND, subject_id=line.pk).exists()


def test_sealed_bytes_are_never_copied(cast: Cast, ward: Unit) -> None:
    transfer = sent(cast, ward)
    documents.store_sealed(b"closed", about=about(transfer.petition), by=None, on=SENT, name="niem-phong")
    line = services.take_in(transfer, by=cast.dung, on=TAKEN)
    assert files.kept_about(about(line)) == []
