"""`langnghe deadline RULE --from DATE [--fact F …]`: when a term ends, and why."""

import argparse
import json

from langnghe import lawbook
from langnghe.cli.lawful import answered, read_date

HELP = "tính thời hạn theo một quy định / when a legal term ends, and why"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("rule", help="mã quy định, ví dụ complaint.first_resolution / a rule id")
    parser.add_argument("--from", dest="counted_from", required=True, help="ngày bắt đầu, YYYY-MM-DD")
    parser.add_argument(
        "--fact", action="append", default=[], help="tình tiết: complex, remote, …; dùng nhiều lần được"
    )
    parser.add_argument("--json", action="store_true", help="in JSON")
    parser.add_argument("--language", choices=("vi", "en"), default="vi", help="ngôn ngữ / language")


def run(args: argparse.Namespace) -> int:
    return answered(lambda: _text(args), language=args.language)


def _text(args: argparse.Namespace) -> str:
    found = lawbook.deadline(args.rule, read_date(args.counted_from), facts=args.fact)
    if args.json:
        return json.dumps(found.as_json(), ensure_ascii=False)
    return lawbook.explain(found, args.language)
