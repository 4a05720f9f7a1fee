"""`langnghe duties OFFICE --month 2026-06`: the days of reception that the law asked of a head, and what was done."""

import argparse
import json
import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from langnghe import lawbook
from langnghe.cli.django_setup import connect
from langnghe.cli.lawful import answered, read_date

HELP = "số ngày người đứng đầu phải tiếp công dân / days of reception that a head owes"
WEEK = re.compile(r"(\d{4})-W(\d{1,2})")
DONE = ("kept", "delegated", "moved", "missed")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("office", help="commune_chair, province_chair, party.commune, … (reception.freq.*)")
    parser.add_argument("--unit", help="mã đơn vị: thêm quy chế riêng và việc đã làm theo sổ")
    when = parser.add_mutually_exclusive_group(required=True)
    when.add_argument("--month", help="tháng, YYYY-MM")
    when.add_argument("--week", help="tuần, YYYY-Wnn, hoặc một ngày trong tuần")
    when.add_argument("--from", dest="since", help="từ ngày; đi cùng --to")
    parser.add_argument("--to", dest="until", help="đến hết ngày")
    parser.add_argument("--on", help="chỉ kết luận những kỳ hết trước ngày này; nếu không ghi thì là hôm nay")
    parser.add_argument("--json", action="store_true", help="in JSON")
    parser.add_argument("--language", choices=("vi", "en"), default="vi", help="ngôn ngữ / language")


def run(args: argparse.Namespace) -> int:
    if not args.unit:
        return answered(lambda: _text(args, _by_law(args)), language=args.language)
    with connect():
        return answered(lambda: _text(args, _by_unit(args)), language=args.language)


def span_of(args: argparse.Namespace) -> tuple[date, date]:
    """The days asked for: a month, an ISO week, or from one day to another."""
    if args.month:
        first = read_date(f"{args.month}-01")
        return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    if args.week:
        monday = _monday(args.week)
        return monday, monday + timedelta(days=6)
    if not args.until:
        raise lawbook.BadTerm("Ghi cả ngày cuối: --to.", "Give the last day, too: --to.")
    since, until = read_date(args.since), read_date(args.until)
    if until < since:
        raise lawbook.BadTerm("Ngày cuối phải sau ngày đầu.", "The last day must follow the first.")
    return since, until


def _monday(text: str) -> date:
    match = WEEK.fullmatch(text)
    if match is None:
        day = read_date(text)
        return day - timedelta(days=day.weekday())
    try:
        return date.fromisocalendar(int(match[1]), int(match[2]), 1)
    except ValueError:
        raise lawbook.BadTerm(f"Không có tuần {text}.", f"There is no week {text}.") from None


def _by_law(args: argparse.Namespace) -> list[dict[str, Any]]:
    return [_owed(period) for period in lawbook.duty(args.office, *span_of(args))]


def _by_unit(args: argparse.Namespace) -> list[dict[str, Any]]:
    """What the unit's own rules ask, and what its register says; without a register nothing is said."""
    from langnghe.kernel.clock import today
    from langnghe.reception.selectors import duty_of_office
    from langnghe.units.selectors import unit_by_code

    since, until = span_of(args)
    on = read_date(args.on) if args.on else today()
    found = duty_of_office(unit_by_code(args.unit), args.office, since=since, until=until)
    return [{**_owed(one.period), **_done(one, on, reported=reported)} for one, reported in found]


def _owed(period: lawbook.DutyPeriod) -> dict[str, Any]:
    return {
        "from": period.start.isoformat(),
        "to": period.end.isoformat(),
        "each": period.unit,
        "required": period.required_days,
        "cite": period.cite.text,
        "confidence": str(period.confidence),
    }


def _done(one: Any, on: date, *, reported: bool) -> dict[str, Any]:
    """Unknown is null: a period without an outcome, or a register that does not reach it."""
    over = one.period.end < on
    known = {name: getattr(one, name) if reported and one.known else None for name in DONE}
    return {
        **known,
        "not_reported": one.unreported if reported and over else None,
        "lacking": one.lacking if reported and over and one.known else None,
        "over": over,
    }


def _text(args: argparse.Namespace, rows: list[dict[str, Any]]) -> str:
    if args.json:
        return json.dumps(rows, ensure_ascii=False)
    total = sum(row["required"] for row in rows)
    last = f"Phải tiếp {total} ngày." if args.language == "vi" else f"{total} days of reception required."
    return "\n".join([*(_line(row, args.language) for row in rows), last])


def _line(row: dict[str, Any], language: str) -> str:
    vietnamese = language == "vi"
    days = "phải tiếp" if vietnamese else "required"
    said = f"{_day(row['from'])} – {_day(row['to'])}: {days} {row['required']}"
    if "kept" in row:
        said += ", " + _outcome(row, DONE_VI if vietnamese else DONE_EN)
    return f"{said} ({row['cite']})"


DONE_VI = ("trực tiếp", "ủy quyền", "dời", "bỏ lỡ", "chưa báo cáo")
DONE_EN = ("kept", "delegated", "moved", "missed", "not reported")


def _outcome(row: dict[str, Any], words: Iterable[str]) -> str:
    pairs = zip(words, (*DONE, "not_reported"), strict=True)
    return ", ".join(f"{word} {'?' if row[name] is None else row[name]}" for word, name in pairs)


def _day(text: str) -> str:
    return f"{date.fromisoformat(text):%d/%m/%Y}"
