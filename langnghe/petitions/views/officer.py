"""Who is at the desk."""

from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.kernel.errors import NotAllowed
from langnghe.petitions import access
from langnghe.units.models import Unit
from langnghe.units.selectors import still_standing


def officer(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise NotAllowed(_("Đăng nhập để làm việc này."))
    return request.user


def receiving_units(by: User, on: date) -> list[Unit]:
    """The units that stand on this day, at which this officer writes the book."""
    units = still_standing(access.own_intake_units(by, on), on=on)
    if not units:
        raise NotAllowed(
            _("Tài khoản này không có quyền nhận đơn."), instead=_("Hỏi quản trị viên của đơn vị.")
        )
    return units
