"""Statutory table 01/TCD: its 29 columns as figures over the register.

A matter counts once for each who received it, and once as first and once as repeated: then column 3 is the sum that
the table asks for. How several turns of one matter count is practice, not read in the circular's annex.
"""

from collections.abc import Iterator

from django.db.models import Case, CharField, F, Q, Value, When
from django.db.models.functions import Cast, Concat
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from langnghe.figures.engine import COUNT, Figure, Measure, Population, distinct, register, total
from langnghe.reception.figures import SESSIONS, VISITS
from langnghe.reception.models import GROUP_SIZE, Receiver, SessionState

RULE = "stat.01_TCD"
EVERY = Q()
GROUP = Q(heads__gte=GROUP_SIZE)
TIED = Q(matter__isnull=False)
FIRST = TIED & Q(matter__opened_on__gte=F("received_on"))
REPEATED = TIED & Q(matter__opened_on__lt=F("received_on"))
MATTERS = distinct("matter_id")
TIMES = Case(When(FIRST, then=Value(":first")), default=Value(":repeated"))
BY_RECEIVER = distinct(
    Concat(Cast("matter_id", CharField()), Value(":"), "receiver", TIMES, output_field=CharField())
)

# The four columns that the table repeats for each receiver, for all turns and for groups.
FOUR = ((EVERY, COUNT), (EVERY, total("heads")), (FIRST, MATTERS), (REPEATED, MATTERS))
# The first of eight columns of each receiver.
STARTS = {Receiver.STAFF: 4, Receiver.HEAD: 13, Receiver.DELEGATE: 22}
HELD = {12: SessionState.IN_PERSON, 21: SessionState.DELEGATED}
TOTALS = ((EVERY, COUNT), (EVERY, total("heads")), (TIED, BY_RECEIVER))
UNTIED = "tcd_untied"


def key_of(column: int) -> str:
    return f"tcd_{column:02}"


def _figure(column: int, population: Population, condition: Q, measure: Measure) -> Figure:
    return Figure(
        key_of(column),
        format_lazy(_("Biểu 01/TCD, cột {number}"), number=column),
        population,
        condition,
        measure,
        note=_("Dòng đã hủy không tính; gồm cả đối thoại. Một vụ việc tính một lần ở mỗi cột."),
        listed=False,
    )


def _columns() -> Iterator[Figure]:
    for column, (condition, measure) in enumerate(TOTALS, start=1):
        yield _figure(column, VISITS, condition, measure)
    for receiver, start in STARTS.items():
        for place, (condition, measure) in enumerate(FOUR):
            mine = Q(receiver=receiver) & condition
            yield _figure(start + place, VISITS, mine, measure)
            yield _figure(start + len(FOUR) + place, VISITS, mine & GROUP, measure)
    for column, state in HELD.items():
        yield _figure(column, SESSIONS, Q(state=state), COUNT)


COLUMNS = sorted(_columns(), key=lambda figure: figure.key)
register(
    *COLUMNS,
    Figure(
        UNTIED, _("Lượt chưa gắn vụ việc"), VISITS, Q(matter__isnull=True),
        note=_("Không đoán vụ việc: các lượt này nằm trong cột 1, không nằm trong cột 3."), listed=False,
    ),
)  # fmt: skip
