"""`langnghe schedule --weekly thu --from DATE --to DATE`: the dates a reception schedule gives."""

import argparse
import json
from datetime import date

from langnghe import lawbook
from langnghe.cli.lawful import answered, read_date
from langnghe.lawbook.calendars import WEEKDAYS
from langnghe.lawbook.schedule_rules import ScheduleRule
from langnghe.lawbook.schedules import weekday_number

HELP = "lịch tiếp công dân theo quy tắc / dates of a reception schedule"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    rule = parser.add_mutually_exclusive_group(required=True)
    rule.add_argument("--weekly", metavar="THU", help="thứ hằng tuần: mon … sun")
    rule.add_argument("--monthly", metavar="15,25", help="ngày trong tháng")
    rule.add_argument("--nth", metavar="2:fri", help="thứ n trong tháng; last:fri hoặc -1:fri là tuần cuối")
    rule.add_argument("--dates", metavar="D,D", help="liệt kê từng ngày YYYY-MM-DD")
    parser.add_argument(
        "--roll",
        default="next_working_day",
        choices=[str(policy) for policy in lawbook.RollPolicy],
        help="khi trùng ngày nghỉ",
    )
    parser.add_argument(
        "--short-month", default="last_day", choices=("last_day", "skip"), help="ngày 30 của tháng Hai"
    )
    parser.add_argument("--from", dest="start", required=True, help="từ ngày")
    parser.add_argument("--to", dest="end", required=True, help="đến hết ngày")
    parser.add_argument("--json", action="store_true", help="in JSON")


def run(args: argparse.Namespace) -> int:
    return answered(lambda: _text(args))


def _rule(args: argparse.Namespace) -> ScheduleRule:
    """The rule of the arguments; a number or date that cannot be read is refused like any other rule."""
    try:
        if args.weekly:
            return lawbook.Weekly(weekday_number(args.weekly))
        if args.monthly:
            return lawbook.Monthly(tuple(int(day) for day in args.monthly.split(",")), args.short_month)
        if args.dates:
            return lawbook.Dates(tuple(date.fromisoformat(day) for day in args.dates.split(",")))
        number, _, weekday = args.nth.partition(":")
        return lawbook.Nth(-1 if number == "last" else int(number), weekday_number(weekday))
    except ValueError as error:
        raise lawbook.BadTerm("Không đọc được quy tắc lịch.", "The schedule rule cannot be read.") from error


def _text(args: argparse.Namespace) -> str:
    dates = lawbook.schedule_dates(_rule(args), read_date(args.start), read_date(args.end), args.roll)
    return (
        json.dumps([_row(one) for one in dates], ensure_ascii=False)
        if args.json
        else "\n".join(map(_line, dates))
    )


def _row(one: lawbook.PlannedDate) -> dict[str, object]:
    return {
        "date": one.date.isoformat(),
        "planned_on": one.planned_on.isoformat(),
        "moved_because": one.moved_because,
    }


def _line(one: lawbook.PlannedDate) -> str:
    moved = f" (dời từ {one.planned_on:%d/%m/%Y}: {one.moved_because})" if one.moved_because else ""
    return f"{WEEKDAYS[one.date.weekday()]}, {one.date:%d/%m/%Y}{moved}"
