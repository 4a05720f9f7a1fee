"""The tracking page beside one bare SELECT by Django, in the same run: `python bench/tracking.py`.

CPU milliseconds of this process and of its PostgreSQL backend together, and statements a page.
"""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import process_time
from typing import Any
from urllib.parse import urlencode

from scratch import scratch

FORM = "application/x-www-form-urlencoded"
PETITIONS, TIMES, ROUNDS = 200, 200, 5
TICK = os.sysconf("SC_CLK_TCK")


def prepare() -> list[str]:
    from langnghe.accounts.rights import Role
    from langnghe.accounts.services import create_user
    from langnghe.people.services import add_person
    from langnghe.petitions import services
    from langnghe.units.models import Unit

    unit, on = Unit.objects.get(pk="n14797-UBND"), date(2026, 11, 2)
    password = "only-for-bench"  # noqa: S105 - the server of the bench goes away with it
    by = create_user(
        "an", password=password, display_name="An", unit=unit.pk, role=Role.RECEPTION_OFFICER,
        since=date(2025, 7, 1),
    )  # fmt: skip
    return [
        services.receive(
            unit=unit, person=add_person(f"Người {n}", phone=f"0912{n:06}"), channel="counter",
            received_on=on, summary=f"Nội dung {n}", kind="complaint", by=by,
        ).code
        for n in range(PETITIONS)
    ]  # fmt: skip


def backend_seconds(pid: int) -> float:
    user, system = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / TICK


def cost(work: Callable[[int], Any], pid: int) -> float:
    """The cheapest of some rounds, in CPU milliseconds for one turn."""
    best = float("inf")
    for _ in range(ROUNDS):
        began = process_time() + backend_seconds(pid)
        for n in range(TIMES):
            work(n)
        best = min(best, process_time() + backend_seconds(pid) - began)
    return best / TIMES * 1000


def main() -> None:
    with scratch():
        from django.db import connection
        from django.test import Client
        from django.test.utils import CaptureQueriesContext

        from langnghe.petitions.models import Petition

        codes, client = prepare(), Client()
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            pid = cursor.fetchone()[0]
        keys = list(Petition.objects.values_list("pk", flat=True))

        def page(n: int) -> Any:
            answer = client.post("/tra-cuu/", urlencode({"code": codes[n % PETITIONS]}), FORM)
            assert answer.status_code == 200
            return answer

        def hello(n: int) -> Any:
            return Petition.objects.get(pk=keys[n % PETITIONS]), client.get("/suc-khoe/")

        with CaptureQueriesContext(connection) as asked:
            page(0)
        statements = len(asked)
        bare = cost(lambda n: Petition.objects.get(pk=keys[n % PETITIONS]), pid)
        whole, small = cost(page, pid), cost(hello, pid)
        print(f"bare SELECT            {bare:6.2f} CPU ms")
        print(f"small page and SELECT  {small:6.2f} CPU ms, {small / bare:5.1f} x bare")
        print(
            f"page, test client      {whole:6.2f} CPU ms, {whole / bare:5.1f} x bare, {statements} statements"
        )


if __name__ == "__main__":
    main()
