"""What stands before a number: provision, type, “số”; and whether the document is named only as an amendment."""

import re
from dataclasses import dataclass

from langnghe.vietnamese.citation import kinds
from langnghe.vietnamese.citation.issuers import ISSUER, in_old_tones, shown

_REACH = 160
_NUMBER_WORD = re.compile(r"(?<!\w)số\s{0,2}[:.]?\s{0,2}\Z", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_TYPE_GAP = re.compile(r"[\s,(:“\"]{1,4}\Z")
_NAMED_LAW = re.compile(r"(?<!\w)(bộ luật|luật|pháp lệnh|nghị quyết)\s[^.;:\d\n]{0,90}\Z", re.IGNORECASE)
_LAW_WORDS = ("luật", "pháp lệnh", "nghị quyết")
_ID = r"(?:\d{1,3}[a-zđ]?|[a-zđ]|[IVX]{1,5})(?!\w)"
_PROVISION = re.compile(
    rf"(?<!\w)(?:điểm|khoản|điều|mục|chương|phụ lục)\s{{1,2}}{_ID}(?:(?:\s?,\s?|\s(?:và|hoặc)\s){_ID}){{0,6}}",
    re.IGNORECASE,
)
_JOINS = re.compile(r"\s{0,2}[,;]?\s{0,2}(?:(?:và|của|tại|thuộc)\s{1,2})?")
_RELATION = re.compile(
    r"(?:sửa đổi(?:,? bổ sung)?|bổ sung|thay thế|bãi bỏ|đính chính|hợp nhất)(?: một số điều| một phần)? (?:bởi|bằng|theo|tại)"
    r"(?: các)?\s[^.;\d]{0,80}\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Before:
    """Where the citation begins, and what the words before its number say."""

    start: int
    type: str | None
    has_number_word: bool
    issuer: str | None
    provision: str | None
    is_amendment: bool


def before(text: str, at: int, *, is_law: bool) -> Before:
    window = in_old_tones(text[max(0, at - _REACH) : at])
    word = _NUMBER_WORD.search(window)
    head = window[: word.start()] if word else window
    name, begin = _type(head)
    issuer = None
    if name is None:
        name, begin, issuer = _far_type(head, is_law=is_law)
    start = begin if name else len(head) if word else len(window)
    issuer = issuer or _issued_by(window[:start])
    provision_at, provision = _provision(window[:start])
    offset = at - len(window)
    return Before(
        offset + provision_at,
        name,
        word is not None,
        issuer,
        provision,
        _RELATION.search(window[:provision_at]) is not None,
    )


def _type(head: str) -> tuple[str | None, int]:
    """The type that ends just here: “Quyết định”, “Thông báo kết luận”."""
    gap = _TYPE_GAP.search(head)
    words = list(_WORD.finditer(head, max(0, len(head) - 48), gap.start() if gap else len(head)))[
        -kinds.LONGEST_TYPE :
    ]
    if (
        not words
        or words[-1].end() != (gap.start() if gap else len(head))
        or words[-1][0].lower() not in kinds.LAST_WORDS
    ):
        return None, len(head)
    for first in range(len(words)):
        name = " ".join(word[0].lower() for word in words[first:])
        if name in kinds.SPELLED:
            return name, words[first].start()
    return None, len(head)


def _far_type(head: str, *, is_law: bool) -> tuple[str | None, int, str | None]:
    """“Luật Tiếp công dân số …”, “Quyết định của Bộ Chính trị số …”."""
    law = None
    if is_law:
        for word in _LAW_WORDS:
            at = head.lower().rfind(word)
            law = law or (_NAMED_LAW.search(head, max(0, at - 4)) if at >= 0 else None)
    if law:
        return law[1].lower(), law.start(), None
    of = head.rfind(" của ")
    issuer = ISSUER.match(head, of + 5) if of >= 0 else None
    if issuer is None or head[issuer.end() :].strip(" ,("):
        return None, len(head), None
    name, begin = _type(head[:of])
    return name, begin, shown(issuer[0]) if name else None


def _issued_by(head: str) -> str | None:
    """“Bộ Chính trị ban hành Quyết định số …”."""
    verb = re.search(r"\s(?:đã\s|vừa\s|mới\s)?(?:ký\s)?ban\shành(?:\scác)?\s{1,2}\Z", head[-40:])
    if verb is None:
        return None
    ends = head[: len(head) - len(verb[0])]
    found = [match for match in ISSUER.finditer(ends, max(0, len(ends) - 60)) if match.end() == len(ends)]
    return shown(found[0][0]) if found else None


def _provision(head: str) -> tuple[int, str | None]:
    """The chain of points, clauses and articles that ends just here, in whatever order."""
    first, end = len(head), -1
    for part in _PROVISION.finditer(head):
        joined = end >= 0 and _JOINS.fullmatch(head, end, part.start())
        first, end = (first if joined else part.start()), part.end()
    if end < 0 or not _JOINS.fullmatch(head, end, len(head)):
        return len(head), None
    return first, shown(head[first:end])
