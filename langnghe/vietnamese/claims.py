"""Every figure that a text states, with what is counted; and whether the text's own figures add up."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from langnghe.vietnamese.numbers import find_numbers

# The words after a number that say what is counted; the longer one first.
COUNTED = (
    ("turns", r"lượt(?:\s+(?:công dân|người|dân))?"),
    ("groups", r"đoàn\s+đông\s+người|đoàn"),
    ("sessions", r"buổi|kỳ\s+tiếp|cuộc|phiên"),
    ("cases", r"vụ\s+việc|vụ"),
    ("petitions", r"đơn(?:\s+thư)?|lá\s+đơn"),
    ("days", r"ngày"),
    ("people", r"người|công\s+dân|hộ\s+dân"),
)
UNIT = re.compile(r"\s*(?:" + "|".join(f"(?P<{unit}>{words})" for unit, words in COUNTED) + r"|(?P<percent>%|phần\s+trăm))(?!\w)", re.IGNORECASE)  # fmt: skip
FRACTION = re.compile(r"(?<![\d/.,])(\d{1,7})/(\d{1,7})(?![\d/.,])\s*(người|đơn|vụ việc|vụ|lượt|buổi|đoàn)?[^.;%\d]{0,40}?(?:\(|đạt |chiếm |bằng )?(\d+(?:[.,]\d+)?)\s*%")  # fmt: skip
SUM = re.compile(r"(?P<whole>\d[\d.]*)\s+(?P<unit>lượt|đơn|vụ việc|vụ|người)[^.;:\d]{0,30}(?:gồm|trong đó)\s*:?\s*(?P<parts>[^.;\n]{3,300})")  # fmt: skip
NOT_COUNTED_BEFORE = re.compile(r"(?:số|điều|khoản|mục|chương|lần thứ|khóa|loại|tháng|năm|quý|kỳ|giai đoạn|nhiệm kỳ)\s*$", re.IGNORECASE)  # fmt: skip


@dataclass(frozen=True)
class Claim:
    """One stated figure; the span covers the qualifier, the number and the word counted."""

    span: tuple[int, int]
    text: str
    value: int | Decimal
    unit: str
    qualifier: str
    warnings: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        value = self.value if isinstance(self.value, int) else float(self.value)
        return {
            "span": list(self.span),
            "text": self.text,
            "value": value,
            "unit": self.unit,
            "qualifier": self.qualifier,
            "warnings": list(self.warnings),
        }


@dataclass(frozen=True)
class Check:
    """What the text itself implies, with the arithmetic."""

    ok: bool
    spans: tuple[tuple[int, int], ...]
    why: str

    def as_json(self) -> dict[str, Any]:
        return {"ok": self.ok, "spans": [list(span) for span in self.spans], "why": self.why}


@dataclass(frozen=True)
class Claims:
    claims: list[Claim] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return {
            "claims": [claim.as_json() for claim in self.claims],
            "checks": [check.as_json() for check in self.checks],
        }


def claims(text: str) -> Claims:
    """Read a text's claims; a number without a word that says what is counted is never made into one."""
    return Claims(list(_claims(text)), [*_shares(text), *_sums(text)])


def _claims(text: str) -> list[Claim]:
    found = []
    for number in find_numbers(text):
        counted = UNIT.match(text, number.span[1])
        if counted is None or NOT_COUNTED_BEFORE.search(text[max(0, number.span[0] - 14) : number.span[0]]):
            continue
        unit = str(counted.lastgroup)
        if unit == "days" and re.match(r"\s*(?:tháng|/)", text[counted.end() :]):
            continue
        span = (number.span[0], counted.end())
        found.append(Claim(span, text[slice(*span)], number.value, unit, number.qualifier))
    return found


def _shares(text: str) -> list[Check]:
    """x/y (z %): the share is computed again and compared at the precision written."""
    checks = []
    for match in FRACTION.finditer(text):
        part, whole, stated = int(match[1]), int(match[2]), Decimal(match[4].replace(",", "."))
        if not whole:
            continue
        share = Decimal(part) * 100 / whole
        places = -int(stated.as_tuple().exponent)
        ok = part <= whole and abs(share - stated) <= Decimal(10) ** -places
        checks.append(Check(ok, (match.span(),), f"{part}/{whole} = {share:.2f} %, nói {stated} %"))
    return checks


def _sums(text: str) -> list[Check]:
    """A whole followed by its parts in the same unit: the parts are added."""
    checks = []
    for match in SUM.finditer(text):
        whole = int(match["whole"].replace(".", "").rstrip(",") or 0)
        numbers = [n for n in find_numbers(match["parts"]) if isinstance(n.value, int)]
        parts = [
            int(n.value) for n in numbers if match["parts"][n.span[1] :].lstrip().startswith(match["unit"])
        ]
        if len(parts) > 1:
            total = sum(parts)
            checks.append(
                Check(
                    total == whole, (match.span(),), f"{' + '.join(map(str, parts))} = {total}, nói {whole}"
                )
            )
    return checks
