"""One template database a run, a clone for each worker, and the cast that makes permission tests readable."""

import hashlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

import psycopg
import pytest
from django.conf import settings

ROOT = Path(__file__).parent
DATA = Path(os.environ["LANGNGHE_DATA"])
PASSWORD = "only-for-tests"  # noqa: S105 - the server of the tests listens on a private socket
SERVER = "LANGNGHE_TEST_SERVER"
BEGUN = "LANGNGHE_TEST_BEGUN"


def pytest_configure(config: pytest.Config) -> None:
    """The controller starts the server and makes the template; workers find both in the environment."""
    settings.PASSWORD_HASHERS = ["tests.hashing.QuickArgon2"]
    if hasattr(config, "workerinput") or config.option.collectonly or SERVER in os.environ:
        return
    _shared_folder(config)
    superuser = _given_server() or _embedded_server(config)
    os.environ[SERVER] = json.dumps(superuser)
    _make_template(superuser)


def _shared_folder(config: pytest.Config) -> None:
    """Where the workers share an installation that one of them begins."""
    folder = Path(tempfile.mkdtemp(prefix="langnghe-begun-"))
    folder.chmod(0o711)
    os.environ[BEGUN] = str(folder)
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A skip that a machine could avoid is a failure in CI, so no test may skip itself there; pages are marked."""
    for item in items:
        if _asks_for_pages(item):
            item.add_marker("page")
    if os.environ.get("CI"):
        for item in items:
            item.add_marker(pytest.mark.usefixtures("_no_skip_in_ci"))


def _asks_for_pages(item: pytest.Item) -> bool:
    """Whether a test takes Django's client as one of its arguments: what it asks, it asks of templates and forms, too."""
    from django.test import Client

    return Client in getattr(getattr(item, "function", None), "__annotations__", {}).values()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    outcome: Any = yield
    report = outcome.get_result()
    if os.environ.get("CI") and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped in CI, where a skip is a failure: {report.longrepr}"


@pytest.fixture
def _no_skip_in_ci() -> None:
    return


def _given_server() -> dict[str, str] | None:
    """A server that is already there (`LANGNGHE_TEST_SUPERUSER_URL`), such as Debian's PostgreSQL 15."""
    url = os.environ.get("LANGNGHE_TEST_SUPERUSER_URL")
    if not url:
        return None
    parts = urlparse(url)
    return {
        "host": parts.hostname or "",
        "port": str(parts.port or 5432),
        "user": parts.username or "postgres",
        "password": unquote(parts.password or ""),
        "dbname": parts.path.lstrip("/") or "postgres",
    }


def _embedded_server(config: pytest.Config) -> dict[str, Any]:
    from langnghe.kernel.postgres import Cluster

    cluster = Cluster(_free_folder(config))
    cluster.ensure()
    cluster.start(lambda _line: None)
    config.add_cleanup(cluster.stop)
    superuser = cluster.parameters("superuser", "postgres")
    _let_it_forget(superuser)
    return superuser


def _let_it_forget(superuser: dict[str, Any]) -> None:
    """Nothing of a test run has to outlive a power cut, so no commit waits for the disk."""
    with _admin(superuser) as connection:
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")


def _free_folder(config: pytest.Config) -> Path:
    """Two runs at once each take a folder of their own, held by a lock for as long as the run lasts."""
    import fcntl

    DATA.mkdir(parents=True, exist_ok=True)
    for n in range(1, 100):
        held = (DATA / f"tests-{n}.lock").open("w")
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            held.close()
            continue
        config.add_cleanup(held.close)
        return DATA / f"tests-{n}"
    raise RuntimeError("a hundred test runs at once")


def _template_name() -> str:
    """One template for one state of the migrations, the reference data and the demo."""
    digest = hashlib.sha256()
    parts = ["*/migrations/*.py", "units/data/*.gz", "units/**/*.py", "vietnamese/sorting.py"]
    for path in sorted(path for part in parts for path in (ROOT / "langnghe").glob(part)):
        digest.update(path.name.encode() + path.read_bytes())
    return f"langnghe_template_{digest.hexdigest()[:12]}"


@contextmanager
def _admin(superuser: dict[str, Any], database: str = "postgres") -> Iterator[psycopg.Connection]:
    with psycopg.connect(**{**superuser, "dbname": database}, autocommit=True) as connection:
        yield connection


def _make_template(superuser: dict[str, Any]) -> None:
    name = _template_name()
    os.environ["LANGNGHE_TEST_TEMPLATE"] = name
    with _admin(superuser) as connection:
        made = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        _drop_stale(connection, keep=name)
    if made:
        return
    from langnghe.kernel.postgres import bootstrap

    building = f"{name}_building"
    with _admin(superuser) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{building}" WITH (FORCE)')
    bootstrap({**superuser, "dbname": "postgres"}, building, PASSWORD, PASSWORD)
    _migrate({**superuser, "user": "langnghe_owner", "password": PASSWORD, "dbname": building})
    with _admin(superuser) as connection:
        connection.execute(f'ALTER DATABASE "{building}" RENAME TO "{name}"')


def _drop_stale(connection: psycopg.Connection, *, keep: str) -> None:
    rows = connection.execute("SELECT datname FROM pg_database WHERE datname LIKE 'langnghe\\_t%'").fetchall()
    for (stale,) in rows:
        if stale != keep:
            connection.execute(f'DROP DATABASE IF EXISTS "{stale}" WITH (FORCE)')


def _migrate(owner: dict[str, str]) -> None:
    """Migrate and load the reference data as the owner, in a process of its own."""
    import subprocess

    script = (
        "import django; django.setup()\n"
        "from django.core.management import call_command\n"
        "from django.db import connection\n"
        "from langnghe.kernel.postgres import grants\n"
        "from langnghe.units import services\n"
        "call_command('migrate', verbosity=0)\n"
        "services.load_reference(lambda line: None)\n"
        "grants.apply(connection)\n"
    )
    environment = {
        **os.environ,
        "LANGNGHE_DATABASE": json.dumps(owner),
        "DJANGO_SETTINGS_MODULE": "langnghe.config.settings",
    }
    subprocess.run([sys.executable, "-c", script], check=True, env=environment, cwd=ROOT)


def use(name: str) -> dict[str, Any]:
    """Point Django at a database of the tests, as the lesser role."""
    from django.db import connection

    superuser: dict[str, Any] = json.loads(os.environ[SERVER])
    connection.close()
    connection.settings_dict.update(
        NAME=name,
        USER="langnghe_app",
        PASSWORD=PASSWORD,
        HOST=superuser["host"],
        PORT=str(superuser.get("port", "")),
    )
    return superuser


def clone(name: str) -> None:
    """A database from the template of this run."""
    superuser = json.loads(os.environ[SERVER])
    template = os.environ["LANGNGHE_TEST_TEMPLATE"]
    with _admin(superuser) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY file_copy')


def drop(name: str) -> None:
    superuser = json.loads(os.environ[SERVER])
    with _admin(superuser) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any) -> Iterator[None]:
    name = f"langnghe_test_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    clone(name)
    with django_db_blocker.unblock():
        use(name)
    yield
    with django_db_blocker.unblock():
        from django.db import connection

        connection.close()
    drop(name)


@pytest.fixture
def committed_db(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A database of its own in which commits are real: for threads, faults and processes."""
    from django.db import connection

    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    own, usual = f"langnghe_test_committed_{worker}", f"langnghe_test_{worker}"
    clone(own)
    with django_db_blocker.unblock():
        use(own)
        yield
        connection.close()
        use(usual)
    drop(own)


CITY = "380"


@dataclass(frozen=True)
class Cast:
    """An receives and Chi heads in the city, Dũng works elsewhere, Giang supervises for the province."""

    committee: Any
    party: Any
    other: Any
    province_party: Any
    an: Any
    chi: Any
    dung: Any
    giang: Any
    editor: Any


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def make_cast() -> Cast:
    """The cast in the real units of Thanh Hóa; usable in committed databases too."""
    from langnghe.accounts.rights import Role
    from langnghe.accounts.services import create_user
    from langnghe.units.models import AdministrativeArea, Unit

    since = date(2021, 1, 1)
    city = AdministrativeArea.objects.get(level="DISTRICT", official_code=CITY)
    elsewhere = AdministrativeArea.objects.filter(level="COMMUNE_LEVEL", parent=city).order_by("code").first()
    assert elsewhere is not None
    committee = Unit.objects.get(area=city, kind="PEOPLES_COMMITTEE")
    party = Unit.objects.get(area=city, kind="PARTY_COMMITTEE")
    other = Unit.objects.get(area=elsewhere, kind="PEOPLES_COMMITTEE")
    province_party = Unit.objects.get(area=city.parent, kind="PARTY_COMMITTEE")

    def user(name: str, display: str, unit: Unit, role: Role) -> Any:
        return create_user(
            name, password=PASSWORD, display_name=display, unit=unit.pk, role=role, since=since
        )

    return Cast(
        committee=committee,
        party=party,
        other=other,
        province_party=province_party,
        an=user("an", "Nguyễn Thị An", committee, Role.RECEPTION_OFFICER),
        chi=user("chi", "Lê Thị Chi", committee, Role.HEAD),
        dung=user("dung", "Trần Dũng", other, Role.HANDLER),
        giang=user("giang", "Hoàng Giang", province_party, Role.SUPERVISOR),
        editor=user("em", "Phan Em", committee, Role.EDITOR),
    )
