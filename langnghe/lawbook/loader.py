"""Builds rules from pack files and refuses every file that breaks the format."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from langnghe.lawbook.model import NO_FACTS, Branch, Rule, RuleVersion, SourceDocument
from langnghe.lawbook.reader import bad, day, mapping, read
from langnghe.lawbook.versions import RULE_KEYS, Sources, build_version


def build_rule(value: Any, place: str, sources: Sources) -> list[RuleVersion]:
    """The versions of one entry, and of the narrower ids (`as`) that name one version or one branch of it."""
    rule = mapping(value, place, needs=("id", "title", "title_en", "versions"), may=RULE_KEYS)
    place = f"{place}: {rule['id']}"
    if not rule["versions"]:
        raise bad(place, "không có phiên bản nào.", "it has no version.")
    built: list[RuleVersion] = []
    for row in rule["versions"]:
        version, found = build_version(rule, row, place, sources)
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
    return replace(version, rule=name, branches=branches, facts=NO_FACTS, part_of=version.rule, _chosen={})


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
