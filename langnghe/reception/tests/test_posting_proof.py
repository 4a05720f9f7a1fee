"""The photograph of the notice board belongs to the posted schedule: who may attach it, what the log keeps."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from langnghe import lawbook
from langnghe.audit.models import Entry
from langnghe.documents import services as documents
from langnghe.kernel.errors import Invalid, Refusal
from langnghe.reception import services
from langnghe.reception.models import Schedule

from .conftest import ON


def photograph() -> bytes:
    drawn = BytesIO()
    Image.new("RGB", (40, 30), "white").save(drawn, "JPEG")
    return drawn.getvalue()


def test_a_photograph_is_kept_with_its_digest_and_its_time(cast: Any, draw: Callable[..., Schedule]) -> None:
    schedule = draw()
    services.post_schedule(schedule, by=cast.chi, on=ON)
    kept = documents.store(photograph(), about=("schedule", schedule.pk), by=cast.an, on=ON, name="bang.jpg")
    entry = Entry.objects.get(action="file.stored", subject_kind="schedule", subject_id=schedule.pk)

    assert (entry.data["sha256"], entry.actor) == (kept.sha256, "an")
    assert entry.at is not None


def test_only_the_unit_proves_and_only_what_is_posted(cast: Any, draw: Callable[..., Schedule]) -> None:
    schedule = draw()
    with pytest.raises(Refusal):
        documents.store(photograph(), about=("schedule", schedule.pk), by=cast.an, on=ON, name="bang.jpg")
    services.post_schedule(schedule, by=cast.chi, on=ON)
    with pytest.raises(Refusal):
        documents.store(photograph(), about=("schedule", schedule.pk), by=cast.dung, on=ON, name="bang.jpg")


def test_a_rule_that_never_meets_a_working_day_is_refused(draw: Callable[..., Schedule]) -> None:
    with pytest.raises(Invalid, match="ngày nghỉ"):
        draw(lawbook.Weekly(6), roll="skip", since=date(2024, 4, 1), until=date(2024, 5, 31))
    assert Schedule.objects.count() == 0
