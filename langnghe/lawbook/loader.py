"""Builds rules from pack files and refuses every file that breaks the format."""

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
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
    Rule,
    RuleVersion,
    SourceDocument,
    Stricter,
)
from langnghe.lawbook.reader import bad, day, mapping, read
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


def _version(
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


def build_rule(value: Any, place: str, sources: Sources) -> list[RuleVersion]:
    """The versions of one entry, and of the narrower ids (`as`) that name one version or one branch of it."""
    rule = mapping(value, place, needs=("id", "title", "title_en", "versions"), may=RULE_KEYS)
    place = f"{place}: {rule['id']}"
    if not rule["versions"]:
        raise bad(place, "không có phiên bản nào.", "it has no version.")
    built: list[RuleVersion] = []
    for row in rule["versions"]:
        version, found = _version(rule, row, place, sources)
        built.append(version)
        names = [
            (found.get("as"), NO_FACTS),
            *((b.get("as"), frozenset(b["facts"])) for b in found.get("when", [])),
        ]
        built += [narrowed(version, name, facts) for name, facts in names if name]
    return built


def narrowed(version: RuleVersion, name: str, facts: frozenset[str]) -> RuleVersion:
    """One version, or one branch of it, under its own id."""
    branches = tuple(Branch(NO_FACTS, b.readings) for b in version.branches if b.facts == facts)
    return replace(version, rule=name, branches=branches, facts=NO_FACTS, _chosen={})


def gathered(versions: list[RuleVersion]) -> dict[str, Rule]:
    """Rules by id, versions in order of time. Refuses two versions in force on one day."""
    by_id: dict[str, list[RuleVersion]] = {}
    for version in versions:
        by_id.setdefault(version.rule, []).append(version)
    rules = {}
    for name, found in by_id.items():
        found.sort(key=lambda version: version.in_force_from)
        for one, following in pairwise(found):
            if one.in_force_until is None or one.in_force_until >= following.in_force_from:
                raise bad(
                    name, "hai phiên bản cùng có hiệu lực một ngày.", "two versions are in force on one day."
                )
        last = found[-1]
        rules[name] = Rule(name, last.title, last.title_en, last.kind, tuple(found))
    return rules


def load_folder(folder: Path, sources: Sources) -> dict[str, Rule]:
    """All rules of one field. Refuses an id of another field."""
    versions: list[RuleVersion] = []
    for path in sorted(folder.glob("*.yaml")):
        rows = read(path)
        if not isinstance(rows, list):
            raise bad(path.name, "phải là một danh sách quy định.", "must be a list of rules.")
        for row in rows:
            versions += build_rule(row, path.name, sources)
    for version in versions:
        if version.rule.partition(".")[0] != folder.name:
            raise bad(
                version.rule,
                f"không thuộc lĩnh vực “{folder.name}”.",
                f"is not of the field “{folder.name}”.",
            )
    return gathered(versions)


def load_sources(path: Path) -> dict[str, SourceDocument]:
    found = {}
    for name, value in read(path).items():
        place = f"{path.name}: {name}"
        row = mapping(
            value, place, needs=("type", "title_vi", "title_en", "status"), may=("symbol", "number", "date")
        )
        when = day(row["date"], place) if row.get("date") else None
        found[name] = SourceDocument(
            name,
            row.get("symbol", ""),
            row["type"],
            str(row.get("number", "")),
            when,
            row["title_vi"],
            row["title_en"],
            row["status"],
        )
    return found
