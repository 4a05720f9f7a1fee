"""Each point of a safe installation: all hold here, and each one is seen when it is missing."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.contrib.auth import get_user_model
from django.db import connection

from conftest import PASSWORD
from langnghe.kernel import deploy_checks, secrets
from langnghe.kernel.deploy_checks import database, files, keys, pages, sign_in


@pytest.mark.django_db
@pytest.mark.parametrize("check", deploy_checks.CHECKS, ids=lambda check: check.__name__)
def test_every_point_holds_in_a_sound_installation(check: deploy_checks.Check) -> None:
    assert check() is None


@pytest.mark.django_db
def test_problems_are_named(settings: Any) -> None:
    settings.DEBUG = True
    assert ("debug_is_off", "DEBUG đang bật. / DEBUG is on.") in deploy_checks.problems()


WITHOUT_LIMITS = ["django.contrib.auth.backends.ModelBackend"]
OPEN_POLICY = "langnghe.kernel.tests.test_deploy_checks.loose_policy"
BROKEN: list[tuple[deploy_checks.Check, dict[str, Any]]] = [
    (keys.secret_key_is_generated, {"SECRET_KEY": "django-insecure-" + "x" * 60}),
    (keys.tracking_key_is_its_own, {"TRACKING_KEY": ""}),
    (keys.tracking_key_is_its_own, {"TRACKING_KEY": "x" * 60, "SECRET_KEY": "x" * 60}),
    (pages.debug_is_off, {"DEBUG": True}),
    (pages.policy_is_strict, {"MIDDLEWARE": []}),
    (pages.policy_is_strict, {"MIDDLEWARE": [OPEN_POLICY]}),
    (pages.headers_are_careful, {"SECURE_CONTENT_TYPE_NOSNIFF": False}),
    (pages.headers_are_careful, {"SECURE_REFERRER_POLICY": None}),
    (pages.hosts_are_named, {"ALLOWED_HOSTS": ["*"]}),
    (pages.hosts_are_named, {"ALLOWED_HOSTS": []}),
    (pages.hosts_are_named, {"LOOPBACK": False, "ALLOWED_HOSTS": ["127.0.0.1", "localhost"]}),
    (pages.cookies_are_secure, {"LOOPBACK": False, "SESSION_COOKIE_SECURE": False}),
    (pages.cookies_are_secure, {"LOOPBACK": False, "SESSION_COOKIE_SECURE": True, "CSRF_COOKIE_SECURE": False}),
    (pages.cookies_are_secure, {"SESSION_COOKIE_HTTPONLY": False}),
    (pages.transport_is_kept_secure, {"LOOPBACK": False, "SECURE_HSTS_SECONDS": 3600}),
    (sign_in.wrong_passwords_are_limited, {"AUTHENTICATION_BACKENDS": WITHOUT_LIMITS}),
    (sign_in.wrong_passwords_are_limited, {"AXES_ENABLED": False}),
    (sign_in.wrong_passwords_are_limited, {"AXES_FAILURE_LIMIT": 1000}),
    (sign_in.passwords_are_hashed_by_argon2, {"PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"]}),
    (sign_in.passwords_are_long, {"AUTH_PASSWORD_VALIDATORS": []}),
    (sign_in.nobody_is_invented, {"MODE": "demo"}),
    (files.uploads_lie_outside_the_web, {"MEDIA_URL": "/media/"}),
]  # fmt: skip


def loose_policy(answer: Any) -> Any:
    """A middleware that allows inline script."""

    def policy(request: Any) -> Any:
        response = answer(request)
        response.headers["Content-Security-Policy"] = "; ".join(
            [*pages.SOURCES, "script-src 'unsafe-inline'"]
        )
        return response

    return policy


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("check", "wrong"), BROKEN, ids=[f"{check.__name__}-{'-'.join(wrong)}" for check, wrong in BROKEN]
)
def test_a_wrong_setting_is_seen(check: deploy_checks.Check, wrong: dict[str, Any], settings: Any) -> None:
    for name, value in wrong.items():
        setattr(settings, name, value)
    assert " / " in str(check())


def test_open_secrets_are_seen(tmp_path: Path, settings: Any) -> None:
    settings.DATA = tmp_path
    assert keys.secrets_are_closed() is not None
    secrets.load_or_create(tmp_path)
    assert keys.secrets_are_closed() is None
    (tmp_path / secrets.FILE).chmod(0o640)
    assert "chmod 600" in str(keys.secrets_are_closed())


def test_open_uploads_are_seen(tmp_path: Path, settings: Any) -> None:
    settings.UPLOADS = tmp_path
    tmp_path.chmod(0o755)
    assert "chmod 700" in str(files.uploads_are_closed())


def test_uploads_among_static_files_are_seen(tmp_path: Path, settings: Any) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.UPLOADS = tmp_path / "files"
    assert str(tmp_path) in str(files.uploads_lie_outside_the_web())


@pytest.mark.django_db
def test_an_invented_account_is_seen() -> None:
    get_user_model().objects.create_user("an", password="khong-ai-biet-dau", is_demo=True)
    assert "minh họa" in str(sign_in.nobody_is_invented())


@contextmanager
def _connected_as(user: str, password: str) -> Iterator[None]:
    usual = {name: connection.settings_dict[name] for name in ("USER", "PASSWORD")}
    connection.close()
    connection.settings_dict.update(USER=user, PASSWORD=password)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(usual)


def _as_owner(statement: str) -> None:
    server = json.loads(os.environ["LANGNGHE_TEST_SERVER"])
    owner = {
        **server,
        "user": "langnghe_owner",
        "password": PASSWORD,
        "dbname": connection.settings_dict["NAME"],
    }
    with psycopg.connect(**owner) as opened:
        opened.execute(statement)


def test_serving_as_the_owner_is_seen(committed_db: None) -> None:
    with _connected_as("langnghe_owner", PASSWORD):
        assert "DATABASE_OWNER_URL" in str(database.roles_are_two())


def test_serving_as_a_superuser_is_seen(committed_db: None) -> None:
    server = json.loads(os.environ["LANGNGHE_TEST_SERVER"])
    with _connected_as(server["user"], server["password"]):
        assert "administers the server" in str(database.app_role_is_lesser())
        assert database.roles_are_two() is not None


@pytest.mark.parametrize("right", ["UPDATE", "DELETE", "TRUNCATE"])
def test_history_that_can_be_rewritten_is_seen(committed_db: None, right: str) -> None:
    _as_owner(f"GRANT {right} ON audit_entry TO langnghe_app")
    assert "audit_entry" in str(database.history_is_appended())


def test_a_table_that_can_be_truncated_is_seen(committed_db: None) -> None:
    _as_owner("GRANT TRUNCATE ON accounts_usersession TO langnghe_app")
    assert "accounts_usersession" in str(database.nothing_is_truncated())


@pytest.mark.parametrize(
    ("host", "addresses", "needless"),
    [("/tmp/socket", "", False), ("/tmp/socket", "*", True), ("db.example.vn", "*", False)],  # noqa: S108
)
def test_a_server_of_our_own_needs_no_network(host: str, addresses: str, *, needless: bool) -> None:
    assert database.listens_needlessly(host, addresses) == needless
