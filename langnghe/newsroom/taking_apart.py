"""Taking a raw newspaper page apart: pure text in, title, lead, blocks and byline out."""

import re
from dataclasses import dataclass, field

from langnghe.vietnamese import fold, normalise

DATELINE = re.compile(r"^\s*\(([^()\n]{3,60})\)\s*[-–—]\s*")
PLACEHOLDER = re.compile(r"\{[a-zA-Z_][\w.]*\}|\{\{.*?\}\}|\{%.*?%\}")
BOILERPLATE = (
    r"\d+ binh luan",
    r"y kien cua ban se duoc bien tap.*",
    r"vui long go tieng viet co dau.*",
    r"tra loi",
    r"thoi tiet",
    r"chia se thong tin.*",
    r"tat \[x\]",
    r"xem them.*",
    r"dia phuong",
    r"in bai nay|gui cho ban be|a[-+]",
)
IS_BOILERPLATE = re.compile(r"^(?:" + "|".join(BOILERPLATE) + r")$")
SECTIONS = {"dia phuong": "Địa phương"}
LONGEST_CAPTION = 140
LONGEST_BYLINE, MOST_NAMES = 40, 5
LONGEST_TITLE = 200


@dataclass(frozen=True)
class Part:
    kind: str  # "paragraph" or "photo"
    text: str


@dataclass(frozen=True)
class Page:
    """A page taken apart; `dropped` tells every line that was left out, so that nothing vanishes silently."""

    title: str
    lead: str
    dateline: str
    byline: str
    section: str
    parts: list[Part]
    dropped: list[str] = field(default_factory=list)
    more_on: list[str] = field(default_factory=list)


class NotAPage(ValueError):
    """The text has no title and lead to take apart."""


def take_apart(raw: str) -> Page:
    """Take a raw page apart; refuses a text without a title line and a lead."""
    lines = [line.strip() for line in normalise(raw).splitlines() if line.strip()]
    kept, dropped, section, more_on = _without_boilerplate(lines)
    if not kept:
        raise NotAPage("Không có nội dung: trang chỉ có dòng mẫu.")
    dateline, first = _dateline(kept[0])
    title = _title(kept, first)
    lead = first if first != title else next((line for line in kept[1:] if line != title), "")
    if not title or not lead:
        raise NotAPage("Không tìm thấy tiêu đề và lời dẫn.")
    rest = [line for line in kept[1:] if line not in {title, lead}]
    dropped += [line for line in kept[1:] if line in {title, lead}]
    byline, rest = _byline(rest)
    return Page(title, lead, dateline, byline, section, _parts(rest), dropped, more_on)


def _without_boilerplate(lines: list[str]) -> tuple[list[str], list[str], str, list[str]]:
    kept, dropped, section, more_on = [], [], "", []
    for line in lines:
        folded = fold(line)
        if PLACEHOLDER.search(line) or IS_BOILERPLATE.match(folded):
            dropped.append(line)
            section = SECTIONS.get(folded, section)
            if folded.startswith("xem them"):
                more_on.append(line[len("Xem thêm") :].strip())
        else:
            kept.append(line)
    return kept, dropped, section, more_on


def _dateline(line: str) -> tuple[str, str]:
    found = DATELINE.match(line)
    return (found.group(1), line[found.end() :]) if found else ("", line)


def _title(lines: list[str], lead: str) -> str:
    """The line that stands again and again (headline and every picture's text); else the first short one."""
    counts = {line: lines.count(line) for line in lines if line != lead}
    repeated = [line for line, count in counts.items() if count > 1 and line != lead and not _is_byline(line)]
    if repeated:
        return max(repeated, key=lambda line: counts[line])
    return next(
        (line for line in [lead, *lines[1:]] if len(line) < LONGEST_TITLE and not line.endswith(".")), ""
    )


def _is_byline(line: str) -> bool:
    words = line.split()
    return (
        len(line) <= LONGEST_BYLINE
        and 1 <= len(words) <= MOST_NAMES
        and line[-1] not in ".:;!?"
        and words[0][0].isupper()
    )


def _byline(lines: list[str]) -> tuple[str, list[str]]:
    """The pen name at the end, once however often it stands there."""
    last = lines[-1] if lines else ""
    if not last or not _is_byline(last):
        return "", lines
    return last, [line for line in lines if line != last]


def _parts(lines: list[str]) -> list[Part]:
    return [Part("photo" if _is_caption(line) else "paragraph", line) for line in lines]


def _is_caption(line: str) -> bool:
    """A caption is one short sentence: somebody at work, or the whole scene."""
    return len(line) <= LONGEST_CAPTION and line.count(". ") == 0
