"""`langnghe migrate`: brings the database up to date as its owner."""

import argparse

from langnghe.cli import building, database, place

HELP = "cập nhật cơ sở dữ liệu / bring the database up to date"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults()


def run(_args: argparse.Namespace) -> int:
    mode = place.begun()
    with database.served(mode):
        building.bring_up_to_date(mode, say=print)
    print("Cơ sở dữ liệu đã cập nhật. / The database is up to date.")
    return 0
