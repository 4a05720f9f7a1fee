"""`langnghe reconcile FILE --unit CODE --from DATE --to DATE`: a text's claims beside the register."""

import argparse
import json

from langnghe.cli.django_setup import connect
from langnghe.cli.lawful import read_date
from langnghe.cli.reading import read_text
from langnghe.kernel.postgres import Fault

HELP = "con số trong bài đối chiếu với sổ / claims beside our figures"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", help="văn bản, tên tệp hoặc - / text, file or -")
    parser.add_argument("--unit", required=True)
    parser.add_argument("--from", dest="since", type=read_date, required=True)
    parser.add_argument("--to", dest="until", type=read_date, required=True)
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """The code is 1 when a claim disagrees with the register."""
    text = read_text(args.text)
    with connect():
        from langnghe.figures.reconcile import reconcile
        from langnghe.units.models import Unit

        unit = Unit.objects.filter(code=args.unit).first()
        if unit is None:
            raise Fault(f"Không có đơn vị mang mã {args.unit}.", f"There is no unit {args.unit}.")
        rows = [row.as_json() for row in reconcile(text, unit=unit, since=args.since, until=args.until)]
    if args.json:
        print(json.dumps(rows, ensure_ascii=False))
    else:
        for row in rows:
            print(
                f"{row['verdict']:10}\t{row['text']}\t{row['body']}\t{row['figure']}\t{row['value']}\t{row['why']}"
            )
    return 1 if any(row["verdict"] == "disagrees" for row in rows) else 0
