"""Field codes of Word and formulas of Excel that start another program or fetch what lies elsewhere."""

import re
import zipfile
from collections.abc import Iterable

from langnghe.documents.content import office
from langnghe.documents.content.elements import Attributes, is_xml, pieces

# DDE starts a program; the others bring text, pictures or rows from elsewhere as soon as fields are renewed.
REACHING = {
    "dde", "ddeauto", "link", "include", "includetext", "includepicture", "import", "database", "rd",
}  # fmt: skip
INSTRUCTIONS = {"instrText", "delInstrText"}
FORMULAS = {"f", "formula", "formula1", "formula2", "definedName"}
# Without an instruction, a bar, a sign written as its number, rules of its own or wide letters there is no code.
SIGNS = re.compile(rb"nstr|\||&#|<!|[\x00\xfe\xff]")
LONGEST = 4
# Beside names and texts in quotes, a bar stands in a formula only between a program and what it is asked.
QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")


def reaches_out(archive: zipfile.ZipFile, names: Iterable[str]) -> bool:
    """Whether a field or a formula in one of these parts reaches out of the file."""
    return any(_reaches(archive, name) for name in names if _may_reach(archive, name))


def _may_reach(archive: zipfile.ZipFile, name: str) -> bool:
    """Whether a part is XML in which such a code can stand at all: most have none, and are not read to the letter."""
    with archive.open(name) as part:
        read = part.read(office.CHUNK)
        if not is_xml(read[:4]):
            return False
        while read:
            if SIGNS.search(read):
                return True
            more = part.read(office.CHUNK)
            read = read[-LONGEST:] + more if more else b""
    return False


def _reaches(archive: zipfile.ZipFile, name: str) -> bool:
    reader = _Reader()
    for _piece in pieces(archive, name, start=reader.start, end=reader.end, text=reader.text):
        if reader.found:
            return True
    return False


class _Reader:
    """Fields may be cut into many runs and lie within each other; each is put together before it is asked."""

    def __init__(self) -> None:
        self.found = False
        self.open: list[str] = []
        self.saying = ""
        self.said: list[str] = []

    def start(self, tag: str, told: Attributes) -> None:
        if tag == "fldChar":
            self._turn(_of(told, "fldCharType"))
        elif tag == "fldSimple":
            self._ask(_of(told, "instr"))
        elif tag in INSTRUCTIONS or tag in FORMULAS:
            self.saying, self.said = tag, []

    def text(self, piece: str) -> None:
        if self.saying:
            self.said.append(piece)

    def end(self, tag: str) -> None:
        if tag != self.saying:
            return
        said, self.saying = "".join(self.said), ""
        if tag in FORMULAS:
            self.found |= "|" in QUOTED.sub("", said)
        elif self.open:
            self.open[-1] += said
        else:
            self._ask(said)

    def _turn(self, kind: str) -> None:
        """A field begins; it is whole where its result begins, or where it ends without one."""
        if kind == "begin":
            self.open.append("")
        elif self.open and kind in {"separate", "end"}:
            self._ask(self.open[-1])
            self.open[-1] = ""
            if kind == "end":
                self.open.pop()

    def _ask(self, code: str) -> None:
        words = code.replace('"', " ").split(maxsplit=1)
        self.found |= bool(words) and words[0].casefold() in REACHING


def _of(told: Attributes, name: str) -> str:
    """What an attribute says, whatever its prefix."""
    return next((said for key, said in told.items() if key.rpartition(":")[2] == name), "")
