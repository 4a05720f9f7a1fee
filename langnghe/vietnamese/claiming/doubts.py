"""What a reader should know about one figure: the habit of its separators, and that it is no total."""

from collections.abc import Iterator
from decimal import Decimal

from langnghe.vietnamese.claiming.figures import Figure, is_each
from langnghe.vietnamese.numerals import Separators, read_digits
from langnghe.vietnamese.qualifiers import says_each

_COUNTED_WHOLE = frozenset({"turns", "people", "cases", "groups", "petitions", "sessions"})


def habits(figures: list[Figure]) -> frozenset[Separators]:
    """The habits that a text shows beyond doubt: 80,1 % and 1.166.000 are Vietnamese, 80.1 % and 1,166,000 English."""
    separated = (figure for figure in figures if figure.unit and not figure.figures.isdigit())
    return frozenset(habit for figure in separated if (habit := _habit(figure)) is not None)


def _habit(figure: Figure) -> Separators | None:
    signs = [sign for sign in figure.figures if sign in ".,"]
    if not signs:
        return None
    last = figure.figures.rpartition(signs[-1])[2]
    if len(last) != 3 or figure.unit == "percent":
        return Separators.VIETNAMESE if signs[-1] == "," else Separators.ENGLISH
    if figure.unit in _COUNTED_WHOLE or len(signs) > 1:
        return Separators.VIETNAMESE if signs[0] == "." else Separators.ENGLISH
    return None


def warnings(text: str, figure: Figure, habit: frozenset[Separators]) -> tuple[str, ...]:
    said = (*figure.warnings, *_each(text, figure))
    return said if figure.figures.isdigit() else (*said, *_separated(figure, habit))


def _each(text: str, figure: Figure) -> tuple[str, ...]:
    if says_each(text, figure.start) or is_each(text, figure):
        return ("tính cho mỗi đơn vị, không phải tổng số",)
    return ()


def _separated(figure: Figure, habit: frozenset[Separators]) -> Iterator[str]:
    if " " in figure.figures:
        yield "dấu cách ngăn hàng nghìn"
    read = read_digits(figure.figures)
    if read is None or read[1] is Separators.PLAIN:
        return
    is_thousands = isinstance(figure.value, int) and isinstance(read[0], int)
    own = _habit(figure)
    if figure.unit in _COUNTED_WHOLE and isinstance(figure.value, Decimal):
        yield "số đếm mà có phần lẻ; có thể dấu phân cách viết nhầm"
    elif own is None and is_thousands and (read[1] is Separators.ENGLISH or Separators.ENGLISH in habit):
        yield "không rõ dấu phân cách ngăn hàng nghìn hay phần lẻ"
    elif own is Separators.ENGLISH:
        yield "dấu phân cách kiểu Anh"
    if own is not None and len(habit) > 1:
        yield "bài viết dùng cả dấu phân cách kiểu Việt và kiểu Anh"
