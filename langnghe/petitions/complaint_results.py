"""Statutory table 01/KQGQ, results of complaints: its columns as figures over decisions, withdrawals and quantities.

What stands over from the period before is read from the days on a petition: accepted before, neither answered nor
closed before. How the columns count is practice, not read in the circular's annex.
"""

from datetime import date

from django.db.models import Exists, F, OuterRef, Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from langnghe.figures.engine import COUNT, Figure, Measure, Population, distinct, total
from langnghe.petitions.models import (
    Decision,
    Kind,
    OnFirst,
    Outcome,
    Petition,
    Quantity,
    QuantityKind,
    Withdrawal,
    WithdrawalCause,
    WithdrawalScope,
)

RULE = "stat.01_KQGQ"
EVERY = Q()
COMPLAINTS = Q(kind=Kind.COMPLAINT, voided_on__isnull=True, accepted_on__isnull=False)
OF_COMPLAINTS = Q(
    step__undone_at__isnull=True, step__petition__kind=Kind.COMPLAINT, step__petition__voided_on__isnull=True
)
OF_PETITION = (
    ("number", _("Số")),
    ("received_on", _("Ngày nhận")),
    ("accepted_on", _("Ngày thụ lý")),
    ("state", _("Trạng thái")),
    ("answered_on", _("Ngày trả lời")),
)
THE_PETITION = ("step__petition", _("Đơn số"))
UNIT_OF_STEP = "step__petition__unit"


def _over(since: date, _until: date) -> Q:
    """Accepted before the period and still open on its first day."""
    answered = Q(answered_on__isnull=True) | Q(answered_on__gte=since)
    closed = Q(closed_on__isnull=True) | Q(closed_on__gte=since)
    return Q(accepted_on__lt=since) & answered & closed


def _accepted(since: date, until: date) -> Q:
    return Q(accepted_on__gte=since, accepted_on__lte=until)


def _both(since: date, until: date) -> Q:
    return _over(since, until) | _accepted(since, until)


BOTH = Population(
    "complaints_to_resolve", _("khiếu nại phải giải quyết"), Petition, "unit", "accepted_on", "petition",
    COMPLAINTS, OF_PETITION, within=_both,
)  # fmt: skip
OVER = Population(
    "complaints_over", _("khiếu nại kỳ trước chuyển sang"), Petition, "unit", "accepted_on", "petition",
    COMPLAINTS, OF_PETITION, within=_over,
)  # fmt: skip
ACCEPTED = Population(
    "complaints_in_period", _("khiếu nại thụ lý trong kỳ"), Petition, "unit", "accepted_on", "petition",
    COMPLAINTS, OF_PETITION,
)  # fmt: skip
DECISIONS = Population(
    "complaint_decisions", _("quyết định giải quyết khiếu nại"), Decision, UNIT_OF_STEP, "issued_on", "petition",
    OF_COMPLAINTS,
    (THE_PETITION, ("number", _("Số quyết định")), ("issued_on", _("Ngày")), ("outcome", _("Kết quả")), ("on_first", _("Lần hai"))),
)  # fmt: skip
WITHDRAWALS = Population(
    "complaint_withdrawals", _("khiếu nại đã rút"), Withdrawal, UNIT_OF_STEP, "step__on", "petition",
    OF_COMPLAINTS, (THE_PETITION, ("step__on", _("Ngày")), ("cause", _("Vì sao rút"))),
)  # fmt: skip
# A line that was corrected stays in the file; what counts is the line that took its place, with the day of the first.
UNCORRECTED = ~Exists(Quantity.objects.filter(corrects=OuterRef("pk"), step__undone_at__isnull=True))
QUANTITIES = Population(
    "complaint_quantities", _("số lượng theo quyết định"), Quantity, UNIT_OF_STEP, "on", "petition",
    OF_COMPLAINTS & Q(is_done=False) & Q(UNCORRECTED),
    (THE_PETITION, ("on", _("Ngày")), ("kind", _("Loại")), ("amount", _("Số lượng"))),
)  # fmt: skip

FIRST = Q(on_first="")
EXPLAINED = Q(scope=WithdrawalScope.WHOLE, cause=WithdrawalCause.EXPLAINED)
TERM = "step__petition__resolution_due_on"
AMOUNTS = {
    7: QuantityKind.MONEY_STATE, 8: QuantityKind.LAND_STATE, 9: QuantityKind.MONEY_BODIES, 10: QuantityKind.LAND_BODIES,
    11: QuantityKind.MONEY_CITIZENS, 12: QuantityKind.LAND_CITIZENS, 13: QuantityKind.BODIES_REPAID,
    14: QuantityKind.PERSONS_REPAID, 15: QuantityKind.PERSONS_DISCIPLINED, 16: QuantityKind.OFFICIALS_DISCIPLINED,
    17: QuantityKind.CASES_INVESTIGATED, 18: QuantityKind.PERSONS_INVESTIGATED,
    19: QuantityKind.OFFICIALS_INVESTIGATED,
}  # fmt: skip
NOTE = _("Đơn thụ lý là đơn thuộc thẩm quyền; tiền ghi bằng đồng, đất bằng m².")
ON_TIME = _("So với hạn giải quyết ghi trên đơn; đơn không có hạn thì không đếm.")
DEFINED: dict[int, tuple[Population, Q, Measure, object]] = {
    1: (BOTH, EVERY, COUNT, NOTE),
    2: (OVER, EVERY, COUNT, NOTE),
    3: (ACCEPTED, EVERY, COUNT, NOTE),
    4: (BOTH, EVERY, distinct("matter_id"), NOTE),
    5: (DECISIONS, EVERY, COUNT, NOTE),
    6: (WITHDRAWALS, EXPLAINED, COUNT, _("Rút toàn bộ sau khi được giải thích; rút sau đối thoại hoặc vì lý do khác không đếm.")),
    **{column: (QUANTITIES, Q(kind=kind), total("amount"), NOTE) for column, kind in AMOUNTS.items()},
    20: (DECISIONS, FIRST & Q(outcome=Outcome.RIGHT), COUNT, NOTE),
    21: (DECISIONS, FIRST & Q(outcome=Outcome.WRONG), COUNT, NOTE),
    22: (DECISIONS, FIRST & Q(outcome=Outcome.PARTLY), COUNT, NOTE),
    23: (DECISIONS, Q(on_first=OnFirst.UPHELD), COUNT, NOTE),
    24: (DECISIONS, Q(on_first__in=[OnFirst.CHANGED, OnFirst.ANNULLED]), COUNT, NOTE),
    25: (DECISIONS, Q(issued_on__lte=F(TERM)), COUNT, ON_TIME),
    26: (DECISIONS, Q(issued_on__gt=F(TERM)), COUNT, ON_TIME),
}  # fmt: skip
KEYS = {column: f"kqgq_{column:02}" for column in DEFINED}
FIGURES = [
    Figure(
        KEYS[column],
        format_lazy(_("Biểu 01/KQGQ, cột {number}"), number=column),
        population,
        condition,
        measure,
        note=note,
        listed=False,
    )
    for column, (population, condition, measure, note) in DEFINED.items()
]
