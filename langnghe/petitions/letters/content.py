"""The content of one letter: what the register knows, what an officer typed, in the order of an official paper."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from string import Formatter
from typing import Any

from langnghe.design.writing import short_date
from langnghe.people.services import NOT_STATED
from langnghe.petitions.letters import names
from langnghe.petitions.letters.catalogue import Field, LetterKind
from langnghe.petitions.models import Letter, Petition
from langnghe.units.models import Unit
from langnghe.vietnamese import normalise

DOTS = "…………"
COMMON = ("addressee", "place", "capacity", "signer", "recipients")
PREVIEW = "BẢN XEM THỬ"
# Who else signs minutes, beside the one for the body.
CLOSING = {
    "minutes": ("NGƯỜI KHIẾU NẠI", "NGƯỜI BỊ KHIẾU NẠI", "NGƯỜI GHI BIÊN BẢN"),
    "conciliation": ("BÊN THỨ NHẤT", "BÊN THỨ HAI", "NGƯỜI GHI BIÊN BẢN"),
    "denouncer": ("NGƯỜI TỐ CÁO", "NGƯỜI GHI BIÊN BẢN"),
}


@dataclass(frozen=True)
class Paper:
    """The parts of an official paper, in plain strings; `party` chooses the form of Party papers.

    What a `citizen` writes has neither body nor number: it ends with who signs.
    """

    party: bool
    parent: str
    issuer: list[str]
    number: str
    place_and_date: str
    heading: str
    about: str
    addressee: str
    blocks: list[list[str]]
    recipients: list[str]
    capacity: list[str]
    signer: str
    closing: str = ""
    citizen: str = ""
    watermark: str = ""
    values: dict[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


class _Values(dict[str, str]):
    """What is not known is a dotted line, so that nothing is made up and nothing is lost silently."""

    def __missing__(self, key: str) -> str:
        return DOTS


def facts(petition: Petition, unit: Unit, **more: str) -> dict[str, str]:
    """What the register knows, as plain text; the day of a step that has not come is not there."""
    name, home = (_stated(told) for told in (petition.person.full_name, petition.person.address))
    known = {
        "unit": unit.name,
        "head": names.head_of(unit),
        "head_caps": names.head_of(unit).upper(),
        "number": str(petition),
        "kind": petition.get_kind_display() if petition.kind else "",
        "person": name,
        "addressee_name": name,
        "address": home,
        "summary": _sentence(petition.summary),
        "request": petition.request,
        "received_on": short_date(petition.received_on),
        "accepted_on": short_date(petition.accepted_on),
        "answered_on": short_date(petition.answered_on),
        "closed_on": short_date(petition.closed_on),
        "due_on": short_date(petition.due_on),
        "answer": petition.answer,
        "answer_number": petition.answer_number,
        "classified_because": petition.classified_because,
        "closed_because": petition.closed_because,
    }
    return {name: str(value) for name, value in (known | more).items() if value}


def _stated(told: str) -> str:
    """What the paper did not say is no name to write to."""
    return "" if told == NOT_STATED else told


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def symbol_for(kind: LetterKind, unit: Unit) -> str:
    return names.symbol(kind.type, unit)


def defaults(
    kind: LetterKind, unit: Unit, known: Mapping[str, str], *, signer: str, place: str
) -> dict[str, str]:
    """What a draft begins with; an officer may change each of these, and nothing else of the letter."""
    filled = {one.name: _filled(one.default, known, missing="") for one in kind.fields}
    to = _filled(kind.to, {**known, **filled}, missing="")
    copies = [known.get("person", "") if kind.names_sender else "", to]
    return {
        "addressee": to,
        "place": place,
        "capacity": names.capacity(unit),
        "signer": signer,
        "recipients": "\n".join([*dict.fromkeys(name for name in copies if name), names.archive(unit)]),
        **filled,
    }


def _filled(text: str, known: Mapping[str, str], *, missing: str = DOTS) -> str:
    names_in = [name for _text, name, _spec, _conversion in Formatter().parse(text) if name]
    if missing == "" and any(not known.get(name) for name in names_in):
        return ""
    return text.format_map(_Values({key: value for key, value in known.items() if value}))


def paper(
    letter: Letter, kind: LetterKind, known: Mapping[str, str], *, on: date, watermark: str = ""
) -> Paper:
    """The letter as it stands: with its number when it has one, else with a dotted one."""
    typed = {name: normalise(str(value)).strip() for name, value in letter.fields.items()}
    values = {**known, **{name: value for name, value in typed.items() if value}}
    unit, party = letter.unit, names.is_party(letter.unit)
    return Paper(
        party=party,
        parent=names.parent(unit),
        issuer=names.issuer(unit),
        number=_number(letter.shown_number, unit) if letter.shown_number else open_number(letter),
        place_and_date=f"{typed.get('place') or DOTS}, {_long(on) if letter.issued_on else _open(on)}",
        heading=kind.heading,
        about=_filled(kind.about, values),
        # Where nobody wrote whom it goes to, a field of the letter may name the body.
        addressee=typed.get("addressee") or _filled(kind.to, values, missing=""),
        blocks=_blocks(kind, values, on=on),
        recipients=_lines(typed.get("recipients", "")),
        capacity=_lines(typed.get("capacity", "")),
        signer=typed.get("signer", ""),
        closing=kind.closing,
        citizen=kind.citizen,
        watermark=watermark,
        values=values,
    )


def open_number(letter: Letter) -> str:
    """The line of the number before there is one."""
    return _number(f"…{_sign(letter.symbol)}{letter.symbol}", letter.unit)


def _number(number: str, unit: Unit) -> str:
    return f"Số {number}" if names.is_party(unit) else f"Số: {number}"


def signing() -> list[Field]:
    """What every paper needs at its foot, as fields of a form."""
    return [
        Field("capacity", "Thẩm quyền ký", "In what capacity", 2, required=True, default=""),
        Field("signer", "Người ký", "Who signs", 1, required=True, default=""),
    ]


def blank(kind: LetterKind, unit: Unit, *, on: date) -> Paper:
    """The form with dotted lines, to be filled by hand: the way for what may not enter the machine."""
    fields = {"capacity": names.capacity(unit), "addressee": DOTS * 4 if kind.to else ""}
    empty = Letter(unit=unit, symbol=symbol_for(kind, unit), fields=fields)
    known = {"unit": unit.name, "head": names.head_of(unit), "head_caps": names.head_of(unit).upper()}
    return paper(empty, kind, known, on=on)


def _sign(symbol: str) -> str:
    return "" if symbol.startswith("-") else "/"


def _long(day: date) -> str:
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)  # noqa: PLR2004 - January and February
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def _open(day: date) -> str:
    return f"ngày … tháng … năm {day.year}"


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _blocks(kind: LetterKind, values: Mapping[str, str], *, on: date) -> list[list[str]]:
    blocks: list[list[str]] = []
    for key, text in kind.body:
        style, _mark, needed = key.partition("?")
        if needed and not values.get(needed):
            continue
        if style == "basis":
            blocks += [["ground", line] for line in kind.grounds(on)]
            continue
        filled = _filled(text, values)
        if style == "list":
            blocks += [["p", line] for line in _lines(filled)]
        else:
            blocks.append([style, " ".join(filled.split())])
    return blocks
