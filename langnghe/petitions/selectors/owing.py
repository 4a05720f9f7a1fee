"""Which letters are still to be written: of one file, of closed files for the list, and the numbers beside each step."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from langnghe.accounts.selectors import Viewer
from langnghe.kernel.errors import NotFound
from langnghe.kernel.kept import Kept
from langnghe.petitions import access, letters
from langnghe.petitions.models import Letter, LetterState, OwedLetter, Petition
from langnghe.petitions.selectors.due import TOLD_OF_CLOSED, of_closed

PAGE, LOOKED_AT = 10, 40
ASKED_FOR = timedelta(days=60)


@dataclass(frozen=True)
class StillOwed:
    """A letter that a step asks for, and the draft of it that somebody began."""

    row: OwedLetter
    kind: letters.LetterKind
    draft: Letter | None


@dataclass(frozen=True)
class Papers:
    """What is owed, and by step the numbers of what was written for it, or why it was not."""

    owed: list[StillOwed]
    numbers: dict[int, list[str]]
    without: dict[int, list[str]]


def papers_of_steps(petition: Petition, written: list[Letter]) -> Papers:
    """Of a file whose letters are known already; nothing is asked for in clear of a sealed one."""
    rows = list(OwedLetter.objects.filter(petition=petition).select_related("step").order_by("pk"))
    numbers: dict[int, list[str]] = {}
    without: dict[int, list[str]] = {}
    for letter in written:
        if letter.step_id and letter.issued_on and letter.state != LetterState.REPLACED:
            numbers.setdefault(letter.step_id, []).append(letter.shown_number)
    for row in rows:
        if row.number and row.step.undone_at is None:
            numbers.setdefault(row.step_id, []).append(row.number)
        elif row.because and row.step.undone_at is None:
            without.setdefault(row.step_id, []).append(f"{label_of(row.kind)}: {row.because}")
    if hasattr(petition, "denunciation") or petition.voided_on:
        return Papers([], numbers, without)
    owed = [_still_owed(row, written) for row in rows if row.settled_on is None]
    return Papers(owed, numbers, without)


def _still_owed(row: OwedLetter, written: list[Letter]) -> StillOwed:
    drafts = (one for one in written if one.kind == row.kind and one.state == LetterState.DRAFT)
    begun = next((one for one in drafts if one.replaces_id is None), None)
    return StillOwed(row, letters.kind_of(row.kind), begun)


def owed_letter(viewer: Viewer, on: date, pk: int) -> OwedLetter:
    """One owed letter of a petition that the viewer may see."""
    row = OwedLetter.objects.select_related("petition").filter(pk=pk).first()
    seen = row and access.visible(Petition.objects.filter(pk=row.petition_id), viewer, on).exists()
    if row is None or not seen or row.petition.voided_on:
        raise NotFound(_("Không có văn bản này, hoặc đơn vị của ông bà không giữ hồ sơ này."))
    return row


class Unwritten(NamedTuple):
    """A closed petition for whose last step a letter is still to be written."""

    pk: int
    number: int
    year: int
    title: str
    kind: str

    @property
    def label(self) -> str:
        return label_of(self.kind)


def label_of(kind: str) -> str:
    found = letters.kinds().get(kind)
    return found.label if found else ""


def unwritten(viewer: Viewer, on: date) -> list[Unwritten]:
    """Closed files are on no list of open ones; what the viewer's own units still have to write for them, newest first.

    A unit that writes its letters elsewhere is not reminded of them for ever.
    """
    asked = {"since": on - ASKED_FOR, **access.reader(viewer, on)}
    return [Unwritten(*row) for row in UNWRITTEN.rows(most=PAGE, **asked)]


def _unwritten(since: Any, **reader: Any) -> "QuerySet[OwedLetter, tuple[Any, ...]]":
    # Of a unit that writes elsewhere there are thousands: only the newest are asked for their petition and its rights.
    newest = OwedLetter.objects.filter(
        unit__one_of=reader["units"], settled_on__isnull=True, owed_on__gte=since
    ).order_by("-owed_on", "-pk")
    rows = OwedLetter.objects.filter(
        pk__in=newest.values("pk")[:LOOKED_AT], petition__denunciation__isnull=True, **of_closed(**reader)
    )
    return rows.order_by("-owed_on", "-pk").values_list(*TOLD_OF_CLOSED, "kind")


UNWRITTEN = Kept(_unwritten, plans_once=True)
