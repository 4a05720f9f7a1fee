"""Who is competent by kind, level and day, in the law's words; what no text that we have read says stays unknown."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language

from langnghe import lawbook
from langnghe.petitions.models import Kind, Petition
from langnghe.units.models import AdministrativeArea, Level, Unit, UnitKind, standing
from langnghe.units.selectors import successor_units

SECOND = 2
SURE = {lawbook.Confidence.SOURCED, lawbook.Confidence.CONFIRMED}
CHANGED = "change.two_tier"
# What each kind of petition that is not a complaint is told; no text that we have read names its body.
OF_KIND = {
    Kind.DENUNCIATION: ("comp.tc.general", "comp.tc.province.v2"),
    Kind.RECOMMENDATION: ("outcome.knpa.accept", "outcome.knpa.transfer"),
    Kind.FEEDBACK: ("outcome.knpa.accept", "outcome.knpa.transfer"),
}


@dataclass(frozen=True)
class Words:
    """One rule: what it is about, what it says, and its article."""

    title: str
    says: str
    cite: str
    is_sure: bool


@dataclass(frozen=True)
class Competence:
    """The bodies that the law names, several when one was divided, none when it is not known; and the rules behind it."""

    about: Unit | None
    units: list[Unit]
    rules: list[Words]

    def suggests(self, unit: Unit) -> bool | None:
        """Whether this unit is competent; of several a person chooses, and of none nothing is said."""
        if unit in self.units:
            return True if len(self.units) == 1 else None
        return False if self.units else None


def competence(petition: Petition, *, kind: str, about: Unit | None, on: date) -> Competence | None:
    """What the machine can say beside the question; nothing where it knows neither a body nor a rule."""
    if kind == Kind.COMPLAINT:
        return competent(about, instance=petition.instance, on=on) if about else None
    rules = _words(OF_KIND.get(Kind(kind), ()) if kind in Kind.values else (), on)
    return Competence(about, [], rules) if rules else None


def competent(about: Unit, *, instance: int, on: date) -> Competence:
    """Who resolves a complaint about a decision of this body's head, on that day.

    A body that has ended hands its cases to what took its place; a divided one is for a person to choose.
    """
    found, rule = _first(about, on) if instance < SECOND else _second(about, on)
    return Competence(about, found, _words((rule,), on))


def _first(about: Unit, on: date) -> tuple[list[Unit], str]:
    """The head whose decision it is; of bodies that the rules do not name nothing is known."""
    level = about.area.level
    if about.kind == UnitKind.AGENCY and level == Level.PROVINCE:
        return [about] if about.stands(on) else [], "comp.kn.sở"
    if about.kind != UnitKind.PEOPLES_COMMITTEE:
        return [], ""
    if not about.stands(on):
        return successor_units(about, on=on), CHANGED if level == Level.DISTRICT else "comp.kn.commune"
    rules = {Level.COMMUNE_LEVEL: "comp.kn.commune", Level.DISTRICT: "comp.kn.district"}
    return [about], rules.get(Level(level)) or _province(on)


def _second(about: Unit, on: date) -> tuple[list[Unit], str]:
    """One step up: the department over its unit, the province over its departments, the committee above a committee."""
    if about.kind == UnitKind.PUBLIC_UNIT and about.parent and about.parent.kind == UnitKind.AGENCY:
        return [about.parent] if about.parent.stands(on) else [], "comp.kn.sở"
    if about.kind == UnitKind.AGENCY and about.area.level == Level.PROVINCE:
        return _committees(about.area, on), _province(on)
    if about.kind != UnitKind.PEOPLES_COMMITTEE:
        return [], ""
    if about.area.level == Level.PROVINCE:
        return [], "comp.kn.minister"
    higher = _higher(about, on)
    over = higher[0].area.level if higher else ""
    return higher, "comp.kn.district" if over == Level.DISTRICT else _province(on)


def _higher(about: Unit, on: date) -> list[Unit]:
    """The committee of the area above, or of the area above that where the one between has ended."""
    area = about.area.parent
    while area is not None:
        if found := _committees(area, on):
            return found
        area = area.parent
    return []


def _committees(area: AdministrativeArea, on: date) -> list[Unit]:
    rows = Unit.objects.filter(standing(on), area=area, kind=UnitKind.PEOPLES_COMMITTEE)
    return list(rows.select_related("area")[:1])


def _province(on: date) -> str:
    return "comp.kn.province.v2" if _words(("comp.kn.province.v2",), on) else "comp.kn.province.v1"


def _words(rules: tuple[str, ...], on: date) -> list[Words]:
    """Those of these rules that were in force that day."""
    english, found = get_language() == "en", []
    for rule in filter(None, rules):
        try:
            law = lawbook.rule(rule, on)
        except lawbook.NoTextInForce:
            continue
        title, says = (law.title_en, law.says_en) if english else (law.title, law.says)
        found.append(Words(title, says, law.cite.text, law.confidence in SURE))
    return found
