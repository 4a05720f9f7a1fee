"""`langnghe recompute --on DATE`: open terms and months of duty counted again by today's law and calendar."""

import argparse
import json

from langnghe.cli.django_setup import connect
from langnghe.cli.lawful import read_date

HELP = "tính lại các thời hạn đang chạy và nghĩa vụ tiếp dân / count open terms and duties again"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", type=read_date, required=True, help="ngày ghi vào hồ sơ, YYYY-MM-DD")
    parser.add_argument("--unit", default="", help="chỉ một đơn vị / one unit only")
    parser.add_argument("--json", action="store_true", help="in JSON")


def run(args: argparse.Namespace) -> int:
    with connect():
        from langnghe.petitions.services.recomputing import recompute
        from langnghe.reception.services import recount_all

        found = recompute(on=args.on, unit=args.unit)
        duty = recount_all(unit=args.unit)
    if args.json:
        print(json.dumps({**found.as_json(), "duty": duty.as_json()}))
    else:
        print(
            f"Đã xem {found.looked_at} thời hạn đang chạy, {found.changed} thời hạn đổi ngày. / "
            f"Looked at {found.looked_at} open terms; {found.changed} changed."
        )
        print(
            f"Đã đếm lại nghĩa vụ của {duty.looked_at} chức vụ, {duty.changed} tháng đổi số. / "
            f"Counted the duty of {duty.looked_at} posts again; {duty.changed} months changed."
        )
    return 0
