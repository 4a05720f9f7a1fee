"""`langnghe schedule --weekly thu --from DATE --to DATE`: the dates a reception schedule gives."""

import argparse
import json
from typing import Any

from langnghe import lawbook
from langnghe.cli.lawful import answered, read_date
from langnghe.lawbook.calendars import WEEKDAYS
from langnghe.lawbook.schedule_groups import Plain
from langnghe.lawbook.schedule_rules import ScheduleRule
from langnghe.lawbook.schedules import weekday_number

HELP = "lịch tiếp công dân theo quy tắc / dates of a reception schedule"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    rule = parser.add_mutually_exclusive_group()
    rule.add_argument("--weekly", metavar="THU", help="thứ hằng tuần: mon … sun")
    rule.add_argument("--monthly", metavar="15,25", help="ngày trong tháng")
    rule.add_argument("--nth", metavar="2:fri,4:fri", help="thứ n trong tháng; last:fri là tuần cuối")
    rule.add_argument("--dates", metavar="D,D", help="liệt kê từng ngày YYYY-MM-DD")
    parser.add_argument(
        "--rotating",
        metavar="[thu:]A,B,C",
        help="người tiếp luân phiên theo quy tắc trên, hoặc viết luôn thứ: thu:A,B,C",
    )
    parser.add_argument("--since", help="ngày bắt đầu luân phiên; nếu không ghi thì là ngày --from")
    parser.add_argument("--place", action="append", default=[], help="địa điểm; nhiều nơi thì lặp lại")
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
        rule: Any = _rotating(args) if args.rotating else _plain(args)
    except ValueError as error:
        raise lawbook.BadTerm("Không đọc được quy tắc lịch.", "The schedule rule cannot be read.") from error
    return lawbook.AtPlaces(rule, tuple(args.place)) if args.place else rule


def _rotating(args: argparse.Namespace) -> lawbook.Rotating:
    day, sign, names = args.rotating.partition(":")
    of = lawbook.Weekly(weekday_number(day)) if sign else _plain(args)
    receivers = tuple(name.strip() for name in (names if sign else args.rotating).split(","))
    return lawbook.Rotating(of, receivers, read_date(args.since or args.start))


def _plain(args: argparse.Namespace) -> Plain | lawbook.Several:
    if args.weekly:
        return lawbook.Weekly(weekday_number(args.weekly))
    if args.monthly:
        return lawbook.Monthly(tuple(int(day) for day in args.monthly.split(",")), args.short_month)
    if args.dates:
        return lawbook.Dates(tuple(read_date(day) for day in args.dates.split(",")))
    if args.nth:
        found = [_nth(part) for part in args.nth.split(",")]
        return found[0] if len(found) == 1 else lawbook.Several(tuple(found))
    raise lawbook.BadTerm(
        "Hãy ghi quy tắc: --weekly, --monthly, --nth, --dates hoặc --rotating thu:A,B.",
        "Give a rule: --weekly, --monthly, --nth, --dates or --rotating thu:A,B.",
    )


def _nth(text: str) -> lawbook.Nth:
    number, _, weekday = text.strip().partition(":")
    return lawbook.Nth(-1 if number == "last" else int(number), weekday_number(weekday))


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
        "receiver": one.receiver,
        "place": one.place,
    }


def _line(one: lawbook.PlannedDate) -> str:
    moved = f" (dời từ {one.planned_on:%d/%m/%Y}: {one.moved_because})" if one.moved_because else ""
    who = "".join(f", {words}" for words in (one.receiver, one.place) if words)
    return f"{WEEKDAYS[one.date.weekday()]}, {one.date:%d/%m/%Y}{who}{moved}"
