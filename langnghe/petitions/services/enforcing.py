"""What a decision orders and what was carried out of it, in quantities; and how it was made public."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.kernel.errors import Invalid
from langnghe.petitions.models import (
    LAND,
    Petition,
    Publication,
    PublicationWay,
    Quantity,
    QuantityKind,
)
from langnghe.petitions.services import clocks, recording
from langnghe.units.models import Unit
from langnghe.vietnamese import normalise

# The conclusion on a denunciation is owed to the public by a day; a decision on a complaint is not.
PUBLISHING = "denunciation.publish"


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
    rows = [
        Quantity(step=taken.step, kind=kind, is_done=is_done, amount=amount, on=on, unit=unit)
        for kind, amount in given.items()
    ]
    Quantity.objects.bulk_create(rows)
    facts = {"done": is_done, "amounts": {kind: str(amount) for kind, amount in given.items()}}
    recording.record("carried_out", taken.petition, by=by, on=on, cite=taken.move.cite, more=facts)
    return rows


def _must_be_countable(given: Mapping[str, Decimal]) -> None:
    if not given or not set(given) <= set(QuantityKind.values):
        raise Invalid(_("Ghi ít nhất một số lượng."))
    if any(amount < 0 for amount in given.values()):
        raise Invalid(_("Số lượng không thể âm."))
    if any(amount != int(amount) for kind, amount in given.items() if kind not in LAND):
        raise Invalid(_("Tiền ghi bằng đồng, người và vụ ghi số nguyên; chỉ diện tích đất có phần lẻ."))


@transaction.atomic
def publish(petition: Petition, *, way: str, redacted: str, by: User, on: date) -> Publication:
    """Write down how a decision was made public, with the text that tells nobody's name or address."""
    redacted = normalise(redacted).strip()
    if way not in PublicationWay.values or not redacted:
        raise Invalid(_("Chọn hình thức công khai và ghi nội dung đã bỏ họ tên, địa chỉ."))
    taken = recording.take(petition, "publish", right=Right.HANDLE, by=by, on=on)
    name = taken.petition.person.full_name.strip()
    if name and name.casefold() in redacted.casefold():
        raise Invalid(_("Nội dung công khai còn họ tên người gửi đơn; hãy bỏ trước khi ghi."))
    public = Publication.objects.create(step=taken.step, way=way, on=on, redacted=redacted)
    if clocks.runs(taken.petition, PUBLISHING):
        clocks.end(taken.petition, on=on, rule=PUBLISHING)
        clocks.refresh(taken.petition)
        taken.petition.save(update_fields=["due_on"])
    recording.record("published", taken.petition, by=by, on=on, cite=taken.move.cite, more={"way": way})
    return public
