"""What stands before a number: provision, type, “số”; and whether the document is named only as an amendment."""

import re
from typing import NamedTuple

from langnghe.vietnamese.citation import kinds
from langnghe.vietnamese.citation.issuers import ISSUER, shown

_REACH = 160
_NUMBER_WORD = re.compile(r"(?<!\w)số\s{0,2}[:.]?\s{0,2}\Z", re.IGNORECASE)
_LAST_WORD = re.compile(r"[^\W\d_]{1,12}\Z")
_LONGEST_TYPE = 48
_TYPE_GAP = re.compile(r"[\s,(:“\"]{1,4}\Z")
_NAMED_LAW = re.compile(r"(?<!\w)(bộ luật|luật|pháp lệnh|nghị quyết)\s[^.;:\d\n]{0,90}\Z", re.IGNORECASE)
_LAW_WORDS = ("luật", "pháp lệnh", "nghị quyết")
_ID = r"(?:\d{1,3}[a-zđ]?|[a-zđ]|[IVX]{1,5})(?!\w)"
_PROVISION = re.compile(
    rf"(?<!\w)(?:điểm|khoản|điều|mục|chương|phụ lục)\s{{1,2}}{_ID}(?:(?:\s?,\s?|\s(?:và|hoặc)\s){_ID}){{0,6}}",
    re.IGNORECASE,
)
_ISSUES = re.compile(r"\s(?:đã\s|vừa\s|mới\s)?(?:ký\s)?ban\shành(?:\scác)?\s{1,2}\Z")
_ENDS_A_PROVISION = re.compile(
    rf"[\s,]{_ID}\s{{0,2}}[,;]?\s{{0,2}}(?:(?:và|của|tại|thuộc)\s{{1,2}})?\Z", re.IGNORECASE
)
_JOINS = re.compile(r"\s{0,2}[,;]?\s{0,2}(?:(?:và|của|tại|thuộc)\s{1,2})?")
_RELATIONS = ("sửa đổi", "bổ sung", "thay thế", "bãi bỏ", "đính chính", "hợp nhất")
_RELATION = re.compile(
    r"(?:sửa đổi(?:,? bổ sung)?|bổ sung|thay thế|bãi bỏ|đính chính|hợp nhất)(?: một số điều| một phần)? (?:bởi|bằng|theo|tại)"
    r"(?: các)?\s[^.;\d]{0,80}\Z",
    re.IGNORECASE,
)


class Before(NamedTuple):
    """Where the citation begins, and what the words before its number say."""

    start: int
    type: str | None
    has_number_word: bool
    issuer: str | None
    provision: str | None
    is_amendment: bool


def before(text: str, at: int, *, is_law: bool) -> Before:
    window = text[max(0, at - _REACH) : at]
    word = _NUMBER_WORD.search(window, max(0, len(window) - 9))
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
        _is_related(window[:provision_at]),
    )


def _is_related(head: str) -> bool:
    lowered = head.lower()
    return any(word in lowered for word in _RELATIONS) and _RELATION.search(head) is not None


def _type(head: str) -> tuple[str | None, int]:
    """The type that ends just here: “Quyết định”, “Thông báo kết luận”."""
    gap = _TYPE_GAP.search(head, max(0, len(head) - 5))
    end = gap.start() if gap else len(head)
    last = _LAST_WORD.search(head, max(0, end - 12), end)
    if last is None or last[0].lower() not in kinds.LAST_WORDS:
        return None, len(head)
    spaced = head[max(0, end - _LONGEST_TYPE) : end].lower()
    words = " ".join(spaced.split())
    for name in kinds.BY_LAST_WORD[last[0].lower()]:
        if words.endswith(name) and not words[-len(name) - 1 : -len(name)].isalpha():
            return name, end - _written_length(spaced, name)
    return None, len(head)


def _written_length(spaced: str, name: str) -> int:
    """How long a name at the end is as it is written, with double spaces and line breaks."""
    rest = spaced
    for word in reversed(name.split()):
        rest = rest.rstrip()[: -len(word)]
    return len(spaced) - len(rest)


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
    verb = _ISSUES.search(head, max(0, len(head) - 40)) if "hành" in head[-12:] else None
    if verb is None:
        return None
    ends = head[: len(head) - len(verb[0])]
    found = [match for match in ISSUER.finditer(ends, max(0, len(ends) - 60)) if match.end() == len(ends)]
    return shown(found[0][0]) if found else None


def _provision(head: str) -> tuple[int, str | None]:
    """The chain of points, clauses and articles that ends just here, in whatever order."""
    if _ENDS_A_PROVISION.search(head, max(0, len(head) - 16)) is None:
        return len(head), None
    first, end = len(head), -1
    for part in _PROVISION.finditer(head):
        joined = end >= 0 and _JOINS.fullmatch(head, end, part.start())
        first, end = (first if joined else part.start()), part.end()
    if end < 0 or not _JOINS.fullmatch(head, end, len(head)):
        return len(head), None
    return first, shown(head[first:end])
