"""Numbers and symbols of documents: party, normative, law, administrative, letter and joint forms."""

import re
from typing import NamedTuple

from langnghe.vietnamese.citation import bodies, kinds

# No boundary is asked for: texts taken from PDF glue words together, and cutting a text must never add a citation.
_TOKEN = r"(?:ThU|TTg|TTr|Ttr|CTr|QyĐ|QĐi|TrS|[A-ZĐƯÂÊÔƠĂ&]{1,20}+\d{0,3}+)"  # noqa: S105  (a word, no secret)
_SPACE = r"\s{0,2}"
FIGURES = re.compile(
    r"(?P<n>\d(?<!\d\d)(?:\d{0,2}(?:\.\d{3}){1,2}(?!\d)|\d{0,17}))(?P<suffix>[a-zđA-E](?!\w))?"
    rf"(?:{_SPACE}/{_SPACE}(?P<year>(?:19|20)\d\d)(?!\d))?"
    rf"{_SPACE}(?P<s1>[-/]){_SPACE}(?P<a>{_TOKEN})"
    rf"(?:(?P<s2>{_SPACE}[-/]{_SPACE})(?P<b>{_TOKEN})(?P<tail>(?:{_SPACE}-{_SPACE}{_TOKEN}){{0,6}}))?"
)
_PART = re.compile(rf"({_SPACE}-{_SPACE})({_TOKEN})")


class Symbol(NamedTuple):
    """One number with its symbol; `certain` is false where only a type before it makes it a citation."""

    start: int
    end: int
    number: str
    suffix: str | None
    year: int | None
    abbr: str | None
    body: str | None
    system: str | None
    written: str
    certain: bool
    has_drafter: bool = False
    warnings: tuple[str, ...] = ()

    @property
    def figures(self) -> str:
        return self.number + (self.suffix or "")


class Parts(NamedTuple):
    """What stands after the number: the tokens, the two separators, and where the last token ends."""

    tokens: tuple[str, ...]
    separators: tuple[str, str]
    end: int
    is_spaced: bool


def read_symbol(text: str, match: re.Match[str]) -> Symbol | None:
    """The symbol that a match holds; none where the grammar knows no such form."""
    if text[match.start() - 1 : match.start()].isdigit():  # A wall of figures is no number.
        return None
    parts = _parts(text, match)
    abbr = kinds.abbreviation(parts.tokens[0])
    if abbr is not None:
        return _abbreviated(match, parts, abbr)
    if match["year"] and bodies.ASSEMBLY.fullmatch(parts.tokens[0]):
        return _law(match, parts)
    return None if match["year"] or parts.separators[0] == "-" else _letter(match, parts)


def _parts(text: str, match: re.Match[str]) -> Parts:
    first = match["a"]
    if match["b"] is None or _is_word(text, match["s2"], match["b"], match.end("b")):
        return Parts((first,), (match["s1"], ""), match.end("a"), is_spaced=False)
    tokens, end = [first, match["b"]], match.end("b")
    is_joint = kinds.abbreviation(first) in kinds.JOINT
    for part in _PART.finditer(text, end, match.end()):
        if _is_word(text, part[1], part[2], part.end()) or (part[1] != "-" and not is_joint):
            break
        tokens.append(part[2])
        end = part.end()
    return Parts(
        tuple(tokens), (match["s1"], match["s2"].strip()), end, is_spaced=match["s2"] != match["s2"].strip()
    )


def _is_word(text: str, separator: str, token: str, end: int) -> bool:
    """“12/KH - Báo cáo”: after a dash with spaces a word may begin."""
    return separator != separator.strip() and (len(token) < 2 or text[end : end + 1].islower())


def _abbreviated(match: re.Match[str], parts: Parts, abbr: str) -> Symbol:
    names = [bodies.without_footnote(name.replace("TƯ", "TW")) for name in parts.tokens[1:]]
    body = ("-".join(names) if abbr in kinds.JOINT else names[0]) if names else None
    system = _system(abbr, body, parts.separators)
    separators = _separators(abbr, system, parts.separators)
    symbol = _written(match, abbr, names, separators)
    warnings = []
    if body and separators != parts.separators:
        warnings.append(f"dấu ngăn khác mẫu: đề nghị {symbol}, cần người xác nhận")
    if parts.tokens[0] != abbr:
        warnings.append(f"“{parts.tokens[0]}” được đọc là {abbr}")
    if "TƯ" in parts.tokens:
        warnings.append("“TƯ” được đọc là TW")
    return _symbol(
        match,
        parts,
        abbr=abbr,
        body=body,
        system=system,
        written=symbol,
        certain=bool(body and len(body) > 1),
        warnings=warnings,
    )


def _system(abbr: str, body: str | None, separators: tuple[str, str]) -> str | None:
    """The body decides; where the table does not know it, the form does."""
    if abbr in kinds.JOINT:
        return "joint"
    if body is None:
        return None
    return bodies.system_of(body) or ("party" if separators == ("-", "/") else "state")


def _separators(abbr: str, system: str | None, seen: tuple[str, str]) -> tuple[str, str]:
    """The separators that the form asks for; organisations write either form, joint documents either second sign."""
    if system == "party":
        return ("-", "/")
    if abbr in kinds.JOINT or (system == "organisation" and seen == ("-", "/")):
        return seen
    return ("/", "-")


def _written(match: re.Match[str], abbr: str, names: list[str], separators: tuple[str, str]) -> str:
    year = f"/{match['year']}" if match["year"] else ""
    # A year belongs to the number; a Party symbol has none, and what is seen is not thrown away.
    head = f"{_number(match)}{match['suffix'] or ''}{year}{separators[0]}{abbr}"
    return head + (separators[1] + "-".join(names) if names else "")


def _law(match: re.Match[str], parts: Parts) -> Symbol:
    body = parts.tokens[0]
    symbol = f"{_number(match)}{match['suffix'] or ''}/{match['year']}/{body}"
    warnings = [f"dấu ngăn khác mẫu: đề nghị {symbol}, cần người xác nhận"] if match["s1"] == "-" else []
    alone = Parts((body,), (match["s1"], ""), match.end("a"), is_spaced=False)
    return _symbol(
        match, alone, abbr=None, body=body, system="state", written=symbol, certain=True, warnings=warnings
    )


def _letter(match: re.Match[str], parts: Parts) -> Symbol:
    body = bodies.without_footnote(parts.tokens[0])
    system = bodies.system_of(body)
    has_drafter = len(parts.tokens) > 1 and parts.separators[1] == "-"
    tail = "-".join([body, *(parts.tokens[1:] if has_drafter else ())])
    end = parts.end if has_drafter or len(parts.tokens) == 1 else match.end("a")
    symbol = f"{_number(match)}{match['suffix'] or ''}/{tail}"
    warnings = [] if system else [f"chưa rõ “{body}” là cơ quan nào"]
    certain = has_drafter and system is not None and not parts.is_spaced and len(body) > 1
    shown = Parts(parts.tokens, parts.separators, end, parts.is_spaced)
    return _symbol(
        match,
        shown,
        abbr=None,
        body=body,
        system=system or "state",
        written=symbol,
        certain=certain,
        warnings=warnings,
    )


def _symbol(
    match: re.Match[str], parts: Parts, *, abbr: str | None, body: str | None, system: str | None, written: str,
    certain: bool, warnings: list[str],
) -> Symbol:  # fmt: skip
    return Symbol(
        match.start(), parts.end, _number(match), match["suffix"], int(match["year"]) if match["year"] else None,
        abbr, body, system, written, certain, len(parts.tokens) > 1, tuple(warnings),
    )  # fmt: skip


def _number(match: re.Match[str]) -> str:
    return match["n"].replace(".", "")
