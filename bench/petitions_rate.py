"""Fifty counters at once: `python bench/petitions_rate.py`.

Petitions a second over fifty books and into one book, beside bare pages of one INSERT; every book is without a gap.
Clients, two web workers and PostgreSQL share the machine, so this is less than a server alone would take.
"""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from time import perf_counter
from typing import Any

from petitions import SECRET, at_the_counter
from scratch import scratch
from served import Served, prepare_bare, served

UNITS, CLIENTS, EACH = 50, 8, 150
ROUNDS = 3
WANTED = 250  # over fifty books, where bare pages come to 806: the two figures of one reference machine


def sessions() -> dict[str, str]:
    """Fifty committees of communes, each with an officer whose session is open."""
    from django.test import Client

    from langnghe.accounts.rights import Role
    from langnghe.accounts.services import create_user
    from langnghe.units.models import Level, Unit, UnitKind

    communes = Unit.objects.filter(
        kind=UnitKind.PEOPLES_COMMITTEE, area__level=Level.COMMUNE_LEVEL, pk__startswith="n"
    )
    opened = {}
    for unit in communes.order_by("pk")[:UNITS]:
        officer = create_user(
            f"an-{unit.pk.lower()}",
            password="only-for-bench",  # noqa: S106 - the server of the bench goes away with it
            display_name="An",
            unit=unit.pk,
            role=Role.RECEPTION_OFFICER,
            since=date(2025, 7, 1),
        )
        client = Client(SERVER_NAME="127.0.0.1")
        client.force_login(officer)
        opened[unit.pk] = client.cookies["sessionid"].value
    assert len(opened) == UNITS
    return opened


def rate(server: Served, act: Callable[[Served, int], None]) -> float:
    """Requests a second of all clients together; the best of some rounds."""
    lines = [server.another_line() for _ in range(CLIENTS)]
    best = 0.0
    turn = iter(range(10**9))

    def one(line: Served, first: int) -> None:
        for n in range(first, first + EACH):
            act(line, n)

    with ThreadPoolExecutor(CLIENTS) as pool:
        for _ in range(ROUNDS + 1):  # the first one warms up
            starts = [next(turn) * EACH for _ in lines]
            begin = perf_counter()
            list(pool.map(one, lines, starts))
            best = max(best, CLIENTS * EACH / (perf_counter() - begin))
    return best


def without_gap() -> int:
    """How many petitions stand in the books; each book runs from one to its last number."""
    from langnghe.petitions.models import Petition

    found = Petition.objects.values_list("unit_id", "number")
    books = Counter(unit for unit, _number in found)
    last = {unit: max(number for whose, number in found if whose == unit) for unit in books}
    assert last == dict(books), "a number is missing or doubled"
    return sum(books.values())


def main() -> None:
    with scratch():
        opened: dict[str, Any] = sessions()
        units = list(opened)
        prepare_bare()

        def insert(line: Served, n: int) -> None:
            assert line.post("/insert/", {"code": f"rate-{n}", "text": "Đèn đường"})[0] == 200

        def petition(line: Served, n: int, unit: str, kind: str) -> None:
            given = {**at_the_counter(n), "unit": unit, "token": f"a-token-of-{kind}-{n:08}"}
            cookies = {"csrftoken": SECRET, "sessionid": opened[unit]}
            assert line.post("/don/nhan/", given, cookies)[0] == 302

        with (
            served("bare:application", workers=2, threads=4) as small,
            served("langnghe.config.wsgi:application", workers=2, threads=4) as ours,
        ):
            bare = rate(small, insert)
            fifty = rate(ours, lambda line, n: petition(line, n, units[n % UNITS], "fifty"))
            one = rate(ours, lambda line, n: petition(line, n, units[0], "one"))
        kept = without_gap()
    print(f"bare pages of one INSERT  {bare:6.0f} a second")
    print(
        f"petitions, fifty books    {fifty:6.0f} a second, {fifty / bare:.2f} of bare; wanted {WANTED} ({WANTED / 806:.2f})"
    )
    print(f"petitions, one book       {one:6.0f} a second, {one / bare:.2f} of bare")
    print(f"{kept} petitions, every book without a gap")


if __name__ == "__main__":
    main()
