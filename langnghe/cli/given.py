"""A database that was given by DATABASE_URL instead of our own server."""

import os
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict

from langnghe.kernel.faults import Fault

KNOWN = ("host", "port", "user", "password", "dbname")
LIBPQ = {
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
    "options": "PGOPTIONS",
    "channel_binding": "PGCHANNELBINDING",
    "target_session_attrs": "PGTARGETSESSIONATTRS",
}


def url(role: str) -> str | None:
    """DATABASE_URL is the lesser role; DATABASE_OWNER_URL, where it is set, the one that migrates."""
    usual = os.environ.get("DATABASE_URL")
    return (os.environ.get("DATABASE_OWNER_URL") if role == "owner" else None) or usual


def database(role: str) -> dict[str, str] | None:
    """What Django needs to connect, or nothing when the server is our own."""
    found = _read(role)
    return {name: str(found[name]) for name in KNOWN if found.get(name)} if found else None


def beyond_django(role: str) -> dict[str, str]:
    """What else the address says, such as `sslmode`, in the variables that libpq reads."""
    return {LIBPQ[name]: str(value) for name, value in _read(role).items() if name in LIBPQ and value}


def _read(role: str) -> dict[str, Any]:
    address = url(role)
    if not address or not os.environ.get("DATABASE_URL"):
        return {}
    try:
        return conninfo_to_dict(address)
    except psycopg.ProgrammingError as error:
        raise Fault(
            "DATABASE_URL viết không đúng; hãy viết postgresql://người_dùng:mật_khẩu@máy_chủ:5432/tên.",
            "DATABASE_URL is not well written; write postgresql://user:password@host:5432/name.",
        ) from error


def refuse_silent() -> None:
    """Each given address must answer before anything begins."""
    for name, role in (("DATABASE_URL", "app"), ("DATABASE_OWNER_URL", "owner")):
        if database(role) and (role == "app" or os.environ.get(name)):
            _refuse_silent(name, str(url(role)))


def _refuse_silent(name: str, address: str) -> None:
    try:
        with psycopg.connect(address, connect_timeout=5):
            return
    except psycopg.OperationalError as error:
        told = " ".join(str(error).split())
        raise Fault(
            f"{name} không trả lời ({told}). Kiểm tra máy chủ, tên và mật khẩu.",
            f"{name} does not answer. Check the server, the name and the password.",
        ) from error
