"""Earlier petitions on the same thing: candidates from the database, confirmed by exact likeness.

The same text typed again shares bands of its signature. A line that an officer writes at the counter is too short for
that beside a whole petition: its rarest words find it, three of five, and what is shared is weighed by the shorter text.
"""

from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from django.db import connection

from langnghe.accounts.selectors import Viewer
from langnghe.petitions import access, signatures
from langnghe.petitions.models import Denunciation, Petition
from langnghe.petitions.selectors.known_shares import known

CONFIRMED = 200
ENOUGH = 0.35
# Half of what the shorter text says, where it says enough to tell.
SHARED, TELLING = 0.5, 8
# In so many petitions at most: in a small book every word is in a large share of them, and still quickly found.
RARE, RAREST, OF_THEM = 2000, 5, 3
SHOWN = 5
ELSEWHERE = 10

# What shares a band or three rare words is brought by its index and sorted afterwards (`OFFSET 0`): PostgreSQL takes one row in
# twenty to share a band, and of a million would rather read all from the newest on, for fifteen seconds.
CANDIDATES = """
SELECT t.petition_id, t.content,
  (SELECT true FROM accounts_custody c WHERE c.subject_kind = 'petition' AND c.subject_id = t.petition_id
    AND c.unit_id = ANY(%(units)s) AND c.since <= %(on)s AND (c.until IS NULL OR c.until >= %(on)s)
    LIMIT 1) IS NOT NULL AS is_ours
FROM (
  (SELECT petition_id, content, bands FROM (SELECT petition_id, received_on, content, bands FROM petitions_petitiontext
    WHERE bands && %(bands)s::int[] AND petition_id <> %(apart)s OFFSET 0) AS alike
  ORDER BY received_on DESC, petition_id DESC LIMIT 2000)
  UNION ALL
  (SELECT petition_id, content, bands FROM (SELECT petition_id, received_on, content, bands FROM petitions_petitiontext
    WHERE vector @@ to_tsquery('simple', %(rare)s) AND NOT bands && %(bands)s::int[] AND petition_id <> %(apart)s
    OFFSET 0) AS worded
  ORDER BY received_on DESC, petition_id DESC LIMIT 100)
) t
ORDER BY (SELECT count(*) FROM unnest(t.bands) b WHERE b = ANY(%(bands)s::int[])) DESC, t.petition_id DESC
LIMIT %(most)s
"""


@dataclass(frozen=True)
class Earlier:
    """An earlier petition of the viewer's own unit, with how much is alike and in which phrases."""

    petition: Petition
    score: float
    phrases: list[str]

    @property
    def percent(self) -> int:
        return round(self.score * 100)


@dataclass(frozen=True)
class Elsewhere:
    """An earlier petition at a body whose files the viewer may not read: its unit and day, and nothing else."""

    petition_id: int
    unit_name: str
    received_on: date
    score: float


@dataclass(frozen=True)
class Similar:
    """What is known of the same thing: here in full, elsewhere by unit and day."""

    here: list[Earlier]
    elsewhere: list[Elsewhere]

    @property
    def is_empty(self) -> bool:
        return not self.here and not self.elsewhere


def similar(viewer: Viewer, on: date, *, text: str, apart: int = 0) -> Similar:
    """Earlier petitions like this text, for a person; `apart` is the petition that is being looked at."""
    return similar_for(access.reading_units(viewer, on), on, text=text, apart=apart)


def similar_for(units: list[str], on: date, *, text: str, apart: int = 0) -> Similar:
    """The same for units, as the command asks; two questions however many petitions there are."""
    pairs = signatures.shingles(signatures.words(text))
    scored = [
        (score, pk, is_ours)
        for pk, content, is_ours in _candidates(text, units, on, apart)
        if (score := _alike(pairs, signatures.shingles(content)))
    ]
    scored.sort(reverse=True)
    here = [(score, pk) for score, pk, is_ours in scored if is_ours][:SHOWN]
    elsewhere = [(score, pk) for score, pk, is_ours in scored if not is_ours][:ELSEWHERE]
    rows = Petition.objects.filter(pk__in=[pk for _score, pk in [*here, *elsewhere]])
    found = rows.select_related("matter", "person", "unit", "whole").in_bulk()
    return Similar(
        [_earlier(found[pk], score, text) for score, pk in here if pk in found],
        [
            Elsewhere(pk, found[pk].unit.name, found[pk].received_on, score)
            for score, pk in elsewhere
            if pk in found
        ],
    )


def _alike(typed: frozenset[str], earlier: frozenset[str]) -> float:
    """How much of both together is shared, or of the shorter one where that tells more; nought where it is too little."""
    whole, shorter = signatures.likeness(typed, earlier), min(len(typed), len(earlier))
    part = len(typed & earlier) / shorter if shorter >= TELLING else 0.0
    return max(whole if whole >= ENOUGH else 0.0, part if part >= SHARED else 0.0)


def _rare(words: list[str]) -> str:
    """Three of the five rarest words, as PostgreSQL asks for them; empty where there are not three."""
    book = known()
    rows = {word: book.words.get(word, 0.0) * book.total for word in words}
    rare = sorted((word for word in rows if rows[word] < RARE), key=lambda word: (rows[word], -len(word)))
    return " | ".join(f"({' & '.join(three)})" for three in combinations(rare[:RAREST], OF_THEM))


def _candidates(text: str, units: list[str], on: date, apart: int) -> list[tuple[int, str, bool]]:
    """At most two hundred, those that share most bands first."""
    words = signatures.words(text)
    bands = signatures.bands(words)
    if not bands:
        return []
    asked: dict[str, Any] = {
        "units": units, "on": on, "bands": bands, "apart": apart, "most": CONFIRMED, "rare": _rare(words.split()),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(CANDIDATES, asked)
        return list(cursor.fetchall())


def _earlier(petition: Petition, score: float, text: str) -> Earlier:
    return Earlier(petition, score, signatures.overlaps(text, content_of(petition)))


def content_of(petition: Petition) -> str:
    """What the citizen asks, with the whole text of a petition that came without paper."""
    whole = getattr(petition, "whole", None)
    return " ".join(part for part in (petition.summary, petition.request, whole and whole.body) if part)


def compared_text(petition: Petition) -> str:
    """The same; of a sealed petition nothing, for what is like its redacted copy may name its sender."""
    is_sealed = Denunciation.objects.filter(petition=petition.pk).exists()
    return "" if is_sealed else content_of(petition)
