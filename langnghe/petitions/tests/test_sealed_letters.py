"""A letter to a denouncer: name out of an open release, number of the book, printed, sealed, handed out once."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pypdfium2
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from langnghe.kernel.clock import LOCAL
from langnghe.petitions import services
from langnghe.petitions.models import Letter, LetterBook, Petition
from langnghe.petitions.tests.test_denunciation_leaks import NAME, WORDS, found, in_tables
from langnghe.petitions.tests.test_denunciation_life import ACCEPTED, concluded
from langnghe.petitions.tests.test_denunciations import TOLD, taken
from langnghe.vault import services as vault
from langnghe.vault.models import PassphraseTry, Reading, Release, SealedPart
from langnghe.vault.tests.conftest import PHRASE, Keepers

DAY = date(2026, 11, 18)
AT = datetime(2026, 11, 18, 9, 0, tzinfo=LOCAL)
CONTENT = f"Việc {WORDS} của một cán bộ"


@pytest.fixture(autouse=True)
def own_day(
    at_today: Callable[[date], None], monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Any
) -> None:
    at_today(DAY)
    monkeypatch.setattr("langnghe.petitions.views.sealed_letters.now", lambda: AT)
    settings.UPLOADS = tmp_path / "files"
    settings.CLAMD_SOCKETS = []


@pytest.fixture
def petition(keepers: Keepers) -> Petition:
    told = services.Told(content=f"Việc {WORDS}", full_name=f"Lê {NAME}", address=f"Ngõ {NAME}")
    cast = keepers.cast
    held = services.classify(
        taken(keepers, told),
        kind="denunciation",
        field="land",
        because="x",
        by=cast.an,
        on=date(2026, 11, 13),
    )
    return services.accept(held, by=cast.chi, on=ACCEPTED)


@pytest.fixture
def desk(client: Client, keepers: Keepers) -> Client:
    client.force_login(keepers.cast.chi)
    return client


def opened(
    keepers: Keepers, petition: Petition, *, purpose: str = "contact", parts: Any = ("identity",)
) -> Release:
    asked = vault.ask(
        ("petition", petition.pk), parts=list(parts), purpose=purpose, because="x", passphrase=PHRASE,
        by=keepers.cast.chi, at=AT,
    )  # fmt: skip
    for user in (keepers.han, keepers.khoi):
        vault.approve(asked, passphrase=f"{PHRASE} {user.username}", by=user, at=AT)
    return Release.objects.get(pk=asked.pk)


def address(petition: Petition, kind: str = "denunciation-acceptance") -> str:
    return f"/don/{petition.pk}/van-ban-niem-phong/{kind}/"


def form(desk: Client, petition: Petition, **more: str) -> dict[str, str]:
    shown = desk.get(address(petition))
    return {
        "content": CONTENT, "place": "Thanh Hóa", "capacity": "CHỦ TỊCH", "signer": "Lê Thị Chi",
        "recipients": "Lưu: VT", "symbol": "TB-UBND", "passphrase": PHRASE, "seen": str(shown.context["version"]),
    } | more  # fmt: skip


def read_pdf(data: bytes) -> str:
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))


def test_the_paper_has_name_and_number_and_is_handed_out_once(
    desk: Client, keepers: Keepers, petition: Petition
) -> None:
    opened(keepers, petition)
    answer = desk.post(address(petition), form(desk, petition))
    printed = read_pdf(answer.content)

    assert answer.status_code == 200, answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert answer["Content-Disposition"] == 'attachment; filename="denunciation-acceptance-01-2026.pdf"'
    for said in (f"Lê {NAME}", f"Ngõ {NAME}", "01/TB-UBND", "THÔNG BÁO", WORDS, "16/11/2026", "16/12/2026"):
        assert said in printed, said


def test_nothing_of_it_stands_in_clear_but_a_line_of_the_book(
    desk: Client, keepers: Keepers, petition: Petition
) -> None:
    opened(keepers, petition)
    given = form(desk, petition)
    with CaptureQueriesContext(connection) as asked:
        desk.post(address(petition), given)
    letter = Letter.objects.get()

    assert (letter.kind, letter.number, letter.issued_on) == ("denunciation_acceptance", 1, DAY)
    assert (letter.fields, letter.paper) == ({"signer": "Lê Thị Chi"}, {})
    assert LetterBook.objects.get().last == 1
    assert in_tables() == {}
    assert not [one["sql"] for one in asked.captured_queries if found(one["sql"])]
    for page in (f"/don/{petition.pk}/", f"/van-ban-di/{letter.pk}/", "/van-ban-di/", address(petition)):
        assert found(desk.get(page).content) == [], page
    assert desk.get(f"/van-ban-di/{letter.pk}/van-ban.pdf").status_code == 409


def test_the_reading_is_written_down_and_other_parts_stay_closed(
    desk: Client, keepers: Keepers, petition: Petition
) -> None:
    opened(keepers, petition, parts=("identity", "content"))
    desk.post(address(petition), form(desk, petition))

    assert [one.part.kind for one in Reading.objects.select_related("part")] == ["identity"]


def test_the_same_bytes_lie_among_the_sealed_parts(
    desk: Client, keepers: Keepers, petition: Petition
) -> None:
    opened(keepers, petition)
    answer = desk.post(address(petition), form(desk, petition))
    scan = SealedPart.objects.get(kind="scan")
    release = opened(keepers, petition, purpose="verify", parts=("scan",))
    kept = vault.read(release, passphrase=PHRASE, by=keepers.cast.chi, at=AT)

    assert [one.part for one in kept] == [scan]
    assert (kept[0].data, kept[0].name) == (answer.content, "denunciation-acceptance-01-2026.pdf")


def test_the_form_sent_twice_takes_one_number(desk: Client, keepers: Keepers, petition: Petition) -> None:
    opened(keepers, petition)
    given = form(desk, petition)
    desk.post(address(petition), given)

    assert desk.post(address(petition), given).status_code == 409
    assert Letter.objects.count() == 1


def test_without_a_release_to_tell_the_sender_the_page_says_how_to_ask(
    desk: Client, keepers: Keepers, petition: Petition
) -> None:
    opened(keepers, petition, purpose="verify")
    page = desk.get(address(petition)).content.decode()

    assert f"/giu-bi-mat/xin-mo/petition/{petition.pk}/" in page
    assert 'name="passphrase"' not in page
    assert desk.post(address(petition), {"passphrase": PHRASE}).status_code == 200
    assert not Letter.objects.exists()


def test_a_wrong_passphrase_writes_nothing_and_is_counted(
    desk: Client, keepers: Keepers, petition: Petition
) -> None:
    opened(keepers, petition)
    answer = desk.post(address(petition), form(desk, petition, passphrase="một cụm khác hẳn"))

    assert answer.status_code == 422
    assert CONTENT in answer.content.decode()
    assert PassphraseTry.objects.exists()
    assert not Letter.objects.exists()
    assert not Reading.objects.exists()


@pytest.mark.parametrize("missing", ["content", "signer", "place"])
def test_a_gap_is_refused_before_anything_is_opened(
    desk: Client, keepers: Keepers, petition: Petition, missing: str
) -> None:
    opened(keepers, petition)

    assert desk.post(address(petition), form(desk, petition, **{missing: ""})).status_code == 422
    assert not Reading.objects.exists()


def test_who_did_not_ask_and_another_unit_write_none(
    client: Client, keepers: Keepers, petition: Petition
) -> None:
    opened(keepers, petition)
    client.force_login(keepers.cast.an)
    assert 'name="passphrase"' not in client.get(address(petition)).content.decode()
    client.force_login(keepers.cast.dung)
    assert client.get(address(petition)).status_code == 404


def test_only_letters_of_its_step_are_offered(desk: Client, keepers: Keepers, petition: Petition) -> None:
    page = desk.get(f"/don/{petition.pk}/").content.decode()

    assert "denunciation-acceptance" in page
    assert "denunciation-conclusion-notice" not in page
    assert desk.get(address(petition, "denunciation-conclusion-notice")).status_code == 404
    assert desk.get(address(petition, "acceptance-notice")).status_code == 404


def test_who_is_unknown_gets_no_letter(desk: Client, keepers: Keepers) -> None:
    nobody = services.Told(content=TOLD.content)
    held = taken(keepers, nobody, is_anonymous=True, has_leads=True)
    services.classify(held, kind="denunciation", field="land", because="x", by=keepers.cast.an, on=DAY)
    services.decline(held, because="x", by=keepers.cast.chi, on=DAY)

    assert desk.get(address(held, "denunciation-non-acceptance")).status_code == 404


def test_the_conclusion_is_told_by_its_number_and_day(
    desk: Client, keepers: Keepers, at_today: Callable[[date], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    held, later = concluded(keepers), datetime(2026, 12, 11, 9, 0, tzinfo=LOCAL)
    at_today(later.date())
    monkeypatch.setattr("langnghe.petitions.views.sealed_letters.now", lambda: later)
    asked = vault.ask(
        ("petition", held.pk), parts=["identity"], purpose="contact", because="x", passphrase=PHRASE,
        by=keepers.cast.chi, at=later,
    )  # fmt: skip
    for user in (keepers.han, keepers.khoi):
        vault.approve(asked, passphrase=f"{PHRASE} {user.username}", by=user, at=later)
    where = address(held, "denunciation-conclusion-notice")
    seen = desk.get(where).context["version"]
    given = {
        "content": "Có việc thu tiền", "place": "Thanh Hóa", "capacity": "CHỦ TỊCH", "signer": "Lê Thị Chi",
        "symbol": "UBND", "passphrase": PHRASE, "seen": str(seen),
    }  # fmt: skip
    printed = read_pdf(desk.post(where, given).content)

    for said in ("12/KL", "10/12/2026", TOLD.full_name, "Có việc thu tiền"):
        assert said in " ".join(printed.split()), said
