"""Calling to mind what was sent to a unit and is in none of its books after as many working days as the unit wants."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db import transaction

from langnghe import lawbook
from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.design.writing import short_date
from langnghe.petitions import access
from langnghe.petitions.models import PetitionSetting, Transfer, TransferReminder
from langnghe.petitions.selectors.transfers import UNTAKEN
from langnghe.petitions.services.alerting import officers, write
from langnghe.rules.selectors import book_of

DAYS = 3


@transaction.atomic
def remind_of_transfers(*, on: date) -> int:
    """Tell handlers and heads of the receiving unit, each once for one sending; run twice it tells nobody twice."""
    waiting = list(_overdue(on))
    named = access.named_officers([one.petition_id for one in waiting])
    told = set(TransferReminder.objects.filter(transfer__in=waiting).values_list("transfer_id", "told_id"))
    wanted = [
        TransferReminder(transfer=one, told=user, on=on)
        for one in waiting
        for user in _in_charge(one.to_unit_id or "", on)
        if (one.petition_id, user.pk) not in named and (one.pk, user.pk) not in told
    ]
    TransferReminder.objects.bulk_create(wanted, ignore_conflicts=True)
    _write_letters(wanted)
    return len(wanted)


def _overdue(on: date) -> Iterable[Transfer]:
    rows = Transfer.objects.filter(UNTAKEN, petition__voided_on__isnull=True, sent_on__lt=on)
    days = dict(PetitionSetting.objects.values_list("unit", "taking_days"))
    for one in rows.select_related("petition", "from_unit").order_by("sent_on", "pk"):
        unit = one.to_unit_id or ""
        if lawbook.add_working_days(one.sent_on, days.get(unit, DAYS), book=book_of(unit)) < on:
            yield one


def _in_charge(unit: str, on: date) -> list[User]:
    found = [*officers(unit, Right.HANDLE, on=on), *officers(unit, Right.DECIDE, on=on)]
    return list({user.pk: user for user in found}.values())


def _write_letters(rows: list[TransferReminder]) -> None:
    by_user: dict[int, list[TransferReminder]] = defaultdict(list)
    for row in rows:
        by_user[row.told_id].append(row)
    for mine in by_user.values():
        lines = [
            {
                "number": str(row.transfer.petition),
                "sender": row.transfer.from_unit.name,
                "sent_on": short_date(row.transfer.sent_on),
            }
            for row in mine
        ]
        write(mine[0].told, "petitions/letters/untaken", {"lines": lines})
