"""`langnghe claims TEXT`: the figures that a text states, and whether they add up."""

import argparse
import json

from langnghe.cli.reading import read_text
from langnghe.vietnamese.claims import claims

HELP = "con số mà bài viết nêu / the figures that a text states"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", help="văn bản, tên tệp hoặc - / text, file or -")
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    found = claims(read_text(args.text))
    if args.json:
        print(json.dumps(found.as_json(), ensure_ascii=False))
        return 0
    for row in found.claims:
        print(f"{row.text}\t{row.value}\t{row.unit}\t{row.qualifier}")
    for check in found.checks:
        print(f"{'✓' if check.ok else '✗'} {check.why}")
    return 0
