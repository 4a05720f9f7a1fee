"""`langnghe worker`: carries out what was promised in the database."""

import argparse
from typing import Any

HELP = "chạy hàng đợi công việc / run the job queue"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--once", action="store_true", help="làm hết việc đang chờ rồi thôi / until the queue is empty"
    )


def run(args: argparse.Namespace) -> int:
    import django

    django.setup()
    from procrastinate.contrib.django import app

    connector: Any = app.connector
    with app.replace_connector(connector.get_worker_connector()) as working:
        working.run_worker(wait=not args.once, install_signal_handlers=True, listen_notify=not args.once)
    return 0
