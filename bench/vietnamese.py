"""How fast the language library is, as ratios within one run: `python bench/vietnamese.py`."""

import subprocess
import sys
from collections.abc import Callable
from resource import RUSAGE_CHILDREN, getrusage
from time import process_time
from unicodedata import normalize

from langnghe.vietnamese import accents, find_dates, find_numbers, find_periods, fold, normalise, sort_key
from langnghe.vietnamese.cite import cite
from langnghe.vietnamese.claims import claims
from langnghe.vietnamese.encodings import decode, detect

SENTENCE = (
    "Sáng 26/4/2024, Bí thư Thành ủy tiếp hơn 1.166 lượt công dân; 161/201 đơn khiếu nại đã được giải quyết. "
)
TEXT = SENTENCE * 20_000
# A newspaper's paragraph: prose, three citations, five figures.
REALISTIC = (
    "Sáng 26/4, Đoàn giám sát của Ban Thường vụ Tỉnh ủy đã giám sát việc lãnh đạo, chỉ đạo thực hiện Quyết định số 23-QĐ/TW "
    "ngày 30/7/2021 của Bộ Chính trị và Quyết định số 763-QĐ/TU ngày 5/10/2021 của Ban Thường vụ Tỉnh ủy về quy chế công tác "
    "dân vận. Cấp ủy, chính quyền từ thành phố đến phường, xã duy trì và thực hiện nghiêm lịch tiếp dân; lịch được niêm yết "
    "công khai tại trụ sở và thông báo đến các phường, xã để công dân và các tổ chức được biết. Từ năm 2021 đến hết năm 2023, "
    "UBND thành phố đã tiếp 1.166 lượt người, 13 đoàn đông người; đồng chí Bí thư đối thoại trực tiếp với hơn 300 lượt người; "
    "tổ chức 20 buổi tiếp dân với 100 lượt công dân. Hoạt động giám sát, phản biện xã hội, góp ý xây dựng Đảng ngày càng được "
    "chú trọng; phong trào thi đua yêu nước đạt nhiều kết quả, góp phần nâng cao đời sống của Nhân dân theo Nghị quyết "
    "số 05-NQ/TU.\n"
) * 600
# A report's passage: every clause has its figure, every sentence adds up.
DENSE = (
    "Trong kỳ đã tiếp 1.166 lượt người, trong đó thường xuyên 866 lượt, định kỳ 300 lượt; tiếp nhận 201 đơn, gồm 50 đơn khiếu "
    "nại, 11 đơn tố cáo và 140 đơn kiến nghị; đã giải quyết 161/201 đơn, đạt 80,1%, tăng 12 đơn so với 149 đơn cùng kỳ, theo "
    "Kế hoạch số 45/KH-UBND ngày 12/3/2024.\n"
) * 1_000
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
    "12 lượt, ",
    "5% ",
    "100 đơn (trong đó ",
    "số lượt ",
    "23-QĐ/TW-",
    "Quyết định số ",
    "khoản 1 Điều 5, ",
)
FUNCTIONS: dict[str, Callable[[str], object]] = {
    "fold": fold,
    "normalise": normalise,
    "find_numbers": find_numbers,
    "find_dates": find_dates,
    "find_periods": find_periods,
    "cite": cite,
    "claims": claims,
    "accents": accents,
    "detect": detect,
    "sort_key": sort_key,
    "decode": lambda text: decode(text.encode()),
}


def seconds(function: Callable[[str], object], text: str) -> float:
    def once() -> float:
        start = process_time()
        function(text)
        return process_time() - start

    return min(once() for _ in range(3))


def speeds() -> None:
    base = seconds(lambda text: normalize("NFD", text), TEXT)
    print(f"{'function':14}{'MB/s':>8}  times Python's own NFD")
    for name, function in FUNCTIONS.items():
        took = seconds(function, TEXT)
        print(f"{name:14}{MEGABYTES / took:8.1f}  {took / base:.1f}")
        if name == "fold":
            assert MEGABYTES / took >= 10, "fold is slower than 10 MB/s"


def together() -> None:
    """`cite` and `claims` of one text, as the newsroom reads it; the dense text shows what a figure costs."""
    for name, text in (("realistic", REALISTIC), ("dense", DENSE)):
        speed = len(text.encode()) / 1e6 / (seconds(cite, text) + seconds(claims, text))
        print(f"cite and claims together, {name} text: {speed:.1f} MB/s")
        assert speed >= 2 or name == "dense", "cite and claims are slower than 2 MB/s"


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
        for code in (
            "pass",
            "from langnghe.vietnamese import fold, accents; from langnghe.vietnamese.cite import cite; from langnghe.vietnamese.claims import claims",
        )
    )
    print(f"import: {(with_library - bare) * 1000:.0f} ms, {with_library / bare:.1f} times an empty Python")
    assert with_library - bare <= 0.150, "the library takes longer than 150 ms to import"


def _started(code: str) -> float:
    """Time of the processor, not of the wall: a busy machine must not count."""
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code], check=True)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    speeds()
    together()
    growth()
    imports()
