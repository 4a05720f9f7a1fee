"""Sums and shares as a reader would check them, at the precision that the text writes."""

from decimal import ROUND_HALF_UP, Decimal

from langnghe.vietnamese.claiming.figures import Figure
from langnghe.vietnamese.numerals import Qualifier, format_number

_ROUGHLY = Decimal("0.05")


def shown(number: int | Decimal) -> str:
    if isinstance(number, int):
        return f"{number:,}".replace(",", ".")
    return format_number(number.quantize(Decimal("0.01"), ROUND_HALF_UP))


def stated(figure: Figure) -> str:
    """The number as the text qualifies it, in one habit of writing."""
    signs = {
        Qualifier.MORE_THAN: "hơn ",
        Qualifier.AT_LEAST: "ít nhất ",
        Qualifier.LESS_THAN: "dưới ",
        Qualifier.ABOUT: "khoảng ",
    }
    return (
        signs.get(figure.qualifier, "")
        + format_number(figure.value)
        + (" %" if figure.unit == "percent" else "")
    )


def share(part: int | Decimal, whole: int | Decimal) -> Decimal:
    return Decimal(part) * 100 / Decimal(whole)


def fits(computed: Decimal, figure: Figure) -> bool:
    """Rounded or cut off at the last decimal written; “hơn 80 %” holds from 80 on, “gần 80 %” below it."""
    said = Decimal(figure.value)
    last_place = Decimal(1).scaleb(min(0, int(said.as_tuple().exponent)))
    if figure.qualifier in {Qualifier.MORE_THAN, Qualifier.AT_LEAST}:
        return said <= computed < said + 10 * max(last_place, Decimal(1))
    if figure.qualifier is Qualifier.LESS_THAN:
        return said - 10 * max(last_place, Decimal(1)) < computed <= said
    if figure.qualifier is Qualifier.ABOUT:
        return abs(computed - said) <= max(last_place, said * _ROUGHLY)
    return -last_place < said - computed <= last_place / 2
