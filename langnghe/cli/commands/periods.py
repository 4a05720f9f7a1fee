"""`langnghe periods --on DATE`: the report periods that hold a day."""

import argparse
import json

from langnghe import lawbook
from langnghe.cli.lawful import answered, read_date
from langnghe.lawbook.model import CONFIDENCE_WORDS

HELP = "kỳ báo cáo thống kê của một ngày / the report periods that hold a day"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", required=True, help="ngày cần hỏi")
    parser.add_argument("--json", action="store_true", help="in JSON")


def run(args: argparse.Namespace) -> int:
    return answered(lambda: _text(args))


def _text(args: argparse.Namespace) -> str:
    found = lawbook.periods(read_date(args.on))
    if args.json:
        return json.dumps([period.as_json() for period in found], ensure_ascii=False)
    return "\n".join(
        f"{one.title}: từ {one.start:%d/%m/%Y} đến {one.end:%d/%m/%Y} "
        f"({one.cite.text}; {CONFIDENCE_WORDS[one.confidence][0]})"
        for one in found
    )
