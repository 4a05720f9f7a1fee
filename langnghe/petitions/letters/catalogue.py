"""The kinds of letters, read from YAML beside this file: words of ours, rules and form numbers only of the lawbook."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.kernel.errors import NotFound

HERE = Path(__file__).resolve().parent
# Petitions in clear; papers of a sealed denunciation; forms that are printed empty.
DATA = [HERE / name for name in ("kinds.yaml", "sealed.yaml", "blanks.yaml")]
SENDER = ("{person}", "{addressee_name}", "{address}")


@dataclass(frozen=True)
class Field:
    """What an officer may type into a letter."""

    name: str
    title: str
    title_en: str
    rows: int
    required: bool
    default: str

    @property
    def label(self) -> str:
        return self.title_en if get_language() == "en" else self.title


@dataclass(frozen=True)
class Form:
    """A form number as a legal text gives it; the wording of the printed form was not read."""

    number: str
    source: str
    unsure: bool


@dataclass(frozen=True)
class LetterKind:
    """One kind of paper: heading, for which petitions and states, the rule behind it, its fields and its words."""

    code: str
    title: str
    title_en: str
    type: str
    heading: str
    about: str
    rule: str
    form_rule: str
    form_number: str
    send_rule: str
    basis_rules: tuple[str, ...]
    step: str
    gives: frozenset[str]
    after: frozenset[str]
    covered_by: frozenset[str]
    petitions: frozenset[str]
    instance: int
    states: frozenset[str]
    right: str
    to: str
    closing: str
    citizen: str
    is_sealed: bool
    fields: tuple[Field, ...]
    body: tuple[tuple[str, str], ...]

    @property
    def label(self) -> str:
        return self.title_en if get_language() == "en" else self.title

    @property
    def slug(self) -> str:
        return self.code.replace("_", "-")

    @property
    def names_sender(self) -> bool:
        """Whether it is written to the sender, or says who that is."""
        words = (self.to, *(text for _style, text in self.body))
        return any(name in text for text in words for name in SENDER)

    def suits(self, kind: str, state: str, instance: int) -> bool:
        return kind in self.petitions and state in self.states and self.instance in {0, instance}

    def grounds(self, on: date) -> list[str]:
        """The laws that the paper rests on, by title and number, as the rules in force that day cite them."""
        found = [_in_force(rule, on) for rule in self.basis_rules]
        sure = [one for one in found if one and one.confidence != lawbook.Confidence.UNVERIFIED]
        sources = dict.fromkeys(one.cite.source for one in sure)
        return [f"Căn cứ {_named(lawbook.sources()[source])};" for source in sources]

    def form(self, on: date) -> Form | None:
        """The number of the form on that day; none where no text in force that we have read names one."""
        version = _in_force(self.form_rule, on)
        if version is None:
            return None
        number = self.form_number or str(version.cite.article)
        if not number.startswith("Mẫu"):
            return None
        source = lawbook.sources()[version.cite.source]
        return Form(number, f"{source.type} {source.symbol}", not _is_sure(version))

    def cited(self, on: date) -> str:
        version = _in_force(self.rule, on)
        return version.cite.text if version else ""

    def basis(self, on: date) -> str:
        """The article behind the letter, with its doubt where there is one: for the internal sheet."""
        version = _in_force(self.rule, on)
        if version is None:
            return ""
        doubt = {
            lawbook.Confidence.ONE_SOURCE: _("mới có một nguồn"),
            lawbook.Confidence.UNVERIFIED: _("chưa kiểm chứng"),
        }.get(version.confidence)
        return f"{version.cite.text} ({doubt})" if doubt else version.cite.text


def _named(source: lawbook.SourceDocument) -> str:
    """Luật Khiếu nại số 02/2011/QH13; Nghị định số 31/2019/NĐ-CP quy định chi tiết Luật Tố cáo."""
    title = source.title_vi
    if not source.symbol or source.symbol in title:
        return title
    if source.type == "Luật":
        return f"{title} số {source.symbol}"
    return f"{source.type} số {source.symbol}{title.removeprefix(source.type)}"


def _is_sure(version: lawbook.RuleVersion) -> bool:
    return version.confidence in {lawbook.Confidence.CONFIRMED, lawbook.Confidence.SOURCED}


def _in_force(rule: str, on: date) -> lawbook.RuleVersion | None:
    try:
        return lawbook.rule(rule, on) if rule else None
    except lawbook.LawError:
        return None


@cache
def kinds() -> dict[str, LetterKind]:
    rows: list[dict[str, Any]] = [
        row for path in DATA for row in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]
    return {row["code"]: _kind(row) for row in rows}


def kind_of(code: str) -> LetterKind:
    found = kinds().get(code)
    if found is None:
        raise NotFound(_("Không có loại văn bản này."))
    return found


def kind_for(step: str, petition: str, instance: int, *, is_sealed: bool = False) -> LetterKind | None:
    """The paper that gives a step its number; none where we have no such paper, and the number is typed."""
    fitting = (
        kind
        for kind in kinds().values()
        if kind.step == step
        and kind.is_sealed == is_sealed
        and petition in kind.petitions
        and kind.instance in {0, instance}
    )
    return next(fitting, None)


def kinds_after(step: str, petition: str, instance: int) -> list[LetterKind]:
    """The papers that are still to be written once a step is taken, in the order of the table."""
    return [
        kind
        for kind in kinds().values()
        if step in kind.after and petition in kind.petitions and kind.instance in {0, instance}
    ]


def kinds_covered(step: str) -> list[str]:
    """The papers that nobody misses any more once a step is taken."""
    return [kind.code for kind in kinds().values() if step in kind.covered_by]


def _kind(row: dict[str, Any]) -> LetterKind:
    form = row.get("form", {})
    return LetterKind(
        code=row["code"],
        title=row["title"],
        title_en=row["title_en"],
        type=row.get("type", ""),
        heading=row.get("heading", ""),
        about=row["about"],
        rule=row.get("rule", ""),
        form_rule=form.get("rule", ""),
        form_number=form.get("number", ""),
        send_rule=row.get("send", ""),
        basis_rules=tuple(row.get("basis", [])),
        step=row.get("step", {}).get("move", ""),
        gives=frozenset(row.get("step", {}).get("gives", [])),
        after=frozenset(row.get("after", [])),
        covered_by=frozenset(row.get("covered_by", [])),
        instance=row.get("instance", 0),
        petitions=frozenset(row["petitions"]),
        states=frozenset(row["states"]),
        right=row.get("right", "decide"),
        to=row.get("to", ""),
        closing=row.get("closing", ""),
        citizen=row.get("citizen", ""),
        is_sealed=row.get("sealed", False),
        fields=tuple(_field(one) for one in row.get("fields", [])),
        body=tuple((style, text) for block in row["body"] for style, text in block.items()),
    )


def _field(row: dict[str, Any]) -> Field:
    return Field(
        row["name"],
        row["title"],
        row["title_en"],
        row.get("rows", 2),
        row.get("required", True),
        row.get("default", ""),
    )
