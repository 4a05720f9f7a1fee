"""Terms of a file that no longer run: done in time or late, or left behind without the step that they asked for."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from langnghe.petitions.models import Clock, Petition
from langnghe.petitions.selectors.file import title_of
from langnghe.petitions.selectors.guidance import PAUSES

# What only one step does; a later state ends the term all the same, and then nobody wrote that it was done.
DONE_BY = {
    **dict.fromkeys(PAUSES.values(), "send_pause"),
    "denunciation.accept.notice": "send_acceptance",
    "complaint.first.send": "send",
    "complaint.second.send": "send",
    "denunciation.conclusion.send": "send",
}


@dataclass(frozen=True)
class PastTerm:
    """One term that ended, and whether what it asked for is written down."""

    title: str
    clock: Clock
    is_done: bool


def past_terms(petition: Petition, clocks: list[Clock]) -> list[PastTerm]:
    """Asks for the steps only where a term is among them that one step alone fulfils."""
    ended = [one for one in clocks if one.ended_on]
    taken: dict[str, list[date]] = defaultdict(list)
    if any(one.rule in DONE_BY for one in ended):
        for name, on in petition.steps.filter(undone_at__isnull=True).values_list("name", "on"):
            taken[name].append(on)
    return [PastTerm(title_of(one), one, _is_done(one, taken)) for one in ended]


def _is_done(clock: Clock, taken: dict[str, list[date]]) -> bool:
    step = DONE_BY.get(clock.rule)
    return step is None or any(on == clock.ended_on for on in taken[step])
