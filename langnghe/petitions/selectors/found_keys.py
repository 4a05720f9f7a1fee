"""Which petitions have these words, newest first: ways to the same rows, chosen by how many rows each of them reads.

Words that nearly every petition has are met soon on a walk from the newest. Of others the index brings the hits of some
days alone: as many days as hold a page by what the statistics promise, then as many as what was met promises, and then
all that are older. Who holds few files has those looked through.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from psycopg.types.numeric import Int4

from langnghe.kernel.trips import Statement, planned
from langnghe.petitions import blocks
from langnghe.petitions.selectors.known_shares import FILTERED, NONE_MET, Known, known

Key = tuple[int, date]
# Rows of a walk, which ends sooner where the page is full.
WALKED = 400
# Rows that a question without words reads for one page.
READ = 1_500
# Hits beyond those of the page, for days on which fewer came in; and hits that are brought at once, whatever their days.
MARGIN = 1.5
# To look for some days takes the index as long as to bring some hundred hits.
AT_ONCE = 500
# A file held is looked for in the table of words, which takes longer than a hit of the index.
FILE_COSTS = 2
SPANS = 2
DAY = timedelta(days=1)

WALK = """SELECT petition_id, received_on FROM (SELECT petition_id, received_on, vector FROM petitions_petitiontext
  WHERE {bounds} ORDER BY received_on DESC, petition_id DESC LIMIT {rows}) AS newest
  WHERE vector @@ to_tsquery('simple', %s)"""
# The days are compared outside, so that no other index looks shorter to the planner.
INDEX = """SELECT petition_id, received_on FROM (SELECT petition_id, received_on FROM petitions_petitiontext
  WHERE vector @@ to_tsquery('simple', %s) OFFSET 0) AS met WHERE {bounds} ORDER BY received_on DESC, petition_id DESC
  OFFSET 0"""
INDEX_OF_DAYS = INDEX.replace("@@ to_tsquery('simple', %s)", "@@ (to_tsquery('simple', %s) && %s::tsquery)")
# The files of a person who holds few.
FILES = """SELECT t.petition_id, t.received_on FROM (SELECT DISTINCT id FROM ({held}) AS every (id)) AS held
  JOIN petitions_petitiontext AS t ON t.petition_id = held.id
  WHERE t.vector @@ to_tsquery('simple', %s) AND {bounds}"""
# Without words: the newest of the book, or all files of a person who holds few.
EVERY = """SELECT petition_id, received_on FROM petitions_petitiontext WHERE {bounds}
  ORDER BY received_on DESC, petition_id DESC LIMIT {rows}"""
EVERY_FILE = """SELECT t.petition_id, t.received_on FROM (SELECT DISTINCT id FROM ({held}) AS every (id)) AS held
  JOIN petitions_petitiontext AS t ON t.petition_id = held.id WHERE {bounds}"""
LAST = """SELECT petition_id, received_on FROM petitions_petitiontext WHERE {bounds}
  ORDER BY received_on DESC, petition_id DESC OFFSET %s LIMIT 1"""
# Numbers without words: there are never many.
NUMBERS = """SELECT petition_id, received_on FROM petitions_petitiontext WHERE {bounds}"""
ALL = """SELECT petition_id, received_on FROM ({source}) AS t WHERE {kept}
  ORDER BY received_on DESC, petition_id DESC LIMIT %s"""
KEPT_FEW = "t.petition_id IN ({rows})"
# The rights and the filters are asked row by row, so that whoever wants a page does not pay for twenty thousand.
KEPT = "(SELECT true FROM ({rows}) AS kept (id) WHERE kept.id = t.petition_id LIMIT 1)"


@dataclass(frozen=True)
class Wanted:
    """Words as PostgreSQL asks for them; questions for ids: those that this person may see, and others that a hit has to be
    among; the units whose files this person sees; the days, both among them, and the key to start from; what the filters
    ask for that a row shows (`kind=complaint`), and how many of them ask for something else.
    """

    query: str
    words: frozenset[str]
    held: Statement
    units: Sequence[str]
    until: date
    since: date | None = None
    among: Sequence[Statement] = ()
    after: tuple[date, int] | None = None
    marks: frozenset[str] = frozenset()
    unmarked: int = 0

    @property
    def last(self) -> date:
        return min(self.until, self.after[0]) if self.after else self.until


def newest(wanted: Wanted, *, most: int) -> list[Key]:
    """At most so many keys, newest first."""
    if not wanted.query:
        return _asked(NUMBERS, wanted, most)
    book = known()
    hits = book.share_with(wanted.words)
    # The share of petitions that belong on the page: with the words, among the filters, seen by this person.
    shown = book.share_among(wanted.words, wanted.marks)
    wanted_share = shown * book.share_held(wanted.units) * FILTERED**wanted.unmarked
    if hits * book.total <= AT_ONCE:
        return _asked(INDEX, wanted, most)
    if most <= wanted_share * WALKED:
        met = _asked(WALK, wanted, most, rows=WALKED)
        if len(met) == most:
            return met
        wanted_share = max(len(met), NONE_MET) / WALKED
    return _by_spans(wanted, most, book, hits, wanted_share)


def filtered(wanted: Wanted, *, most: int) -> tuple[list[Key], Key | None]:
    """What filters alone leave, newest first, and how far the book was read where the page did not become full.

    A filter that few petitions pass would else have every one of them asked; whoever wants more reads on from there.
    """
    book = known()
    if book.total * book.share_held(wanted.units) <= READ:
        return _asked(EVERY_FILE, wanted, most), None
    met = _asked(EVERY, wanted, most, rows=READ)
    return met, None if len(met) == most else _last(wanted)


def _last(wanted: Wanted) -> Key | None:
    """The petition up to which `EVERY` reads; none where it reads all."""
    bounds, given = _bounds(wanted, wanted.since, wanted.last)
    rows = planned(LAST.format(bounds=bounds), [*given, Int4(READ - 1)])
    return rows[0] if rows else None


def _by_spans(wanted: Wanted, most: int, book: Known, hits: float, wanted_share: float) -> list[Key]:
    """`hits` is the share of petitions with the words, `wanted_share` of those that belong on the page."""
    found: list[Key] = []
    files = FILE_COSTS * book.total * book.share_held(wanted.units)
    until = wanted.last
    for _ in range(SPANS):
        rows = (most - len(found)) * MARGIN / wanted_share
        since = book.day_before(until, rows) if rows < book.total / SPANS else None
        if since is None or (wanted.since and since <= wanted.since) or not blocks.between(since, until):
            break
        if files < rows * hits:
            return found + _asked(FILES, wanted, most - len(found), until=until)
        met = _asked(INDEX, wanted, most - len(found), since=since, until=until)
        found += met
        if len(found) == most:
            return found
        wanted_share = max(len(met), NONE_MET) / max(book.rows_between(since, until), 1.0)
        until = since - DAY
    way = FILES if files < hits * book.total else INDEX
    return found + _asked(way, wanted, most - len(found), until=until)


def _asked(
    way: str,
    wanted: Wanted,
    most: int,
    *,
    rows: int = 0,
    since: date | None = None,
    until: date | None = None,
) -> list[Key]:
    """The keys on this way between two days, where the question's own are wider."""
    first, last = since or wanted.since, until or wanted.last
    days = blocks.between(first, last) if way is INDEX and first else ""
    bounds, given = _bounds(wanted, first, last)
    held, whose = wanted.held
    words = [wanted.query]
    values = {
        WALK: [*given, *words],
        INDEX: [*words, *([days] if days else []), *given],
        FILES: [*whose, *words, *given],
        EVERY: given,
        EVERY_FILE: [*whose, *given],
        NUMBERS: given,
    }[way]
    source = (INDEX_OF_DAYS if days else way).format(bounds=bounds, held=held, rows=rows)
    kept, more = _kept(way, wanted)
    return planned(ALL.format(source=source, kept=kept), [*values, *more, Int4(most)])


def _kept(way: str, wanted: Wanted) -> Statement:
    """The condition on a row `t` that rights and filters make; the cheapest to ask comes first."""
    each = KEPT_FEW if way is NUMBERS else KEPT
    asked = [*wanted.among] if way in {FILES, EVERY_FILE} else [*wanted.among, wanted.held]
    text = " AND ".join(each.format(rows=text) for text, _values in asked)
    return text or "true", [one for _text, values in asked for one in values]


def _bounds(wanted: Wanted, first: date | None, last: date) -> Statement:
    asked: list[tuple[str, Sequence[Any]]] = [("received_on <= %s", [last])]
    if first:
        asked.append(("received_on >= %s", [first]))
    if wanted.after:
        asked.append(("(received_on, petition_id) < (%s, %s)", wanted.after))
    return " AND ".join(text for text, _given in asked), [one for _text, given in asked for one in given]
