"""The array function agrees with the one-by-one answer."""

from datetime import date, timedelta

import numpy as np
import pytest

from langnghe import lawbook
from langnghe.lawbook.arrays import deadlines_array


@pytest.mark.parametrize(
    "rule_id",
    [
        "complaint.acceptance",
        "complaint.first_resolution",
        "posting.schedule.lead",
        "dialogue.notice",
        "ndb.legacy",
    ],
)
def test_arrays_agree_with_single_deadlines(rule_id: str) -> None:
    start = lawbook.default_book().rule(rule_id).versions[0].in_force_from
    days = [start + timedelta(days=n) for n in range(0, (date(2027, 6, 1) - start).days, 3)]
    found = deadlines_array(rule_id, np.array(days, dtype="datetime64[D]"))
    assert found.astype(object).tolist() == [lawbook.deadline(rule_id, day).due_on for day in days]


def test_a_day_without_a_text_in_force_is_refused() -> None:
    with pytest.raises(lawbook.NoTextInForce, match="30/06/2012"):
        deadlines_array("complaint.first_resolution", np.array(["2012-06-30"], dtype="datetime64[D]"))
