"""Finding petitions by number, name or words, newest or closest first: folded words, filtered by rights in the same question."""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import QuerySet

from langnghe.accounts.models import Membership
from langnghe.accounts.selectors import Viewer
from langnghe.kernel.kept import Kept, statement_of
from langnghe.petitions import access, signatures
from langnghe.petitions.models import Petition, PetitionText
from langnghe.petitions.selectors.closest import COMPARED, closest_first
from langnghe.petitions.selectors.found_keys import Key, Wanted, filtered, newest
from langnghe.units.models import Unit
from langnghe.vietnamese import fold

PAGE = 25
LONGEST = 200
# Digits of a place on the list of those that are compared.
PLACE_DIGITS = 4
# What stands in words on a line of hits, at the end of its row.
TEXTS = slice(-3, None)
SHOWN = ("pk", "number", "year", "received_on", "state", "matter__title", "summary", "person__full_name")
NUMBER = re.compile(r"(?<!\d)(\d{1,7})\s*/\s*(\d{4})(?!\d)")
QUOTED = re.compile(r'["“”]([^"“”]+)["“”]')


@dataclass(frozen=True)
class Asked:
    """What was typed: numbers of the book, and words as PostgreSQL asks for them."""

    numbers: tuple[tuple[int, int], ...]
    query: str
    words: frozenset[str]

    @property
    def is_empty(self) -> bool:
        return not self.numbers and not self.query


@dataclass(frozen=True)
class Hit:
    """One petition found, with the words that were looked for set apart."""

    pk: int
    number: int
    year: int
    received_on: date
    state: str
    title: list[signatures.Piece]
    summary: list[signatures.Piece]
    name: list[signatures.Piece]


@dataclass(frozen=True)
class Found:
    """One page of hits and the key of the next one. Hits beyond the page are not counted: nobody reads thousands."""

    hits: list[Hit]
    following: str
    # The day down to which the book was read, where that did not fill the page.
    read_to: date | None = None
    # How many of the newest were put in order by closeness, where there may be more.
    compared: int = 0


def read(typed: str) -> Asked:
    """Read what was typed: `97/2026` is a number, "lối đi chung" in quotes is a phrase, the rest are words."""
    left = typed[:LONGEST]
    numbers = tuple((int(one), int(year)) for one, year in NUMBER.findall(left))
    left = NUMBER.sub(" ", left)
    phrases = [signatures.words(phrase).split() for phrase in QUOTED.findall(left)]
    single = [[word] for word in signatures.words(QUOTED.sub(" ", left)).split()]
    parts = [part for part in [*phrases, *single] if part]
    query = " & ".join(f"({' <-> '.join(part)})" for part in parts)
    return Asked(numbers, query, frozenset(word for part in parts for word in part))


def search(
    viewer: Viewer,
    on: date,
    *,
    typed: str,
    kind: str = "",
    state: str = "",
    field: str = "",
    channel: str = "",
    handler: str = "",
    unit: str = "",
    since: date | None = None,
    until: date | None = None,
    closest: bool = False,
    after: str = "",
    size: int = PAGE,
) -> Found:
    """Petitions that this person may see and that have every word, in any order, marks or none; three questions.

    Without words the filters alone are asked of the newest. `handler` is a name, or a part of one, which a fourth question looks for; `unit` leaves those that this unit holds. `closest` puts those first that are written as typed.
    """
    asked = read(typed)
    if asked.is_empty and not any((kind, state, field, channel, handler, unit, since, until)):
        return Found([], "")
    asked_for = {"kind": kind, "state": state, "field": field, "channel": channel}
    chosen: dict[str, Any] = {name: value for name, value in asked_for.items() if value}
    marks = frozenset(f"{name}={value}" for name, value in chosen.items())
    if handler:
        chosen["handlers"] = called(viewer, handler, on)
    if (
        asked.numbers
        and not (asked.query or chosen or unit or since or until)
        and not _numbered(viewer, on, asked).exists()
    ):
        return _by_number(viewer, on, asked)
    reader = access.reader(viewer, on)
    if unit:
        reader["units"] = [one for one in reader["units"] if one == unit]
    if not reader["units"]:
        return Found([], "")
    among = [statement_of(_numbered(viewer, on, asked).values("pk"))] if asked.numbers else []
    if chosen:
        among.append(CHOSEN.statement(**chosen))
    # Only keys are sorted: words that many petitions share would else join thousands of rows for a page.
    wanted = Wanted(
        asked.query,
        asked.words,
        HELD.statement(**reader),
        units=reader["units"],
        # What came in later is not there yet.
        until=min(until or on, on),
        since=since,
        among=among,
        marks=marks,
        unmarked=bool(handler) + bool(asked.numbers),
    )
    if closest and asked.query:
        return _closest(wanted, asked, typed, after=after, size=size)
    return _newest(replace(wanted, after=_start(after)), asked, size=size)


def _newest(wanted: Wanted, asked: Asked, *, size: int) -> Found:
    """One page by day, from the key of `wanted` on."""
    found, reached = _met(wanted, asked, most=size + 1)
    last = found[size - 1] if len(found) > size else reached
    hits = _hits([pk for pk, _day in found[:size]], asked.words)
    return Found(hits, _key(*last) if last else "", reached[1] if reached else None)


def _closest(wanted: Wanted, asked: Asked, typed: str, *, after: str, size: int) -> Found:
    """Of what was put in order one page, which begins at the place that the key tells."""
    keys = [pk for pk, _day in newest(wanted, most=COMPARED)]
    start = int(after) if after.isascii() and after.isdigit() and len(after) <= PLACE_DIGITS else 0
    rows = closest_first(typed[:LONGEST], _rows(keys), TEXTS)
    hits = [_hit(row, asked.words) for row in rows[start : start + size]]
    following = str(start + size) if len(rows) > start + size else ""
    return Found(hits, following, compared=COMPARED if len(keys) == COMPARED else 0)


def _met(wanted: Wanted, asked: Asked, *, most: int) -> tuple[list[Key], Key | None]:
    return filtered(wanted, most=most) if asked.is_empty else (newest(wanted, most=most), None)


def _chosen(
    kind: str = "", state: str = "", field: str = "", channel: str = "", handlers: Any = ""
) -> "QuerySet[Petition, tuple[Any, ...]]":
    given = {
        "kind": kind, "state": state, "matter__field": field, "channel": channel, "handler__one_of": handlers,
    }  # fmt: skip
    return Petition.objects.filter(**{name: value for name, value in given.items() if value}).values_list(
        "pk"
    )


def called(viewer: Viewer, typed: str, on: date) -> list[int]:
    """Who is or was called so in the units where this person reads, with marks or none; a login name is whole."""
    wanted = fold(typed).split()
    rows = Membership.objects.filter(unit__in=access.reading_units(viewer, on)).values_list(
        "user", "user__display_name", "user__username"
    )
    return sorted(
        {
            pk
            for pk, name, login in rows.distinct()
            if wanted and (set(wanted) <= set(fold(name).split()) or typed.strip() == login)
        }
    )


def search_units(viewer: Viewer, on: date) -> list[Unit]:
    """The units among which this person may choose; none where there is only one, and then nothing is asked."""
    codes = access.reading_units(viewer, on)
    return list(Unit.objects.filter(pk__in=codes).order_by("sort_key")) if len(codes) > 1 else []


def _shown(keys: list[int]) -> "QuerySet[Petition, tuple[Any, ...]]":
    return Petition.objects.filter(pk__one_of=keys).values_list(*SHOWN)


# Rows are met by their keys alone, whoever asks.
HELD, CHOSEN, ROWS = Kept(access.held_by), Kept(_chosen), Kept(_shown, plans_once=True)


def _hits(keys: list[int], words: frozenset[str]) -> list[Hit]:
    return [_hit(row, words) for row in _rows(keys)]


def _rows(keys: list[int]) -> list[tuple[Any, ...]]:
    """In the order of their keys."""
    if not keys:
        return []
    rows = {row[0]: row for row in ROWS.rows(keys=keys, most=len(keys))}
    return [rows[key] for key in keys if key in rows]


def _by_number(viewer: Viewer, on: date, asked: Asked) -> Found:
    """A line of the book whose words are not indexed, such as a sealed one: its number still finds it for who may see it."""
    rows = access.visible(Petition.objects.all(), viewer, on)
    for number, year in asked.numbers:
        rows = rows.filter(number=number, year=year)
    found = rows.order_by("-received_on", "-pk").values_list(*SHOWN)[:PAGE]
    return Found([_hit(row, frozenset()) for row in found], "")


def _numbered(viewer: Viewer, on: date, asked: Asked) -> QuerySet[PetitionText]:
    """The words of petitions that this person may read and that have these numbers."""
    rows = PetitionText.objects.filter(petition__in=access.held(viewer, on))
    for number, year in asked.numbers:
        rows = rows.filter(petition__number=number, petition__year=year)
    return rows


def _key(pk: int, received_on: date) -> str:
    return f"{received_on.isoformat()}_{pk}"


def _start(key: str) -> tuple[date, int] | None:
    """Where the page before ended; a key that somebody bent starts from the beginning."""
    day, _sign, last = key.partition("_")
    try:
        received = date.fromisoformat(day)
    except ValueError:
        return None
    if not last.isascii() or not last.isdigit() or len(last) > 18:  # noqa: PLR2004 - the digits of a bigint
        return None
    return received, int(last)


def _hit(row: tuple[Any, ...], looked_for: frozenset[str]) -> Hit:
    *line, title, summary, name = row
    texts = (signatures.pieces(text, looked_for) for text in (title, summary, name))
    return Hit(*line, *texts)
