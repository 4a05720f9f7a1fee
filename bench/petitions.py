"""A petition over the counter, through the whole page: `python bench/petitions.py`.

CPU and round trips of one POST beside one bare INSERT by Django in the same run, and beside the bare page of the form.
"""

from datetime import date
from time import process_time
from typing import Any
from urllib.parse import urlencode

from scratch import scratch

TIMES = 200
FORM = "application/x-www-form-urlencoded"
WANTED_CPU, WANTED_TRIPS = 5.0, 6


def form(unit: str, n: int) -> dict[str, Any]:
    return {
        "unit": unit,
        "full_name": f"Lê Văn Bình {n}",
        "address": "12 Đông Sơn",
        "channel": "counter",
        "received_on": date.today().isoformat(),  # noqa: DTZ011 - the form takes the day of this machine
        "field": "land",
        "summary": f"Xem lại đơn giá bồi thường thửa {n}",
        "signers": "1",
        "token": f"a-token-of-the-bench-{n:06}",
    }


def milliseconds(act: Any) -> float:
    act(0)
    begin = process_time()
    for n in range(1, TIMES + 1):
        act(n)
    return (process_time() - begin) * 1000 / TIMES


def main() -> None:
    with scratch():
        from django.db import connection
        from django.test import Client
        from django.test.utils import CaptureQueriesContext

        from langnghe.accounts.rights import Role
        from langnghe.accounts.services import create_user
        from langnghe.people.models import Person
        from langnghe.units.models import Unit

        unit = Unit.objects.get(pk="n14797-UBND")
        an = create_user(
            "an",
            password="only-for-bench",  # noqa: S106 - the server of the bench goes away with it
            display_name="An",
            unit=unit.pk,
            role=Role.RECEPTION_OFFICER,
            since=date(2025, 7, 1),
        )
        client = Client()
        client.force_login(an)

        def post(n: int) -> None:
            answer = client.post("/don/nhan/", urlencode(form(unit.pk, n)), FORM)
            assert answer.status_code == 302, answer.content.decode()

        bare = milliseconds(lambda n: Person.objects.create(full_name=f"Bình {n}", sort_key=f"binh {n}"))
        ours = milliseconds(post)
        with CaptureQueriesContext(connection) as trips:
            post(TIMES + 1)
        connection.close()
    print(
        f"one INSERT by Django {bare:.2f} CPU ms; one petition through the page {ours:.2f} CPU ms: {ours / bare:.1f} times"
    )
    print(f"{len(trips)} round trips; wanted: {WANTED_CPU:.0f} CPU ms and {WANTED_TRIPS}")
    for query in trips.captured_queries:
        print("   ", query["sql"][:110])


if __name__ == "__main__":
    main()
