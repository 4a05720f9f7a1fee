"""Frozen figures of a signed paper, and whether the register still says the same."""

from dataclasses import dataclass

from langnghe.figures import engine
from langnghe.figures.models import FrozenFigure


@dataclass(frozen=True)
class Compared:
    frozen: FrozenFigure
    title: str
    now: int

    @property
    def changed(self) -> bool:
        return self.frozen.value != self.now


def frozen_for(kind: str, object_id: int) -> list[Compared]:
    """Each frozen figure beside today's value."""
    rows = FrozenFigure.objects.filter(subject_kind=kind, subject_id=object_id).order_by("id")
    return [_compared(row) for row in rows]


def _compared(row: FrozenFigure) -> Compared:
    now = engine.value(row.key, unit=row.unit_code, since=row.since, until=row.until)
    return Compared(row, str(now.figure.title), now.value)
