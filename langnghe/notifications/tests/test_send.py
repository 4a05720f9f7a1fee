"""The outbox: promised with the change, sent over real SMTP, once, and again after a fault."""

import socketserver
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django import app

from langnghe.notifications import selectors, services, tasks
from langnghe.notifications.models import Message

TEMPLATES = Path(__file__).parent / "templates"


@dataclass
class Post:
    """What a small mail server received, and whether it refuses."""

    refusing: bool = False
    letters: list[tuple[list[str], bytes]] = field(default_factory=list)


class Conversation(socketserver.StreamRequestHandler):
    """Enough of RFC 5321 for one client."""

    def handle(self) -> None:
        post: Post = self.server.post  # type: ignore[attr-defined]
        to: list[str] = []
        self._say("220 test ready")
        while line := self.rfile.readline():
            verb = line.split(b" ")[0].strip().upper()
            if verb == b"QUIT":
                return self._say("221 bye")
            if verb == b"RCPT" and post.refusing:
                self._say("451 try later")
                continue
            if verb == b"RCPT":
                to.append(line.split(b"<")[1].split(b">")[0].decode())
            if verb == b"DATA":
                self._say("354 go on")
                post.letters.append((to, self._body()))
            self._say("250 ok")
        return None

    def _body(self) -> bytes:
        lines: list[bytes] = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line)
        return b"".join(lines)

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@pytest.fixture
def post(settings: Any) -> Iterator[Post]:
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Conversation)
    server.daemon_threads = True
    server.post = Post()  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.server_address[1]
    settings.DEFAULT_FROM_EMAIL = "tiepdan@example.vn"
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [str(TEMPLATES)]}]
    yield server.post  # type: ignore[attr-defined]
    server.shutdown()
    server.server_close()


def promised(address: str = "binh@example.vn") -> Message:
    return services.queue(
        "outbox_test/hello", address=address, context={"number": "128/2026"}, about=("petition", 128)
    )


def waiting_jobs() -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (args->>'message_id')::bigint FROM procrastinate_jobs WHERE task_name = %s",
            [services.SEND],
        )
        return [row[0] for row in cursor.fetchall()]


def test_a_promised_letter_is_sent_in_vietnamese(db: None, post: Post) -> None:
    message = promised()
    tasks.send(message.pk)

    to, raw = post.letters[0]
    letter: Any = message_from_bytes(raw, policy=policy.default)
    assert to == ["binh@example.vn"]
    assert letter["Subject"].strip() == "Đơn số 128/2026 đã được thụ lý"
    assert letter["From"] == "tiepdan@example.vn"
    assert "Kính gửi ông bà" in letter.get_content()
    message.refresh_from_db()
    assert message.sent_at is not None
    assert (message.attempts, message.error) == (1, "")


def test_a_job_run_twice_sends_one_letter(db: None, post: Post) -> None:
    message = promised()
    tasks.send(message.pk)
    tasks.send(message.pk)

    assert len(post.letters) == 1


def test_a_fault_is_kept_by_its_name_and_tried_again(db: None, post: Post) -> None:
    message = promised()
    post.refusing = True
    with pytest.raises(tasks.NotSent) as fault:
        tasks.send(message.pk)
    message.refresh_from_db()
    assert (message.sent_at, message.attempts, message.error) == (None, 1, "SMTPRecipientsRefused")
    assert "binh" not in str(fault.value)

    post.refusing = False
    tasks.send(message.pk)
    message.refresh_from_db()
    assert message.sent_at is not None
    assert message.attempts == 2


def test_a_server_that_does_not_answer_is_a_fault_to_retry(db: None, settings: Any, post: Post) -> None:
    settings.EMAIL_PORT = 1
    message = promised()
    with pytest.raises(tasks.NotSent, match="ConnectionRefusedError"):
        tasks.send(message.pk)


def test_without_a_mail_server_the_letter_says_so(db: None, settings: Any, post: Post) -> None:
    settings.EMAIL_HOST, settings.DEFAULT_FROM_EMAIL = "", ""
    message = promised()
    with pytest.raises(tasks.NotSent, match="NoMailServer"):
        tasks.send(message.pk)
    message.refresh_from_db()

    assert (message.sent_at, message.attempts, message.error) == (None, 1, "NoMailServer")
    [found] = selectors.unsent_about(("petition", 128))
    assert "chưa khai báo máy chủ thư" in str(found.reason)


def test_an_address_that_is_none_is_a_fault_that_names_nobody(db: None, post: Post) -> None:
    message = promised('a"b" c@x@example.vn')
    with pytest.raises(tasks.NotSent) as fault:
        tasks.send(message.pk)
    message.refresh_from_db()

    assert message.error in {"ValueError", "SMTPRecipientsRefused"}
    assert "example.vn" not in str(fault.value)
    assert fault.value.__cause__ is None


def test_the_job_is_deferred_by_name_and_has_retries(db: None) -> None:
    message = promised()

    assert waiting_jobs() == [message.pk]
    assert tasks.send.name == services.SEND
    strategy: Any = tasks.send.retry_strategy
    assert strategy.max_attempts == tasks.ATTEMPTS


def test_a_rollback_takes_letter_and_job_with_it(committed_db: None) -> None:
    with transaction.atomic():
        promised()
        transaction.set_rollback(True)

    assert not Message.objects.exists()
    assert waiting_jobs() == []


def run_worker() -> None:
    """A worker as the console script runs one, until nothing waits."""
    connector: Any = app.connector
    with app.replace_connector(connector.get_worker_connector()) as worker:
        worker.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)


def test_a_worker_sends_what_was_committed_and_nothing_twice(committed_db: None, post: Post) -> None:
    message = promised()
    run_worker()
    run_worker()

    assert len(post.letters) == 1
    message.refresh_from_db()
    assert message.sent_at is not None


def test_a_line_break_in_a_value_cannot_add_a_header(db: None, post: Post) -> None:
    message = services.queue(
        "outbox_test/hello",
        address="binh@example.vn",
        context={"number": "1\nBcc: dung@example.vn"},
        about=("petition", 1),
    )
    tasks.send(message.pk)

    letter = message_from_bytes(post.letters[0][1], policy=policy.default)
    assert letter["Bcc"] is None
    assert post.letters[0][0] == ["binh@example.vn"]
