"""The sealed envelope goes on with the thing: its keys are cut anew for the receiving unit, the first unit's are gone."""

from datetime import datetime
from itertools import combinations

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.kernel.clock import legal_day
from langnghe.kernel.errors import NotAllowed, NotFound, WrongState
from langnghe.vault import access, keys
from langnghe.vault.models import CustodianKey, Exclusion, HandedHalf, Purpose, Release, SealedPart
from langnghe.vault.services.keeping import lock_keys
from langnghe.vault.services.limiting import refuse_too_many
from langnghe.vault.services.reading import key_of
from langnghe.vault.services.releasing import asked_parts, locked, must_run, pair_of, record, wipe
from langnghe.vault.services.sealing import give_halves, must_have_two


@transaction.atomic
def take_over(release: Release, *, passphrase: str, by: User, at: datetime) -> int:
    """Two custodians of the first unit agreed to hand over: whoever received it moves the parts, and reads none."""
    held, on = locked(release, by=by, at=at), legal_day(at)
    heir = access.heir_of((held.subject_kind, held.subject_id))
    if heir is None or held.asked_by_id != by.pk or held.purpose != Purpose.HAND_OVER:
        raise NotAllowed(_("Đề nghị này không để bàn giao, hoặc cơ quan nhận chưa vào sổ."))
    if not access.may_ask(by, (held.subject_kind, heir.pk), on):
        raise NotFound(_("Không có đề nghị này."))
    must_run(held, at)
    if held.opens_until is None:
        raise WrongState(_("Đề nghị chưa đủ hai người duyệt."))
    refuse_too_many(by=by, at=at)
    private = keys.unlock(pair_of(held), passphrase)
    lock_keys(heir.unit)
    named = Exclusion.objects.filter(subject_kind=held.subject_kind, subject_id=heir.pk)
    holders = must_have_two(heir.unit, on=on, without=tuple(named.values_list("user", flat=True)))
    moved = list(asked_parts(held).select_for_update())
    for part in moved:
        _move(part, key_of(held, part, private), heir, list(combinations(holders, 2)))
    _wipe_all((held.subject_kind, held.subject_id), at)
    record("moved", held, by=by, at=at)
    return len(moved)


def _move(
    part: SealedPart, key: bytes, heir: access.Heir, pairs: list[tuple[CustodianKey, CustodianKey]]
) -> None:
    HandedHalf.objects.filter(part=part).delete()
    part.halves.all().delete()
    part.subject_id, part.unit_id = heir.pk, heir.unit
    part.save(update_fields=["subject_id", "unit"])
    give_halves(part, key, pairs)


def _wipe_all(subject: tuple[str, int], at: datetime) -> None:
    """Whatever else was asked of it at the first unit opens nothing any more."""
    rows = Release.objects.select_for_update().filter(subject_kind=subject[0], subject_id=subject[1])
    for one in rows.filter(ended_at__isnull=True):
        wipe(one, at)
