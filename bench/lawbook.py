"""Speed of the lawbook, as ratios in one run: python bench/lawbook.py."""

import subprocess
import sys
import time
import timeit
from datetime import date

import numpy as np

from langnghe import lawbook
from langnghe.lawbook.arrays import deadlines_array

MILLION = 1_000_000


def one_deadline() -> float:
    """Microseconds for one deadline without its explanation."""
    day = date(2026, 11, 2)
    lawbook.deadline("complaint.first_resolution", day)
    runs = 20_000
    timer = timeit.Timer(lambda: lawbook.deadline("complaint.first_resolution", day, facts=["complex"]))
    return min(timer.repeat(5, runs)) / runs * 1e6


def best(action: object, times: int = 3) -> float:
    return min(timeit.Timer(action).repeat(times, 1))  # type: ignore[arg-type]


def arrays() -> tuple[float, float]:
    """Seconds for a million deadlines, and for NumPy's own business-day call on the same days."""
    days = np.datetime64("2021-01-01") + np.random.default_rng(1).integers(0, 2000, MILLION)
    off = [one.date for one in lawbook.workdays(date(2021, 1, 1), date(2027, 12, 31)) if not one.working]
    holidays = np.array([day for day in off if day.weekday() < 5], dtype="datetime64[D]")
    ours = best(lambda: deadlines_array("reception.reply", days))
    theirs = best(lambda: np.busday_offset(days, 10, roll="forward", holidays=holidays))
    return ours, theirs


def import_time() -> tuple[float, float]:
    """Milliseconds to import the lawbook, and to start Python without it."""

    def start(code: str) -> float:
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        return (time.perf_counter() - began) * 1000

    bare = min(start("pass") for _ in range(5))
    return min(start("import langnghe.lawbook") for _ in range(5)) - bare, bare


def main() -> None:
    micro = one_deadline()
    ours, theirs = arrays()
    loaded, bare = import_time()
    print(f"one deadline            {micro:8.1f} µs   limit 20 µs    {micro / 20:5.2f} of the limit")
    print(
        f"a million in an array   {ours:8.3f} s    limit 1 s      {ours / theirs:5.2f} of numpy.busday_offset ({theirs:.3f} s)"
    )
    print(
        f"import                  {loaded:8.1f} ms   limit 150 ms   {loaded / bare:5.2f} of a bare start ({bare:.0f} ms)"
    )


if __name__ == "__main__":
    main()
