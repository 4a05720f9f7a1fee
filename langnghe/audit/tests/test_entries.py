"""Entries are appended: their digests, the timeline, and rewriting refused by right and by trigger, whoever tries."""

import json
import os
from datetime import date
from typing import Any

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction

from conftest import PASSWORD
from langnghe.audit import selectors, services
from langnghe.audit.leaves import digest_of
from langnghe.audit.models import Entry

DAY = date(2024, 3, 1)


def recorded(action: str = "petition.accepted", subject: int = 7, **more: Any) -> Entry:
    return services.record(action, subject=("petition", subject), day=DAY, by="an", unit="380-UBND", **more)


@pytest.mark.django_db
def test_an_entry_keeps_what_was_done_by_whom_and_where() -> None:
    entry = recorded(data={"due_on": "2024-04-01"}, cite="Luật Khiếu nại, Điều 27")
    kept = Entry.objects.get(pk=entry.pk)
    assert (kept.action, kept.actor, kept.unit_code, kept.day) == ("petition.accepted", "an", "380-UBND", DAY)
    assert kept.data == {"due_on": "2024-04-01"}


@pytest.mark.django_db
def test_the_timeline_of_a_file_is_in_the_order_of_recording() -> None:
    recorded("petition.received")
    recorded("petition.accepted")
    recorded("petition.received", subject=8)
    actions = [entry.action for entry in selectors.timeline("petition", 7)]
    assert actions == ["petition.received", "petition.accepted"]


@pytest.mark.django_db
def test_the_latest_digest_of_each_file_is_that_of_its_newest_entry() -> None:
    recorded("petition.received")
    newest = recorded("petition.accepted")
    other = recorded("petition.received", subject=8)
    assert selectors.latest_digests("petition", [7, 8, 9]) == {7: newest.digest, 8: other.digest}


def test_a_digest_changes_with_every_fact_and_with_the_salt() -> None:
    entry = services.build(
        "visit.recorded", subject=("visit", 1), day=DAY, by="an", unit="380-UBND", data={"heads": 1}
    )
    before = digest_of(entry)
    changes: list[tuple[str, Any]] = [
        ("action", "visit.voided"), ("subject_id", 2), ("subject_kind", "petition"), ("day", date(2024, 3, 2)),
        ("data", {"heads": 2}), ("actor", "chi"), ("unit_code", "380-DU"), ("cite", "Điều 9"), ("replaces", 3),
        ("salt", bytes(16)),
    ]  # fmt: skip
    digests = {before}
    for name, value in changes:
        kept = getattr(entry, name)
        setattr(entry, name, value)
        digests.add(digest_of(entry))
        setattr(entry, name, kept)
    assert len(digests) == len(changes) + 1
    assert digest_of(entry) == before


@pytest.mark.django_db
def test_many_entries_at_once_are_like_one_by_one() -> None:
    many = [
        services.build("visit.recorded", subject=("visit", n), day=DAY, by="an", unit="380-UBND")
        for n in (1, 2)
    ]
    services.record_many(many)
    kept = list(Entry.objects.order_by("id"))
    assert [entry.digest for entry in kept] == [digest_of(entry) for entry in kept]
    assert kept[0].salt != kept[1].salt


REWRITES = ["UPDATE audit_entry SET action = 'x'", "DELETE FROM audit_entry", "TRUNCATE audit_entry"]


@pytest.mark.django_db
@pytest.mark.parametrize("statement", REWRITES)
def test_the_application_cannot_rewrite_history(statement: str) -> None:
    recorded()
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Entry.objects.count() == 1


@pytest.mark.parametrize("statement", REWRITES)
def test_the_owner_cannot_rewrite_history_either(committed_db: None, statement: str) -> None:
    recorded()
    server = json.loads(os.environ["LANGNGHE_TEST_SERVER"])
    database = connection.settings_dict["NAME"]
    owner = {**server, "user": "langnghe_owner", "password": PASSWORD, "dbname": database}
    with (
        psycopg.connect(**owner) as rewriting,
        pytest.raises(psycopg.errors.InsufficientPrivilege) as refused,
    ):
        rewriting.execute(statement)
    assert "appended, never rewritten" in str(refused.value)
