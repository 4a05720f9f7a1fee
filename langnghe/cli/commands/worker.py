"""`langnghe worker`: carries out what was promised in the database."""

import argparse
import os
from typing import Any

from langnghe.cli.django_setup import connect

HELP = "chạy hàng đợi công việc / run the job queue"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--once", action="store_true", help="làm hết việc đang chờ rồi thôi / until the queue is empty"
    )


def run(args: argparse.Namespace) -> int:
    """As a child of `serve` the connection is in the environment; alone it is found like any command's."""
    if "LANGNGHE_DATABASE" in os.environ:
        import django

        django.setup()
        return _work(once=args.once)
    with connect():
        return _work(once=args.once)


def _work(*, once: bool) -> int:
    from procrastinate.contrib.django import app

    connector: Any = app.connector
    with app.replace_connector(connector.get_worker_connector()) as working:
        working.run_worker(
            wait=not once, install_signal_handlers=True, listen_notify=not once, shutdown_graceful_timeout=10
        )
    return 0
