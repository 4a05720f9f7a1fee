"""Field codes of Word and formulas of Excel that start another program or fetch what lies elsewhere."""

import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass

from langnghe.documents.content import office
from langnghe.documents.content.elements import Attributes, is_xml, pieces

# DDE starts a program; the others bring text, pictures or rows from elsewhere as soon as fields are renewed.
REACHING = {
    "dde", "ddeauto", "link", "include", "includetext", "includepicture", "import", "database", "rd",
}  # fmt: skip
INSTRUCTIONS = {"instrText", "delInstrText"}
FORMULAS = {
    "f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula", "totalsRowFormula", "oldFormula",
}  # fmt: skip
# Without an instruction, a bar, one of the names below, a sign written as its number, rules of its own or wide letters
# there is no code.
SIGNS = re.compile(
    rb"nstr|\||&#|<!|[\x00\xfe\xff]|connectString|refreshOnLoad|webservice|rtd[\s(]|image[\s(]", re.IGNORECASE
)
LONGEST = len("refreshOnLoad")
# Beside names and texts in quotes, a bar stands in a formula only between a program and what it is asked.
QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
# A page, a program that gives numbers, a picture: asked for when the workbook is counted.
FETCHING = re.compile(r"\b(?:_xlfn\.)*(?:webservice|rtd|image)\s*\(", re.IGNORECASE)
# What a field does is its first word; the rest of it is not kept.
NAME = re.compile(r"[a-z]+", re.IGNORECASE)
KEPT = 32
YES = {"1", "true"}


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


@dataclass
class _Field:
    """A field that is not at its end: the beginning of its code, until its result begins."""

    code: str = ""
    is_result: bool = False


class _Reader:
    """Fields may be cut into many runs and lie within each other; each is put together before it is asked."""

    def __init__(self) -> None:
        self.found = False
        self.open: list[_Field] = []
        self.saying = ""
        self.said: list[str] = []

    def start(self, tag: str, told: Attributes) -> None:
        if tag == "fldChar":
            self._turn(_of(told, "fldCharType"))
        elif tag == "fldSimple":
            self._ask(_of(told, "instr"))
        elif tag in INSTRUCTIONS or tag in FORMULAS:
            self.saying, self.said = tag, []
        elif tag == "connectString" or (tag == "connection" and told.get("refreshOnLoad", "0") in YES):
            # The rows of a letter from a database, and a table that is renewed as soon as the workbook is opened.
            self.found = True

    def text(self, piece: str) -> None:
        if self.saying:
            self.said.append(piece)

    def end(self, tag: str) -> None:
        if tag != self.saying:
            return
        said, self.saying = "".join(self.said), ""
        if tag in FORMULAS:
            bare = QUOTED.sub("", said)
            self.found |= "|" in bare or bool(FETCHING.search(bare))
        elif self.open:
            self.open[-1].code = _begun(self.open[-1].code + said)
        else:
            self._ask(said)

    def _turn(self, kind: str) -> None:
        """A field begins; it is whole where its result begins, or where it ends without one."""
        if kind == "begin":
            self.found |= bool(self.open) and _is_unsaid(self.open[-1])
            self.open.append(_Field())
        elif self.open and kind in {"separate", "end"}:
            self._ask(self.open[-1].code)
            self.open[-1] = _Field(is_result=True)
            if kind == "end":
                self.open.pop()

    def _ask(self, code: str) -> None:
        name = NAME.match(_begun(code))
        self.found |= name is not None and name[0].casefold() in REACHING


def _is_unsaid(field: _Field) -> bool:
    """Whether another field is to say what this one does: it could become one of those that reach out."""
    return not field.is_result and any(name.startswith(field.code.casefold()) for name in REACHING)


def _begun(code: str) -> str:
    """The beginning of a code, as much as its first word needs."""
    return code.lstrip(' "\t\r\n\xa0')[:KEPT]


def _of(told: Attributes, name: str) -> str:
    """What an attribute says, whatever its prefix."""
    return next((said for key, said in told.items() if key.rpartition(":")[2] == name), "")
