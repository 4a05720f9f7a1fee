"""A file that calls itself a page or a program is kept and offered by the ending of its content, at every door."""

from collections.abc import Callable
from datetime import date
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
import typst
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from conftest import Cast
from langnghe.documents import services as documents
from langnghe.documents.models import StoredFile
from langnghe.kernel.clock import now, today
from langnghe.petitions import services
from langnghe.petitions.models import LetterTemplate, Petition
from langnghe.petitions.tests.conftest import facts, received
from langnghe.petitions.tests.test_citizen_acts import act, seal
from langnghe.petitions.tests.test_denunciation_leaks import approved_now, form
from langnghe.petitions.tests.test_letter_templates import docx
from langnghe.petitions.tests.test_letters import issued
from langnghe.petitions.tests.test_web_form import URL as WEB
from langnghe.petitions.tests.test_web_form import given
from langnghe.vault import services as vault
from langnghe.vault.models import Release, SealedPart
from langnghe.vault.tests.conftest import PHRASE, Keepers

ON = date(2026, 11, 20)
EVIL = ["hta", "html", "exe"]
every_ending = pytest.mark.parametrize("ending", EVIL)


@pytest.fixture(autouse=True)
def _place(at_today: Callable[[date], None], cast: Cast, settings: Any, tmp_path: Path) -> None:
    at_today(ON)
    settings.UPLOADS = tmp_path
    settings.CLAMD_SOCKETS = []
    settings.SITE_UNIT = cast.committee.pk


def pdf() -> bytes:
    return bytes(typst.compile(b"Binh"))


def named(ending: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(f"giấy.{ending}", pdf(), "text/html")


@every_ending
def test_at_the_counter(an: Client, cast: Cast, ending: str) -> None:
    petition = received(cast)
    sent = {"papers": [named(ending)], "level": "normal"}
    assert an.post(f"/tep/gan/petition/{petition.pk}/", sent).status_code == 302

    file = StoredFile.objects.get()
    assert file.name == "giấy.pdf"
    offered = an.get(f"/tep/{file.pk}/tai-ve/")["Content-Disposition"]
    assert offered.endswith(".pdf")
    assert ending not in offered


@every_ending
def test_by_the_web_form(client: Client, ending: str) -> None:
    assert client.post(WEB, given(papers=[named(ending)]), follow=True).status_code == 200
    assert StoredFile.objects.get().name == "giấy.pdf"


@every_ending
def test_of_papers_that_a_sender_adds_later(client: Client, cast: Cast, ending: str) -> None:
    code = services.receive(**facts(cast, kind="complaint")).code
    assert act(client, "giay-to", seal(client, code), papers=[named(ending)]).status_code == 200
    assert StoredFile.objects.get().name == "giấy.pdf"


@every_ending
def test_of_files_in_a_letter_by_e_mail(cast: Cast, ending: str) -> None:
    letter = EmailMessage()
    letter["Subject"], letter["From"], letter["Message-ID"] = "Đèn hỏng", "b@example.vn", "<1@x>"
    letter.set_content("Đèn ngõ 5 hỏng")
    letter.add_attachment(pdf(), maintype="text", subtype="html", filename=f"giấy.{ending}")
    services.keep_mail(bytes(letter), unit=cast.committee, on=today())

    assert {file.name for file in StoredFile.objects.all()} == {"thu.eml", "giấy.pdf"}


@every_ending
def test_of_a_signed_scan(an: Client, cast: Cast, ending: str) -> None:
    letter = issued(cast)
    assert an.post(f"/van-ban-di/{letter.pk}/da-ky/", {"copy": named(ending)}).status_code == 302
    assert StoredFile.objects.get().name == "ban-ky-01-TB-UBND.pdf"


@every_ending
def test_of_a_units_own_template(client: Client, cast: Cast, ending: str) -> None:
    client.force_login(cast.chi)
    sent = {"template": SimpleUploadedFile(f"mẫu.{ending}", docx("{{ number }}"))}
    client.post(f"/van-ban-di/mau/{cast.committee.pk}/acceptance-notice/", sent)
    assert LetterTemplate.objects.get().name == "mẫu.docx"


def offered(client: Client, keepers: Keepers, petition: Petition) -> str:
    """The name under which a sealed scan is downloaded once two custodians agreed."""
    asked = vault.ask(
        ("petition", petition.pk), parts=["scan"], purpose="verify", because="x", passphrase=PHRASE,
        by=keepers.cast.chi, at=now(),
    )  # fmt: skip
    approved_now(Release.objects.get(pk=asked.pk), keepers)
    part = SealedPart.objects.get(kind="scan")
    client.force_login(keepers.cast.chi)
    answer = client.post(f"/giu-bi-mat/de-nghi/{asked.pk}/tep/{part.pk}/", {"passphrase": PHRASE})
    assert answer.content.startswith(b"%PDF")
    return str(answer["Content-Disposition"])


@every_ending
def test_of_a_scan_sealed_at_the_counter(an: Client, keepers: Keepers, ending: str) -> None:
    assert (
        an.post(
            "/don/to-cao/nhan/", form(keepers.cast, received_on=ON.isoformat(), scans=named(ending))
        ).status_code
        == 302
    )
    assert offered(an, keepers, Petition.objects.get()).endswith("%E1%BA%A5y.pdf")


@every_ending
def test_of_a_scan_added_to_what_is_sealed(an: Client, keepers: Keepers, ending: str) -> None:
    given = form(keepers.cast, received_on=ON.isoformat())
    given.pop("scans")
    an.post("/don/to-cao/nhan/", given)
    petition = Petition.objects.get()
    told = services.Told(content="", files=((f"giấy.{ending}", pdf()),))
    services.add_sealed(petition, told, by=keepers.cast.an, on=today())

    assert offered(an, keepers, petition).endswith("%E1%BA%A5y.pdf")


def test_of_a_file_that_is_sealed_later(an: Client, keepers: Keepers) -> None:
    petition = received(keepers.cast)
    documents.store(named("hta"), about=("petition", petition.pk), by=keepers.cast.an, on=today())
    services.seal_petition(petition, by=keepers.cast.an, on=today(), redacted="Một việc")

    assert offered(an, keepers, petition).endswith("%E1%BA%A5y.pdf")


def test_of_what_was_sealed_by_its_senders_name_before(an: Client, keepers: Keepers) -> None:
    class AsBefore(vault.Scan):
        def to_bytes(self) -> bytes:
            return b'["thu.hta", "application/pdf"]\n' + self.data

    petition = received(keepers.cast)
    parts: list[vault.Words | vault.Scan] = [AsBefore("", "", pdf())]
    vault.seal(parts, subject=("petition", petition.pk), unit=keepers.unit, by=None, on=today())

    assert offered(an, keepers, petition).endswith("''thu.pdf")


def test_the_link_of_a_body_outside_takes_no_file(client: Client) -> None:
    assert 'type="file"' not in client.get("/phuc-dap/").content.decode()
    client.post("/phuc-dap/", {"token": "x", "papers": named("hta")})
    assert not StoredFile.objects.exists()


def test_every_door_says_what_is_taken_out_and_what_is_not(an: Client, cast: Cast, keepers: Keepers) -> None:
    code = services.receive(**facts(cast, kind="complaint")).code
    petition = received(cast)
    pages = [an.get(one) for one in (WEB, "/don/to-cao/nhan/", f"/don/{petition.pk}/")]
    pages.append(an.post("/tra-cuu/", {"code": code, "last4": "5678"}))

    for page in pages:
        assert page.status_code == 200
        assert "dữ liệu ẩn trong PDF" in page.content.decode()
