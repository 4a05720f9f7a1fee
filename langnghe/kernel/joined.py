"""Rows of several tables from one statement written by hand, where the ORM takes longer to say it than the server to answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models


@dataclass(frozen=True)
class Part:
    """One table of a join: its alias, its model, and its columns in the order in which they are asked for."""

    alias: str
    kind: type[models.Model]
    names: tuple[str, ...]

    @property
    def columns(self) -> str:
        return ", ".join(f'{self.alias}."{name}"' for name in self.names)


def part(alias: str, kind: type[models.Model], *, without: Iterable[str] = ()) -> Part:
    """What is left out is read when somebody asks for it. Columns that are not kept as they are read cannot be in."""
    fields = [one for one in kind._meta.concrete_fields if one.attname not in set(without)]  # noqa: SLF001 - Django's documented name
    return Part(alias, kind, tuple(one.attname for one in fields))


def columns_of(parts: Sequence[Part]) -> str:
    return ", ".join(one.columns for one in parts)


def rows_of(parts: Sequence[Part], row: tuple[Any, ...]) -> list[Any]:
    """One object for each part, as if each had been read alone."""
    read = iter(row)
    return [one.kind.from_db("default", one.names, [next(read) for _name in one.names]) for one in parts]
