"""Seals: everything committed is sealed once, late entries too; whatever is touched afterwards is found."""

import json
import os
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from typing import Any

import psycopg
import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from langnghe.audit import hash_tree, selectors, services
from langnghe.audit.models import Entry, Seal, SealedEntry
from langnghe.audit.tasks import seal_the_day
from langnghe.kernel.clock import LOCAL

AT = datetime(2024, 3, 1, 0, 5, tzinfo=LOCAL)


def record(n: int) -> Entry:
    return services.record("visit.recorded", subject=("visit", n), day=date(2024, 3, 1), unit="380-UBND")


@pytest.mark.django_db
def test_a_seal_holds_what_is_new_and_follows_the_one_before() -> None:
    for n in range(3):
        record(n)
    first = services.seal(at=AT)
    record(4)
    second = services.seal(at=AT)
    assert first is not None
    assert second is not None
    assert (first.count, second.count, second.previous) == (3, 1, first.head)
    found = selectors.verify()
    assert (found.seals, found.entries, found.unsealed, found.faults) == (2, 4, 0, ())


@pytest.mark.django_db
def test_nothing_new_makes_no_seal() -> None:
    record(1)
    services.seal(at=AT)
    assert services.seal(at=AT) is None


@pytest.mark.django_db
def test_a_proof_stands_without_us() -> None:
    entries = [record(n) for n in range(5)]
    assert selectors.prove(entries[3]) is None
    services.seal(at=AT)
    proof: Any = json.loads(json.dumps(selectors.prove(entries[3])))
    assert hash_tree.climbs_to(proof["digest"], proof["path"], proof["root"])
    assert proof["head"] == selectors.verify().head


@pytest.mark.django_db
def test_the_daily_job_seals() -> None:
    record(1)
    seal_the_day(timestamp=0)
    assert Seal.objects.count() == 1


def _as_superuser(statement: str) -> None:
    """What an intruder with the server's own key could do, triggers silenced."""
    server = json.loads(os.environ["LANGNGHE_TEST_SERVER"])
    target = {**server, "dbname": connection.settings_dict["NAME"]}
    with psycopg.connect(**target) as intruder:
        intruder.execute("SET session_replication_role = replica")
        intruder.execute(statement)


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE audit_entry SET actor = 'ai-do' WHERE subject_id = 1", "đã bị sửa sau khi ghi"),
        ("DELETE FROM audit_entry WHERE subject_id = 1", "nay còn 2"),
        ("UPDATE audit_seal SET root = repeat('0', 64)", "không khớp"),
        ("UPDATE audit_seal SET previous = repeat('0', 64)", "không nối tiếp"),
        ("UPDATE audit_seal SET sealed_at = sealed_at - interval '1 day'", "đã bị sửa"),
    ],
)
def test_whoever_rewrites_is_found_even_with_the_servers_key(
    committed_db: None, statement: str, sentence: str
) -> None:
    for n in range(3):
        record(n)
    services.seal(at=AT)
    _as_superuser(statement)
    assert sentence in " ".join(selectors.verify().faults)


def test_an_entry_committed_after_later_ones_lies_in_the_next_seal(committed_db: None) -> None:
    with transaction.atomic():
        slow = record(1)
        with ThreadPoolExecutor(1) as other:
            other.submit(_another_and_seal).result()
    assert not SealedEntry.objects.filter(entry=slow.pk).exists()
    services.seal(at=AT)
    assert SealedEntry.objects.get(entry=slow.pk).seal.number == 2
    assert selectors.verify().faults == ()


def _another_and_seal() -> None:
    try:
        record(2)
        services.seal(at=AT)
    finally:
        connection.close()


def test_two_sealers_at_once_seal_everything_once(committed_db: None) -> None:
    for n in range(20):
        record(n)

    def _seal() -> None:
        try:
            services.seal(at=AT)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as sealers:
        for job in [sealers.submit(_seal) for _n in range(4)]:
            job.result()
    assert (Seal.objects.count(), SealedEntry.objects.count()) == (1, 20)


@pytest.mark.django_db
def test_everyone_reads_the_heads(client: Client) -> None:
    assert "Chưa có lần niêm phong nào" in client.get(reverse("audit:seals")).content.decode()
    record(1)
    made = services.seal(at=AT)
    assert made is not None
    assert made.head in client.get(reverse("audit:seals")).content.decode()
    assert client.get(reverse("audit:seals_data")).json()["seals"][0]["head"] == made.head
