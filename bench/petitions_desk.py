"""The desk at ten thousand and a hundred thousand petitions: `python bench/petitions_desk.py [--small|--large]`.

Due list, search and comparison beside a bare page of the same server: CPU of Python and PostgreSQL together,
the 95th percentile of wall time, questions asked, and recall and precision of comparison on edited copies.
"""

import argparse
import gc
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from time import perf_counter, process_time_ns
from typing import Any

from made_petitions import FAMILY, GIVEN, ON, PLACES, UNIT_SHARES, fill
from scratch import scratch

ROUNDS = 60
PETITION = "đề nghị xem xét lại mức bồi thường tại số 7 đường Đông Sơn, gia đình tôi trình bày: ranh giới thửa đất đã đo lại"


def backend_ns() -> int:
    from django.db import connection

    connection.ensure_connection()
    pid = connection.connection.info.backend_pid
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0])


def measured(name: str, work: Callable[[int], int], bare: float = 0.0) -> tuple[str, float]:
    """Run and print; answers the CPU milliseconds of one round. `work` says how many rows it gave.

    A list that is not full at the smaller size costs more at the larger one for its rows alone, so they are told.
    """
    from django.db import connection

    for n in range(5):
        work(n)
    asked: list[str] = []

    def counted(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001 - Django's shape
        asked.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(counted):
        work(3)
    walls, rows = [], 0
    python, server = process_time_ns(), backend_ns()
    for n in range(ROUNDS):
        start = perf_counter()
        rows += work(n)
        walls.append((perf_counter() - start) * 1000)
    cpu = (process_time_ns() - python + backend_ns() - server) / ROUNDS / 1e6
    late = sorted(walls)[int(ROUNDS * 0.95)]
    beside = f"{cpu / bare:6.1f}x bare" if bare else "          "
    shown = f"{len(asked):4} questions{rows / ROUNDS:6.1f} rows"
    print(f"  {name:44}{cpu:8.2f} CPU ms {beside}{late:9.1f} ms p95{shown}", flush=True)
    return name, cpu


def desk(users: dict[str, Any], texts: list[str]) -> list[tuple[str, float]]:
    """Each page as its officer asks for it."""
    from django.test import Client

    from langnghe.petitions import selectors

    clients = {}
    for name, user in users.items():
        clients[name] = Client()
        clients[name].force_login(user)

    def page(who: str, addresses: list[str]) -> Callable[[int], int]:
        def work(n: int) -> int:
            answer = clients[who].get(addresses[n % len(addresses)])
            assert answer.status_code == 200, answer.status_code
            return answer.content.count(b'<th scope="row">')

        return work

    def compared(n: int) -> int:
        like = selectors.similar(users["big"], ON, text=texts[n * 97 % len(texts)])
        return len(like.here) + len(like.elsewhere)

    _name, bare = measured("bare page (health)", page("big", ["/suc-khoe/"]))
    names = [f"/don/tim/?q={family}+thi+{given}" for family, given in zip(FAMILY, GIVEN, strict=False)]
    half = [f"/don/tim/?q=duc+{given}" for given in GIVEN]
    given = [f"/don/tim/?q={name}" for name in GIVEN]
    places = [f"/don/tim/?q={place.replace(' ', '+')}" for place in PLACES]
    common = ["/don/tim/?q=gia+dinh", "/don/tim/?q=bồi+thường", "/don/tim/?q=de+nghi+xem+xet"]
    rare = [f"/don/tim/?q={n + 7}%2FUBND+{n + 7}" for n in range(50)]
    works: list[tuple[str, Callable[[int], Any]]] = [
        ("due list", page("big", ["/don/"])),
        ("due list, filtered and late", page("big", ["/don/?loai=complaint&qua-han=1&linh-vuc=land"])),
        ("due list of a small unit", page("small", ["/don/"])),
        ("search, a name", page("big", names)),
        ("search, half a name", page("big", half)),
        ("search, a name, closest first", page("big", [f"{one}&xep=sat" for one in names])),
        ("search, common words, closest first", page("big", [f"{one}&xep=sat" for one in common])),
        ("search, a place", page("big", places)),
        ("search, words in every third petition", page("big", common)),
        ("search, a number", page("big", rare)),
        ("search, a name, small unit", page("small", names)),
        # As many rows at either size: what is left of the growth is not that of a longer page.
        ("search, a name of a full page, small unit", page("small", given)),
        ("search, common words, small unit", page("small", common)),
        ("search, filtered", page("big", [f"{one}&loai=complaint&tu=2025-01-01" for one in places])),
        ("search, filters alone", page("big", ["/don/tim/?loai=complaint", "/don/tim/?linh_vuc=land&tu=2024-01-01"])),
        ("search, filters alone, none fits", page("big", ["/don/tim/?buoc=suspended"])),
        ("search, filters alone, small unit", page("small", ["/don/tim/?loai=complaint"])),
        ("comparison of a new petition", compared),
    ]  # fmt: skip
    return [measured(name, work, bare) for name, work in works]


def found_twins(users: dict[str, Any], texts: list[str], twins: list[tuple[int, int]]) -> None:
    """Recall on copies that were edited, precision by what they were copied from."""
    from langnghe.petitions import selectors

    family: dict[int, int] = {}
    for copied, original in twins:
        family[copied] = family.get(original, original)
    chosen = twins[-300:]
    met = right = shown = 0
    for copied, original in chosen:
        like = selectors.similar(users["big"], ON, text=texts[copied - 1], apart=copied)
        ids = [one.petition.pk for one in like.here] + [one.petition_id for one in like.elsewhere]
        met += original in ids
        shown += len(ids)
        right += sum(family.get(pk, pk) == family.get(copied, copied) for pk in ids)
    print(
        f"  comparison: recall {met / len(chosen):.3f}, precision {right / max(shown, 1):.3f} on {len(chosen)} edited copies"
    )


def plans(users: dict[str, Any]) -> None:
    """Which indexes the questions use; a whole table read is a fault."""
    from django.db import connection

    from langnghe.petitions import selectors

    asked: list[tuple[str, Any]] = []

    def kept(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001 - Django's shape
        asked.append((sql, params))
        return execute(sql, params, many, context)

    for name, work in (
        ("search, rare words", lambda: selectors.search(users["big"], ON, typed="tran thi hoa")),
        ("search, common words", lambda: selectors.search(users["big"], ON, typed="gia dinh")),
        ("due list", lambda: selectors.due_list(users["big"], ON)),
        ("comparison", lambda: selectors.similar(users["big"], ON, text=PETITION)),
    ):
        asked.clear()
        with connection.execute_wrapper(kept):
            work()
        for sql, params in asked:
            if "pg_stats" not in sql:
                _explained(name, sql, params)


def _explained(name: str, sql: str, params: Any) -> None:
    import psycopg
    from django.db import connection

    # A statement that stands ready counts its values ($1), one of Django does not (%s).
    wrapped: Any = connection
    with psycopg.RawCursor(wrapped.connection) if "$1" in sql else connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {sql}", params)
        plan = "\n".join(line for (line,) in cursor.fetchall())
    used = sorted(
        {
            word
            for line in plan.splitlines()
            if "Index" in line
            for word in line.split()
            if "petition_" in word
        }
    )
    print(f"  {name}: {', '.join(used)}")
    for table in ("petitions_petition", "petitions_petitiontext"):
        assert f"Seq Scan on {table} " not in plan, plan


def main(arguments: Iterable[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help="a thousand and ten thousand")
    parser.add_argument("--large", action="store_true", help="a hundred thousand and a million")
    asked = parser.parse_args(list(arguments) if arguments else None)
    with scratch():
        run((1_000, 10_000) if asked.small else (100_000, 1_000_000) if asked.large else (10_000, 100_000))


def run(sizes: tuple[int, ...]) -> None:
    from django.conf import settings

    from langnghe.accounts.rights import Role
    from langnghe.accounts.services import create_user

    settings.ALLOWED_HOSTS = ["testserver"]
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    units = {"big": UNIT_SHARES[0][0], "small": UNIT_SHARES[2][0]}
    users = {name: create_user(name, password="only-for-benchmarks", display_name=name, unit=unit, role=Role.HANDLER, since=date(2020, 1, 1)) for name, unit in units.items()}  # fmt: skip  # noqa: S106
    texts: list[str] = []
    twins: list[tuple[int, int]] = []
    before: dict[str, float] = {}
    for size in sizes:
        start = perf_counter()
        fill(size, texts, twins)
        # The bench keeps every text to compare with; a server has no such heap to look through for garbage.
        gc.collect()
        gc.freeze()
        print(f"{size} petitions, made in {perf_counter() - start:.0f} s")
        plans(users)
        now = dict(desk(users, texts))
        found_twins(users, texts, twins)
        for name, cpu in now.items():
            if name in before:
                print(f"  {name:44}{cpu / before[name]:6.2f}x its cost at {sizes[0]}")
        before = before or now


if __name__ == "__main__":
    main()
