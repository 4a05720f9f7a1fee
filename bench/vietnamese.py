"""How fast the language library is, as ratios within one run: `python bench/vietnamese.py`."""

import subprocess
import sys
from collections.abc import Callable
from time import perf_counter
from unicodedata import normalize

from langnghe.vietnamese import accents, find_dates, find_numbers, find_periods, fold, normalise, sort_key
from langnghe.vietnamese.encodings import decode, detect

SENTENCE = (
    "Sáng 26/4/2024, Bí thư Thành ủy tiếp hơn 1.166 lượt công dân; 161/201 đơn khiếu nại đã được giải quyết. "
)
TEXT = SENTENCE * 20_000
MEGABYTES = len(TEXT.encode()) / 1e6
WALLS = (
    "1",
    "1.",
    "1/",
    "26/4/2024-",
    " ",
    "1  ",
    "1 tháng ",
    "từ năm 2021 đến ",
    "quý I, ",
    "((((",
    "a\u0323\u0302",
    "a^'",
    "aù",
)
FUNCTIONS: dict[str, Callable[[str], object]] = {
    "fold": fold,
    "normalise": normalise,
    "find_numbers": find_numbers,
    "find_dates": find_dates,
    "find_periods": find_periods,
    "accents": accents,
    "detect": detect,
    "sort_key": sort_key,
    "decode": lambda text: decode(text.encode()),
}


def seconds(function: Callable[[str], object], text: str) -> float:
    def once() -> float:
        start = perf_counter()
        function(text)
        return perf_counter() - start

    return min(once() for _ in range(3))


def speeds() -> None:
    base = seconds(lambda text: normalize("NFD", text), TEXT)
    print(f"{'function':14}{'MB/s':>8}  times Python's own NFD")
    for name, function in FUNCTIONS.items():
        took = seconds(function, TEXT)
        print(f"{name:14}{MEGABYTES / took:8.1f}  {took / base:.1f}")
        if name == "fold":
            assert MEGABYTES / took >= 10, "fold is slower than 10 MB/s"


def growth() -> None:
    """Four times the text may take four times as long; a pattern that runs back takes sixteen."""
    worst = 0.0
    for wall in WALLS:
        text = wall * (50_000 // len(wall))
        for name, function in FUNCTIONS.items():
            ratio = seconds(function, text * 4) / max(seconds(function, text), 0.001)
            worst = max(worst, ratio)
            assert ratio < 10, f"{name} on {wall!r}: four times the text takes {ratio:.1f} times as long"
    print(f"walls: four times the text takes at most {worst:.1f} times as long")


def imports() -> None:
    bare, with_library = (
        min(_started(code) for _ in range(5))
        for code in ("pass", "from langnghe.vietnamese import fold, accents, find_dates")
    )
    print(f"import: {(with_library - bare) * 1000:.0f} ms, {with_library / bare:.1f} times an empty Python")
    assert with_library - bare <= 0.150, "the library takes longer than 150 ms to import"


def _started(code: str) -> float:
    start = perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return perf_counter() - start


if __name__ == "__main__":
    speeds()
    growth()
    imports()
