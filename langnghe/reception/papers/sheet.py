"""A paper of the counter, in the form of state papers or of the Party's: one content, PDF and DOCX."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from langnghe.design.typeset import typeset
from langnghe.kernel.clock import LOCAL
from langnghe.units.models import Unit, UnitKind

TEMPLATES = Path(__file__).resolve().parent
Signer = tuple[str, str]
FEBRUARY = 2
PARTY = (UnitKind.PARTY_COMMITTEE, UnitKind.PARTY_COMMISSION)


@dataclass(frozen=True)
class Sheet:
    """Texts ready to print; `blocks` are (`p`, `head`, `item`, `code` or `line`, text), `table` its head and rows.

    `widths` are the shares of the table's columns; nought is as wide as its words.
    """

    title: str
    unit: str
    parent: str = ""
    party: bool = False
    place: str = ""
    number: str = ""
    day: str = ""
    form: str = ""
    about: str = ""
    blocks: tuple[tuple[str, str], ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
    widths: tuple[float, ...] = ()
    after: tuple[tuple[str, str], ...] = ()
    signers: tuple[Signer, ...] = ()
    recipients: tuple[str, ...] = ()


def sheet_of(unit: Unit, **more: Any) -> Sheet:
    """A paper with the unit and the body above it in its head, and the place where the unit sits."""
    return Sheet(
        unit=unit.name,
        parent=unit.parent.name if unit.parent else "",
        party=is_party(unit),
        place=unit.area.short_name,
        **more,
    )


def is_party(unit: Unit) -> bool:
    return unit.kind in PARTY


def number_line(unit: Unit, number: str, *, kind: str = "TB") -> str:
    """The state writes “Số: 12/TB-UBND”, the Party “Số 12-TB/ĐU”; a line to fill in before it has a number."""
    if number:
        return f"Số {number}" if is_party(unit) else f"Số: {number}"
    return f"Số          -{kind}/" if is_party(unit) else f"Số:          /{kind}-"


def archived(unit: Unit) -> str:
    return "Lưu Văn phòng." if is_party(unit) else "Lưu: VT."


def day_line(day: date | None) -> str:
    """“ngày 05 tháng 3 năm 2026”: days below ten and the first two months take a zero."""
    if day is None:
        return "ngày      tháng      năm"
    zero = "0" if day.month <= FEBRUARY else ""
    return f"ngày {day.day:02} tháng {zero}{day.month} năm {day.year}"


def clock(moment: datetime | None) -> str:
    """“7 giờ 30”; a line to fill in by hand when nobody noted it."""
    if moment is None:
        return "…… giờ ……"
    local = moment.astimezone(LOCAL)
    return f"{local.hour} giờ {local.minute:02}" if local.minute else f"{local.hour} giờ"


def pdf(sheet: Sheet) -> bytes:
    return typeset(TEMPLATES / "sheet.typ", sheet=asdict(sheet))
