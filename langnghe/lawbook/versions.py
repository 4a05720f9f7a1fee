"""Builds one dated version of a rule from its entry in a pack, refusing what breaks the format."""

import re
from collections.abc import Mapping
from typing import Any

from langnghe.lawbook.errors import BadTerm
from langnghe.lawbook.model import (
    NO_FACTS,
    Branch,
    Citation,
    Confidence,
    Duty,
    Extension,
    Kind,
    Reading,
    RuleVersion,
    SourceDocument,
    Stricter,
)
from langnghe.lawbook.reader import bad, day, mapping
from langnghe.lawbook.terms import Direction, Term, parse_term

NUMBER = re.compile(r"\d+")
CHECK = re.compile(r"\d+ = \d+(?: \+ \d+)*")
Sources = Mapping[str, SourceDocument]
RULE_KEYS = ("counted_from", "direction", "stricter", "kind")
VERSION_KEYS = (
    *("as", "in_force_until", "term", "when", "readings", "required", "extensions", "says", "says_en"),
    *("reaches_open_cases", "data", "cites"),
)
STRICTER_BY_KIND = {Kind.DUTY: Stricter.MORE, Kind.STATEMENT: Stricter.NONE}


def _closed(enum: Any, value: Any, place: str) -> Any:
    try:
        return enum(value)
    except ValueError as error:
        raise bad(
            place, f"giá trị “{value}” không hợp lệ.", f"“{value}” is not one of {[str(e) for e in enum]}."
        ) from error


def _term(value: Any, place: str) -> Term:
    try:
        return parse_term(value)
    except BadTerm as error:
        raise bad(place, str(error), error.english) from error


def _citation(value: Any, place: str, sources: Sources) -> Citation:
    found = mapping(value, place, needs=("source", "article"), may=("text",))
    source = sources.get(found["source"])
    if source is None:
        raise bad(place, f"không có nguồn “{found['source']}”.", f"there is no source “{found['source']}”.")
    if not isinstance(found["article"], str):
        raise bad(place, "số điều phải để trong ngoặc kép.", "the article must be a quoted string.")
    return Citation(source.id, found["article"], found.get("text") or _sentence(found["article"], source))


def _sentence(article: str, source: SourceDocument) -> str:
    """`Điều 28 Luật Khiếu nại`; an article that nobody has read leaves the document alone."""
    name = source.title_vi if source.type in {"Luật", "Bộ luật"} else f"{source.type} {source.symbol}".strip()
    if not article:
        return name
    place, clause, point = ([*article.split("."), "", ""])[:3]
    words = f"khoản {clause} Điều {place}" if clause else f"Điều {place}"
    words = f"điểm {point} {words}" if point else words
    return f"{words} {name}" if article[0].isdigit() else f"{article} {name}"


def _readings(found: dict[str, Any], cite: Citation, place: str, sources: Sources) -> tuple[Reading, ...]:
    """One term, or several readings of an unclear text: the first gives `due_on`, the earliest `safe_on`."""
    if "readings" in found:
        rows = [mapping(row, place, needs=("term", "cite")) for row in found["readings"]]
        return tuple(Reading(_term(r["term"], place), _citation(r["cite"], place, sources)) for r in rows)
    return (Reading(_term(found["term"], place), cite),) if "term" in found else ()


def _branches(found: dict[str, Any], cite: Citation, place: str, sources: Sources) -> tuple[Branch, ...]:
    plain = _readings(found, cite, place, sources)
    branches = [Branch(NO_FACTS, plain)] if plain else []
    for row in found.get("when", []):
        branch = mapping(row, place, needs=("facts",), may=("term", "readings", "cite", "as"))
        own = _citation(branch["cite"], place, sources) if "cite" in branch else cite
        branches.append(Branch(frozenset(branch["facts"]), _readings(branch, own, place, sources)))
    if any(not branch.readings for branch in branches):
        raise bad(place, "nhánh “when” thiếu thời hạn.", "a branch of “when” has no term.")
    if branches and not plain:
        raise bad(place, "thiếu thời hạn khi không có tình tiết.", "there is no term without facts.")
    if len({branch.facts for branch in branches}) < len(branches):
        raise bad(place, "hai nhánh có cùng tình tiết.", "two branches have the same facts.")
    return tuple(branches)


def _extensions(rows: list[Any], place: str, cite: Citation, sources: Sources) -> tuple[Extension, ...]:
    found = []
    for row in rows:
        one = mapping(row, place, needs=("term", "times", "fact"), may=("cite",))
        own = _citation(one["cite"], place, sources) if "cite" in one else cite
        found.append(Extension(_term(one["term"], place), int(one["times"]), one["fact"], own))
    return tuple(found)


def _duty(value: Any, place: str) -> Duty | None:
    if value is None:
        return None
    found = mapping(value, place, needs=("days", "each"))
    if found["each"] not in {"week", "month"} or not isinstance(found["days"], int) or found["days"] < 1:
        raise bad(
            place, "nhiệm vụ phải là số ngày mỗi tuần hoặc tháng.", "a duty is days each week or month."
        )
    return Duty(found["days"], found["each"])


def _check_table(value: Any, place: str) -> None:
    data = mapping(value, place, needs=("columns", "checks"))
    for check in data["checks"]:
        numbers = {int(number) for number in NUMBER.findall(check)}
        if not CHECK.fullmatch(check) or not numbers <= set(data["columns"]):
            raise bad(
                place,
                f"phép kiểm “{check}” sai hoặc nêu cột không có.",
                f"the check “{check}” names no column.",
            )


def build_version(
    rule: dict[str, Any], value: Any, place: str, sources: Sources
) -> tuple[RuleVersion, dict[str, Any]]:
    found = mapping(value, place, needs=("in_force_from", "cite", "confidence"), may=VERSION_KEYS)
    cite = _citation(found["cite"], place, sources)
    branches = _branches(found, cite, place, sources)
    duty = _duty(found.get("required"), place)
    kind = _closed(Kind, rule.get("kind") or ("term" if branches else "duty" if duty else "statement"), place)
    until = day(found["in_force_until"], place) if found.get("in_force_until") else None
    start = day(found["in_force_from"], place)
    if until and until < start:
        raise bad(place, "hết hiệu lực trước khi có hiệu lực.", "it ends before it begins.")
    if kind is Kind.TERM and not (branches and rule.get("counted_from")):
        raise bad(
            place, "thời hạn phải có “term” và “counted_from”.", "a term needs “term” and “counted_from”."
        )
    if kind is Kind.STATEMENT and not found.get("says"):
        raise bad(place, "quy định không có thời hạn phải có “says”.", "a rule without a term needs “says”.")
    if kind is Kind.TABLE:
        _check_table(found.get("data"), place)
    reaches = found.get("reaches_open_cases")
    direction = _closed(Direction, rule.get("direction", "after"), place)
    default = Stricter.LONGER if direction is Direction.BEFORE else Stricter.SHORTER
    version = RuleVersion(
        rule=rule["id"],
        title=rule["title"],
        title_en=rule["title_en"],
        kind=kind,
        counted_from=rule.get("counted_from", ""),
        direction=direction,
        stricter=_closed(Stricter, rule.get("stricter") or STRICTER_BY_KIND.get(kind, default), place),
        in_force_from=start,
        in_force_until=until,
        cite=cite,
        confidence=_closed(Confidence, found["confidence"], place),
        branches=branches,
        facts=frozenset().union(*(branch.facts for branch in branches)),
        extensions=_extensions(found.get("extensions", []), place, cite, sources),
        duty=duty,
        says=found.get("says", ""),
        says_en=found.get("says_en", ""),
        reaches_open_cases=_citation(reaches, place, sources) if reaches else None,
        data=found.get("data", {}),
    )
    return version, found
