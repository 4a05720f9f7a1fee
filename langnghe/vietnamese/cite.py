"""Official documents cited in running text: the grammar of Party and State numbers, never inventing one."""

import re
import unicodedata
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from langnghe.vietnamese.dates import find_dates

TYPES = {
    "quyết định": "QĐ", "quy định": "QĐi", "nghị quyết": "NQ", "nghị định": "NĐ", "chỉ thị": "CT", "kết luận": "KL",
    "thông tư liên tịch": "TTLT", "thông tư": "TT", "thông tri": "TTr", "thông báo": "TB", "hướng dẫn": "HD",
    "báo cáo": "BC", "kế hoạch": "KH", "chương trình": "CTr", "tờ trình": "TTr", "công văn": "CV", "quy chế": "QC",
    "bộ luật": "Luật", "luật": "Luật", "pháp lệnh": "PL", "nghị quyết liên tịch": "NQLT", "đề án": "ĐA", "văn bản": "",
}  # fmt: skip
TYPE_BY_ABBR = {
    "QĐ": "Quyết định", "QĐi": "Quy định", "NQ": "Nghị quyết", "NĐ": "Nghị định", "CT": "Chỉ thị", "KL": "Kết luận",
    "TT": "Thông tư", "TTLT": "Thông tư liên tịch", "TB": "Thông báo", "HD": "Hướng dẫn", "BC": "Báo cáo",
    "KH": "Kế hoạch", "CTr": "Chương trình", "CV": "Công văn", "NQLT": "Nghị quyết liên tịch", "QC": "Quy chế",
    "TTr": "Tờ trình", "PL": "Pháp lệnh", "ĐA": "Đề án", "QCPH": "Quy chế phối hợp", "HDLT": "Hướng dẫn liên tịch",
}  # fmt: skip
JOINT = {"NQLT", "TTLT", "QCPH", "HDLT"}
PARTY_BODY = re.compile(r"^(?:TW|TU|HU|QU|ThU|TXU|ĐU|ĐUK|VPTW|VPTU|BTCTW|BTGTW|BDVTW|BDVTU|BNCTU|UBKTTW|UBKTTU|BTCTU|ĐGS)$")  # fmt: skip
WORD = r"[A-ZĐƯÂÊÔƠ&][A-Za-zĐđƯưâêôơ&]{0,14}\d{0,2}"
SYMBOL = re.compile(
    rf"(?<![\w/.-])(?P<n>\d{{1,5}})(?P<suffix>[a-zđ])?\s?(?:/\s?(?P<year>(?:19|20)\d\d))?\s?(?P<s1>[-/])\s?(?P<a>{WORD})"
    rf"(?:\s?(?P<s2>[-/])\s?(?P<b>{WORD}(?:\s?-\s?{WORD}){{0,3}}))?(?![\w])"
)
ISSUER = re.compile(
    r"\s*,?\s+của\s+((?:Bộ Chính trị|Ban Bí thư|Ban Chấp hành Trung ương|Chính phủ|Thủ tướng Chính phủ|Quốc hội|Ủy ban Thường vụ Quốc hội)"
    r"|(?:Ban Thường vụ|Ban Chấp hành|Ban Dân vận|Thường trực|UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân|Bộ|Thanh tra|Tỉnh ủy|Thành ủy|Huyện ủy|Đảng ủy)"
    r"(?:\s+(?:[A-ZĐÀ-Ỹ][\wÀ-ỹ]*|tỉnh|thành phố|huyện|phường|xã|ủy)){0,5})"
)
PROVISION = re.compile(
    r"(?:(?:điểm\s+[a-zđ]{1,2}|khoản\s+\d{1,3}|[Đđ]iều\s+\d{1,3}[a-z]?)[,\s]*){1,4}(?:của\s+)?$"
)
BEFORE = re.compile(
    r"([A-Za-zÀ-ỹĐđ]+(?:\s+[A-Za-zÀ-ỹĐđ]+){0,2})\s*(?:(?:liên tịch)\s*)?(?:số\s*:?\s*)?$", re.IGNORECASE
)
AMENDING = re.compile(r"(?:được\s+)?sửa đổi(?:,\s*bổ sung)?\s+(?:bởi|theo|tại)\s+[^.;]{0,40}$", re.IGNORECASE)


@dataclass(frozen=True)
class Cited:
    """One citation; what the text does not say stays none or empty."""

    span: tuple[int, int]
    text: str
    type: str | None
    number: str
    suffix: str | None
    year: int | None
    abbr: str | None
    body: str | None
    system: str | None
    symbol: str
    date: date | None
    issuer: str | None
    provision: str | None
    warnings: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        row = asdict(self)
        row["span"], row["warnings"] = list(self.span), list(self.warnings)
        row["date"] = self.date.isoformat() if self.date else None
        return row


def cite(text: str) -> list[Cited]:
    """Every document cited in a text, in order; spans are of the text as given."""
    plain = _same_length(text)
    return [found for match in SYMBOL.finditer(plain) if (found := _cited(match, plain, text))]


def _same_length(text: str) -> str:
    """The text with dashes and Đ as the grammar writes them, no character moved."""
    swapped = text.translate({0xD0: "Đ", 0x2013: "-", 0x2014: "-", 0xA0: " "})
    composed = unicodedata.normalize("NFC", swapped)
    return composed if len(composed) == len(text) else swapped


def _cited(match: re.Match[str], plain: str, original: str) -> Cited | None:
    first, second = match["a"], re.sub(r"\s", "", match["b"] or "")
    before = plain[max(0, match.start() - 60) : match.start()]
    kind = _type_before(before)
    abbr, body, warnings = _parts(match, first, second)
    if abbr is None and kind is None and not match["year"]:
        return None
    start = _start(before, match.start(), kind)
    provision = PROVISION.search(plain[max(0, start - 60) : start])
    end, day = _date_after(plain, match.end())
    issuer = ISSUER.match(plain, end)
    end = issuer.end() if issuer else end
    begin = start - (len(provision.group()) if provision else 0)
    symbol = _symbol(match, abbr, body, first, second)
    system = _system(abbr, body)
    if issuer and system == "party" and (body or "").endswith("TW") and "Tỉnh ủy" in issuer[1]:
        warnings.append("ký hiệu của Trung ương nhưng nơi ban hành là Tỉnh ủy")
    if AMENDING.search(before):
        warnings.append("văn bản sửa đổi, không phải căn cứ mới")
    return Cited(
        (begin, end), original[begin:end], kind or TYPE_BY_ABBR.get(abbr or ""), match["n"], match["suffix"],
        int(match["year"]) if match["year"] else None, abbr, body, system, symbol, day, issuer[1].strip() if issuer else None,
        provision.group().replace("của", "").strip(" ,") if provision else None, tuple(warnings),
    )  # fmt: skip


def _type_before(before: str) -> str | None:
    """The type spelled before a number beats the abbreviation in it."""
    found = BEFORE.search(re.sub(r"số\s*:?\s*$", "", before))
    words = found[1].lower().split() if found else []
    for size in (3, 2, 1):
        name = " ".join(words[-size:]) if len(words) >= size else ""
        if TYPES.get(name):
            return name[0].upper() + name[1:]
    return None


def _start(before: str, at: int, kind: str | None) -> int:
    found = re.search(r"(?:số\s*:?\s*)$", before)
    start = at - (len(found.group()) if found else 0)
    if kind:
        head = before[: len(before) - (at - start)].rstrip()
        start = at - len(before) + len(head) - len(kind)
    return start


def _parts(match: re.Match[str], first: str, second: str) -> tuple[str | None, str | None, list[str]]:
    known = {abbr.lower(): abbr for abbr in [*TYPE_BY_ABBR, "QyĐ", "CTR"]}
    abbr = {"ctr": "CTr"}.get(first.lower(), known.get(first.lower()))
    warnings: list[str] = []
    if abbr is None:
        return None, "-".join(part for part in (first, second) if part), warnings
    if match["s1"] == "/" and match["s2"] == "-" and PARTY_BODY.match(second):
        warnings.append(f"dấu ngăn đảo: có thể là {match['n']}-{abbr}/{second}")
    elif (match["s1"] == match["s2"] == "/" and not match["year"] and PARTY_BODY.match(second)) or (
        match["s1"] == match["s2"] == "-" and PARTY_BODY.match(second)
    ):
        warnings.append(f"dấu ngăn sai: có thể là {match['n']}-{abbr}/{second}")
    return abbr, second or None, warnings


def _system(abbr: str | None, body: str | None) -> str | None:
    if abbr in JOINT:
        return "joint"
    if body and PARTY_BODY.match(body.split("-")[0]):
        return "party"
    if body and re.match(r"^(?:MT|UBMT|ĐCT|TWĐTN)", body):
        return "organisation"
    return "state" if abbr or body else None


def _symbol(match: re.Match[str], abbr: str | None, body: str | None, first: str, second: str) -> str:
    number = match["n"] + (match["suffix"] or "")
    if abbr and body and PARTY_BODY.match(body):
        return f"{number}-{abbr}/{body}"
    tail = "-".join(part for part in (abbr or first, second) if part)
    return f"{number}/{match['year']}/{tail}" if match["year"] else f"{number}/{tail}"


def _date_after(plain: str, at: int) -> tuple[int, date | None]:
    found = re.compile(r"\s*,?\s*ngày\s+").match(plain, at)
    if not found:
        return at, None
    days = find_dates(plain[found.end() : found.end() + 40])
    if days and days[0].span[0] == 0:
        return found.end() + days[0].span[1], days[0].date
    return at, None
