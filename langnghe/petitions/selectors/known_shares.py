"""What PostgreSQL's own statistics tell of the book, so that a search knows before how many rows it will meet.

They are ten minutes old at most: a book of old petitions that was brought in makes words common within the hour.
"""

import math
import time
from bisect import bisect
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from langnghe.kernel.trips import planned

KEPT_SECONDS = 600
# Petitions whose words and marks show which of them go together; of fewer nothing is concluded.
ENOUGH = 200
# What a filter is taken to leave where nothing shows it.
FILTERED = 0.3
# Whoever met nothing is taken to have met half of one.
NONE_MET = 0.5
# Of a word that is not among the common ones nothing is known but that it is rarer than they are.
RARER = 0.5
WORDS = """
SELECT 'word', word, share FROM pg_stats,
  unnest(most_common_elems::text::text[], most_common_elem_freqs) AS known (word, share)
WHERE schemaname = current_schema() AND tablename = 'petitions_petitiontext' AND attname = 'vector' AND word IS NOT NULL
"""
UNITS = """
SELECT 'unit', unit, share FROM pg_stats, unnest(most_common_vals::text::text[], most_common_freqs) AS known (unit, share)
WHERE schemaname = current_schema() AND tablename = 'accounts_custody' AND attname = 'unit_id'
"""
DAYS = """
SELECT 'day', day, 0 FROM pg_stats, unnest(histogram_bounds::text::text[]) AS day
WHERE schemaname = current_schema() AND tablename = 'petitions_petitiontext' AND attname = 'received_on'
"""
# About a thousand, so many in a hundred; of a table that was never counted no more than two. What filters ask for stands
# beside the words with a sign that no word has.
ROWS = """
(SELECT 'row', concat_ws(' ', array_to_string(tsvector_to_array(t.vector), ' '), 'kind=' || p.kind, 'state=' || p.state,
    'channel=' || p.channel, 'field=' || m.field), 0
  FROM (SELECT petition_id, vector FROM petitions_petitiontext TABLESAMPLE SYSTEM
    ((SELECT least(100, 100 * 1000 / greatest(reltuples, 1)) FROM pg_class WHERE oid = 'petitions_petitiontext'::regclass))
    LIMIT 2000) AS t
  JOIN petitions_petition AS p ON p.id = t.petition_id JOIN petitions_matter AS m ON m.id = p.matter_id)
"""
TOTAL = "SELECT 'total', '', reltuples FROM pg_class WHERE oid = 'petitions_petitiontext'::regclass"


@dataclass(frozen=True)
class Known:
    """How many petitions there are, which share of them has a word, which a unit holds, days that part them evenly, and
    all words and marks (`kind=complaint`) of some.
    """

    total: float = 0.0
    words: Mapping[str, float] = field(default_factory=dict)
    units: Mapping[str, float] = field(default_factory=dict)
    days: Sequence[date] = ()
    some: Sequence[frozenset[str]] = ()

    def share_with(self, words: frozenset[str]) -> float:
        """What some petitions show, since a name's words meet by chance and those of a phrase always go together.

        Without them, the middle between words that never and that always go together.
        """
        if not words:
            return 1.0
        rarer = min(self.words.values(), default=0.0) * RARER
        shares = [self.words.get(word, rarer) for word in words]
        if len(self.some) < ENOUGH:
            return math.sqrt(math.prod(shares) * min(shares))
        met = sum(words <= one for one in self.some)
        return min(max(met, NONE_MET) / len(self.some), *shares)

    def share_among(self, words: frozenset[str], marks: frozenset[str]) -> float:
        """The share that has the words and, besides, what the filters ask for."""
        with_words = self.share_with(words)
        if not marks or len(self.some) < ENOUGH:
            return with_words * FILTERED ** len(marks)
        both = sum(words <= one and marks <= one for one in self.some)
        return min(max(both, NONE_MET) / len(self.some), with_words)

    def share_held(self, units: Iterable[str]) -> float:
        """Files that several of these units hold are counted for each, and a unit without many files as half the least."""
        rarer = min(self.units.values(), default=1.0) * RARER
        return min(sum(self.units.get(unit, rarer) for unit in units), 1.0)

    def day_before(self, until: date, rows: float) -> date | None:
        """The day since which about so many petitions came in until a day; none where the book does not reach so far."""
        parts = len(self.days) - 1
        if parts < 1 or not self.total:
            return None
        start = self._place(until) - rows / self.total * parts
        if start <= 0:
            return None
        whole = int(start)
        one, next_one = self.days[whole], self.days[whole + 1]
        return min(one + timedelta(days=round((next_one - one).days * (start - whole))), until)

    def rows_between(self, since: date, until: date) -> float:
        parts = max(len(self.days) - 1, 1)
        return self.total * (self._place(until) - self._place(since)) / parts

    def _place(self, day: date) -> float:
        """Which part of the book a day lies in, with the share of it that came before."""
        after = bisect(self.days, day)
        if after in {0, len(self.days)}:
            return float(max(after - 1, 0))
        one, next_one = self.days[after - 1], self.days[after]
        return after - 1 + (day - one).days / max((next_one - one).days, 1)


def known() -> Known:
    """What the statistics told in the last ten minutes."""
    return _known(int(time.monotonic() // KEPT_SECONDS))


@lru_cache(maxsize=1)
def _known(_since: int) -> Known:
    told: dict[str, dict[str, float]] = {"word": {}, "unit": {}, "day": {}, "total": {}, "row": {}}
    parts = (WORDS, UNITS, DAYS, ROWS, TOTAL)
    for kind, name, number in planned(" UNION ALL ".join(parts), []):
        told[kind][name] = number
    days = sorted(map(date.fromisoformat, told["day"]))
    some = [frozenset(row.split()) for row in told["row"]]
    return Known(max(told["total"][""], 0.0), told["word"], told["unit"], days, some)
