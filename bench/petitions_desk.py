"""The desk at ten thousand and a hundred thousand petitions: `python bench/petitions_desk.py [--small]`.

Due list, search and comparison beside a bare page of the same server: CPU of Python and PostgreSQL together,
the 95th percentile of wall time, questions asked, and recall and precision of comparison on edited copies.
"""

import argparse
import gc
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import perf_counter, process_time_ns
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
ON = date(2026, 11, 20)
AT = datetime(2026, 11, 20, tzinfo=UTC)
SEED = 7
ROUNDS = 60
UNIT_SHARES = (("380-UBND", 0.6), ("n14797-UBND", 0.3), ("n14758-UBND", 0.1))
FAMILY = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý"]
GIVEN = [
    "An",
    "Bình",
    "Chi",
    "Dũng",
    "Giang",
    "Hà",
    "Hoà",
    "Khánh",
    "Lan",
    "Mai",
    "Nam",
    "Oanh",
    "Phúc",
    "Quý",
    "Sơn",
    "Thuỷ",
    "Tuấn",
    "Uyên",
    "Vân",
    "Xuân",
    "Yến",
]
PLACES = [f"{way} {name}" for way in ("đường", "ngõ", "thôn", "tổ dân phố", "chợ", "cánh đồng") for name in ("Đông Sơn", "Hàm Rồng", "Quảng Thắng", "Nam Ngạn", "Phú Sơn", "Lai Thành", "Tân Sơn", "Ba Đình", "Điện Biên", "Trường Thi", "Đông Vệ", "Đông Hải")]  # fmt: skip
SUBJECTS = ["mức bồi thường", "giấy chứng nhận quyền sử dụng đất", "lối đi chung", "hệ thống thoát nước", "khói bụi của xưởng cưa", "học phí trường mầm non", "trợ cấp người có công", "công trình xây dựng không phép", "nước thải chăn nuôi", "đèn chiếu sáng công cộng", "điểm tập kết rác", "ranh giới thửa đất", "chế độ bảo hiểm y tế", "phương án tái định cư", "tiếng ồn quán karaoke"]  # fmt: skip
VERBS = ["đề nghị xem xét lại", "phản ánh việc chậm giải quyết", "không đồng ý với", "kiến nghị sớm xử lý", "khiếu nại quyết định về"]  # fmt: skip
SYLLABLES = ["an", "ban", "bao", "bien", "binh", "cach", "can", "chinh", "cho", "cong", "dan", "dat", "dia", "doan", "don", "dong", "duong", "gia", "giao", "hanh", "hien", "ho", "hoa", "hoi", "huong", "khu", "kinh", "ky", "lam", "lap", "lien", "luat", "luong", "mat", "moi", "nam", "nghi", "nha", "nhan", "phap", "phap", "phat", "phuong", "quan", "quyen", "quyet", "ruong", "sach", "san", "sinh", "so", "tai", "tam", "thanh", "theo", "thoi", "thu", "thuoc", "tiep", "tinh", "toan", "trach", "trinh", "truong", "van", "vien", "viet", "vu", "xa", "xuat", "yen"]  # fmt: skip

Rows = list[Any]


def text(chance: random.Random) -> str:
    """A petition as people write them: stock phrases that many share, then words of its own."""
    own = " ".join(chance.choice(SYLLABLES) for _ in range(chance.randint(18, 60)))
    place = chance.choice(PLACES)
    number = chance.randint(1, 900)
    return f"{chance.choice(VERBS)} {chance.choice(SUBJECTS)} tại số {number} {place}, gia đình tôi trình bày: {own}"


def edited(original: str, chance: random.Random) -> str:
    """The same petition typed again: every twelfth syllable is dropped, changed or doubled."""
    words = []
    for word in original.split():
        lot = chance.random()
        if lot < 0.03:
            continue
        words.append(chance.choice(SYLLABLES) if lot < 0.06 else word)
        if lot > 0.98:
            words.append(chance.choice(SYLLABLES))
    return " ".join(words)


@contextmanager
def scratch() -> Iterator[None]:
    """A server and a database that go away afterwards."""
    sys.path.insert(0, str(ROOT))
    data = Path(tempfile.mkdtemp(prefix="langnghe-bench-"))
    data.chmod(0o755)
    os.environ.update(LANGNGHE_DATA=str(data), DJANGO_SETTINGS_MODULE="langnghe.config.settings")
    from langnghe.kernel.postgres import Cluster, bootstrap

    cluster = Cluster(data / "server")
    cluster.ensure()
    cluster.start(lambda _line: None)
    try:
        superuser = cluster.parameters("superuser", "postgres")
        bootstrap(superuser, "bench", "bench", "bench")
        owner = {**superuser, "user": "langnghe_owner", "password": "bench", "dbname": "bench"}
        os.environ["LANGNGHE_DATABASE"] = json.dumps(owner)
        import django

        django.setup()
        yield
    finally:
        cluster.stop()
        shutil.rmtree(data, ignore_errors=True)


def migrate() -> None:
    script = (
        "import django; django.setup()\n"
        "from django.core.management import call_command\n"
        "from langnghe.units import services\n"
        "call_command('migrate', verbosity=0); services.load_reference(lambda line: None)\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT)


def copy(rows: Rows) -> None:
    """COPY of whole model rows; what the database computes itself is left to it."""
    from django.db import connection

    meta = rows[0]._meta  # noqa: SLF001 - Django's documented name
    fields = [field for field in meta.concrete_fields if not field.generated]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    with (
        connection.cursor() as cursor,
        cursor.cursor.copy(f'COPY "{meta.db_table}" ({columns}) FROM STDIN') as into,
    ):
        for row in rows:
            into.write_row(
                [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
            )


def make(first: int, last: int, texts: list[str], twins: list[tuple[int, int]]) -> None:
    """Petitions of these numbers with persons, matters, custody, terms, words, and letters that nobody has written."""
    from langnghe.accounts.models import Custody, User
    from langnghe.people.services import build_person
    from langnghe.petitions.models import Clock, Matter, OwedLetter, Petition, StepTaken
    from langnghe.petitions.services.indexing import row_of

    chance = random.Random(first)
    persons, matters, petitions, custodies, clocks, words, steps, owed = [], [], [], [], [], [], [], []
    by = User.objects.earliest("pk")
    for pk in range(first, last + 1):
        copied = chance.randrange(len(texts)) if texts and chance.random() < 0.02 else None
        summary = text(chance) if copied is None else edited(texts[copied], chance)
        if copied is not None:
            twins.append((pk, copied + 1))
        texts.append(summary)
        unit = chance.choices([one for one, _share in UNIT_SHARES], [share for _one, share in UNIT_SHARES])[0]
        name = (
            f"{chance.choice(FAMILY)} {chance.choice(['Văn', 'Thị', 'Đức', 'Minh'])} {chance.choice(GIVEN)}"
        )
        person = build_person(name, address=f"{chance.randint(1, 300)} {chance.choice(PLACES)}")
        received = ON - timedelta(days=chance.randint(0, 1500))
        is_open = chance.random() < 0.03
        person.pk = pk
        matter = Matter(
            pk=pk,
            unit_id=unit,
            title=summary[:120],
            field=chance.choice(["land", "policy", "other"]),
            opened_on=received,
        )
        petition = Petition(
            pk=pk, matter=matter, unit_id=unit, number=pk, year=received.year, kind=chance.choice(["complaint", "feedback", ""]),
            state="received" if is_open else "answered", channel="counter", received_on=received, person=person, summary=summary[:500],
            due_on=ON + timedelta(days=chance.randint(-60, 60)), closed_on=None if is_open else received + timedelta(days=9),
            answer_number="" if is_open else f"{pk}/UBND", code_digest=pk.to_bytes(32, "big"),
        )  # fmt: skip
        persons.append(person)
        matters.append(matter)
        petitions.append(petition)
        custodies.append(
            Custody(pk=pk, subject_kind="petition", subject_id=pk, unit_id=unit, role="lead", since=received)
        )
        clocks.append(
            Clock(pk=pk, petition=petition, rule="petition.process", title="Xử lý đơn", counted_from=received, original_due_on=petition.due_on, due_on=petition.due_on,
                  safe_on=petition.due_on, cite="x", version_from=received, confidence="sourced", pack="1", ended_on=petition.closed_on)
        )  # fmt: skip
        words.append(row_of(petition))
        steps.append(
            StepTaken(pk=pk, petition=petition, name="accept", source="classified", target="accepted", on=received, taken_at=AT, by=by, cite="x")
        )  # fmt: skip
        owed.append(
            OwedLetter(pk=pk, step_id=pk, petition=petition, unit_id=unit, owed_on=received, kind="acceptance_notice")
        )  # fmt: skip
    for rows in (persons, matters, petitions, custodies, clocks, words, steps, owed):
        copy(rows)


def fill(until: int, texts: list[str], twins: list[tuple[int, int]]) -> None:
    from django.db import connection

    from langnghe.petitions.selectors import known_shares

    first = len(texts) + 1
    while first <= until:
        make(first, min(first + 9_999, until), texts, twins)
        first += 10_000
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")
    # What this process knows of common words is ten minutes old at most; the bench grows the book in three.
    known_shares._known.cache_clear()  # noqa: SLF001


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
    sizes = (
        (1_000, 10_000)
        if parser.parse_args(list(arguments) if arguments else None).small
        else (10_000, 100_000)
    )
    with scratch():
        migrate()
        run(sizes)


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
