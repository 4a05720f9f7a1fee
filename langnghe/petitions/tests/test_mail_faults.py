"""Mailboxes as they are in Vietnam: folders and passwords with marks, and faults said in words that stop no other mailbox."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from conftest import Cast
from langnghe.accounts.rights import Role
from langnghe.accounts.services import add_membership
from langnghe.kernel.errors import Invalid
from langnghe.petitions import services, tasks
from langnghe.petitions.models import IncomingMail, Mailbox
from langnghe.petitions.services.mailing.naming import folder_name
from langnghe.petitions.tests.imap import Letters, serving
from langnghe.petitions.tests.test_mail import AT, ON, letter, save

MARKED = "mật khẩu"


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> None:
    settings.UPLOADS = tmp_path


@pytest.fixture
def letters() -> Letters:
    return Letters()


@pytest.fixture
def mailbox(cast: Cast, letters: Letters) -> Iterator[Mailbox]:
    add_membership(cast.chi, unit=cast.committee.pk, role=Role.ADMINISTRATOR, since=ON.replace(year=2021))
    with serving(letters) as port:
        yield save(cast, port=port)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("INBOX", '"INBOX"'),
        ("Hộp thư đến", '"H&Htk-p th&AbA- &AREevw-n"'),
        ("Thư & đơn", '"Th&AbA- &- &AREBoQ-n"'),
        ("Đã nhận", '"&ARAA4w- nh&Hq0-n"'),
        ('a"b\\c', r'"a\"b\\c"'),
        ("😀", '"&2D3eAA-"'),
    ],
)
def test_a_folder_is_written_as_the_server_knows_it(name: str, written: str) -> None:
    assert folder_name(name) == written


def test_a_folder_with_marks_is_read(cast: Cast, mailbox: Mailbox, letters: Letters) -> None:
    letters.folder = "H&Htk-p th&AbA- &AREevw-n"
    letters.put(letter())
    assert services.read_mailbox(save(cast, port=mailbox.port, folder="Hộp thư đến"), at=AT) == 1


def test_a_password_with_marks_goes_by_authenticate(cast: Cast, mailbox: Mailbox, letters: Letters) -> None:
    letters.password, letters.speaks = MARKED, "IMAP4rev1 AUTH=PLAIN"
    box = save(cast, port=mailbox.port, password=MARKED, username="tiếpdân")
    assert services.read_mailbox(box, at=AT) == 0

    with pytest.raises(services.MailboxTrouble, match="không nhận tên đăng nhập hoặc mật khẩu"):
        services.read_mailbox(save(cast, port=mailbox.port, password="mật khẩu khác"), at=AT)


def test_a_server_without_it_is_told_in_words(cast: Cast, mailbox: Mailbox) -> None:
    with pytest.raises(services.MailboxTrouble, match="không dấu"):
        services.read_mailbox(save(cast, port=mailbox.port, password=MARKED), at=AT)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"port": 1}, "từ chối kết nối"),
        ({"host": "khong-co.invalid", "security": "tls"}, "không tìm thấy máy chủ"),
        ({"host": "a..b", "security": "tls"}, "không tìm thấy máy chủ"),
        ({"security": "tls"}, "đường truyền"),
        ({"password": "wrong"}, "không nhận tên đăng nhập"),
        ({"folder": "Nowhere"}, "không có thư mục"),
    ],
)
def test_a_fault_is_named_in_words_on_the_page(
    client: Client, cast: Cast, mailbox: Mailbox, more: dict[str, Any], words: str
) -> None:
    client.force_login(cast.chi)
    given = {
        "unit": cast.committee.pk, "host": "127.0.0.1", "port": mailbox.port, "security": "none",
        "username": "tiepdan", "password": "right", "folder": "INBOX", "is_active": "on",
    }  # fmt: skip
    answer = client.post("/don/hop-thu/", given | more)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "Error" not in Mailbox.objects.get().trouble
    assert words in client.get("/don/hop-thu/").content.decode()


def test_what_would_begin_a_command_of_its_own_is_refused(cast: Cast, mailbox: Mailbox) -> None:
    for name in ("username", "password", "folder"):
        with pytest.raises(Invalid):
            save(cast, port=mailbox.port, **{name: "a\r\nx DELETE INBOX"})


@pytest.fixture
def broken(cast: Cast, mailbox: Mailbox) -> Mailbox:
    """Another unit's mailbox, which the job reads first; the key that sealed its password is gone."""
    port = mailbox.port
    mailbox.delete()
    first = Mailbox.objects.create(
        unit=cast.other, host="127.0.0.1", port=port, security="none", username="x", sealed_password=bytes(60)
    )
    save(cast, port=port)
    return first


def test_no_fault_of_one_mailbox_stops_the_next_and_no_secret_is_logged(
    cast: Cast, letters: Letters, broken: Mailbox, caplog: pytest.LogCaptureFixture
) -> None:
    letters.put(letter())
    with caplog.at_level(logging.ERROR):
        tasks.read_mailboxes(timestamp=0)

    assert IncomingMail.objects.get().unit == cast.committee
    broken.refresh_from_db()
    assert "ghi lại mật khẩu" in broken.trouble
    assert f"mailbox {broken.pk} could not be read: CryptoError" in caplog.text
    assert "right" not in caplog.text


def nested(depth: int = 3000) -> bytes:
    """A letter in a letter in a letter, deeper than the reader can go."""
    head = b"Message-ID: <deep@x>\r\n"
    return head + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(depth)
    )


def test_a_letter_that_breaks_the_reader_keeps_no_other_back(mailbox: Mailbox, letters: Letters) -> None:
    letters.put(nested())
    letters.put(letter("Thư lành"))

    assert services.read_mailbox(mailbox, at=AT) == 1
    assert IncomingMail.objects.get().subject == "Thư lành"
    assert letters.flags[1] == set()
    mailbox.refresh_from_db()
    assert "1 thư máy không đọc được" in mailbox.trouble
