"""Which bodies stand beside an area, what they are called, and which posts they have; pure."""

from collections.abc import Iterator
from typing import NamedTuple

from langnghe.units.models import AreaKind, Level, PostKind, UnitKind
from langnghe.units.reference.tables import AreaRow


class UnitRow(NamedTuple):
    code: str
    area: str
    kind: str
    name: str
    parent: str
    valid_from: str
    valid_until: str


class PostRow(NamedTuple):
    unit: str
    kind: str
    title: str
    duty_office: str
    valid_from: str
    valid_until: str


SUFFIXES = {
    UnitKind.PARTY_COMMITTEE: "DU",
    UnitKind.PEOPLES_COUNCIL: "HDND",
    UnitKind.PEOPLES_COMMITTEE: "UBND",
    UnitKind.FATHERLAND_FRONT: "MTTQ",
}
HEAD_TITLES = {
    UnitKind.PARTY_COMMITTEE: "Bí thư",
    UnitKind.PEOPLES_COUNCIL: "Chủ tịch",
    UnitKind.PEOPLES_COMMITTEE: "Chủ tịch",
    UnitKind.FATHERLAND_FRONT: "Chủ tịch",
    UnitKind.PARTY_COMMISSION: "Trưởng",
}
# The names under which the lawbook gives duties to a head (reception frequencies).
DUTY_OFFICES = {
    (UnitKind.PEOPLES_COMMITTEE, Level.PROVINCE): "province_chair",
    (UnitKind.PEOPLES_COMMITTEE, Level.DISTRICT): "district_chair",
    (UnitKind.PEOPLES_COMMITTEE, Level.COMMUNE_LEVEL): "commune_chair",
    (UnitKind.PARTY_COMMITTEE, Level.PROVINCE): "party.province",
    (UnitKind.PARTY_COMMITTEE, Level.DISTRICT): "party.district",
    (UnitKind.PARTY_COMMITTEE, Level.COMMUNE_LEVEL): "party.commune",
}
PARTY_NAMES = {
    AreaKind.PROVINCE: "Tỉnh ủy",
    AreaKind.CITY: "Thành ủy",
    AreaKind.URBAN_DISTRICT: "Quận ủy",
    AreaKind.TOWN: "Thị ủy",
    AreaKind.DISTRICT: "Huyện ủy",
}
# One source each, see README.md: the merger was announced in Thanh Hóa on 11/2/2025.
COMMISSIONS = (
    UnitRow("38-BDV", "38", "PARTY_COMMISSION", "Ban Dân vận Tỉnh ủy Thanh Hóa", "38-DU", "", "2025-02-10"),
    UnitRow(
        "38-BTGDV",
        "38",
        "PARTY_COMMISSION",
        "Ban Tuyên giáo và Dân vận Tỉnh ủy Thanh Hóa",
        "38-DU",
        "2025-02-11",
        "",
    ),
)


def body_name(kind: UnitKind, area: AreaRow) -> str:
    if kind == UnitKind.PEOPLES_COMMITTEE:
        return f"UBND {area.name}"
    if kind == UnitKind.PEOPLES_COUNCIL:
        return f"HĐND {area.name}"
    if kind == UnitKind.FATHERLAND_FRONT:
        return f"Ủy ban MTTQ Việt Nam {area.name}"
    if area.level == Level.COMMUNE_LEVEL:
        return f"Đảng ủy {area.name}"
    return f"{PARTY_NAMES[AreaKind(area.kind)]} {area.short_name}"


def units_beside(area: AreaRow) -> Iterator[UnitRow]:
    """The four bodies of an area stand from its first day to its last, each under the same body of the parent area."""
    for kind, suffix in SUFFIXES.items():
        parent = f"{area.parent}-{suffix}" if area.parent else ""
        name = body_name(kind, area)
        yield UnitRow(
            f"{area.code}-{suffix}", area.code, kind, name, parent, area.valid_from, area.valid_until
        )
    yield from (unit for unit in COMMISSIONS if unit.area == area.code)


def posts_within(unit: UnitRow, area: AreaRow) -> Iterator[PostRow]:
    kind = UnitKind(unit.kind)
    title = HEAD_TITLES[kind]
    office = DUTY_OFFICES.get((kind, Level(area.level)), "")
    days = (unit.valid_from, unit.valid_until)
    yield PostRow(unit.code, PostKind.HEAD, f"{title} {unit.name}", office, *days)
    yield PostRow(unit.code, PostKind.DEPUTY, f"Phó {title} {unit.name}", "", *days)
