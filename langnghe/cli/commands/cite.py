"""`langnghe cite TEXT`: the official documents cited in running text."""

import argparse
import json

from langnghe.cli.reading import read_text
from langnghe.vietnamese.cite import cite

HELP = "văn bản được viện dẫn / documents cited in a text"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", help="văn bản, tên tệp hoặc - / text, file or -")
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    found = cite(read_text(args.text))
    if args.json:
        print(json.dumps([row.as_json() for row in found], ensure_ascii=False))
        return 0
    for row in found:
        print(
            f"{row.symbol}\t{row.type or '?'}\t{row.date or '?'}\t{row.issuer or '?'}\t{'; '.join(row.warnings)}"
        )
    return 0
