"""Which petitions have these words, newest first: two ways to the same rows, chosen by how common the words are.

PostgreSQL takes words for independent, so that it expects five hundred petitions with "đề nghị xem xét" where there
are twenty thousand, and reads them all to sort a page. Words that many petitions share are met soon on a walk from the
newest; rare ones are few enough to be taken from the index of words and sorted. Between them a few hundred rows are
tried, and what is met there says which way is shorter.
"""

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from langnghe.kernel.trips import Statement, planned

Key = tuple[int, date]
# Tried before a way is chosen, and the margin for rows that lie unevenly.
TRIED = 400
MARGIN = 1.5
KNOWN = 0.01
# A book of old petitions that was brought in makes words common within the hour.
KEPT_SECONDS = 600
STATISTICS = """
SELECT word, share, (SELECT reltuples FROM pg_class WHERE oid = 'petitions_petitiontext'::regclass)
FROM pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs) AS known (word, share)
WHERE schemaname = current_schema() AND tablename = 'petitions_petitiontext' AND attname = 'vector' AND share >= %s
"""
WALK = """SELECT petition_id, received_on FROM (SELECT petition_id, received_on, vector FROM petitions_petitiontext
  WHERE {bounds} ORDER BY received_on DESC, petition_id DESC LIMIT {rows} OFFSET {past}) AS newest
  WHERE vector @@ to_tsquery('simple', %s)"""
INDEX = """SELECT petition_id, received_on FROM petitions_petitiontext
  WHERE vector @@ to_tsquery('simple', %s) AND {bounds} ORDER BY received_on DESC, petition_id DESC OFFSET 0"""
# Numbers without words: there are never many.
NUMBERS = """SELECT petition_id, received_on FROM petitions_petitiontext WHERE {bounds}"""
ALL = """SELECT petition_id, received_on FROM ({source}) AS t WHERE {kept}
  ORDER BY received_on DESC, petition_id DESC LIMIT {most}"""
# A page that is full is all that is read of the second part; only otherwise the rows with the words are counted.
TRIAL = """WITH met AS MATERIALIZED ({source})
  (SELECT petition_id, received_on FROM met AS t WHERE {kept} LIMIT {most})
  UNION ALL SELECT count(*), NULL FROM met LIMIT {most}"""
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
    return _walked(wanted, most) or _asked(INDEX, wanted, most)


def _walked(wanted: Wanted, most: int) -> list[Key]:
    """A full page met on a walk from the newest; nothing, where the index of words is the shorter way.

    To read a row on the way costs about what it costs to fetch a hit from the index. A walk that fills its page reads
    `most * total / hits` rows, and the index brings all hits, whoever may see them: without rights and filters the two
    are equal at the root of `most * total` hits.
    """
    hits, total = expected(wanted.words, shares())
    if not hits or hits < math.sqrt(most * total):
        return []
    found, with_words = _tried(wanted, most)
    if found and len(found) < most:
        # In whole steps, so that the statements are few and stand ready.
        rest = TRIED * math.ceil(most / len(found) * MARGIN - 1)
        if rest <= with_words * total / TRIED:
            # Whatever was written meanwhile moves the rows by one, so that a key may be met twice.
            found = list(dict.fromkeys(found + _asked(WALK, wanted, most, rows=rest, past=TRIED)))
    return found[:most] if len(found) >= most else []


def _tried(wanted: Wanted, most: int) -> tuple[list[Key], int]:
    """What the newest few hundred rows hold: keys of the page; if they do not fill it, how many rows have the words."""
    source, values = _source(WALK, wanted, rows=TRIED)
    kept, more = _kept(KEPT, wanted)
    *found, last = planned(TRIAL.format(source=source, kept=kept, most=most), [*values, *more]) or [(0, None)]
    return ([*found, last], len(found) + 1) if last[1] else (found, last[0])


def expected(words: frozenset[str], known: dict[str, tuple[float, float]]) -> tuple[float, float]:
    """About how many petitions have all of these words, and of how many; nought and nought where a word is rare.

    The middle between words that never and that always go together.
    """
    if not words <= known.keys():
        return 0.0, 0.0
    shares, totals = zip(*(known[word] for word in words), strict=True)
    return float(totals[0] * math.sqrt(math.prod(shares) * min(shares))), float(totals[0])


def shares() -> dict[str, tuple[float, float]]:
    """The share of petitions that has a word, and of how many; for common words, as PostgreSQL's own statistics told it
    in the last ten minutes.
    """
    return _shares(int(time.monotonic() // KEPT_SECONDS))


@lru_cache(maxsize=1)
def _shares(_since: int) -> dict[str, tuple[float, float]]:
    return {word: (share, total) for word, share, total in planned(STATISTICS, [KNOWN])}


def _asked(way: str, wanted: Wanted, most: int, *, rows: int = 0, past: int = 0) -> list[Key]:
    source, values = _source(way, wanted, rows=rows, past=past)
    kept, more = _kept(KEPT_FEW if way is NUMBERS else KEPT, wanted)
    return planned(ALL.format(source=source, kept=kept, most=most), [*values, *more])


def _source(way: str, wanted: Wanted, *, rows: int = 0, past: int = 0) -> Statement:
    bounds, given = _bounds(wanted)
    values = {WALK: [*given, wanted.query], INDEX: [wanted.query, *given], NUMBERS: given}[way]
    return way.format(bounds=bounds, rows=rows, past=past), values


def _kept(each: str, wanted: Wanted) -> Statement:
    """The condition on a row `t` that rights and filters make."""
    return " AND ".join(each.format(rows=text) for text, _values in wanted.among), [
        one for _text, values in wanted.among for one in values
    ]


def _bounds(wanted: Wanted) -> tuple[str, list[Any]]:
    asked: list[tuple[str, tuple[Any, ...]]] = [("true", ())]
    if wanted.since:
        asked.append(("received_on >= %s", (wanted.since,)))
    if wanted.until:
        asked.append(("received_on <= %s", (wanted.until,)))
    if wanted.after:
        asked.append(("(received_on, petition_id) < (%s, %s)", wanted.after))
    return " AND ".join(text for text, _given in asked), [one for _text, given in asked for one in given]
