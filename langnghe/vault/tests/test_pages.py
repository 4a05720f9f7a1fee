"""The desk of custodians, a key, a request, an approval, a reading; and who does not get in."""

from typing import Any

import pytest
from django.test import Client

from langnghe.kernel import links
from langnghe.kernel.clock import now
from langnghe.vault import services
from langnghe.vault.keys import new_key
from langnghe.vault.models import CustodianKey, PassphraseTry, Reading, Release, SealedPart
from langnghe.vault.services.reading import Opened
from langnghe.vault.tests.conftest import ABOUT, AT, NAME, PHRASE, Keepers, phrase_of

DESK = "/giu-bi-mat/"


@pytest.fixture
def desk(sealed: Keepers, monkeypatch: pytest.MonkeyPatch) -> Keepers:
    kind = links.LinkKind("thing", "Việc", lambda pk: f"/viec/{pk}/", str, lambda _pk, _viewer: True)
    monkeypatch.setitem(links._KINDS, "thing", kind)
    return sealed


def posted(client: Client, who: Any, address: str, **given: Any) -> Any:
    client.force_login(who)
    return client.post(address, given)


def asked(client: Client, desk: Keepers, **more: Any) -> Any:
    given = {
        "parts": ["identity"],
        "purpose": "contact",
        "because": "Mời làm việc",
        "passphrase": PHRASE,
        "again": PHRASE,
    }
    return posted(client, desk.cast.chi, "/giu-bi-mat/xin-mo/thing/7/", **{**given, **more})


def test_asking_approving_twice_and_reading_once(client: Client, desk: Keepers) -> None:
    assert client.get("/giu-bi-mat/xin-mo/thing/7/").status_code == 302
    assert asked(client, desk).status_code == 302
    release = Release.objects.get()
    page = f"/giu-bi-mat/de-nghi/{release.pk}/"
    for user in (desk.han, desk.khoi):
        assert posted(client, user, f"{page}duyet/", passphrase=phrase_of(user)).status_code == 302
    opened = posted(client, desk.cast.chi, f"{page}doc/", passphrase=PHRASE)

    assert NAME in opened.content.decode()
    assert NAME not in client.get(page).content.decode()
    assert Reading.objects.count() == 1
    assert client.get(DESK).status_code == 200


def test_the_page_of_asking_shows_only_what_is_there(client: Client, desk: Keepers) -> None:
    client.force_login(desk.cast.chi)
    page = client.get("/giu-bi-mat/xin-mo/thing/7/").content.decode()

    assert "họ tên, địa chỉ, cách liên hệ" in page
    assert "bản chụp" not in page


def test_a_wrong_passphrase_is_told_and_nothing_is_shown(client: Client, desk: Keepers) -> None:
    asked(client, desk)
    release = Release.objects.get()
    answer = posted(
        client, desk.han, f"/giu-bi-mat/de-nghi/{release.pk}/duyet/", passphrase="không phải cụm này"
    )

    assert answer.status_code == 422
    assert "Sai cụm mật khẩu" in answer.content.decode()
    assert PassphraseTry.objects.get().user == desk.han
    assert "không phải cụm này" not in answer.content.decode()


def test_two_passphrases_that_differ_are_told(client: Client, desk: Keepers) -> None:
    answer = asked(client, desk, again="khác hẳn cụm kia")

    assert answer.status_code == 422
    assert "không giống nhau" in answer.content.decode()


def test_a_custodian_makes_and_ends_a_key(client: Client, desk: Keepers) -> None:
    answer = posted(client, desk.sen, f"/giu-bi-mat/khoa/{desk.unit}/", passphrase=PHRASE, again=PHRASE)
    assert answer.status_code == 302
    key = CustodianKey.objects.get(user=desk.sen)
    assert "chưa cùng mở được 2 phần" in client.get(DESK).content.decode()
    assert client.get(f"/giu-bi-mat/ket-thuc-khoa/{key.pk}/").status_code == 200
    assert client.post(f"/giu-bi-mat/ket-thuc-khoa/{key.pk}/", {}).status_code == 302

    assert CustodianKey.objects.get(pk=key.pk).ended_on


def test_a_request_taken_back_says_why(client: Client, desk: Keepers) -> None:
    asked(client, desk)
    page = f"/giu-bi-mat/de-nghi/{Release.objects.get().pk}/"
    assert posted(client, desk.han, f"{page}ket-thuc/", because="Lý do chưa rõ").status_code == 302

    assert "Lý do chưa rõ" in client.get(page).content.decode()


@pytest.mark.parametrize(
    "address", ["xin-mo/thing/7/", "xin-mo/unheard/7/", "de-nghi/{pk}/", "khoa/380-UBND/"]
)
def test_who_has_nothing_to_do_with_it_gets_not_found(client: Client, desk: Keepers, address: str) -> None:
    asked(client, desk)
    client.force_login(desk.cast.dung)

    assert client.get(f"/giu-bi-mat/{address.format(pk=Release.objects.get().pk)}").status_code == 404


def test_a_scan_is_downloaded_and_not_shown(
    client: Client, desk: Keepers, settings: Any, tmp_path: Any
) -> None:
    settings.UPLOADS = tmp_path
    services.seal(
        [services.Scan("Đơn.pdf", "application/pdf", b"%PDF-")],
        subject=ABOUT,
        unit=desk.unit,
        by=None,
        on=AT.date(),
    )
    release = services.ask(
        ABOUT, parts=["scan"], purpose="verify", because="x", passphrase=PHRASE, by=desk.cast.chi, at=now()
    )
    for user in (desk.han, desk.khoi):
        services.approve(release, passphrase=phrase_of(user), by=user, at=now())
    part = SealedPart.objects.get(kind="scan")
    answer = posted(
        client, desk.cast.chi, f"/giu-bi-mat/de-nghi/{release.pk}/tep/{part.pk}/", passphrase=PHRASE
    )

    assert answer.content == b"%PDF-"
    assert "attachment" in answer["Content-Disposition"]


def test_what_is_in_clear_for_a_moment_prints_nothing() -> None:
    shown = [
        repr(services.Words("identity", (("Họ và tên", NAME),))),
        repr(services.Scan(NAME, "x", new_key())),
    ]
    shown.append(repr(Opened(SealedPart(), lines=(("Họ và tên", NAME),))))

    assert not [one for one in shown if NAME in one]
