"""The embedded server: private, with passwords, alone in its folder, and back after a crash."""

import signal
import stat
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from langnghe.kernel import secrets
from langnghe.kernel.faults import Fault
from langnghe.kernel.postgres import Cluster, bootstrap
from langnghe.kernel.tests import watching

pytestmark = pytest.mark.processes


def _ask(cluster: Cluster, question: str) -> str:
    with psycopg.connect(**cluster.parameters("superuser", "postgres")) as connection:
        return ",".join(str(row[0]) for row in connection.execute(question).fetchall())


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("SHOW listen_addresses", ""),
        ("SHOW data_checksums", "on"),
        ("SHOW server_encoding", "UTF8"),
        ("SHOW password_encryption", "scram-sha-256"),
        ("SELECT datcollate FROM pg_database WHERE datname = 'postgres'", "C"),
        ("SELECT count(*) FROM pg_hba_file_rules WHERE auth_method <> 'scram-sha-256'", "0"),
    ],
)
def test_the_server_is_made_as_the_house_wants_it(cluster: Cluster, question: str, answer: str) -> None:
    assert _ask(cluster, question) == answer


def test_socket_and_secrets_are_closed_to_others(cluster: Cluster) -> None:
    assert _mode(cluster.socket) == 0o700
    assert _mode(cluster.folder / secrets.FILE) == 0o600
    assert len(str(cluster.socket / ".s.PGSQL.5432")) <= 107


def test_a_wrong_password_opens_nothing(cluster: Cluster) -> None:
    with pytest.raises(psycopg.OperationalError, match="authentication failed"):
        psycopg.connect(**{**cluster.parameters("superuser", "postgres"), "password": "wrong"})


def test_two_roles_of_which_neither_is_a_superuser(cluster: Cluster) -> None:
    superuser = cluster.parameters("superuser", "postgres")
    for _ in range(2):
        bootstrap(superuser, "of_two_roles", "owner-password", "app-password")
    rights = "SELECT string_agg(rolname, ' ') FROM pg_roles WHERE rolname LIKE 'langnghe%' AND (rolsuper OR rolbypassrls OR rolcreatedb)"
    assert _ask(cluster, rights) == "None"
    assert (
        _ask(cluster, "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'of_two_roles'")
        == "langnghe_owner"
    )


def test_a_second_start_of_the_same_folder_is_refused(cluster: Cluster) -> None:
    second = Cluster(cluster.folder)
    assert second.running()
    with pytest.raises(Fault, match=r"đang chạy .* already running"):
        second.start(lambda _line: None)
    assert _ask(cluster, "SELECT 1") == "1"


def test_after_a_crash_the_next_start_recovers(made: Path) -> None:
    crashed = Cluster(made)
    crashed.start(lambda _line: None)
    with psycopg.connect(**crashed.parameters("superuser", "postgres")) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS number")
    crashed.child().send_signal(signal.SIGKILL)
    crashed.child().wait()
    crashed.stop()

    again = Cluster(made)
    again.start(lambda _line: None)
    try:
        assert _ask(again, "SELECT number FROM kept") == "42"
    finally:
        again.stop()


HOLDER = """
import sys
from pathlib import Path
from langnghe.kernel.postgres import Cluster
Cluster(Path(sys.argv[1])).start(lambda line: None)
print("up", flush=True)
sys.stdin.read()
"""


def test_a_start_at_once_after_kill_9_of_the_parent_waits_for_the_dying_server(made: Path) -> None:
    command = [sys.executable, "-c", HOLDER, str(made)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "up\n"
        old = watching.descendants(holder.pid)
        holder.kill()
        holder.wait()
        again = Cluster(made)
        again.start(lambda _line: None)
    try:
        assert old
        assert watching.alive(old) == set()
        assert _ask(again, "SELECT 1") == "1"
    finally:
        again.stop()


def test_other_passwords_are_a_fault_and_not_an_endless_wait(made: Path, tmp_path: Path) -> None:
    path = made / secrets.FILE
    right = path.read_text(encoding="utf-8")
    secrets.load_or_create(tmp_path)
    path.write_text((tmp_path / secrets.FILE).read_text(encoding="utf-8"), encoding="utf-8")
    try:
        with pytest.raises(Fault, match="Mật khẩu"):
            Cluster(made).start(lambda _line: None)
    finally:
        path.write_text(right, encoding="utf-8")


def test_another_major_version_is_refused_with_the_way_over(made: Path) -> None:
    path = Cluster(made).data / "PG_VERSION"
    ours = path.read_text(encoding="utf-8")
    path.write_text("13\n", encoding="utf-8")
    try:
        with pytest.raises(Fault, match=r"pg_dumpall > langnghe\.sql.*psql -f langnghe\.sql"):
            Cluster(made).ensure()
    finally:
        path.write_text(ours, encoding="utf-8")
