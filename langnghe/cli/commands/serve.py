"""`langnghe serve`: runs what `init` began."""

import argparse

from langnghe.cli import place, serving

HELP = "chạy hệ thống / run the installation"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--bind", default="127.0.0.1", help="địa chỉ / address")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=2)


def run(args: argparse.Namespace) -> int:
    return serving.serve(
        place.begun(), bind=args.bind, port=args.port, workers=args.workers, say=_say, ready=lambda: None
    )


def _say(line: str) -> None:
    print(line, flush=True)
