"""What an area became, and what it was made of."""

from datetime import date

from django.utils.translation import gettext as _

from langnghe.kernel.errors import NotFound
from langnghe.units.models import AdministrativeArea


def area_by_code(code: str) -> AdministrativeArea:
    area = AdministrativeArea.objects.select_related("parent").filter(pk=code).first()
    if area is None:
        raise NotFound(_("Không có đơn vị hành chính mang mã %(code)s.") % {"code": code})
    return area


def successors(area: AdministrativeArea, *, on: date) -> list[AdministrativeArea]:
    """What took the area's place by that day; several when it was divided, and then a person decides."""
    return list(
        AdministrativeArea.objects.filter(as_successor__predecessor=area, as_successor__on__lte=on).distinct()
    )


def predecessors(area: AdministrativeArea, *, on: date) -> list[AdministrativeArea]:
    """What the area was made of, wholly or in part, at its own level."""
    return list(
        AdministrativeArea.objects.filter(
            as_predecessor__successor=area, as_predecessor__on__lte=on, level=area.level
        ).distinct()
    )
