"""A small mail server that speaks enough of IMAP4rev1 for one client, over a real socket."""

import re
import socketserver
import threading
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Letters:
    """The mailbox: raw letters by number, their flags, and what the server refuses."""

    raw: dict[int, bytes] = field(default_factory=dict)
    flags: dict[int, set[str]] = field(default_factory=dict)
    password: str = "right"
    folder: str = "INBOX"
    speaks: str = "IMAP4rev1"
    breaks_at: int = 0

    def put(self, raw: bytes) -> int:
        number = len(self.raw) + 1
        self.raw[number], self.flags[number] = raw, set()
        return number


class Conversation(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.letters: Letters = self.server.letters  # type: ignore[attr-defined]
        self._say("* OK test ready")
        while line := self.rfile.readline().decode().strip():
            tag, verb, rest = (*line.split(" ", 2), "", "")[:3]
            if self._answer(tag, verb.upper(), rest):
                return

    def _answer(self, tag: str, verb: str, rest: str) -> bool:
        if verb == "CAPABILITY":
            self._say(f"* CAPABILITY {self.letters.speaks}")
        elif verb in {"AUTHENTICATE", "LOGIN"} and not self._lets_in(rest):
            self._say(f"{tag} NO wrong")
            return False
        elif verb == "SELECT" and rest != f'"{self.letters.folder}"':
            self._say(f"{tag} NO no such folder")
            return False
        elif verb == "SELECT":
            self._say(f"* {len(self.letters.raw)} EXISTS")
        elif verb == "UID":
            self._uid(*rest.split(" ", 1))
        self._say(f"{tag} OK done")
        return verb == "LOGOUT"

    def _lets_in(self, rest: str) -> bool:
        if rest != "PLAIN":
            return self.letters.password in rest
        self._say("+ ")
        _zero, _name, password = b64decode(self.rfile.readline()).decode().split("\0")
        return password == self.letters.password

    def _uid(self, verb: str, rest: str) -> None:
        if verb.upper() == "SEARCH":
            found = [str(n) for n, flags in self.letters.flags.items() if not {r"\Seen", r"\Flagged"} & flags]
            self._say(f"* SEARCH {' '.join(found)}")
            return
        number = int(rest.split(maxsplit=1)[0])
        if verb.upper() == "FETCH":
            if number == self.letters.breaks_at:
                self.connection.close()
                return
            raw = self.letters.raw[number]
            self.wfile.write(
                f"* {number} FETCH (UID {number} BODY[] {{{len(raw)}}}\r\n".encode() + raw + b")\r\n"
            )
        else:
            self.letters.flags[number] |= set(re.findall(r"\\\w+", rest))

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A line that the test breaks is no fault of the server."""


@contextmanager
def serving(letters: Letters) -> Iterator[int]:
    with Server(("127.0.0.1", 0), Conversation) as server:
        server.letters = letters  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
        yield server.server_address[1]
        server.shutdown()
