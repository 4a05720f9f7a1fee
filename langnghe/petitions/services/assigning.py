"""Giving files to a handler, one or many at once: all of them or none."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.accounts.selectors import has_right
from langnghe.kernel.errors import Invalid, NotAllowed, WrongState
from langnghe.petitions import access
from langnghe.petitions.models import Petition
from langnghe.petitions.services import recording
from langnghe.petitions.services.locking import locked_files

AT_ONCE = 200


@transaction.atomic
def give_to_handler(petitions: Iterable[int], *, to: User, by: User, on: date) -> list[Petition]:
    """Make somebody of the leading unit the handler of these files; refuses them all if one cannot be given."""
    wanted = sorted(set(petitions))
    if not wanted or len(wanted) > AT_ONCE:
        raise Invalid(_("Chọn từ một đến %(most)s đơn.") % {"most": AT_ONCE})
    locked = locked_files(wanted, by=by, on=on)
    for petition in locked:
        _may(petition, to=to, by=by, on=on)
    for petition in locked:
        before, petition.handler = petition.handler_id, to
        petition.save(update_fields=["handler"])
        recording.record("handler_given", petition, by=by, on=on, more={"handler": to.pk, "before": before})
    return locked


def _may(petition: Petition, *, to: User, by: User, on: date) -> None:
    if petition.closed_on or petition.voided_on:
        raise WrongState(_("Đơn %(number)s đã kết thúc, không giao xử lý nữa.") % {"number": petition})
    if not access.may(by, petition, Right.HANDLE, on):
        raise NotAllowed(
            _("Bước này cần quyền “%(right)s” tại đơn vị đang chủ trì hồ sơ.") % {"right": Right.HANDLE.label}
        )
    leading = access.leading_unit(petition, on)
    # Said in the same words of one who is named in it, for whom it does not exist.
    if not has_right(to, Right.HANDLE, unit=leading, on=on) or access.named_officers([petition.pk]) & {
        (petition.pk, to.pk)
    }:
        raise Invalid(_("Người được giao không có quyền xử lý đơn %(number)s.") % {"number": petition})
