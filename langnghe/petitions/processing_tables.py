"""Statutory tables 02/XLD (complaints) and 04/XLD (recommendations, feedback): their columns as figures over petitions.

A petition is processed on the day of its first direction, acceptance included (practice, not read in the circular's
annex). Columns of fields that nobody classifies here, and of courts, have no figure and stay open for a hand.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from langnghe.figures.engine import COUNT, Figure, Measure, Population, distinct
from langnghe.petitions.complaint_results import OF_PETITION, THE_PETITION
from langnghe.petitions.models import Field, Kind, Petition, Reply, StepTaken
from langnghe.petitions.workflow import State

DIRECTIONS = (
    "accept",
    "decline",
    "guide",
    "guide_to_split",
    "return_to_sender",
    "transfer",
    "file_away",
    "withdraw",
)
EVERY, CASES = Q(), distinct("matter_id")
LAND = Q(matter__field__in=[Field.LAND, Field.CLEARANCE])
POLICY = Q(matter__field=Field.POLICY)
OTHER = Q(matter__field=Field.OTHER)
OUTSIDE = Q(accepted_on__isnull=True) & (
    Q(is_within=False) | Q(state__in=[State.GUIDED, State.RETURNED, State.TRANSFERRED])
)
NOTE = _(
    "Đã xử lý: tính theo ngày có hướng xử lý đầu tiên, kể cả thụ lý, lưu đơn, rút đơn. Đủ điều kiện: theo phân loại, trong số đơn đã xử lý của kỳ. "
    "Mục tư pháp, Đảng, bản án: phân loại trong máy không có, để trống."
)


def _standing(**more: Any) -> Exists:
    return Exists(StepTaken.objects.filter(petition=OuterRef("pk"), undone_at__isnull=True, **more))


def _urged() -> Q:
    return Q(_standing(name="urge"))


def _over(since: date, _until: date) -> Q:
    """Received before the period, and without any direction on its first day."""
    return Q(received_on__lt=since) & ~Q(_standing(name__in=DIRECTIONS, on__lt=since))


def _new(since: date, until: date) -> Q:
    return Q(received_on__gte=since, received_on__lte=until)


def _both(since: date, until: date) -> Q:
    return _over(since, until) | _new(since, until)


def _directed(since: date, until: date) -> Q:
    return Q(_standing(name__in=DIRECTIONS, on__gte=since, on__lte=until))


def _processed(since: date, until: date) -> Q:
    return _both(since, until) & _directed(since, until)


def _settled(since: date, until: date) -> Q:
    return _processed(since, until) & Q(answered_on__lte=until)


def _unsettled(since: date, until: date) -> Q:
    return _processed(since, until) & (Q(answered_on__isnull=True) | Q(answered_on__gt=until))


Defined = tuple[Population, Q, Measure]


@dataclass(frozen=True)
class Table:
    """A table with its figures: column → key; a column without one is in no register here."""

    rule: str
    keys: dict[int, str]
    figures: list[Figure]


def _populations(table: str, kinds: Iterable[str]) -> dict[str, Population]:
    counted = Q(kind__in=list(kinds), voided_on__isnull=True)
    named: dict[str, tuple[Any, Any]] = {
        "both": (_("đơn phải xử lý"), _both),
        "over": (_("đơn kỳ trước chuyển sang"), _over),
        "new": (_("đơn nhận trong kỳ"), _new),
        "processed": (_("đơn đã xử lý"), _processed),
        "processed_over": (
            _("đơn kỳ trước đã xử lý"),
            lambda since, until: _over(since, until) & _directed(since, until),
        ),
        "processed_new": (
            _("đơn trong kỳ đã xử lý"),
            lambda since, until: _new(since, until) & _directed(since, until),
        ),
        "settled": (_("đơn đã giải quyết"), _settled),
        "unsettled": (_("đơn chưa giải quyết"), _unsettled),
    }
    return {
        name: Population(
            f"{table}_{name}", title, Petition, "unit", "received_on", "petition", counted, OF_PETITION, within=within
        )
        for name, (title, within) in named.items()
    }  # fmt: skip


def _table(number: str, defined: dict[int, Defined]) -> Table:
    keys = {column: f"xld{number}_{column:02}" for column in defined}
    figures = [
        Figure(
            keys[column],
            format_lazy(_("Biểu {table}, cột {number}"), table=f"{number}/XLD", number=column),
            population,
            condition,
            measure,
            note=NOTE,
            listed=False,
        )
        for column, (population, condition, measure) in defined.items()
    ]
    return Table(f"stat.{number}_XLD", keys, figures)


def _head(of: dict[str, Population]) -> dict[int, Defined]:
    """Columns 1 to 8 are the same in both tables."""
    return {
        1: (of["both"], EVERY, COUNT),
        2: (of["over"], EVERY, COUNT),
        3: (of["new"], EVERY, COUNT),
        4: (of["processed"], EVERY, COUNT),
        5: (of["processed_over"], EVERY, COUNT),
        6: (of["processed_new"], EVERY, COUNT),
        7: (of["processed"], FIT, COUNT),
        8: (of["processed"], FIT, CASES),
    }


FIT = Q(is_eligible=True)
FIRST, SECOND = Q(instance=1), Q(instance=2)
C = _populations("xld02", [Kind.COMPLAINT])
REPLIES = Population(
    "xld02_replies", _("văn bản phúc đáp về khiếu nại"), Reply, "step__petition__unit", "on", "petition",
    Q(step__undone_at__isnull=True, step__petition__kind=Kind.COMPLAINT, step__petition__voided_on__isnull=True),
    (THE_PETITION, ("number", _("Số văn bản")), ("on", _("Ngày")), ("body", _("Cơ quan"))),
)  # fmt: skip
COMPLAINTS = _table(
    "02",
    _head(C)
    | {
        9: (C["processed"], FIT & ~OTHER, CASES),
        10: (C["processed"], FIT & POLICY, CASES),
        11: (C["processed"], FIT & LAND, CASES),
        12: (C["processed"], FIT & ~OTHER & ~POLICY & ~LAND, CASES),
        15: (C["processed"], FIT & OTHER, CASES),
        16: (C["settled"], FIT & FIRST, CASES),
        17: (C["settled"], FIT & SECOND, CASES),
        19: (C["unsettled"], FIT, CASES),
        20: (C["processed"], FIT & ~OUTSIDE, CASES),
        21: (C["processed"], FIT & ~OUTSIDE & FIRST, CASES),
        22: (C["processed"], FIT & ~OUTSIDE & SECOND, CASES),
        23: (C["processed"], FIT & OUTSIDE, CASES),
        24: (C["processed"], FIT & OUTSIDE & ~_urged(), CASES),
        25: (C["processed"], FIT & OUTSIDE & _urged(), CASES),
        26: (REPLIES, EVERY, COUNT),
    },
)
R = _populations("xld04", [Kind.RECOMMENDATION, Kind.FEEDBACK])
RECOMMENDATIONS = _table(
    "04",
    _head(R)
    | {
        9: (R["processed"], FIT & POLICY, CASES),
        10: (R["processed"], FIT & LAND, CASES),
        12: (R["processed"], FIT & ~POLICY & ~LAND, CASES),
        13: (R["settled"], FIT, CASES),
        14: (R["unsettled"], FIT, CASES),
        15: (R["processed"], FIT & ~OUTSIDE, CASES),
        16: (R["processed"], FIT & OUTSIDE, CASES),
        17: (R["processed"], FIT & OUTSIDE & ~_urged(), CASES),
        18: (R["processed"], FIT & OUTSIDE & _urged(), CASES),
        19: (R["settled"], FIT & ~OUTSIDE, CASES),
        20: (R["unsettled"], FIT & ~OUTSIDE, CASES),
    },
)
FIGURES = [*COMPLAINTS.figures, *RECOMMENDATIONS.figures]
