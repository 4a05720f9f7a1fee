"""A custodian's key: made with his own passphrase, ended when he leaves or loses it."""

from datetime import date

from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.accounts.selectors import has_right
from langnghe.audit import services as audit
from langnghe.kernel.errors import NotAllowed, WrongState
from langnghe.vault import access, keys
from langnghe.vault.models import CustodianKey, HandedHalf, KeyHalf, SealedPart


@transaction.atomic
def make_key(*, unit: str, passphrase: str, by: User, on: date) -> CustodianKey:
    """A key for a custodian who has none; what was sealed before him he opens once two others let him in."""
    if not has_right(by, Right.KEEP_SECRET, unit=unit, on=on):
        raise NotAllowed(_("Chỉ người được giao giữ bí mật của đơn vị mới tạo được khóa."))
    User.objects.select_for_update().get(pk=by.pk)
    if CustodianKey.objects.filter(unit=unit, user=by, ended_on__isnull=True).exists():
        raise WrongState(_("Ông bà đã có khóa tại đơn vị này; mất cụm mật khẩu thì kết thúc khóa cũ trước."))
    pair = keys.new_pair(passphrase)
    made = CustodianKey.objects.create(
        unit_id=unit,
        user=by,
        public_key=pair.public,
        salt=pair.salt,
        sealed_private=pair.private,
        made_on=on,
    )
    _record("key_made", made, by=by, on=on)
    return made


@transaction.atomic
def end_key(key: CustodianKey, *, by: User, on: date, is_lost: bool = False) -> CustodianKey:
    """End one's own key; refuses while something would be left that no two others can open.

    A lost passphrase opens nothing any more: then the key ends all the same, and the page says what is lost.
    """
    held = next((row for row in lock_keys(key.unit_id) if row.pk == key.pk), None)
    if held is None:
        raise WrongState(_("Khóa này đã kết thúc."))
    if held.user_id != by.pk:
        raise NotAllowed(_("Chỉ người giữ khóa mới kết thúc được khóa của mình."))
    if not is_lost and (left := _only_with(held, on)):
        raise WrongState(
            _("Còn %(n)s phần niêm phong chỉ mở được khi có khóa này.") % {"n": left},
            instead=_("Nhận một người giữ bí mật mới trước, rồi kết thúc khóa này."),
        )
    KeyHalf.objects.filter(holder=held).delete()
    KeyHalf.objects.filter(partner=held).delete()
    HandedHalf.objects.filter(approval__key=held).delete()
    held.ended_on, held.sealed_private = on, b""
    held.save(update_fields=["ended_on", "sealed_private"])
    _record("key_lost" if is_lost else "key_ended", held, by=by, on=on)
    return held


def lock_keys(unit: str) -> list[CustodianKey]:
    """Every standing key of a unit, in one order: who seals and who ends a key wait for each other."""
    rows = CustodianKey.objects.select_for_update().filter(unit=unit, ended_on__isnull=True)
    return list(rows.order_by("pk"))


def _only_with(key: CustodianKey, on: date) -> int:
    """How many parts no pair without this key could open."""
    standing = access.keys_of(key.unit_id, on).exclude(pk=key.pk).values("pk")
    mine = SealedPart.objects.filter(halves__holder=key).distinct()
    others = KeyHalf.objects.filter(holder__in=standing, partner__in=standing)
    safe = others.values("part").annotate(n=Count("pk")).values("part")
    return mine.exclude(pk__in=safe).count()


def _record(action: str, key: CustodianKey, *, by: User, on: date) -> None:
    subject = ("custodian-key", key.pk)
    audit.record(f"vault.{action}", subject=subject, day=on, by=by.username, unit=key.unit_id)
