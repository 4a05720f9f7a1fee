"""Reading one letter: who, when, its words, its attachments; whatever it holds, it is read as far as it goes."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from html.parser import HTMLParser

from langnghe.kernel.clock import LOCAL
from langnghe.vietnamese import normalise

LONGEST = 100_000
MOST_FILES = 30
PLAIN, PAGE = "text/plain", "text/html"
READ = (PLAIN, PAGE)
# Of each part, when the letter is only looked through.
LOOKED_THROUGH = 1_000_000


@dataclass(frozen=True)
class Parsed:
    """A letter in plain words; `said` is every part of it that is text, the page beside the plain words too."""

    digest: str
    sender_name: str
    sender_address: str
    subject: str
    body: str
    sent_at: datetime | None
    said: str = ""
    files: list[tuple[str, bytes]] = field(default_factory=list)


def parse(raw: bytes) -> Parsed:
    message = message_from_bytes(raw, policy=policy.default)
    identity = _header(message, "Message-ID").encode() or raw
    name, address = parseaddr(_header(message, "From"))
    return Parsed(
        digest=hashlib.sha256(identity).hexdigest(),
        sender_name=_plain(name)[:200],
        sender_address=address.strip()[:254],
        subject=" ".join(_plain(_header(message, "Subject")).split())[:500],
        body=_plain(_words(message)).strip()[:LONGEST],
        sent_at=_sent_at(message),
        said=_plain("\n".join(_read(part)[:LOOKED_THROUGH] for part in _texts(message))),
        files=_files(message),
    )


def _header(message: EmailMessage, name: str) -> str:
    """A header as text; a broken one is read as none rather than losing the letter."""
    try:
        return str(message.get(name, "")).strip()
    except (ValueError, IndexError, TypeError, AttributeError):
        return ""


def _plain(text: str) -> str:
    """Composed, and without what a database or a screen cannot hold."""
    return normalise("".join(sign for sign in text if sign in "\n\t" or sign.isprintable()))


def _sent_at(message: EmailMessage) -> datetime | None:
    try:
        found = parsedate_to_datetime(_header(message, "Date"))
    except (ValueError, TypeError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=LOCAL)


def _text(part: EmailMessage) -> str:
    data = part.get_payload(decode=True)
    raw = data if isinstance(data, bytes) else b""
    try:
        return raw.decode(part.get_content_charset() or "utf-8", "replace")
    except LookupError:
        return raw.decode("utf-8", "replace")


def _texts(message: EmailMessage) -> list[EmailMessage]:
    """Plain text and pages, first those of the letter itself and then what is attached."""
    parts = [part for part in message.walk() if isinstance(part, EmailMessage)]
    return sorted((part for part in parts if part.get_content_type() in READ), key=_is_attached)


def _is_attached(part: EmailMessage) -> bool:
    return bool(part.get_filename()) or part.get_content_disposition() == "attachment"


def _read(part: EmailMessage) -> str:
    return _text(part) if part.get_content_type() == PLAIN else _Stripped.of(_text(part))


def _words(message: EmailMessage) -> str:
    """The plain words of the letter, or those of its page where it has no others."""
    texts = [part for part in _texts(message) if not _is_attached(part)]
    texts.sort(key=lambda part: part.get_content_type() != PLAIN)
    return _read(texts[0]) if texts else ""


def _files(message: EmailMessage) -> list[tuple[str, bytes]]:
    found = []
    for part in message.walk():
        if part.is_multipart() or not _is_attached(part):
            continue
        data = part.get_payload(decode=True)
        found.append((part.get_filename() or "tep", data if isinstance(data, bytes) else b""))
    return found[:MOST_FILES]


class _Stripped(HTMLParser):
    """The words of a page: no tag, no script."""

    BREAKS = ("p", "br", "div", "li", "tr")
    SILENT = ("script", "style", "head")

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, _attributes: list[tuple[str, str | None]]) -> None:
        # A head that nobody closed ends where the body begins.
        self.silent = 0 if tag == "body" else self.silent + (tag in self.SILENT)
        if tag in self.BREAKS:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in self.SILENT

    def handle_data(self, data: str) -> None:
        if self.silent <= 0:
            self.words.append(data)

    @classmethod
    def of(cls, page: str) -> str:
        reader = cls()
        reader.feed(page)
        lines = (" ".join(line.split()) for line in "".join(reader.words).splitlines())
        return "\n".join(line for line in lines if line)
