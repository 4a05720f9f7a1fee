"""Days off of a year that nobody has announced yet, from the Labour Code and the lunar date (labour-code-2019/111, 112)."""

from dataclasses import dataclass
from datetime import date, timedelta

from langnghe.lawbook import lunar

ONE_DAY = timedelta(days=1)
SATURDAY = 5
FOLLOWED = (
    0,
    3,
)  # when 2/9 is a Monday or a Thursday, the next day has joined the weekend in every year since 2021
TET_NAMES = ("Tết Nguyên đán", "Lunar New Year")


@dataclass(frozen=True, slots=True)
class DayOff:
    """One day off, named in both languages."""

    date: date
    why: str
    why_en: str


def _named(year: int) -> list[DayOff]:
    """The eleven days of article 112; which days around Tết and 2/9 is the announcement's choice, here a guess."""
    new_year = lunar.tet(year)
    national = date(year, 9, 2)
    beside = national + (ONE_DAY if national.weekday() in FOLLOWED else -ONE_DAY)
    return [
        DayOff(date(year, 1, 1), "Tết Dương lịch", "New Year's Day"),
        *(DayOff(new_year + ONE_DAY * n, *TET_NAMES) for n in range(-1, 4)),
        DayOff(lunar.solar_day(year, 3, 10), "Giỗ Tổ Hùng Vương", "Hung Kings' Commemoration Day"),
        DayOff(date(year, 4, 30), "Ngày Chiến thắng", "Reunification Day"),
        DayOff(date(year, 5, 1), "Ngày Quốc tế Lao động", "International Labour Day"),
        *(DayOff(day, "Quốc khánh", "National Day") for day in sorted((beside, national))),
    ]


def days_off(year: int) -> list[DayOff]:
    """The named days and, for each that falls on a weekend, the next working day (article 111.3)."""
    named = _named(year)
    taken = {off.date for off in named}
    in_lieu = []
    for off in named:
        if off.date.weekday() < SATURDAY:
            continue
        day = off.date
        while day.weekday() >= SATURDAY or day in taken:
            day += ONE_DAY
        taken.add(day)
        in_lieu.append(DayOff(day, f"nghỉ bù {off.why}", f"day off in lieu of {off.why_en}"))
    return sorted([*named, *in_lieu], key=lambda off: off.date)
