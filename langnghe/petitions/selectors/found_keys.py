"""Which petitions have these words, newest first: two ways to the same rows, chosen by how common the words are.

PostgreSQL takes words for independent, so that it expects five hundred petitions with "đề nghị xem xét" where there
are twenty thousand, and reads them all to sort a page. Words that many petitions share are met soon on a walk from the
newest; rare ones are few enough to be taken from the index of words and sorted.
"""

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import connection

from langnghe.kernel.trips import Statement, planned

Key = tuple[int, date]
WALKED = 3000
KNOWN = 0.01
# A book of old petitions that was brought in makes words common within the hour.
KEPT_SECONDS = 600
STATISTICS = """
SELECT word, share, (SELECT reltuples FROM pg_class WHERE oid = 'petitions_petitiontext'::regclass)
FROM pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs) AS known (word, share)
WHERE schemaname = current_schema() AND tablename = 'petitions_petitiontext' AND attname = 'vector' AND share >= %s
"""
WALK = """SELECT petition_id, received_on FROM (SELECT petition_id, received_on, vector FROM petitions_petitiontext
  WHERE {bounds} ORDER BY received_on DESC, petition_id DESC LIMIT {walked}) AS newest
  WHERE vector @@ to_tsquery('simple', %s)"""
INDEX = """SELECT petition_id, received_on FROM petitions_petitiontext
  WHERE vector @@ to_tsquery('simple', %s) AND {bounds} ORDER BY received_on DESC, petition_id DESC OFFSET 0"""
# Numbers without words: there are never many.
NUMBERS = """SELECT petition_id, received_on FROM petitions_petitiontext WHERE {bounds}"""
KEPT_FEW = "t.petition_id IN ({rows})"
# The rights and the filters are asked row by row, so that whoever wants a page does not pay for twenty thousand.
KEPT = "(SELECT true FROM ({rows}) AS kept (id) WHERE kept.id = t.petition_id LIMIT 1)"


@dataclass(frozen=True)
class Wanted:
    """Words as PostgreSQL asks for them; questions for ids that a hit has to be among; the days and the key to start from."""

    query: str
    words: frozenset[str]
    among: Sequence[Statement]
    since: date | None = None
    until: date | None = None
    after: tuple[date, int] | None = None


def newest(wanted: Wanted, *, most: int) -> list[Key]:
    """At most so many keys, newest first."""
    if not wanted.query:
        return _asked(NUMBERS, wanted, most)
    # A walk in vain reads no more rows than the index would have brought.
    if expected(wanted.words, shares()) >= WALKED:
        found = _asked(WALK, wanted, most)
        if len(found) == most:
            return found
    return _asked(INDEX, wanted, most)


def expected(words: frozenset[str], known: dict[str, tuple[float, float]]) -> float:
    """About how many petitions have all of these words: the middle between words that never and that always go together."""
    if not words <= known.keys():
        return 0.0
    shares, totals = zip(*(known[word] for word in words), strict=True)
    return float(totals[0] * math.sqrt(math.prod(shares) * min(shares)))


def shares() -> dict[str, tuple[float, float]]:
    """The share of petitions that has a word, and of how many; for common words, as PostgreSQL's own statistics told it
    in the last ten minutes.
    """
    return _shares(int(time.monotonic() // KEPT_SECONDS))


@lru_cache(maxsize=1)
def _shares(_since: int) -> dict[str, tuple[float, float]]:
    return {word: (share, total) for word, share, total in planned(STATISTICS, [KNOWN])}


def _asked(way: str, wanted: Wanted, most: int) -> list[Key]:
    bounds, given = _bounds(wanted)
    source = way.format(bounds=bounds, walked=WALKED)
    values = {WALK: [*given, wanted.query], INDEX: [wanted.query, *given], NUMBERS: given}[way]
    kept, each = [], KEPT_FEW if way is NUMBERS else KEPT
    for text, more in wanted.among:
        if not text:
            return []
        kept.append(each.format(rows=text))
        values += more
    text = f"SELECT petition_id, received_on FROM ({source}) AS t WHERE {' AND '.join(kept)}"  # noqa: S608 - names of ours
    with connection.cursor() as cursor:
        cursor.execute(f"{text} ORDER BY received_on DESC, petition_id DESC LIMIT {most:d}", values)
        return list(cursor.fetchall())


def _bounds(wanted: Wanted) -> tuple[str, list[Any]]:
    asked: list[tuple[str, tuple[Any, ...]]] = [("true", ())]
    if wanted.since:
        asked.append(("received_on >= %s", (wanted.since,)))
    if wanted.until:
        asked.append(("received_on <= %s", (wanted.until,)))
    if wanted.after:
        asked.append(("(received_on, petition_id) < (%s, %s)", wanted.after))
    return " AND ".join(text for text, _given in asked), [one for _text, given in asked for one in given]
