"""`langnghe migrate`: brings the database up to date as its owner."""

import argparse

from langnghe.cli import building, place
from langnghe.kernel.postgres import Fault

HELP = "cập nhật cơ sở dữ liệu / bring the database up to date"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults()


def run(_args: argparse.Namespace) -> int:
    mode = place.state().get("mode")
    if mode is None:
        raise Fault("Chưa có dữ liệu để cập nhật.", "There is nothing to bring up to date yet.")
    with place.served(mode):
        building.bring_up_to_date(mode, say=print)
    print("Cơ sở dữ liệu đã cập nhật. / The database is up to date.")
    return 0
