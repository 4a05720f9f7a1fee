"""Small questions that home and desk put to the rooms below."""

from dataclasses import dataclass
from datetime import date

from langnghe import lawbook
from langnghe.accounts.models import User
from langnghe.accounts.selectors import Viewer, units_of
from langnghe.petitions.models import Petition
from langnghe.petitions.workflow import State
from langnghe.reception.models import Session, SessionKind, SessionState
from langnghe.units.models import Post, Unit


@dataclass(frozen=True)
class Duty:
    """Days asked of the head this year so far, and what became of the planned ones."""

    post: Post
    since: date
    until: date
    required: int
    in_person: int
    delegated: int
    moved: int
    missed: int

    @property
    def parts(self) -> list[tuple[str, int]]:
        return [
            ("in_person", self.in_person),
            ("delegated", self.delegated),
            ("moved", self.moved),
            ("missed", self.missed),
        ]


def next_session(unit: Unit, *, on: date) -> Session | None:
    rows = Session.objects.filter(
        unit=unit, held_on__gte=on, state=SessionState.PLANNED, posted_on__isnull=False
    )
    return rows.select_related("post", "place").order_by("held_on", "starts_at").first()


def duty_of_head(unit: Unit, *, on: date) -> Duty | None:
    """The head's duty from the first posted session of this year until yesterday's end."""
    post = Post.objects.filter(unit=unit, kind="HEAD").exclude(duty_office="").order_by("id").first()
    if post is None:
        return None
    rows = Session.objects.filter(post=post, kind=SessionKind.REGULAR, held_on__year=on.year, held_on__lte=on)
    days = list(rows.exclude(state=SessionState.PLANNED).order_by("held_on").values_list("held_on", "state"))
    if not days:
        return None
    since = days[0][0].replace(day=1)
    count = {state: len({day for day, s in days if s == state}) for state in SessionState.values}
    return Duty(
        post=post,
        since=since,
        until=on,
        required=lawbook.required_days(post.duty_office, since, on),
        in_person=count[SessionState.IN_PERSON],
        delegated=count[SessionState.DELEGATED],
        moved=count[SessionState.MOVED],
        missed=count[SessionState.MISSED],
    )


def latest_answers(unit: Unit) -> list[Petition]:
    rows = Petition.objects.filter(unit=unit, state=State.ANSWERED, kind__in=["recommendation", "feedback"])
    return list(rows.order_by("-answered_on", "-id")[:3])


def cards(viewer: Viewer, *, on: date) -> dict[str, int]:
    """Today's sessions, open petitions and late ones of the viewer's units."""
    if not isinstance(viewer, User):
        return {}
    units = units_of(viewer, on=on)
    open_petitions = Petition.objects.filter(unit__in=units, closed_on__isnull=True, voided_on__isnull=True)
    return {
        "sessions": Session.objects.filter(unit__in=units, held_on=on).count(),
        "open": open_petitions.count(),
        "late": open_petitions.filter(due_on__lt=on).count(),
    }
