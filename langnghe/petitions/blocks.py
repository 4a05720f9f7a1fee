"""Blocks of days that stand beside the words of a petition, so that the index gives the hits of some days alone; pure."""

from datetime import date

# Two lengths: the days of a few months are a few blocks of the one, those of some years a few of the other.
SHORT, LONG = 8, 128
SIGNS = {SHORT: "+", LONG: "*"}
# More blocks than these take the index longer than to bring all hits.
MOST = 17
FIRST = date(1, 1, 1)
# The same in PostgreSQL: no word has such a sign.
SQL = "array_to_tsvector(ARRAY[{}])".format(
    ", ".join(
        f"'{sign}' || ((%(expressions)s - DATE '{FIRST.isoformat()}') / {days})::text"
        for days, sign in SIGNS.items()
    )
)


def between(since: date, until: date) -> str:
    """A query (`tsquery`) for the blocks that hold these days, both among them; empty where they would be too many.

    Blocks begin before `since` and end after `until`: whoever asks compares the days, too.
    """
    for days, sign in SIGNS.items():
        first, last = _number(since) // days, _number(until) // days
        if last - first < MOST:
            return " | ".join(f"'{sign}{block}'" for block in range(first, last + 1))
    return ""


def _number(day: date) -> int:
    return day.toordinal() - FIRST.toordinal()
