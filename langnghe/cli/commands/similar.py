"""`langnghe similar FILE --unit CODE`: earlier petitions on the same matter, as that unit may see them."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

HELP = "tìm đơn đã nhận về cùng vụ việc / earlier petitions on the same matter"
LONGEST = 20_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", help="tệp văn bản UTF-8, hoặc - / a text file, or - for standard input")
    parser.add_argument("--unit", required=True, help="mã đơn vị, ví dụ n14797-UBND / the unit that asks")
    parser.add_argument(
        "--on", type=date.fromisoformat, help="ngày hỏi, YYYY-MM-DD; mặc định hôm nay / today when absent"
    )
    parser.add_argument("--json", action="store_true", help="in JSON")


def run(arguments: argparse.Namespace) -> int:
    from langnghe.cli.django_setup import connect
    from langnghe.kernel.faults import Fault

    try:
        text = sys.stdin.read() if arguments.file == "-" else Path(arguments.file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise Fault(
            f"Không đọc được {arguments.file}: cần một tệp văn bản UTF-8.",
            f"Cannot read {arguments.file}: a text file in UTF-8 is needed.",
        ) from None
    with connect():
        from langnghe.kernel import clock
        from langnghe.petitions import selectors

        on = arguments.on or clock.today()
        answer = plain(selectors.similar_for([arguments.unit], on, text=text[:LONGEST]))
    print(json.dumps(answer, ensure_ascii=False, indent=2) if arguments.json else _sentences(answer))
    return 0 if answer["here"] or answer["elsewhere"] else 1


def plain(found: Any) -> dict[str, Any]:
    """Numbers, days, likeness and phrases of the unit's own petitions; of others the unit and the day."""
    return {
        "here": [
            {
                "number": str(one.petition),
                "received_on": one.petition.received_on.isoformat(),
                "score": round(one.score, 3),
                "overlap": one.phrases,
            }
            for one in found.here
        ],
        "elsewhere": [
            {"unit": one.unit_name, "received_on": one.received_on.isoformat()} for one in found.elsewhere
        ],
    }


def _sentences(answer: dict[str, Any]) -> str:
    lines = [
        f"{one['number']}, {one['received_on']}: {one['score']:.0%}; {'; '.join(one['overlap'])}"
        for one in answer["here"]
    ]
    lines += [f"đã có ở {one['unit']} từ ngày {one['received_on']}" for one in answer["elsewhere"]]
    return "\n".join(lines) or "Không thấy đơn nào giống nội dung này. / Nothing alike."
