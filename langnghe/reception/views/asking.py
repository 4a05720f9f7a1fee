"""What several pages ask of an address: the unit, a day, a month, a period."""

from datetime import date, timedelta

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from langnghe.accounts.rights import Right
from langnghe.accounts.selectors import units_with
from langnghe.kernel.clock import today
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound
from langnghe.reception import access
from langnghe.units.models import Unit


def public_unit(code: str) -> Unit:
    """The unit of the address, or the one of this installation."""
    unit = Unit.objects.select_related("parent", "area").filter(pk=code or settings.SITE_UNIT).first()
    if unit is None:
        raise NotFound(_("Không có đơn vị này."), instead=_("Tìm đơn vị ở trang Tra cứu đơn vị."))
    return unit


def desk_unit(request: HttpRequest, right: Right | None = None) -> Unit:
    """The unit that this officer works in now; `don_vi` chooses among several."""
    on = today()
    codes = units_with(request.user, right, on=on) if right else access.desk_units(request.user, on)
    if not codes:
        raise NotAllowed(
            _("Tài khoản này không có quyền ở bàn tiếp công dân."), instead=_("Hỏi quản trị viên của đơn vị.")
        )
    wanted = request.GET.get("don_vi", "")
    chosen = wanted if wanted in codes else settings.SITE_UNIT if settings.SITE_UNIT in codes else codes[0]
    return Unit.objects.select_related("area").get(pk=chosen)


def day_of(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Invalid(_("Ngày phải viết theo mẫu năm-tháng-ngày.")) from None


def month_of(text: str, *, default: date) -> date:
    """The first day of a month written as 2026-12. Refuses another writing."""
    return day_of(f"{text}-01") if text else default.replace(day=1)


def end_of_month(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def year_of(text: str) -> int | None:
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or not date.min.year <= int(text) <= date.max.year:
        raise Invalid(_("Năm phải là một số, ví dụ 2026."))
    return int(text)
