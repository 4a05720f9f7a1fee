"""One sentence that says where an area belongs on a day."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _

from langnghe.units.models import AdministrativeArea, Level
from langnghe.vietnamese.dates import format_date


def sentence(
    area: AdministrativeArea,
    *,
    above: Sequence[AdministrativeArea],
    became: Sequence[AdministrativeArea],
    on: date,
) -> str:
    words = {
        "area": _placed(area, above),
        "now": _joined([successor.name for successor in became]),
        "day": format_date(area.valid_until + timedelta(days=1)) if area.valid_until else "",
        "last": format_date(area.valid_until) if area.valid_until else "",
        "begin": format_date(area.valid_from) if area.valid_from else "",
    }
    return _pattern(area, became, on=on) % words


def _pattern(area: AdministrativeArea, became: Sequence[AdministrativeArea], *, on: date) -> str:
    if area.stands(on):
        return _standing_pattern(area)
    if area.valid_from is not None and on < area.valid_from:
        return _("%(area)s được lập từ %(begin)s; ngày đang xem thì chưa có.")
    if area.level == Level.DISTRICT:
        return _("%(area)s không còn từ %(day)s; địa bàn nay thuộc %(now)s.")
    if len(became) > 1:
        return _(
            "%(area)s được chia từ %(day)s, nay thuộc %(now)s; cần địa chỉ cụ thể để biết thuộc nơi nào."
        )
    return _("%(area)s thuộc %(now)s từ %(day)s.")


def _standing_pattern(area: AdministrativeArea) -> str:
    if area.valid_from is not None:
        return _("%(area)s lập từ %(begin)s.")
    if area.valid_until is not None:
        return _("%(area)s có đến hết %(last)s.")
    return _("%(area)s giữ nguyên qua lần sắp xếp 01/7/2025.")


def _placed(area: AdministrativeArea, above: Sequence[AdministrativeArea]) -> str:
    name = area.name[0].upper() + area.name[1:]
    return f"{name} ({', '.join(step.name for step in above)})" if above else name


def _joined(names: Sequence[str]) -> str:
    first, last = ", ".join(names[:-1]), "".join(names[-1:])
    return _("%(first)s và %(last)s") % {"first": first, "last": last} if first else last
