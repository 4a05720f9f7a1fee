"""Every figure that a text states, with what is counted; and whether the text's own figures add up."""

from collections.abc import Iterator

from langnghe.vietnamese.claiming.checks import findings, with_units_of_wholes
from langnghe.vietnamese.claiming.claim import Check, Claim, Claims
from langnghe.vietnamese.claiming.doubts import habits, warnings
from langnghe.vietnamese.claiming.figures import Figure, find_figures
from langnghe.vietnamese.claiming.lists import with_units
from langnghe.vietnamese.claiming.pairs import with_pairs
from langnghe.vietnamese.plain import Plain, plain

__all__ = ["Check", "Claim", "Claims", "claims"]


def claims(text: str) -> Claims:
    """Read a text's claims; a number without a word that says what is counted is never made into one."""
    source = plain(text)
    figures = with_pairs(source.text, with_units(source.text, find_figures(source.text)))
    found = list(findings(source.text, figures))
    checks = [
        Check(one.ok, tuple(source.span(part.start, part.end) for part in one.figures), one.why)
        for one in found
    ]
    return Claims(list(_claims(source, with_units_of_wholes(figures, found))), checks)


def _claims(source: Plain, figures: list[Figure]) -> Iterator[Claim]:
    habit = habits(figures)
    for figure in figures:
        if figure.unit:
            span = source.span(figure.start, figure.end)
            doubts = warnings(source.text, figure, habit)
            yield Claim(
                span,
                source.given[slice(*span)],
                figure.value,
                figure.unit,
                figure.qualifier,
                doubts,
                figure.of,
            )
