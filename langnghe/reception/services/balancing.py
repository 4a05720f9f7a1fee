"""Opening balances: what the paper register counted, entered once with its source, taken back with a reason."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.audit import services as audit
from langnghe.design.writing import short_date
from langnghe.kernel.errors import Invalid, NotFound, WrongState
from langnghe.lawbook import tables
from langnghe.reception import access
from langnghe.reception.models import OpeningBalance
from langnghe.reception.selectors.balances import checks_of, lines_within, table_of
from langnghe.reception.services.conflicts import required
from langnghe.units.models import Unit

KIND = "opening-balance"
LARGEST = 10_000_000


@transaction.atomic
def enter_balance(
    unit: Unit,
    table: str,
    *,
    since: date,
    until: date,
    numbers: dict[int, int],
    source: str,
    by: User,
    on: date,
) -> OpeningBalance:
    """Write down the columns of a table for days that only the paper register holds.

    Refuses days that have not passed, a missing column, numbers that contradict the table's own checks, days of another
    balance, and days on which this register has lines: nothing is counted twice.
    """
    access.require(by, Right.RECEIVE, unit=unit.pk, on=on)
    if until < since or until > on:
        raise Invalid(_("Ngày cuối đứng trước ngày đầu, hoặc chưa đến."))
    _refuse_wrong(table_of(table, unit, until), numbers)
    if lines := lines_within(unit, since, until):
        raise WrongState(
            _(
                "Sổ trong máy đã có %(lines)s dòng trong các ngày này; số dư chỉ cho những ngày chỉ có sổ giấy."
            )
            % {"lines": lines},
            instead=_("Rút ngắn các ngày, hoặc nhập cả sổ giấy bằng “Nhập sổ cũ”."),
        )
    try:
        with transaction.atomic():
            balance = OpeningBalance.objects.create(
                unit=unit, table=table, since=since, until=until,
                numbers={str(column): number for column, number in sorted(numbers.items())},
                source=required(source, _("nguồn của số liệu")), entered_on=on, by=by,
            )  # fmt: skip
    except IntegrityError as error:
        raise WrongState(
            _("Đã có số dư đầu cho một phần các ngày này."), instead=_("Thu hồi số dư sai rồi nhập lại.")
        ) from error
    _record("entered", balance, by=by, on=on)
    return balance


def _refuse_wrong(table: tables.Table, numbers: dict[int, int]) -> None:
    missing = sorted(set(table.columns) - set(numbers))
    if missing or set(numbers) - set(table.columns):
        raise Invalid(
            _("Ghi đủ các cột của biểu; còn thiếu: %(columns)s.") % {"columns": ", ".join(map(str, missing))}
        )
    if any(not 0 <= number <= LARGEST for number in numbers.values()):
        raise Invalid(_("Mỗi cột là một số từ 0."))
    broken = [check for check in checks_of(table, numbers) if not check.holds]
    if broken:
        said = "; ".join(f"{check.rule}: {check.stated} ≠ {check.parts} = {check.summed}" for check in broken)
        raise Invalid(_("Số liệu không khớp với chính biểu: %(checks)s.") % {"checks": said})


@transaction.atomic
def take_back_balance(balance: OpeningBalance, *, because: str, by: User, on: date) -> OpeningBalance:
    """It counts no more, and stays to be read; refuses another unit, no reason and a second time."""
    rows = access.visible_balances(OpeningBalance.objects.select_for_update(of=("self",)), by, on)
    locked = rows.filter(pk=balance.pk).first()
    if locked is None:
        raise NotFound(_("Không có số dư đầu này."))
    access.require(by, Right.RECEIVE, unit=locked.unit_id, on=on)
    if locked.taken_back_on:
        raise WrongState(
            _("Số dư này đã được thu hồi ngày %(day)s.") % {"day": short_date(locked.taken_back_on)}
        )
    locked.taken_back_on, locked.taken_back_because = on, required(because, _("lý do thu hồi"))
    locked.save(update_fields=["taken_back_on", "taken_back_because"])
    _record("taken_back", locked, by=by, on=on)
    return locked


def _record(action: str, balance: OpeningBalance, *, by: User, on: date) -> None:
    data = {
        "table": balance.table,
        "since": balance.since.isoformat(),
        "until": balance.until.isoformat(),
        "numbers": balance.numbers,
    }
    audit.record(
        f"opening-balance.{action}",
        subject=(KIND, balance.pk),
        day=on,
        by=by.username,
        unit=balance.unit_id,
        data=data,
    )
