"""Petitions by e-mail over a real IMAP line: kept once, never lost, confirmed by an officer."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
import typst
from django.test import Client

from conftest import Cast
from langnghe.accounts.rights import Role
from langnghe.accounts.services import add_membership
from langnghe.audit.models import Entry
from langnghe.documents.content import places
from langnghe.documents.models import StoredFile
from langnghe.kernel.clock import LOCAL
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from langnghe.petitions import services, tasks
from langnghe.petitions.models import IncomingMail, Mailbox, MailState, Petition, Subscription
from langnghe.petitions.tests.imap import Letters, serving

ON = date(2026, 11, 16)
AT = datetime(2026, 11, 16, 9, 0, tzinfo=LOCAL)


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> None:
    settings.UPLOADS = tmp_path


@pytest.fixture
def letters() -> Letters:
    return Letters()


@pytest.fixture
def mailbox(cast: Cast, letters: Letters) -> Iterator[Mailbox]:
    add_membership(cast.chi, unit=cast.committee.pk, role=Role.ADMINISTRATOR, since=date(2021, 1, 1))
    with serving(letters) as port:
        yield save(cast, port=port)


def save(cast: Cast, **more: Any) -> Mailbox:
    given = {
        "unit": cast.committee, "host": "127.0.0.1", "port": 143, "security": "none", "username": "tiepdan",
        "password": "right", "folder": "INBOX", "is_active": True, "by": cast.chi, "on": ON,
    }  # fmt: skip
    return services.save_mailbox(**(given | more))


def letter(subject: str = "Đèn đường hỏng", body: str = "Đèn ngõ 5 hỏng ba tháng.", **more: Any) -> bytes:
    message = EmailMessage()
    message["From"] = more.get("sender", "Lê Văn Bình <binh@example.vn>")
    message["Subject"] = subject
    message["Date"] = "Fri, 13 Nov 2026 08:00:00 +0700"
    message["Message-ID"] = more.get("identity", "<1@example.vn>")
    message.set_content(body)
    for name, data in more.get("files", []):
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return bytes(message)


def test_an_unread_letter_becomes_a_draft_and_is_marked_as_read(mailbox: Mailbox, letters: Letters) -> None:
    number = letters.put(letter(files=[("ảnh.pdf", bytes(typst.compile(b"Binh")))]))

    assert services.read_mailbox(mailbox, at=AT) == 1

    mail = IncomingMail.objects.get()
    assert (mail.sender_name, mail.sender_address, mail.subject) == (
        "Lê Văn Bình",
        "binh@example.vn",
        "Đèn đường hỏng",
    )
    assert (mail.body, mail.arrived_on, mail.state) == (
        "Đèn ngõ 5 hỏng ba tháng.",
        date(2026, 11, 13),
        "waiting",
    )
    assert letters.flags[number] == {r"\Seen"}
    assert {file.name for file in StoredFile.objects.all()} == {"thu.eml", "ảnh.pdf"}
    mailbox.refresh_from_db()
    assert (mailbox.read_at, mailbox.trouble) == (AT, "")


def test_the_same_letter_twice_is_one_draft(mailbox: Mailbox, letters: Letters) -> None:
    letters.put(letter())
    letters.put(letter())
    services.read_mailbox(mailbox, at=AT)
    letters.flags[1].clear()
    services.read_mailbox(mailbox, at=AT)

    assert IncomingMail.objects.count() == 1


def test_a_line_that_breaks_loses_nothing(mailbox: Mailbox, letters: Letters) -> None:
    letters.put(letter())
    letters.put(letter("Thư hai", identity="<2@example.vn>"))
    letters.breaks_at = 2
    with pytest.raises(services.MailboxTrouble):
        services.read_mailbox(mailbox, at=AT)
    assert letters.flags[2] == set()
    letters.breaks_at = 0
    services.read_mailbox(mailbox, at=AT)

    assert {mail.subject for mail in IncomingMail.objects.all()} == {"Đèn đường hỏng", "Thư hai"}


def test_what_may_be_a_denunciation_stays_in_the_mailbox_without_a_word_here(
    mailbox: Mailbox, letters: Letters
) -> None:
    letters.put(letter("Đơn tố cáo", "Tôi tố cáo ông K."))
    services.read_mailbox(mailbox, at=AT)

    mail = IncomingMail.objects.get()
    assert (mail.state, mail.subject, mail.body, mail.sender_address) == (MailState.LEFT, "", "", "")
    assert letters.flags[1] == {r"\Flagged"}
    assert not StoredFile.objects.exists()


def test_a_file_that_is_refused_is_told_and_stays_in_the_letter(mailbox: Mailbox, letters: Letters) -> None:
    letters.put(letter(files=[("don.exe", b"MZ\x90\x00 program")]))
    services.read_mailbox(mailbox, at=AT)

    assert IncomingMail.objects.get().refused_files[0]["name"] == "don.exe"
    assert [file.name for file in StoredFile.objects.all()] == ["thu.eml"]


def test_a_letter_whose_files_cannot_be_opened_now_stays_unread_and_comes_later(
    mailbox: Mailbox, letters: Letters, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "SECONDS", 0.1)
    number = letters.put(letter(files=[("ảnh.pdf", bytes(typst.compile(b"Binh")))]))
    with ExitStack() as held:
        for _place in range(places.AT_ONCE):
            held.enter_context(places.one())
        services.read_mailbox(mailbox, at=AT)
    assert letters.flags[number] == set()
    assert not IncomingMail.objects.exists()

    services.read_mailbox(mailbox, at=AT)

    assert {file.name for file in StoredFile.objects.all()} == {"thu.eml", "ảnh.pdf"}


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff\xfe no letter",
        b"Subject: =?utf-8?b?broken\r\nDate: never\r\n\r\nwords",
        b"From: <\r\n\r\n",
    ],
)
def test_a_broken_letter_is_still_a_draft(cast: Cast, raw: bytes) -> None:
    assert services.keep_mail(raw or b"\n", unit=cast.committee, on=ON).arrived_on == ON


def test_a_page_is_read_as_words(cast: Cast) -> None:
    raw = b"Content-Type: text/html; charset=utf-8\r\n\r\n<style>x</style><p>Sua duong</p><script>alert(1)</script>"
    assert services.keep_mail(raw, unit=cast.committee, on=ON).body == "Sua duong"


def test_wrong_password_and_folder_are_told(cast: Cast, mailbox: Mailbox) -> None:
    for more in ({"password": "wrong"}, {"password": "right", "folder": "Nowhere"}):
        box = save(cast, port=mailbox.port, **more)
        with pytest.raises(services.MailboxTrouble, match="Không đọc được"):
            services.read_mailbox(box, at=AT)
    box.refresh_from_db()
    assert box.trouble


def test_the_password_is_sealed_and_kept_when_left_empty(cast: Cast, mailbox: Mailbox) -> None:
    assert b"right" not in bytes(mailbox.sealed_password)
    again = save(cast, port=mailbox.port, password="")
    assert services.read_mailbox(again, at=AT) == 0


def test_settings_are_refused_without_right_password_or_a_safe_line(cast: Cast, mailbox: Mailbox) -> None:
    with pytest.raises(NotAllowed):
        save(cast, by=cast.an)
    with pytest.raises(Invalid, match="TLS"):
        save(cast, host="mail.example.vn")
    Mailbox.objects.all().delete()
    with pytest.raises(Invalid, match="mật khẩu"):
        save(cast, password="")


def test_the_job_reads_what_can_be_read(cast: Cast, mailbox: Mailbox, letters: Letters) -> None:
    Mailbox.objects.create(
        unit=cast.other, host="127.0.0.1", port=1, security="none", username="x",
        sealed_password=bytes(mailbox.sealed_password),
    )  # fmt: skip
    letters.put(letter())
    tasks.read_mailboxes(timestamp=0)
    assert IncomingMail.objects.count() == 1


def drafted(cast: Cast) -> IncomingMail:
    pdf = bytes(typst.compile(b"Binh"))
    return services.keep_mail(letter(files=[("a.pdf", pdf)]), unit=cast.committee, on=ON)


def taken(cast: Cast, mail: IncomingMail, **more: Any) -> Petition:
    given = {
        "full_name": "Lê Văn Bình", "address": "12 Đông Sơn", "phone": "", "email": "binh@example.vn",
        "received_on": date(2026, 11, 13), "summary": "Đèn đường hỏng", "idempotency": "t" * 20, "by": cast.an, "on": ON,
    }  # fmt: skip
    return services.take_mail(mail, **(given | more)).petition


def test_a_confirmed_letter_is_a_line_of_the_book_with_its_files(cast: Cast) -> None:
    mail = drafted(cast)
    petition = taken(cast, mail)

    mail.refresh_from_db()
    assert (mail.state, mail.petition) == (MailState.TAKEN, petition)
    assert (petition.channel, petition.whole.body) == ("email", "Đèn ngõ 5 hỏng ba tháng.")
    names = StoredFile.objects.filter(subject_kind="petition").values_list("name", flat=True)
    assert set(names) == {"thu.eml", "a.pdf"}
    assert taken(cast, mail) == petition


def test_a_letter_is_dealt_with_once(cast: Cast) -> None:
    mail = drafted(cast)
    taken(cast, mail)
    with pytest.raises(WrongState):
        taken(cast, mail, idempotency="u" * 20)
    with pytest.raises(WrongState):
        services.set_mail_aside(mail, because="quảng cáo", by=cast.an, on=ON)
    assert Petition.objects.count() == 1


def test_a_letter_is_set_aside_with_a_reason_only(cast: Cast) -> None:
    mail = drafted(cast)
    with pytest.raises(Invalid):
        services.set_mail_aside(mail, because=" ", by=cast.an, on=ON)
    assert services.set_mail_aside(mail, because="quảng cáo", by=cast.an, on=ON).state == MailState.SET_ASIDE
    with pytest.raises(WrongState):
        taken(cast, mail)


@pytest.mark.parametrize("aside", ["", "là tố cáo"])
def test_a_letter_known_to_be_a_denunciation_leaves_the_machine_and_not_the_mailbox(
    cast: Cast, aside: str, django_capture_on_commit_callbacks: Any, tmp_path: Path
) -> None:
    mail = drafted(cast)
    if aside:
        services.set_mail_aside(mail, because=aside, by=cast.an, on=ON)
    with django_capture_on_commit_callbacks(execute=True):
        services.leave_mail(mail, by=cast.an, on=ON)

    mail.refresh_from_db()
    assert (mail.state, mail.sender_address, mail.body, mail.subject) == (
        MailState.LEFT,
        "",
        "",
        "bảo vệ bí mật",
    )
    assert mail.because.startswith("Nghi là tố cáo")
    assert {file.state for file in StoredFile.objects.all()} == {"erased"}
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and path.stat().st_size]
    assert Entry.objects.get(action="mail.left").actor == "an"
    assert services.keep_mail(letter(), unit=cast.committee, on=ON) == mail


def test_a_letter_in_the_book_is_sealed_there_and_another_unit_deletes_none(cast: Cast) -> None:
    mail = drafted(cast)
    with pytest.raises(NotFound):
        services.leave_mail(mail, by=cast.dung, on=ON)
    taken(cast, mail)
    with pytest.raises(WrongState) as refused:
        services.leave_mail(mail, by=cast.an, on=ON)
    assert "niêm phong ở trang của đơn" in refused.value.instead


def test_its_page_has_a_button_for_it(client: Client, cast: Cast) -> None:
    mail = drafted(cast)
    client.force_login(cast.an)
    address = f"/don/thu-den/{mail.pk}/"
    assert f'action="{address}la-to-cao/"' in client.get(address).content.decode()
    page = client.post(f"{address}la-to-cao/", follow=True).content.decode()

    assert "Thư gốc còn trong hộp thư" in page
    assert "Lê Văn Bình" not in page + client.get(address).content.decode()
    assert client.post(f"{address}la-to-cao/").status_code == 409


def both(plain: str, page: str, **more: Any) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"], message["Message-ID"] = "a@example.vn", "Kính gửi", "<7@example.vn>"
    message.set_content(plain)
    message.add_alternative(page, subtype="html")
    for name, text in more.items():
        message.add_attachment(text, filename=f"{name}.txt")
    return bytes(message)


@pytest.mark.parametrize(
    "raw",
    [
        both("Xem bản HTML.", "<p>Tôi <b>tố</b>&nbsp;cáo ông K.</p>"),
        both("Xem bản HTML.", "<head><title>x<body><p>Tôi tố<br>cáo ông K."),
        both("Xem tệp.", "<p>Xem tệp.</p>", kem="Tôi tố cáo ông K."),
    ],
)
def test_words_of_a_denunciation_beside_harmless_ones_keep_the_letter_in_the_mailbox(
    cast: Cast, raw: bytes
) -> None:
    mail = services.keep_mail(raw, unit=cast.committee, on=ON)

    assert (mail.state, mail.body) == (MailState.LEFT, "")
    assert not StoredFile.objects.exists()


def test_a_page_beside_plain_words_changes_no_harmless_letter(cast: Cast) -> None:
    raw = both("Đèn hỏng.", "<style>p {color: red}</style><p>Đèn hỏng.</p>")

    assert services.keep_mail(raw, unit=cast.committee, on=ON).body == "Đèn hỏng."


def test_another_unit_sees_no_letter(cast: Cast) -> None:
    with pytest.raises(NotFound):
        taken(cast, drafted(cast), by=cast.dung)


def test_a_letter_that_goes_to_paper_leaves_no_word(cast: Cast) -> None:
    mail = drafted(cast)
    services.move_to_paper(taken(cast, mail), by=cast.an, on=ON)

    mail.refresh_from_db()
    assert (mail.body, mail.sender_address) == ("", "")
    assert not StoredFile.objects.exclude(state="erased").exists()


def test_the_way_through_the_pages(client: Client, cast: Cast) -> None:
    mail = drafted(cast)
    client.force_login(cast.an)
    assert "Đèn đường hỏng" in client.get("/don/thu-den/").content.decode()
    page = client.get(f"/don/thu-den/{mail.pk}/").content.decode()
    assert 'value="Lê Văn Bình"' in page
    given = {
        "unit": cast.committee.pk, "full_name": "Lê Văn Bình", "address": "12 Đông Sơn", "channel": "email",
        "received_on": "2026-11-13", "field": "other", "summary": "Đèn đường hỏng", "signers": "1", "token": "t" * 20,
    }  # fmt: skip
    assert client.post(f"/don/thu-den/{mail.pk}/", given | {"address": ""}).status_code == 422
    receipt = client.post(f"/don/thu-den/{mail.pk}/", given, follow=True).content.decode()
    assert "Giấy biên nhận số 1/2026" in receipt
    other = services.keep_mail(letter(identity="<9@x>"), unit=cast.committee, on=ON)
    assert client.post(f"/don/thu-den/{other.pk}/de-rieng/", {"because": "quảng cáo"}).status_code == 302
    client.force_login(cast.dung)
    assert client.get(f"/don/thu-den/{mail.pk}/").status_code == 404


def test_a_letter_of_the_press_keeps_whom_to_tell(client: Client, cast: Cast) -> None:
    mail = drafted(cast)
    client.force_login(cast.an)
    page = client.get(f"/don/thu-den/{mail.pk}/").content.decode()
    assert 'name="sender_kind"' in page
    assert 'name="on_behalf_of"' not in page
    typed = {
        "unit": cast.committee.pk, "full_name": "Lê Văn Bình", "address": "12 Đông Sơn", "channel": "email",
        "received_on": "2026-11-13", "field": "other", "summary": "Đèn đường hỏng", "signers": "2", "token": "t" * 20,
        "sender_kind": "press", "sender_name": "Báo Tuổi", "document_number": "7/CV", "document_date": "2026-11-10",
        "co_signers": "Trần Cúc", "papers": "Ảnh chụp", "email": "toasoan@example.vn",
    }  # fmt: skip
    assert client.post(f"/don/thu-den/{mail.pk}/", typed).status_code == 302

    petition = Petition.objects.get()
    assert (petition.channel, petition.passing.sender_name) == ("passed_on", "Báo Tuổi")
    assert (petition.signatories.count(), petition.papers.count()) == (1, 1)
    assert not Subscription.objects.exists()


def test_the_administrator_sets_and_tries_the_mailbox(client: Client, cast: Cast, mailbox: Mailbox) -> None:
    client.force_login(cast.chi)
    given = {
        "unit": cast.committee.pk, "host": "127.0.0.1", "port": str(mailbox.port), "security": "none",
        "username": "tiepdan", "password": "", "folder": "INBOX", "is_active": "on",
    }  # fmt: skip
    assert "đọc được" in client.post("/don/hop-thu/", given, follow=True).content.decode()
    wrong = client.post("/don/hop-thu/", given | {"password": "wrong"})
    assert wrong.status_code == 422
    assert "Không đọc được hộp thư" in wrong.content.decode()
    client.force_login(cast.an)
    assert client.get("/don/hop-thu/").status_code == 403
