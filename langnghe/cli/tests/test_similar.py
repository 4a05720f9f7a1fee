"""`langnghe similar`: the unit's own petitions in full, others by unit and day."""

from datetime import date

from conftest import Cast
from langnghe.cli.commands import similar
from langnghe.petitions import selectors
from langnghe.petitions.tests.conftest import received
from langnghe.petitions.tests.test_similar import LIKE, TEXT

DAY = date(2026, 11, 20)


def test_the_command_answers_for_a_unit(cast: Cast) -> None:
    earlier = received(cast, summary=TEXT)
    own = similar.plain(selectors.similar_for([cast.committee.pk], DAY, text=LIKE))
    other = similar.plain(selectors.similar_for([cast.other.pk], DAY, text=LIKE))

    assert own["here"][0]["number"] == str(earlier)
    assert other == {"here": [], "elsewhere": [{"unit": cast.committee.name, "received_on": "2026-11-12"}]}
