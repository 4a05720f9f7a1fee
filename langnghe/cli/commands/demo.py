"""`langnghe demo`: an invented city, built on the first start and served on loopback."""

import argparse
from datetime import date

from langnghe.cli import building, place, serving

HELP = "bản minh họa, dữ liệu hư cấu / the demo, everything in it invented"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--on", type=date.fromisoformat, help="ngày của lần chạy đầu / the day of the first start"
    )
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=2)


def run(args: argparse.Namespace) -> int:
    from langnghe.demo.cast import SITE_UNIT

    serving.refuse_open_demo("demo", "127.0.0.1")
    place.refuse_other("demo", SITE_UNIT)
    place.writable_folder()

    place.settle("demo", SITE_UNIT)
    return serving.serve(
        "demo",
        bind="127.0.0.1",
        port=args.port,
        workers=args.workers,
        say=_say,
        ready=lambda: _build(args.on),
    )


def _build(on: date | None) -> None:
    from langnghe.demo import cast
    from langnghe.kernel.clock import today

    building.build_demo(on=(on or today()).isoformat(), say=_say)
    print("\nĐăng nhập bản minh họa / Sign-ins of the demo:")
    for line in cast.sign_ins(place.data_folder()):
        print(f"  {line}")
    print(flush=True)


def _say(line: str) -> None:
    print(line, flush=True)
