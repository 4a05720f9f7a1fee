"""The tracking page through HTTP beside a bare Django page of one SELECT: `python bench/tracking.py`.

CPU milliseconds of the web process and its PostgreSQL backend together, both in the same run, and statements a page.
"""

from datetime import date

from scratch import scratch
from served import Served, beside, prepare_bare, served

PETITIONS = 200
WANTED = 2.5 / 1.3  # of a bare page with one SELECT: the two figures of one reference machine
SECRET = "b" * 32


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


def statements(code: str) -> int:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        assert Client(SERVER_NAME="127.0.0.1").post("/tra-cuu/", {"code": code}).status_code == 200
    connection.close()
    return len(asked)


def main() -> None:
    with scratch():
        codes = prepare()
        number = statements(codes[0])
        prepare_bare()
        with served("bare:application") as small, served("langnghe.config.wsgi:application") as ours:

            def select(n: int) -> None:
                assert small.post("/select/", {"code": f"code-{n % PETITIONS}"})[0] == 200

            def track(n: int) -> None:
                _page(ours, codes[n % PETITIONS])

            cost = beside([("bare", small, select), ("tracking", ours, track)])
    ratio = cost["tracking"] / cost["bare"]
    print(f"a bare page of one SELECT  {cost['bare']:6.2f} CPU ms")
    print(f"the tracking page          {cost['tracking']:6.2f} CPU ms, {number} statements")
    print(f"ratio {ratio:.2f}, wanted {WANTED:.2f}")


def _page(ours: Served, code: str) -> None:
    given = {"code": code, "csrfmiddlewaretoken": SECRET}
    status, page = ours.post("/tra-cuu/", given, {"csrftoken": SECRET})
    assert status == 200, page.decode()[:2000]


if __name__ == "__main__":
    main()
