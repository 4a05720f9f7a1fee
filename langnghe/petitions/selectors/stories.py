"""A matter: how often received, how often resolved, by whom; counted from its petitions and visits."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from langnghe.accounts.models import Custody
from langnghe.accounts.selectors import Viewer
from langnghe.kernel.errors import NotFound
from langnghe.petitions import access
from langnghe.petitions.models import Approver, Decision, Matter, MatterBody, Petition, PetitionSetting
from langnghe.units.models import Unit


@dataclass(frozen=True)
class VisitLine:
    """A visit on a matter, as the room of visits tells it, and the petition that it opened."""

    on: date
    title: str
    url: str
    petition: int | None = None


VisitsOf = Callable[[int, Viewer, date], list[VisitLine]]
_visits: list[VisitsOf] = []


def register_visits(tell: VisitsOf) -> None:
    """The room of visits stands above this one, so it says itself what it knows of a matter."""
    _visits[:] = [tell]


def visits_of(matter: int, viewer: Viewer, on: date) -> list[VisitLine]:
    return [line for tell in _visits for line in tell(matter, viewer, on)]


@dataclass(frozen=True)
class MatterStory:
    """What a matter page tells; petitions and visits the viewer may not see are counted, not shown."""

    matter: Matter
    petitions: list[Petition]
    hidden: int
    visits: list[VisitLine]
    received: int
    resolved: int
    bodies: list[MatterBody]
    held: list[Custody]
    chain: list[Matter]

    @property
    def is_repeated(self) -> bool:
        return self.received > 1


def matter_story(viewer: Viewer, on: date, pk: int) -> MatterStory:
    """One matter; who sees none of its petitions gets the answer of a matter that does not exist."""
    found = Matter.objects.select_related("unit", "continues").filter(pk=pk).first()
    rows = Petition.objects.filter(matter=pk, voided_on__isnull=True)
    rows = rows.exclude(pk__in=access.unknown_to(viewer))
    seen = list(
        access.visible(rows, viewer, on)
        .select_related("unit", "person", "matter")
        .order_by("received_on", "id")
    )
    if found is None or not seen:
        raise NotFound(_("Không có vụ việc này, hoặc đơn vị của ông bà không giữ hồ sơ nào của vụ việc."))
    visits = visits_of(pk, viewer, on)
    total = rows.count()
    return MatterStory(
        matter=found,
        petitions=seen,
        hidden=total - len(seen),
        visits=visits,
        received=total + len(visits),
        resolved=times_resolved(found),
        bodies=list(found.bodies.select_related("unit").order_by("since", "id")),
        held=_held([petition.pk for petition in seen]),
        chain=chain_of(found),
    )


def _held(petitions: list[int]) -> list[Custody]:
    rows = Custody.objects.filter(subject_kind=access.KIND, subject_id__in=petitions)
    # Several petitions of one matter lie with the same units: each unit stands once for each role, since the first day.
    found: dict[tuple[str, str], Custody] = {}
    for row in rows.select_related("unit").order_by("since", "id"):
        found.setdefault((row.unit_id, row.role), row)
    return list(found.values())


def chain_of(found: Matter) -> list[Matter]:
    """The matters that this one continues at other bodies, the first one first."""
    chain: list[Matter] = []
    earlier = found.continues
    while earlier is not None and earlier not in chain:
        chain.insert(0, earlier)
        earlier = earlier.continues
    return chain


def times_resolved(found: Matter) -> int:
    """Decisions and answers on the matter, here and at the bodies that it continues."""
    matters = [*chain_of(found), found]
    decided = Decision.objects.filter(
        step__petition__matter__in=matters, step__undone_at__isnull=True
    ).count()
    answered = Petition.objects.filter(matter__in=matters, voided_on__isnull=True, state="answered").count()
    return decided + answered


@dataclass(frozen=True)
class WayOfWorking:
    """How a unit signs: how many approvals, and who gives them at which rank."""

    unit: Unit
    approvals: int
    approvers: list[Approver]
    waits: PetitionSetting


def ways_of_working(viewer: Viewer, on: date) -> list[WayOfWorking]:
    """Of the units in which this person signs."""
    units = Unit.objects.filter(pk__in=access.deciding_units(viewer, on)).order_by("sort_key")
    wanted = {one.unit_id: one for one in PetitionSetting.objects.filter(unit__in=units)}
    named = list(
        Approver.objects.filter(unit__in=units, ended_on__isnull=True)
        .select_related("user")
        .order_by("rank", "id")
    )
    return [
        WayOfWorking(
            unit,
            way.approvals,
            [one for one in named if one.unit_id == unit.pk],
            way,
        )
        for unit in units
        for way in [wanted.get(unit.pk) or PetitionSetting(unit=unit)]
    ]
