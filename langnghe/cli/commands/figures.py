"""`langnghe figures --unit CODE --from DATE --to DATE`: all figures of a unit."""

import argparse
import json

from langnghe.cli.django_setup import connect
from langnghe.cli.lawful import read_date

HELP = "số liệu của một đơn vị / all figures of a unit"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--unit", required=True)
    parser.add_argument("--from", dest="since", type=read_date, required=True)
    parser.add_argument("--to", dest="until", type=read_date, required=True)
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    with connect():
        from langnghe.figures import engine

        keys = [figure.key for figure in engine.figures()]
        answers = engine.values(keys, unit=args.unit, since=args.since, until=args.until)
        rows = [
            {"key": key, "title": str(row.figure.title), "value": row.value} for key, row in answers.items()
        ]
    if args.json:
        print(json.dumps(rows, ensure_ascii=False))
    else:
        for row in rows:
            print(f"{row['value']:>8}  {row['title']} ({row['key']})")
    return 0
