"""Of each kind of quantity: how much was decided, how much is carried out, what is left."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from langnghe.petitions.models import LAND, Quantity, QuantityKind


@dataclass(frozen=True)
class Tally:
    """One kind over all that a file's standing steps wrote down."""

    kind: QuantityKind
    decided: Decimal
    done: Decimal

    @property
    def label(self) -> str:
        return str(self.kind.label)

    @property
    def decided_shown(self) -> Decimal | int:
        return self.shown(self.decided)

    @property
    def done_shown(self) -> Decimal | int:
        return self.shown(self.done)

    @property
    def left_shown(self) -> Decimal | int:
        return self.shown(max(self.decided - self.done, Decimal(0)))

    @property
    def over_shown(self) -> Decimal | int:
        """By how much more was carried out than decided."""
        return self.shown(max(self.done - self.decided, Decimal(0)))

    def shown(self, amount: Decimal) -> Decimal | int:
        return amount if self.kind in LAND else int(amount)


def counted(rows: Iterable[Quantity]) -> list[Quantity]:
    """Of lines that stand, those that no other one of them corrects."""
    written = list(rows)
    corrected = {row.corrects_id for row in written}
    return [row for row in written if row.pk not in corrected]


def tallies(rows: Iterable[Quantity]) -> list[Tally]:
    """In the order of the kinds; of a kind that nobody wrote down there is none."""
    written = counted(rows)
    found = []
    for kind in QuantityKind:
        of_kind = [row for row in written if row.kind == kind]
        if of_kind:
            decided = sum((row.amount for row in of_kind if not row.is_done), Decimal(0))
            done = sum((row.amount for row in of_kind if row.is_done), Decimal(0))
            found.append(Tally(kind, decided, done))
    return found
