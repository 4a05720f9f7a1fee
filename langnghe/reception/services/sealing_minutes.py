"""What is written of a session in which a sealed turn was received: minutes, tasks, topic; they are of others, too.

Where nobody else came, all of it goes with the turn; where others came, what names or finds whoever came for this one.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from langnghe.petitions.models import Petition
from langnghe.petitions.services.denouncing import HIDDEN, tells
from langnghe.reception.models import Session, SessionMinutes, SessionTask, Visit, VisitPerson

MINUTES = ("opinions", "conclusion", "citizen_opinion")
TASK = ("text", "answer")


class Written(NamedTuple):
    """One column of words of a session that goes with the turn."""

    label: str
    row: Any
    field: str

    @property
    def text(self) -> str:
        return str(getattr(self.row, self.field))


def written_of(petition: Petition) -> list[Written]:
    """Asked before anybody is forgotten: afterwards no name is left to look for."""
    turns = list(Visit.objects.filter(petition=petition).select_related("session", "person"))
    sessions = {turn.session.pk: turn.session for turn in turns if turn.session}
    names = _names(turns)
    return [one for session in sessions.values() for one in _of(session, petition, names)]


def blank_minutes(petition: Petition) -> None:
    for one in written_of(petition):
        type(one.row)._default_manager.filter(pk=one.row.pk).update(**{one.field: HIDDEN})  # noqa: SLF001


def _names(turns: list[Visit]) -> list[str]:
    spoke = VisitPerson.objects.filter(visit__in=turns).select_related("person")
    people = [*(turn.person for turn in turns), *(one.person for one in spoke)]
    return [said for one in people for said in (one.full_name, one.address, one.phone, one.identity_number)]


def _of(session: Session, petition: Petition, names: list[str]) -> Iterator[Written]:
    others = session.visits.filter(voided_on__isnull=True).exclude(petition=petition)
    is_alone = not others.exists()
    for one in _columns(session):
        said = one.text
        # A topic was posted before anybody came, so it is this one's only where it says so.
        is_own = is_alone and one.row is not session
        if said not in {"", HIDDEN} and (is_own or tells(said, names)):
            yield one


def _columns(session: Session) -> Iterator[Written]:
    yield Written("Nội dung buổi tiếp", session, "topic")
    for minutes in SessionMinutes.objects.filter(session=session):
        yield from (Written("Biên bản buổi tiếp", minutes, name) for name in MINUTES)
    for task in SessionTask.objects.filter(session=session).order_by("number"):
        yield from (Written("Việc giao sau buổi tiếp", task, name) for name in TASK)
