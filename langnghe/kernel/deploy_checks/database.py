"""The role that serves: lesser, and without the right to rewrite history; asked of PostgreSQL itself."""

from typing import Any

from django.db import connection

from langnghe.kernel.postgres.grants import append_only_tables


def roles_are_two() -> str | None:
    """The role that serves owns nothing and cannot become the one that does."""
    found = _column(
        "SELECT DISTINCT tableowner::text FROM pg_tables WHERE schemaname = 'public' "
        "UNION SELECT pg_get_userbyid(datdba)::text FROM pg_database WHERE datname = current_database()"
    )
    mine = [
        owner for owner in found if _column("SELECT pg_has_role(current_user, %s, 'MEMBER')", owner) == [True]
    ]
    if not mine:
        return None
    return "Hệ thống chạy bằng vai sở hữu dữ liệu; đặt DATABASE_OWNER_URL riêng. / The serving role owns the data; give DATABASE_OWNER_URL another role."


def app_role_is_lesser() -> str | None:
    rights = _column(
        "SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication "
        "FROM pg_roles WHERE rolname = current_user"
    )
    if rights == [False]:
        return None
    return "Vai phục vụ có quyền quản trị máy chủ. / The serving role administers the server."


def history_is_appended() -> str | None:
    open_tables = _tables_with("UPDATE", "DELETE", "TRUNCATE", only=append_only_tables())
    if not open_tables:
        return None
    return f"Sửa được lịch sử trong {', '.join(open_tables)}. / History can be rewritten there."


def nothing_is_truncated() -> str | None:
    open_tables = _tables_with("TRUNCATE")
    if not open_tables:
        return None
    return f"Xóa sạch được {', '.join(open_tables)}. / These tables can be truncated."


def server_is_private() -> str | None:
    listens = _column("SHOW listen_addresses")[0]
    if not listens_needlessly(str(connection.settings_dict["HOST"]), str(listens)):
        return None
    return "PostgreSQL của hệ thống nghe trên mạng. / Our own PostgreSQL listens on the network."


def listens_needlessly(host: str, addresses: str) -> bool:
    """Reached by a socket, a server needs no address; one given by name answers for itself."""
    return host.startswith("/") and addresses != ""


def _tables_with(*rights: str, only: list[str] | None = None) -> list[str]:
    tables = _column("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
    asked = ", ".join(rights)
    return [
        table
        for table in tables
        if (only is None or table in only)
        and _column("SELECT has_table_privilege(quote_ident(%s), %s)", table, asked) == [True]
    ]


def _column(question: str, *values: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(question, list(values) or None)
        return [row[0] for row in cursor.fetchall()]
