"""The photograph of the notice board belongs to the posted schedule: who may attach it, what the log keeps."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from langnghe import lawbook
from langnghe.audit.models import Entry
from langnghe.documents import services as documents
from langnghe.kernel.errors import Invalid, Refusal
from langnghe.reception import services
from langnghe.reception.models import Schedule

from .conftest import ON


def words_of(pdf: bytes) -> str:
    pages = pypdfium2.PdfDocument(pdf)
    return " ".join("".join(page.get_textpage().get_text_range() for page in pages).split())


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


def test_the_proof_is_printed_with_the_digest_of_the_log(
    client: Client, cast: Any, draw: Callable[..., Schedule]
) -> None:
    schedule = draw()
    address = reverse("reception:posting_proof", args=[schedule.pk, "pdf"])
    client.force_login(cast.an)
    assert client.get(address).status_code == 404
    services.post_schedule(schedule, by=cast.chi, on=ON)
    kept = documents.store(photograph(), about=("schedule", schedule.pk), by=cast.an, on=ON, name="bang.jpg")
    printed = words_of(client.get(address).content)
    entry = Entry.objects.get(action="schedule.posted", subject_id=schedule.pk)

    assert entry.data["content"] in printed.replace(" ", "")
    assert kept.sha256 in printed.replace(" ", "")
    assert "không phải mẫu do luật quy định" in printed
    client.force_login(cast.dung)
    assert client.get(address).status_code == 404


def test_a_rule_that_never_meets_a_working_day_is_refused(draw: Callable[..., Schedule]) -> None:
    with pytest.raises(Invalid, match="ngày nghỉ"):
        draw(lawbook.Weekly(6), roll="skip", since=date(2024, 4, 1), until=date(2024, 5, 31))
    assert Schedule.objects.count() == 0
