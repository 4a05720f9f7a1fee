"""Questions about petitions handed on: what is coming in, what went out, and the chain of one petition."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.accounts.rights import Right
from langnghe.accounts.selectors import Viewer, units_with
from langnghe.kernel.errors import NotFound
from langnghe.petitions import access
from langnghe.petitions.models import Letter, Petition, ReplyLink, Transfer, TransferState
from langnghe.petitions.workflow import State
from langnghe.rules.selectors import book_of
from langnghe.units.models import UnitKind

MOST = 100
AT_ONCE = 500
# Sent, and neither in the receiving book nor sent back.
UNTAKEN = Q(to_unit__isnull=False, received_on__isnull=True, sent_back_on__isnull=True)
# reception-law-2013/27.2 speaks of matters that people's councils, deputies and reception boards pass on.
PASSED_ON_BY = {UnitKind.PEOPLES_COUNCIL}


@dataclass(frozen=True)
class ReplyTerm:
    """Until when a reply is owed to the sender; no day where no text that we have read gives one."""

    due_on: date | None
    cite: str
    unsure: bool


def _rows(viewer: Viewer, on: date) -> QuerySet[Transfer]:
    rows = Transfer.objects.select_related(
        "petition__matter", "petition__unit", "from_unit", "to_unit", "received_as__unit"
    ).prefetch_related("replies__step")
    return access.visible_transfers(rows, viewer, on)


def waiting_transfers(viewer: Viewer, on: date) -> QuerySet[Transfer]:
    """What was sent to the viewer's units and is in none of their books yet, the longest waiting first: all of it."""
    rows = _rows(viewer, on).filter(
        UNTAKEN, to_unit__in=access.reading_units(viewer, on), petition__voided_on__isnull=True
    )
    return rows.order_by("sent_on", "id")


def coming_in(viewer: Viewer, on: date) -> list[Transfer]:
    """What was sent to the viewer's units: everything that nobody has taken in yet, then the newest of the others."""
    units = access.reading_units(viewer, on)
    rows = _rows(viewer, on).filter(to_unit__in=units, petition__voided_on__isnull=True).exclude(UNTAKEN)
    return [*waiting_transfers(viewer, on), *rows.order_by("-id")[:MOST]]


def gone_out(viewer: Viewer, on: date) -> list[Transfer]:
    units = access.reading_units(viewer, on)
    rows = _rows(viewer, on).filter(from_unit__in=units, petition__voided_on__isnull=True)
    return list(rows.order_by("-id")[:MOST])


def all_transfers(viewer: Viewer, on: date) -> Iterator[Transfer]:
    """Everything that came to or left the viewer's units, the newest first, a few hundred in memory at a time."""
    rows = _rows(viewer, on).filter(petition__voided_on__isnull=True)
    return rows.order_by("-id").iterator(chunk_size=AT_ONCE)


def transfer(viewer: Viewer, on: date, pk: int) -> Transfer:
    found = _rows(viewer, on).filter(pk=pk, petition__voided_on__isnull=True).first()
    if found is None:
        raise NotFound(_("Không có lần chuyển đơn này, hoặc đơn vị của ông bà không liên quan."))
    return found


def chain(petition: Petition) -> list[Transfer]:
    """Every sending before and behind a line of a book: both authorities see the same chain."""
    rows = Transfer.objects.select_related("from_unit", "to_unit", "petition", "received_as")
    rows = rows.prefetch_related("replies__step")
    found: dict[int, Transfer] = {}
    lines, seen = {petition.pk}, set[int]()
    while lines - seen:
        linked = rows.filter(Q(petition__in=lines) | Q(received_as__in=lines))
        seen |= lines
        for one in linked:
            found[one.pk] = one
            lines |= {pk for pk in (one.petition_id, one.received_as_id) if pk}
    return [found[pk] for pk in sorted(found)]


def lines_of(petition: Petition) -> set[int]:
    """The lines of every book that the chain of one petition runs through, its own among them."""
    ends = {pk for one in chain(petition) for pk in (one.petition_id, one.received_as_id) if pk}
    return ends | {petition.pk}


def reply_term(row: Transfer) -> ReplyTerm | None:
    """The term of the reply runs from the day on which the receiving unit settled the petition."""
    line = row.received_as
    if line is None or line.closed_on is None or row.sent_back_on:
        return None
    if UnitKind(row.from_unit.kind) not in PASSED_ON_BY:
        return ReplyTerm(None, "", unsure=True)
    # The unit that settled it owes the reply: its own, stricter rule and its days off count.
    term = lawbook.deadline("reception.result_to_sender", line.closed_on, book=book_of(line.unit_id))
    return ReplyTerm(term.due_on, term.cite.text, unsure=str(term.confidence) == "unverified")


def may_take_in(row: Transfer, viewer: Viewer, on: date) -> bool:
    return row.to_unit_id in units_with(viewer, Right.HANDLE, on=on)


def may_link(row: Transfer, viewer: Viewer, on: date) -> bool:
    is_open = not (row.to_unit_id or row.replied_on or row.sent_back_on)
    return is_open and row.from_unit_id in units_with(viewer, Right.HANDLE, on=on)


def may_recall(row: Transfer, viewer: Viewer, on: date) -> bool:
    """Of a unit that has not taken it into its book."""
    is_untaken = row.to_unit_id is not None and row.state == TransferState.UNDERWAY
    stands = is_untaken and row.petition.state == State.TRANSFERRED
    return stands and row.from_unit_id in units_with(viewer, Right.DECIDE, on=on)


def may_note_sent_back(row: Transfer, viewer: Viewer, on: date) -> bool:
    """Of a body outside that has not replied."""
    return may_link(row, viewer, on) and row.petition.state == State.TRANSFERRED


def last_link(row: Transfer) -> ReplyLink | None:
    """The link that has not been ended, whether its days are over or not."""
    return row.links.filter(ended_at__isnull=True).first()


def transfer_letter(row: Transfer) -> Letter | None:
    """The transfer letter that went with it: its number and day are all that a body outside is shown."""
    rows = Letter.objects.filter(petition=row.petition_id, kind="transfer_letter", issued_on__isnull=False)
    return rows.order_by("-id").first()
