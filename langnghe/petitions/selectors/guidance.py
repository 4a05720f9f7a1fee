"""Guided questions of classification: conditions, criteria, competence, and what the words of a petition suggest."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.people.services import NOT_STATED
from langnghe.petitions.models import Channel, Kind, Petition
from langnghe.units.models import Level, Unit
from langnghe.vietnamese import fold

AUTHOR = "eligible.author"
CONDITIONS = ("eligible.language", "eligible.date", AUTHOR, "eligible.not_processed_yet")
OF_KIND = {
    Kind.COMPLAINT: "eligible.complaint",
    Kind.RECOMMENDATION: "eligible.kn_pa",
    Kind.FEEDBACK: "eligible.kn_pa",
}
# What was processed already nobody can supply.
SUPPLIED = {"eligible.language", "eligible.date", "eligible.author", "eligible.complaint"}
CRITERIA = "complaint.complex.criteria"
# The terms in which a decision to suspend or to continue is sent.
PAUSES = {"complaint": "complaint.pause.send", "denunciation": "denunciation.pause.notice"}
# Words that people write; a hint for the officer, never a decision.
WORDS = (
    (Kind.DENUNCIATION, ("to cao", "nhan hoi lo", "tham nhung")),
    (Kind.COMPLAINT, ("khieu nai", "khong dong y voi quyet dinh", "xem xet lai quyet dinh")),
    (Kind.DISPUTE, ("tranh chap", "hoa giai")),
    (Kind.RECOMMENDATION, ("kien nghi", "de nghi", "de xuat")),
    (Kind.FEEDBACK, ("phan anh",)),
)


@dataclass(frozen=True)
class Hint:
    """A kind that the text seems to ask for."""

    kind: str
    label: str


def conditions(on: date) -> dict[str, str]:
    """Every condition that the law of that day asks of a petition, in words."""
    asked = [*CONDITIONS, *dict.fromkeys(OF_KIND.values())]
    return {rule: words for rule in asked if (words := _says(rule, on))}


def is_nameless(petition: Petition) -> bool:
    """Whether the paper told neither who wrote it nor where they live, or only one of them."""
    return NOT_STATED in {petition.person.full_name, petition.person.address}


def complex_criteria(on: date) -> dict[str, str]:
    """The criteria of a complex complaint in force that day; none before the law named any."""
    try:
        known = lawbook.rule(CRITERIA, on).data["criteria"]
    except lawbook.NoTextInForce:
        return {}
    words = {
        "several_places": _("xác minh tại từ hai nơi"),
        "several_contents": _("có từ hai nội dung"),
        "many_complainants": _("nhiều người khiếu nại một nội dung"),
        "foreign_element": _("có yếu tố nước ngoài"),
        "several_agencies": _("trách nhiệm của nhiều cơ quan"),
        "differing_views": _("các cơ quan có ý kiến khác nhau"),
        "conflicting_evidence": _("chứng cứ, tài liệu mâu thuẫn"),
    }
    return {name: words[name] for name in known}


def hint(petition: Petition) -> Hint | None:
    """What the petition calls itself; the first word of the most guarded kind wins."""
    text = fold(f"{petition.summary} {petition.request}")
    for kind, words in WORDS:
        for word in words:
            if word in text:
                return Hint(kind, str(Kind(kind).label))
    return None


def _says(rule: str, on: date) -> str:
    try:
        law = lawbook.rule(rule, on)
    except lawbook.NoTextInForce:
        return ""
    return law.says_en if get_language() == "en" else law.says


def pointed_move(petition: Petition) -> str:
    """The move that the classification, or what was decided, points to; empty where nothing does."""
    if petition.state == "decided":
        sent = all(clock.ended_on for clock in petition.clocks.all() if clock.rule.endswith(".send"))
        return "close" if sent else "send"
    if petition.closed_on and owes_sender(petition):
        return "tell_sender"
    if petition.state != "classified":
        return ""
    if petition.is_eligible is False:
        return "guide_to_complete" if _may_complete(petition) else "file_away"
    if petition.is_within is False:
        return _way_out(petition)
    return ""


def _way_out(petition: Petition) -> str:
    """A complaint outside competence: its sender is guided, or the body that passed it on gets it back."""
    if petition.kind != Kind.COMPLAINT:
        return "transfer"
    return "return_to_sender" if petition.channel == Channel.PASSED_ON else "guide"


def _may_complete(petition: Petition) -> bool:
    """A complaint within competence that lacks what its sender can supply, before anybody asked for it."""
    lacks = petition.kind == Kind.COMPLAINT and petition.missing_condition in SUPPLIED
    asked = petition.steps.filter(name="guide_to_complete", undone_at__isnull=True)
    return lacks and petition.is_within is not False and not asked.exists()


def idle_moves(petition: Petition) -> set[str]:
    """The moves of the table that the facts of this file leave nothing to do for."""
    running = {clock.rule for clock in petition.clocks.all() if clock.ended_on is None}
    idle = {
        "tell_sender": not owes_sender(petition),
        "send_pause": not running & set(PAUSES.values()),
        "withdraw_some": petition.signers == 1,
        "return_to_sender": petition.channel != Channel.PASSED_ON,
    }
    return {name for name, is_idle in idle.items() if is_idle}


def owes_sender(petition: Petition) -> bool:
    """Whether the body or newspaper that passed a denunciation on still waits to hear what became of it."""
    waiting = (clock for clock in petition.clocks.all() if clock.ended_on is None)
    return any(clock.rule == "denunciation.from_sender" for clock in waiting)


def is_commune(unit: Unit) -> bool:
    """Disputes are conciliated at the commune only."""
    return unit.area.level == Level.COMMUNE_LEVEL
