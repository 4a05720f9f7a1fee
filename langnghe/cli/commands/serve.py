"""`langnghe serve`: runs what `init` began."""

import argparse

from langnghe.cli import place, serving
from langnghe.kernel.postgres import Fault

HELP = "chạy hệ thống / run the installation"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--bind", default="127.0.0.1", help="địa chỉ / address")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=2)


def run(args: argparse.Namespace) -> int:
    mode = place.state().get("mode")
    if mode is None:
        raise Fault(
            "Chưa có gì để chạy: «make run» cho bản minh họa, «langnghe init --unit MÃ» cho bản thật.",
            "Nothing to serve yet: `make run` for the demo, `langnghe init --unit CODE` for a real installation.",
        )
    return serving.serve(
        mode, bind=args.bind, port=args.port, workers=args.workers, say=_say, ready=lambda: None
    )


def _say(line: str) -> None:
    print(line, flush=True)
