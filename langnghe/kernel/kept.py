"""Questions that the ORM puts into words once, and that are asked again with other values.

To build a queryset and write its SQL takes Django longer than PostgreSQL takes to answer a page of a list. The words
depend only on which values are given at all, so they are kept by that.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Field, Lookup, QuerySet, Value
from django.db.models.fields.related import ForeignObject

from langnghe.kernel.trips import Statement, planned

NOTHING: Statement = ("", [])


@dataclass(frozen=True)
class Given:
    """The place of a value among those of a statement."""

    name: str


@Field.register_lookup
@ForeignObject.register_lookup
class OneOf(Lookup):
    """`unit__one_of=codes`: as `in`, in the same words for one value as for twenty, so that they can be kept."""

    lookup_name = "one_of"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, given = self.process_lhs(compiler, connection)
        values = self.rhs.value if isinstance(self.rhs, Value) else list(self.rhs)
        return f"{column} = ANY(%s)", (*given, values)


class Kept:
    """Asks by a function of named values that gives a queryset of plain rows (`values_list`).

    An empty value and True reach the function as they are, so that it can leave a filter out. Of any other it sees a
    placeholder, which a filter takes as it takes a value; a list needs `one_of`. What takes longer to plan than to answer
    `plans_once`, whatever is given: not for filters whose values leave one row or half the table.
    """

    def __init__(self, ask: Callable[..., "QuerySet[Any, Any]"], *, plans_once: bool = False) -> None:
        self.ask, self.plans_once = ask, plans_once
        self.words = lru_cache(maxsize=256)(self._words)

    def statement(self, **given: Any) -> Statement:
        """The words and their values, for another statement that holds this one; no words where nothing can be found."""
        text, order = self.words(tuple((name, _place(name, value)) for name, value in given.items()))
        return text, [given[one.name] if isinstance(one, Given) else one for one in order]

    def rows(self, *, most: int, **given: Any) -> list[tuple[Any, ...]]:
        """At most so many rows."""
        text, values = self.statement(**given)
        if not text:
            return []
        if self.plans_once:
            return planned(f"{text} LIMIT {most:d}", values)
        with connection.cursor() as cursor:
            cursor.execute(f"{text} LIMIT {most:d}", values)
            return list(cursor.fetchall())

    def _words(self, places: tuple[tuple[str, Any], ...]) -> Statement:
        stand_ins = {name: Value(one) if isinstance(one, Given) else one for name, one in places}
        return statement_of(self.ask(**stand_ins))


def statement_of(rows: "QuerySet[Any, Any]") -> Statement:
    """The words of a queryset and their values; no words where nothing can be found."""
    try:
        text, values = rows.query.sql_with_params()
    except EmptyResultSet:
        return NOTHING
    return str(text), list(values)


def _place(name: str, value: Any) -> Any:
    # Not `in (…, True)`, which 1 is as well.
    stays = value is None or value == "" or isinstance(value, bool)
    return value if stays else Given(name)
