"""langnghe units TEXT: which area is meant, and where it belongs on a day."""

import argparse
import json
from datetime import date
from typing import Any

HELP = "tìm một nơi, trước và sau 1/7/2025 / find an area of Vietnam in both worlds"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", help='for example "truong thi thanh hoa"')
    parser.add_argument(
        "--on", type=date.fromisoformat, help="the day to answer for (YYYY-MM-DD); today when absent"
    )
    parser.add_argument("--json", action="store_true", help="answer as JSON")


def run(arguments: argparse.Namespace) -> int:
    from langnghe.cli.django_setup import connect

    with connect():
        from langnghe.kernel import clock
        from langnghe.units import selectors

        found = [
            _plain(place) for place in selectors.lookup(arguments.text, on=arguments.on or clock.today())
        ]
    if arguments.json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        print("\n".join(place["sentence"] for place in found) or f"No area found for “{arguments.text}”.")
    return 0 if found else 1


def _plain(place: Any) -> dict[str, Any]:
    return {
        "code": place.area.code,
        "official_code": place.area.official_code,
        "name": place.area.name,
        "level": place.area.level,
        "above": [area.name for area in place.above],
        "stands": place.stands,
        "divided": place.is_divided,
        "successors": [{"code": area.code, "name": area.name} for area in place.successors],
        "sentence": place.sentence,
    }
