"""The Vietnamese lunar calendar, computed from the moon and the sun as seen at UTC+7.

The rules are the ordinary ones: a month begins on the day of a new moon; the winter solstice falls in month 11;
between two months 11 with thirteen moons, the first month in which the sun enters no major term is a leap month.
The series are the short ones of Meeus, Astronomical Algorithms, chapters 25 and 49: good to a few minutes.
"""

from datetime import date, timedelta
from functools import cache
from math import floor, pi, sin

from langnghe.lawbook.errors import BadTerm

ZONE = 7 / 24
JULIAN_OF_ORDINAL = 1721424.5
SYNODIC = 29.530588861
# Meeus 49: amplitude in days, multiples of the sun's anomaly, the moon's anomaly, the moon's argument of latitude.
NEW_MOON_TERMS = (
    (-0.40720, 0, 1, 0),
    (0.17241, 1, 0, 0),
    (0.01608, 0, 2, 0),
    (0.01039, 0, 0, 2),
    (0.00739, -1, 1, 0),
    (-0.00514, 1, 1, 0),
    (0.00208, 2, 0, 0),
    (-0.00111, 0, 1, -2),
    (-0.00057, 0, 1, 2),
    (0.00056, 1, 2, 0),
    (-0.00042, 0, 3, 0),
    (0.00042, 1, 0, 2),
    (0.00038, 1, 0, -2),
    (-0.00024, -1, 2, 0),
)
MONTH_OF_SOLSTICE = 11
MONTHS_A_YEAR = 12
WINTER = 9
MOONS_OF_A_LEAP_YEAR = 13


def _delta_t(julian: float) -> float:
    """Dynamical minus universal time in days; about 70 seconds now, and minutes matter only near midnight."""
    years = (julian - 2451545.0) / 365.25
    return (64 + 0.4 * years) / 86400


def _new_moon(k: int) -> int:
    """The ordinal of the Vietnamese day of the k-th new moon after January 2000."""
    t = k / 1236.85
    rad = pi / 180
    sun = (2.5534 + 29.10535670 * k - 0.0000014 * t * t) * rad
    moon = (201.5643 + 385.81693528 * k + 0.0107582 * t * t) * rad
    latitude = (160.7108 + 390.67050284 * k - 0.0016118 * t * t) * rad
    julian = 2451550.09766 + SYNODIC * k + 0.00015437 * t * t
    julian += sum(a * sin(s * sun + m * moon + f * latitude) for a, s, m, f in NEW_MOON_TERMS)
    return floor(julian - _delta_t(julian) + ZONE - JULIAN_OF_ORDINAL)


def _major_term(ordinal: int) -> int:
    """Which twelfth of its way the sun is in at the start of this Vietnamese day (0 from the spring equinox)."""
    julian = ordinal + JULIAN_OF_ORDINAL - ZONE
    t = (julian + _delta_t(julian) - 2451545.0) / 36525
    rad = pi / 180
    mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t
    anomaly = (357.52911 + 35999.05029 * t - 0.0001537 * t * t) * rad
    centre = (
        (1.914602 - 0.004817 * t) * sin(anomaly) + 0.019993 * sin(2 * anomaly) + 0.000289 * sin(3 * anomaly)
    )
    node = (125.04 - 1934.136 * t) * rad
    longitude = (mean + centre - 0.00569 - 0.00478 * sin(node)) % 360
    return int(longitude // 30)


def _month_eleven(year: int) -> int:
    """The k of the new moon that begins the month holding the winter solstice of this year."""
    k = floor((date(year, 12, 31).toordinal() + JULIAN_OF_ORDINAL - 2451550.1) / SYNODIC) + 1
    december = range(date(year, 12, 19).toordinal(), date(year, 12, 25).toordinal())
    solstice = next(day for day in december if _major_term(day + 1) == WINTER)
    while _new_moon(k) > solstice:
        k -= 1
    return k


@cache
def _months(year: int) -> dict[int, int]:
    """The ordinal of the first day of each common (not leap) month of the lunar year that begins in `year`."""
    first, last = _month_eleven(year - 1), _month_eleven(year)
    starts = [_new_moon(k) for k in range(first, last + 1)]
    leap = None
    if last - first == MOONS_OF_A_LEAP_YEAR:
        leap = next(
            i for i in range(1, len(starts) - 1) if _major_term(starts[i]) == _major_term(starts[i + 1])
        )
    found: dict[int, int] = {}
    month = MONTH_OF_SOLSTICE
    for i, start in enumerate(starts[:-1]):
        if i and i != leap:
            month = month % MONTHS_A_YEAR + 1
        if i != leap and month < MONTH_OF_SOLSTICE:
            found[month] = start
    return found


def solar_day(year: int, month: int, day: int) -> date:
    """The solar date of a day in months 1 to 10 of a lunar year, in the common month where there is a leap one."""
    if month not in range(1, MONTH_OF_SOLSTICE) or day not in range(1, 31):
        raise BadTerm("Ngày âm lịch không hợp lệ.", "This is not a day of the lunar months 1 to 10.")
    return date.fromordinal(_months(year)[month]) + timedelta(days=day - 1)


def tet(year: int) -> date:
    """The first day of the lunar year."""
    return solar_day(year, 1, 1)
