"""What a decision orders and what was carried out of it, in quantities."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.design.writing import number
from langnghe.kernel.errors import Invalid, WrongState
from langnghe.petitions.models import (
    AMONG,
    DIGITS,
    LAND,
    PARTS,
    Petition,
    Quantity,
    QuantityKind,
)
from langnghe.petitions.selectors.life import standing, tallies_of
from langnghe.petitions.selectors.quantities import Tally, counted
from langnghe.petitions.services import recording
from langnghe.units.models import Unit


@transaction.atomic
def carry_out(
    petition: Petition,
    *,
    amounts: Mapping[str, Decimal],
    is_done: bool,
    by: User,
    on: date,
    unit: Unit | None = None,
    because: str = "",
) -> list[Quantity]:
    """Write down what was ordered, or what a body carried out on a day; as often as it happens."""
    given = {kind: amount for kind, amount in amounts.items() if amount}
    _must_be_countable(given)
    taken = recording.take(petition, "carry_out", right=Right.HANDLE, by=by, on=on, because=because)
    _must_add_up(taken.petition, given, is_done=is_done, because=because)
    rows = [
        Quantity(step=taken.step, kind=kind, is_done=is_done, amount=amount, on=on, unit=unit)
        for kind, amount in given.items()
    ]
    Quantity.objects.bulk_create(rows)
    facts = {"done": is_done, "amounts": {kind: str(amount) for kind, amount in given.items()}}
    recording.record_step("carried_out", taken, by=by, on=on, more=facts)
    return rows


@transaction.atomic
def correct_quantity(quantity: Quantity, *, amount: Decimal, because: str, by: User, on: date) -> Quantity:
    """Write the right number beside a wrong one, on its day and with the reason; both stay, the new one counts."""
    if not because.strip():
        raise Invalid(_("Ghi vì sao sửa số này."))
    if amount:
        _must_be_countable({quantity.kind: amount})
    taken = recording.take(
        quantity.step.petition, "carry_out", right=Right.HANDLE, by=by, on=on, because=because
    )
    held = standing(Quantity, taken.petition).filter(pk=quantity.pk).first()
    if held is None or held not in counted(standing(Quantity, taken.petition)):
        raise WrongState(_("Số này vừa được sửa hoặc hoàn tác; xem lại hồ sơ."))
    if amount == held.amount:
        raise Invalid(_("Số mới giống số đã ghi."))
    row = Quantity.objects.create(
        step=taken.step,
        kind=held.kind,
        is_done=held.is_done,
        amount=amount,
        on=held.on,
        unit=held.unit,
        corrects=held,
    )
    _must_add_up(taken.petition, {held.kind: Decimal(0)}, is_done=held.is_done, because=because)
    facts = {"done": held.is_done, "kind": held.kind, "was": str(held.amount), "amount": str(amount)}
    recording.record_step("quantity_corrected", taken, by=by, on=on, more=facts)
    return row


def _must_add_up(petition: Petition, given: Mapping[str, Decimal], *, is_done: bool, because: str) -> None:
    """Refuse more officials than persons; and more carried out than decided, unless the officer says why."""
    written = {tally.kind: (tally.decided, tally.done) for tally in tallies_of(petition)}
    after = {kind: list(written.get(kind, (Decimal(0), Decimal(0)))) for kind in QuantityKind}
    for kind, amount in given.items():
        after[QuantityKind(kind)][int(is_done)] += amount
    for officials, persons in AMONG.items():
        if {officials, persons} & set(given) and after[officials][int(is_done)] > after[persons][
            int(is_done)
        ]:
            raise Invalid(_("Số cán bộ, công chức, viên chức không thể nhiều hơn tổng số người."))
    over = [Tally(kind, *after[kind]) for kind in map(QuantityKind, given) if after[kind][1] > after[kind][0]]
    if is_done and over and not because.strip():
        raise Invalid(
            _("Đã thi hành nhiều hơn số quyết định: %(kinds)s.") % {"kinds": "; ".join(map(_said, over))},
            instead=_("Kiểm lại số; nếu đúng thì ghi vì sao ở ô cuối rồi gửi lại."),
        )


def _said(tally: Tally) -> str:
    return _("%(kind)s: quyết định %(decided)s, đã thi hành %(done)s") % {
        "kind": tally.label,
        "decided": number(tally.decided_shown),
        "done": number(tally.done_shown),
    }


def _must_be_countable(given: Mapping[str, Decimal]) -> None:
    if not given or not set(given) <= set(QuantityKind.values):
        raise Invalid(_("Ghi ít nhất một số lượng."))
    if any(amount >= 10 ** (DIGITS - PARTS) for amount in given.values()):
        raise Invalid(_("Số này lớn hơn mọi số lượng ghi được; xem lại đơn vị đồng, m²."))
    if any(amount < 0 for amount in given.values()):
        raise Invalid(_("Số lượng không thể âm."))
    if any(amount != int(amount) for kind, amount in given.items() if kind not in LAND):
        raise Invalid(_("Tiền ghi bằng đồng, người và vụ ghi số nguyên; chỉ diện tích đất có phần lẻ."))
