"""`langnghe workdays --from DATE --to DATE`: which days are worked, and why."""

import argparse
import json

from langnghe import lawbook
from langnghe.cli.lawful import answered, read_date
from langnghe.lawbook.calendars import WEEKDAYS, Workday

HELP = "ngày làm việc và ngày nghỉ / working days and days off"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", dest="start", required=True, help="từ ngày")
    parser.add_argument("--to", dest="end", required=True, help="đến hết ngày")
    parser.add_argument("--json", action="store_true", help="in JSON")


def run(args: argparse.Namespace) -> int:
    return answered(lambda: _text(args))


def _text(args: argparse.Namespace) -> str:
    days = lawbook.workdays(read_date(args.start), read_date(args.end))
    if args.json:
        return json.dumps([_row(day) for day in days], ensure_ascii=False)
    worked = sum(day.working for day in days)
    return "\n".join([*map(_line, days), f"{worked} ngày làm việc, {len(days) - worked} ngày nghỉ."])


def _row(day: Workday) -> dict[str, object]:
    return {
        "date": day.date.isoformat(),
        "working": day.working,
        "why": day.why,
        "provisional": day.provisional,
    }


def _line(day: Workday) -> str:
    weekday = WEEKDAYS[day.date.weekday()]
    sign = "làm" if day.working else "nghỉ"
    reason = "" if day.why in {weekday, "ngày làm việc"} else f", {day.why}"
    return f"{day.date:%d/%m/%Y} {weekday}: {sign}{reason}{' (tạm tính)' if day.provisional else ''}"
