"""Writes packs/calendars/<year>.yaml for 2012 to 2024 from the `holidays` package (python -m langnghe.lawbook.build.calendars).

The package is one source, so each file says one-source; each swap of a working day with a Saturday is its own row.
2025 and later are written by hand from the announcements and are never touched here.
"""

import re
from datetime import date
from pathlib import Path

import holidays

FOLDER = Path(__file__).parent.parent / "packs" / "calendars"
YEARS = range(2012, 2025)
LABOUR_CODE_2019 = 2021
SWAP = re.compile(r"Day off \(substituted from (\d\d)/(\d\d)/(\d{4})\)")


def rows(year: int) -> tuple[list[tuple[date, str, str]], list[tuple[date, date]]]:
    """The days off with both names, and the swaps as (day off, day worked)."""
    english = holidays.country_holidays("VN", years=year, language="en_US")
    vietnamese = holidays.country_holidays("VN", years=year, language="vi")
    off, swaps = [], []
    for day in sorted(english):
        match = SWAP.fullmatch(english[day])
        if match:
            month, number, worked_year = map(int, match.groups())
            swaps.append((day, date(worked_year, month, number)))
        elif day.year == year:
            off.append((day, vietnamese[day], english[day]))
    return off, swaps


def text(year: int) -> str:
    off, swaps = rows(year)
    lines = [
        "# Written by langnghe/lawbook/build/calendars.py from the holidays package; do not edit by hand.",
        f"year: {year}",
        "confidence: one-source",
        "provisional: false",
        'cite: {source: labour-code-2019, article: "112"}'
        if year >= LABOUR_CODE_2019
        else f'cite: {{source: holiday-notices, article: "{year}"}}',
        "days_off:",
    ]
    lines += [f'  - {{date: {day}, why: "{vi}", why_en: "{en}"}}' for day, vi, en in off]
    lines.append("swaps:" if swaps else "swaps: []")
    lines += [
        f'  - {{day_off: {day}, worked: {worked}, cite: {{source: holiday-notices, article: "{year}"}}, confidence: one-source}}'
        for day, worked in swaps
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    for year in YEARS:
        (FOLDER / f"{year}.yaml").write_text(text(year), encoding="utf-8")


if __name__ == "__main__":
    main()
