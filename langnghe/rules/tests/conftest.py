"""An administrator of the city, and what a decision needs."""

from datetime import date
from typing import Any

import pytest

from conftest import Cast
from langnghe.accounts.models import User
from langnghe.accounts.rights import Role
from langnghe.accounts.services import create_user

ON = date(2026, 11, 20)
SAID = {"person": "Lê Thị Chi, Phó Chủ tịch", "cite": "Điều 5 Quy chế 12/QĐ-UBND ngày 02/11/2026"}


@pytest.fixture
def admin(cast: Cast) -> User:
    return create_user(
        "quan", password="only-for-tests", display_name="Đỗ Văn Quản", unit=cast.committee.pk,
        role=Role.ADMINISTRATOR, since=date(2021, 1, 1),
    )  # fmt: skip


@pytest.fixture
def said(cast: Cast, admin: User) -> dict[str, Any]:
    """Everything a decision of the city's administrator needs beside its own facts."""
    return {"unit": cast.committee.pk, "by": admin, "on": ON, **SAID}
