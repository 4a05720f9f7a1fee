"""Which petitions have these words, newest first: ways to the same rows, chosen by how common the words are.

PostgreSQL takes words for independent, so that it expects five hundred petitions with "đề nghị xem xét" where there
are twenty thousand, and reads them all to sort a page. Words that many petitions share are met soon on a walk from the
newest; rare ones are few enough to be taken from the index of words and sorted. Between them a few hundred rows are
tried, and what is met there says which way is the shortest.
"""

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from psycopg.types.numeric import Int4

from langnghe.kernel.trips import Statement, planned

Key = tuple[int, date]
# Tried before a way is chosen, and the margin for rows that lie unevenly.
TRIED = 400
MARGIN = 1.5
# To count the files that somebody holds is worth it where the other ways read thousands of rows.
WORTH_COUNTING = 3000
MOST_COUNTED = 20_000
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
# The files of a person who holds few.
FILES = """SELECT t.petition_id, t.received_on FROM (SELECT DISTINCT id FROM ({held}) AS every (id)) AS held
  JOIN petitions_petitiontext AS t ON t.petition_id = held.id
  WHERE t.vector @@ to_tsquery('simple', %s) AND {bounds}"""
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
    """Words as PostgreSQL asks for them; questions for ids: those that this person may see, and others that a hit has to be
    among; the days and the key to start from.
    """

    query: str
    words: frozenset[str]
    held: Statement
    among: Sequence[Statement] = ()
    since: date | None = None
    until: date | None = None
    after: tuple[date, int] | None = None


def newest(wanted: Wanted, *, most: int) -> list[Key]:
    """At most so many keys, newest first."""
    if not wanted.query:
        return _asked(NUMBERS, wanted, most)
    hits, total = expected(wanted.words, shares())
    # A walk that fills its page reads `most * total / hits` rows, and the index brings all hits: equal at this root.
    if not hits or hits < math.sqrt(most * total):
        return _asked(INDEX, wanted, most)
    found, with_words = _tried(wanted, most)
    return found if len(found) == most else _further(wanted, most, found, round(with_words * total / TRIED))


def _further(wanted: Wanted, most: int, found: list[Key], hits: int) -> list[Key]:
    """The shortest of three ways, where the rows tried did not fill the page; a row costs about the same on each.

    The walk goes past rows that others hold, the index brings all hits, whoever may see them, and who holds few files
    has those looked through. `found` are the keys met so far, `hits` about how many petitions have the words.
    """
    # In whole steps, so that the statements are few and stand ready.
    rest = TRIED * math.ceil(most / len(found) * MARGIN - 1) if found else math.inf
    shortest = min(rest, hits)
    if shortest > WORTH_COUNTING and _holds_fewer(wanted, min(int(shortest) // 2, MOST_COUNTED)):
        return _asked(FILES, wanted, most)
    if rest <= hits:
        # Whatever was written meanwhile moves the rows by one, so that a key may be met twice.
        walked = list(dict.fromkeys(found + _asked(WALK, wanted, most, rows=int(rest), past=TRIED)))
        if len(walked) >= most:
            return walked[:most]
    return _asked(INDEX, wanted, most)


def _holds_fewer(wanted: Wanted, files: int) -> bool:
    text, values = wanted.held
    ((counted,),) = planned(f"SELECT count(*) FROM ({text} LIMIT %s) AS held", [*values, Int4(files)])  # noqa: S608
    return bool(counted < files)


def _tried(wanted: Wanted, most: int) -> tuple[list[Key], int]:
    """What the newest few hundred rows hold: keys of the page; if they do not fill it, how many rows have the words."""
    source, values = _source(WALK, wanted, rows=TRIED)
    kept, more = _kept(WALK, wanted)
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
    kept, more = _kept(way, wanted)
    return planned(ALL.format(source=source, kept=kept, most=most), [*values, *more])


def _source(way: str, wanted: Wanted, *, rows: int = 0, past: int = 0) -> Statement:
    bounds, given = _bounds(wanted)
    held, whose = wanted.held
    words = [wanted.query]
    values = {
        WALK: [*given, *words],
        INDEX: [*words, *given],
        FILES: [*whose, *words, *given],
        NUMBERS: given,
    }[way]
    return way.format(bounds=bounds, held=held, rows=rows, past=past), values


def _kept(way: str, wanted: Wanted) -> Statement:
    """The condition on a row `t` that rights and filters make; the cheapest to ask comes first."""
    each = KEPT_FEW if way is NUMBERS else KEPT
    asked = [*wanted.among] if way is FILES else [*wanted.among, wanted.held]
    text = " AND ".join(each.format(rows=text) for text, _values in asked)
    return text or "true", [one for _text, values in asked for one in values]


def _bounds(wanted: Wanted) -> tuple[str, list[Any]]:
    asked: list[tuple[str, tuple[Any, ...]]] = [("true", ())]
    if wanted.since:
        asked.append(("received_on >= %s", (wanted.since,)))
    if wanted.until:
        asked.append(("received_on <= %s", (wanted.until,)))
    if wanted.after:
        asked.append(("(received_on, petition_id) < (%s, %s)", wanted.after))
    return " AND ".join(text for text, _given in asked), [one for _text, given in asked for one in given]
