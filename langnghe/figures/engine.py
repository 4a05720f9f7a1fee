"""A figure is a population, a condition and a measure; its records are the rows that the measure runs over."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Model, Q, QuerySet, Sum

from langnghe.kernel.errors import NotFound


@dataclass(frozen=True)
class Population:
    """Rows that can be counted: one model, the field of the unit and the day, and which rows count at all.

    `kind` names the rows in the audit log; `columns` are (attribute, heading) pairs that a records page shows
    to everyone. Rows that are `unlisted` count like all others, but no public page lists them: `unlisted_note` says
    of how many, and why. Rows that count otherwise than by one day, such as what was carried over into a period,
    say so by `within`.
    """

    key: str
    title: Any
    model: type[Model]
    unit_field: str
    date_field: str
    kind: str
    counted: Q = field(default_factory=Q)
    columns: tuple[tuple[str, Any], ...] = ()
    url: Callable[[Any], str] | None = None
    within: Callable[[date, date], Q] | None = None
    unlisted: Q | None = None
    unlisted_note: Any = ""


@dataclass(frozen=True)
class Measure:
    """How rows become a number: count them, add a column, or count distinct values of one."""

    name: str
    column: Any = ""

    def over(self, rows: QuerySet[Any]) -> int:
        if self.name == "sum":
            return rows.aggregate(value=Sum(self.column))["value"] or 0
        if self.name == "distinct":
            return int(rows.aggregate(value=Count(self.column, distinct=True))["value"])
        return rows.count()

    def expression(self, condition: Q) -> Any:
        if self.name == "sum":
            return Sum(self.column, filter=condition, default=0)
        if self.name == "distinct":
            return Count(self.column, filter=condition, distinct=True)
        return Count("pk", filter=condition)


COUNT = Measure("count")


def total(column: str) -> Measure:
    return Measure("sum", column)


def distinct(column: Any) -> Measure:
    """Of a column, or of an expression over the row."""
    return Measure("distinct", column)


@dataclass(frozen=True)
class ClaimHint:
    """How a text speaks of a figure: the unit of the claim, words in its clause, a unit claimed beside it."""

    unit: str
    words: tuple[str, ...] = ()
    beside: str = ""


@dataclass(frozen=True)
class Figure:
    """A number with a name; `note` says what it counts and what it leaves out, for the reader.

    One that is not `listed` is asked by its key: a column of a statutory table, shown at the desk only.
    """

    key: str
    title: Any
    population: Population
    condition: Q = field(default_factory=Q)
    measure: Measure = COUNT
    note: Any = ""
    claim: ClaimHint | None = None
    version: int = 1
    listed: bool = True


@dataclass(frozen=True)
class Answer:
    """A figure's value for one unit and one period, both days included."""

    figure: Figure
    unit: str
    since: date
    until: date
    value: int


_FIGURES: dict[str, Figure] = {}


def register(*figures: Figure) -> None:
    for figure in figures:
        _FIGURES[figure.key] = figure


def figures() -> list[Figure]:
    """The figures for everyone."""
    return [figure for figure in _FIGURES.values() if figure.listed]


def figure_by_key(key: str) -> Figure:
    try:
        return _FIGURES[key]
    except KeyError:
        raise NotFound(f"Không có số liệu tên «{key}».") from None


def _population_rows(population: Population, *, unit: str, since: date, until: date) -> QuerySet[Any]:
    manager: Any = population.model._default_manager  # noqa: SLF001 - Django's documented name
    day = population.date_field
    by_day = Q(**{f"{day}__gte": since, f"{day}__lte": until})
    within = population.within(since, until) if population.within else by_day
    rows: QuerySet[Any] = manager.filter(population.counted, within, **{population.unit_field: unit})
    return rows


def records(key: str, *, unit: str, since: date, until: date) -> QuerySet[Any]:
    """Exactly the rows behind a number, oldest first."""
    figure = figure_by_key(key)
    rows = _population_rows(figure.population, unit=unit, since=since, until=until).filter(figure.condition)
    return rows.order_by(figure.population.date_field, "pk")


def listed(population: Population, rows: QuerySet[Any]) -> tuple[QuerySet[Any], int]:
    """The rows that a public page may list, and how many of them it must leave out."""
    if population.unlisted is None:
        return rows, 0
    return rows.exclude(population.unlisted), rows.filter(population.unlisted).count()


def value(key: str, *, unit: str, since: date, until: date) -> Answer:
    figure = figure_by_key(key)
    rows = _population_rows(figure.population, unit=unit, since=since, until=until).filter(figure.condition)
    return Answer(figure, unit, since, until, figure.measure.over(rows))


def values(keys: list[str], *, unit: str, since: date, until: date) -> dict[str, Answer]:
    """Many figures at once: one scan for each population, however many figures it carries."""
    wanted = [figure_by_key(key) for key in keys]
    answers: dict[str, Answer] = {}
    for population in {figure.population.key: figure.population for figure in wanted}.values():
        mine = [figure for figure in wanted if figure.population.key == population.key]
        rows = _population_rows(population, unit=unit, since=since, until=until)
        row = rows.aggregate(**{figure.key: figure.measure.expression(figure.condition) for figure in mine})
        answers |= {figure.key: Answer(figure, unit, since, until, row[figure.key] or 0) for figure in mine}
    return {key: answers[key] for key in keys}
