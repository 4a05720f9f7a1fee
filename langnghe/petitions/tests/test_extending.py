"""Extensions as the law has them: its grounds, its number of times, before the end; the first due day stays.

Only denunciations know extensions, and no door lets one in yet, so the rows are made by hand.
"""

from datetime import date, timedelta

import pytest

from conftest import Cast
from langnghe.design.writing import short_date
from langnghe.kernel.errors import Invalid
from langnghe.petitions import selectors, services
from langnghe.petitions.models import Clock, Petition
from langnghe.petitions.selectors.tracked_rows import asked
from langnghe.petitions.selectors.tracking import Tracked
from langnghe.petitions.services import clocks, recomputing
from langnghe.petitions.tests.conftest import accepted
from langnghe.petitions.views.rows import rows_of

ON = date(2026, 11, 25)


@pytest.fixture
def petition(cast: Cast) -> Petition:
    found = accepted(cast)
    found.clocks.all().delete()
    found.kind = "denunciation"
    clocks.start(found, "denunciation.resolution", counted_from=date(2026, 11, 18))
    found.save()
    return found


def extend(petition: Petition, cast: Cast, fact: str, on: date = ON) -> Petition:
    return services.extend(
        petition, fact=fact, number="4/QĐ", because="Nhiều nơi xác minh", by=cast.chi, on=on
    )


def test_a_complex_case_is_extended_once_and_the_first_due_day_stays(cast: Cast, petition: Petition) -> None:
    first = petition.due_on
    assert first is not None
    extended = extend(petition, cast, "complex")

    clock = Clock.objects.get(petition=petition)
    assert clock.original_due_on == first
    assert extended.due_on == clock.due_on
    assert clock.due_on >= first + timedelta(days=30)
    with pytest.raises(Invalid, match="1 lần"):
        extend(petition, cast, "complex")


def test_a_specially_complex_case_is_extended_twice(cast: Cast, petition: Petition) -> None:
    extend(petition, cast, "very_complex")
    extend(petition, cast, "very_complex")

    with pytest.raises(Invalid, match="2 lần"):
        extend(petition, cast, "very_complex")


def test_an_extension_after_the_end_or_on_another_ground_is_refused(cast: Cast, petition: Petition) -> None:
    with pytest.raises(Invalid, match="trước khi hết thời hạn"):
        extend(petition, cast, "complex", on=date(2027, 2, 1))
    with pytest.raises(Invalid, match="không cho gia hạn"):
        extend(petition, cast, "busy")


def test_counting_again_keeps_the_extension(cast: Cast, petition: Petition) -> None:
    due = extend(petition, cast, "complex").due_on
    recomputing.recompute(on=ON, unit=cast.committee.pk)

    assert Clock.objects.get(petition=petition).due_on == due


def test_the_due_list_and_who_has_the_code_read_the_new_day_the_first_one_and_why(
    cast: Cast, petition: Petition
) -> None:
    extend(petition, cast, "very_complex")
    clock = Clock.objects.get(petition=petition)
    [row] = rows_of(selectors.due_list(cast.an, ON).rows, on=ON)
    tracked = Tracked(asked("p.id = %s", petition.pk), knows_phone=False)

    told = f"gia hạn vì vụ việc đặc biệt phức tạp; hạn ban đầu {short_date(clock.original_due_on)}"
    assert row.due_on == clock.due_on
    assert row.term.endswith(f": {told}")
    assert tracked.turned == told
    assert tracked.clock
    assert tracked.clock.due_on == clock.due_on


def test_a_term_that_nothing_moved_tells_of_no_turn(cast: Cast, petition: Petition) -> None:
    [row] = rows_of(selectors.due_list(cast.an, ON).rows, on=ON)

    assert "hạn ban đầu" not in row.term
    assert Tracked(asked("p.id = %s", petition.pk), knows_phone=False).turned == ""
