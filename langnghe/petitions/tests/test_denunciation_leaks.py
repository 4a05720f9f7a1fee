"""A name, a sentence and a file name go in through every door; none of them stands anywhere in clear."""

import logging
import tempfile
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
import typst
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from conftest import Cast
from langnghe.documents import uploads
from langnghe.documents.services import store
from langnghe.kernel.clock import now, today
from langnghe.people.models import Person
from langnghe.petitions import codes, services
from langnghe.petitions.models import Approval, Petition, PetitionBody, PetitionNote, Proposal
from langnghe.vault import services as vault
from langnghe.vault.tests.conftest import PHRASE, Keepers, phrase_of

NAME, WORDS, PAPER = "Zubrowczyk", "quaxolotl", "glimfabrik"
MARKS = (NAME, WORDS, PAPER)
URL = "/don/to-cao/nhan/"
TOKEN = "a-token-of-a-form-24"


def pdf() -> bytes:
    """Larger than what Django keeps in memory by itself."""
    return bytes(typst.compile(f"#set text(size: 20pt)\n{WORDS} {NAME}".encode())) + b"%" * 3_000_000


def found(data: bytes | str) -> list[str]:
    text = data.decode("utf-8", "ignore") if isinstance(data, bytes) else data
    return [mark for mark in MARKS if mark.casefold() in text.casefold()]


def in_tables() -> dict[str, list[str]]:
    """Every row of every table as text; bytes show as hexadecimal, so they are looked for in that too."""
    left: dict[str, list[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT format('%I', tablename) FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            for mark in MARKS:
                spelled = {mark.encode().hex(), mark.casefold().encode().hex()}
                wanted = " OR ".join(["t::text ILIKE %s"] * (1 + len(spelled)))
                cursor.execute(
                    f"SELECT count(*) FROM {table} t WHERE {wanted}",  # noqa: S608 - names of our own tables
                    [f"%{mark}%", *(f"%{one}%" for one in spelled)],
                )
                if cursor.fetchone()[0]:
                    left.setdefault(table, []).append(mark)
    return left


def whole(answer: Any) -> bytes:
    return bytes(b"".join(answer) if answer.streaming else answer.content)


@pytest.fixture(autouse=True)
def no_other_place(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Files lie in a folder of the test, and there is nowhere to put a temporary one."""
    settings.UPLOADS = tmp_path / "files"
    settings.CLAMD_SOCKETS = []
    yield tmp_path
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and found(path.read_bytes())]


@pytest.fixture
def an(client: Client, cast: Cast) -> Client:
    client.force_login(cast.an)
    client.raise_request_exception = False
    return client


def form(cast: Cast, **more: Any) -> dict[str, Any]:
    return {
        "unit": cast.committee.pk, "channel": "counter", "received_on": today().isoformat(), "field": "land",
        "full_name": f"Lê {NAME}", "address": f"Ngõ {NAME}", "email": f"{NAME}@example.vn", "phone": "0987654321",
        "content": f"Việc {WORDS}", "denounced": f"Ông {WORDS}", "evidence": WORDS, "token": TOKEN,
        "scans": SimpleUploadedFile(f"{PAPER}.pdf", pdf(), "application/pdf"),
    } | more  # fmt: skip


def test_the_counter_keeps_nothing_in_clear_and_sends_nothing_of_it_to_the_database(
    an: Client, keepers: Keepers, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(tempfile, "tempdir", "/nowhere")
    with CaptureQueriesContext(connection) as asked:
        answer = an.post(URL, form(keepers.cast))

    assert answer.status_code == 302, answer.content.decode()
    assert Petition.objects.get().kind == "denunciation"
    assert not [one["sql"] for one in asked.captured_queries if found(one["sql"])]
    assert in_tables() == {}
    assert found(caplog.text) == []


@pytest.mark.parametrize("more", [{"redacted": f"Bà {NAME} kể"}, {"content": ""}, {"received_on": "hôm qua"}])
def test_a_refused_form_goes_back_to_the_officer_alone(
    an: Client, keepers: Keepers, more: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    answer = an.post(URL, form(keepers.cast, **more))

    assert answer.status_code == 422
    assert NAME in answer.content.decode()
    assert in_tables() == {}
    assert found(caplog.text) == []


def test_scans_over_the_limit_are_told_and_every_word_stays(
    an: Client, keepers: Keepers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The fields that stand after the files used to be lost, the redacted copy among them."""
    monkeypatch.setattr(uploads, "MOST", 4_000_000)
    scans = [SimpleUploadedFile(f"{n}.pdf", pdf(), "application/pdf") for n in range(4)]
    given = form(keepers.cast, redacted="Một cán bộ thu tiền")
    given.pop("scans")

    page = an.post(URL, {"scans": scans, **given}).content.decode()

    assert "mỗi lần gửi chỉ được đến" in page
    assert "Trường này là bắt buộc" not in page
    assert "Một cán bộ thu tiền" in page
    assert not Petition.objects.exists()


def test_a_fault_in_the_middle_tells_nothing(
    an: Client, keepers: Keepers, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_given: Any, **_more: Any) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("langnghe.documents.blobs.write", broken)
    answer = an.post(URL, form(keepers.cast))

    assert answer.status_code == 500
    assert found(answer.content) == []
    assert "the disk is full" in caplog.text
    assert found(caplog.text) == []
    assert not Petition.objects.exists()
    assert in_tables() == {}


def test_a_form_from_elsewhere_is_refused_without_a_trace(
    cast: Cast, keepers: Keepers, caplog: pytest.LogCaptureFixture
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.an)
    answer = client.post(URL, form(keepers.cast))

    assert answer.status_code == 403
    assert found(answer.content) == []
    assert found(caplog.text) == []
    assert in_tables() == {}


def test_the_doors_that_take_no_denunciation_keep_nothing_either(
    an: Client, keepers: Keepers, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.SITE_UNIT = keepers.cast.committee.pk
    caplog.set_level(logging.DEBUG)
    told = {"full_name": NAME, "address": NAME, "phone": "0987654321", "kind": "denunciation", "token": TOKEN}
    at_counter = {**told, "unit": keepers.unit, "channel": "counter", "received_on": today().isoformat()}
    assert (
        an.post("/don/nhan/", {**at_counter, "field": "land", "summary": WORDS, "signers": "1"}).status_code
        == 422
    )
    by_web = {**told, "kind": "feedback", "title": f"Tố cáo {WORDS}", "body": NAME}
    assert Client().post("/gui-don/truc-tuyen/", by_web).status_code in {200, 422}
    letter = EmailMessage()
    letter["Subject"], letter["From"], letter["Message-ID"] = f"Tố cáo {WORDS}", f"{NAME}@example.vn", "<1@x>"
    letter.set_content(NAME)
    services.keep_mail(bytes(letter), unit=keepers.cast.committee, on=today())

    assert in_tables() == {}
    assert found(caplog.text) == []


def clear(cast: Cast, home: str = NAME) -> Petition:
    """A petition that was lived with in clear, in as many places as there are."""
    on, by, told = today(), cast.an, f"{NAME} {WORDS}"
    petition = services.receive_at_counter(
        unit=cast.committee, full_name=f"Lê {NAME}", address=home, phone="0987654321", email=f"{NAME}@x.vn",
        channel="passed_on", received_on=on, signers=2, summary=f"Việc {WORDS}", request=WORDS, by=by, idempotency=TOKEN,
        matter_title=told, signed_by=[services.Signer(f"Vũ {NAME}", NAME)], papers=[services.Paper(PAPER)],
        passed=services.Passed(sender_kind="press", sender_name=told, document_number=WORDS, document_date=on),
        respondents=[services.Against(f"Ông {WORDS}", post=told, workplace=told)],
        standing=services.Acts("group", "authorised", f"Mai {NAME}", WORDS, on),
    ).petition  # fmt: skip
    Person.objects.filter(pk=petition.person_id).update(identity_kind="card", identity_number=NAME)
    PetitionBody.objects.create(petition=petition, body=told)
    services.correct_petition(petition, changes={"request": told}, because=WORDS, by=by, on=on)
    services.ask_to_be_told(petition, f"{NAME}@x.vn")
    services.ask(petition, wish="wish_to_withdraw", words=told, on=on)
    services.classify(petition, kind="complaint", field="land", because=WORDS, by=by, on=on)
    services.add_note(petition, text=told, by=by, at=now(), on=on)
    services.accept(petition, by=cast.chi, on=on)
    services.assign(petition, number=WORDS, team=told, due_on=on, by=cast.chi, on=on)
    services.note_verification(petition, text=f"{NAME} kể", by=by, on=on)
    services.withdraw_part(petition, content=told, because=told, cause="", by=by, on=on)
    services.withdraw_some(petition, who=[], others=[told], because=told, by=by, on=on)
    letter = services.draft_letter(petition, kind="acceptance_notice", unit=cast.committee.pk, by=by, on=on)
    fields = {**letter.fields, "signer": "Lê Thị Chi"}
    services.edit_letter(letter, fields=fields, symbol=letter.symbol, by=by, on=on)
    services.issue_letter(letter, by=cast.chi, on=on)
    proposal = Proposal.objects.create(petition=petition, move="decide", text=told, by=by, on=on, needed=1)
    Approval.objects.create(proposal=proposal, rank=1, by=by, on=on, is_approved=False, because=told)
    store(pdf(), about=("petition", petition.pk), by=by, on=on, name=f"{PAPER}.pdf")
    return Petition.objects.get(pk=petition.pk)


def test_what_is_sealed_later_leaves_no_word_where_it_stood(
    cast: Cast, keepers: Keepers, django_capture_on_commit_callbacks: Any
) -> None:
    petition = clear(cast)
    assert in_tables()
    with django_capture_on_commit_callbacks(execute=True):
        services.seal_petition(petition, redacted="Việc của một cán bộ", by=cast.an, on=today())

    assert in_tables() == {}


def test_no_page_of_those_who_work_on_it_tells(an: Client, keepers: Keepers) -> None:
    an.post(URL, form(keepers.cast))
    pk = Petition.objects.get().pk
    receipt = an.get(f"/don/{pk}/giay-bien-nhan/")
    pages = [
        f"/don/{pk}/", "/don/", "/don/xuat.csv", "/don/xuat.xlsx", f"/don/tim/?q={WORDS}", f"/don/{pk}/vu-viec/",
        f"/don/tim/xuat.csv?q={WORDS}", "/don/chuyen/xuat.csv", "/don/qua-han-cap-duoi/",
        f"/don/{pk}/giay-bien-nhan.pdf", "/ban/", "/van-ban-di/", "/don/chuyen/", "/don/so/", f"/don/{pk}/luoc-bo/", "/giu-bi-mat/",
    ]  # fmt: skip
    told = {address: found(whole(an.get(address)).replace(f"q={WORDS}".encode(), b"")) for address in pages}

    assert found(receipt.content) == []
    assert {address: marks for address, marks in told.items() if marks and "tim" not in address} == {}
    assert an.get(f"/don/tim/?q={WORDS}").context["found"].hits == []


def test_a_note_on_a_sealed_file_is_sealed_before_it_is_kept(
    an: Client, keepers: Keepers, caplog: pytest.LogCaptureFixture
) -> None:
    an.post(URL, form(keepers.cast))
    pk = Petition.objects.get().pk
    caplog.set_level(logging.DEBUG)
    with CaptureQueriesContext(connection) as asked:
        page = an.post(f"/don/{pk}/ghi-chu/", {"text": f"Bà {NAME} gọi lại, {WORDS}"}, follow=True)

    assert "ghi chú đã niêm phong" in page.content.decode()
    assert found(page.content) == []
    assert b"data-draft=" not in page.content
    assert not [one["sql"] for one in asked.captured_queries if found(one["sql"])]
    assert in_tables() == {}
    assert found(caplog.text) == []


def test_a_note_that_stood_in_clear_beside_a_sealed_file_is_sealed_by_a_button(
    an: Client, keepers: Keepers
) -> None:
    an.post(URL, form(keepers.cast))
    petition = Petition.objects.get()
    note = PetitionNote.objects.create(
        petition=petition,
        unit=keepers.cast.committee,
        author=keepers.cast.an,
        text=f"Bà {NAME}",
        written_at=now(),
    )
    assert "Niêm phong ghi chú này" in an.get(f"/don/{petition.pk}/").content.decode()
    assert an.post(f"/don/{petition.pk}/ghi-chu/{note.pk}/niem-phong/").status_code == 302

    assert in_tables() == {}
    assert an.post(f"/don/{petition.pk}/ghi-chu/{note.pk}/niem-phong/").status_code == 409


def test_two_custodians_open_a_sealed_note_again(client: Client, keepers: Keepers) -> None:
    client.force_login(keepers.cast.an)
    client.post(URL, form(keepers.cast))
    pk, chi = Petition.objects.get().pk, keepers.cast.chi
    client.post(f"/don/{pk}/ghi-chu/", {"text": f"Bà {NAME} gọi lại"})
    asked = vault.ask(
        ("petition", pk), parts=["note"], purpose="verify", because="x", passphrase=PHRASE, by=chi, at=now()
    )
    release = approved_now(asked, keepers)
    client.force_login(chi)
    page = client.post(f"/giu-bi-mat/de-nghi/{release}/doc/", {"passphrase": PHRASE}).content.decode()

    assert f"Bà {NAME} gọi lại" in page
    assert WORDS not in page


def test_who_takes_one_about_the_head_is_told_who_decides(an: Client, keepers: Keepers) -> None:
    page = an.post(URL, form(keepers.cast, named=[keepers.cast.chi.pk]), follow=True)

    assert "tố cáo người đứng đầu do cấp trên giải quyết" in page.content.decode()


def test_the_sender_follows_it_by_the_code_and_leaves_no_address(an: Client, keepers: Keepers) -> None:
    an.post(URL, form(keepers.cast))
    code = codes.code_from(TOKEN)
    page = Client().post("/tra-cuu/", {"code": code, "last4": "4321"})
    seal = page.context["seal"]
    told = Client().post("/tra-cuu/bao-tin/", {"seal": seal, "address": f"{NAME}@example.vn"})

    assert page.status_code == 200
    assert found(page.content) == []
    assert told.status_code in {404, 409, 422, 403}
    assert in_tables() == {}


def test_reading_shows_it_once_and_leaves_nothing(
    client: Client, keepers: Keepers, caplog: pytest.LogCaptureFixture
) -> None:
    client.force_login(keepers.cast.an)
    client.post(URL, form(keepers.cast))
    pk, chi = Petition.objects.get().pk, keepers.cast.chi
    caplog.set_level(logging.DEBUG)
    parts = ["identity", "content", "scan"]
    asked = vault.ask(
        ("petition", pk), parts=parts, purpose="verify", because="x", passphrase=PHRASE, by=chi, at=now()
    )
    release = approved_now(asked, keepers)
    client.force_login(chi)
    page = client.post(f"/giu-bi-mat/de-nghi/{release}/doc/", {"passphrase": PHRASE})
    again = client.get(f"/giu-bi-mat/de-nghi/{release}/")

    assert found(page.content) == list(MARKS)
    assert "no-store" in page["Cache-Control"]
    assert found(again.content) == []
    assert in_tables() == {}
    assert found(caplog.text) == []


def approved_now(release: Any, keepers: Keepers) -> int:
    for user in (keepers.han, keepers.khoi):
        vault.approve(release, passphrase=phrase_of(user), by=user, at=now())
    return int(release.pk)
