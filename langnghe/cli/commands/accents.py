"""`langnghe accents TEXT`: marked, unmarked or not Vietnamese, with the share behind it."""

import argparse
import json
from dataclasses import asdict

from langnghe.cli.reading import read_text
from langnghe.vietnamese import accents, accents_lines

HELP = "tiếng Việt có dấu hay không / marked, unmarked or foreign"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", help="văn bản, tên tệp hoặc - / text, file or -")
    parser.add_argument("--lines", action="store_true", help="từng dòng / line by line")
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    text = read_text(args.text)
    found = accents_lines(text) if args.lines else [accents(text)]
    if args.json:
        rows = [asdict(verdict) for verdict in found]
        print(json.dumps(rows if args.lines else rows[0], ensure_ascii=False))
        return 0
    for verdict in found:
        print(f"{verdict.verdict}\t{verdict.share}")
    return 0
