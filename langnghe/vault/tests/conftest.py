"""Three custodians with keys, and one sealed thing of a unit."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pytest

from conftest import Cast
from langnghe.accounts.models import User
from langnghe.accounts.rights import Role
from langnghe.accounts.services import create_user
from langnghe.kernel.clock import LOCAL
from langnghe.vault import access, services
from langnghe.vault.models import CustodianKey, PartKind, Release

ON = date(2026, 11, 12)
AT = datetime(2026, 11, 12, 9, 0, tzinfo=LOCAL)
ABOUT = ("thing", 7)
PHRASE = "bốn từ không liên quan"
NAME = "Tống Khắc Bí Danh"


@dataclass(frozen=True)
class Keepers:
    """Hân, Khôi and Sen keep the secrets of the committee; Chi asks."""

    cast: Cast
    han: User
    khoi: User
    sen: User

    @property
    def unit(self) -> str:
        return str(self.cast.committee.pk)

    def key(self, user: User) -> CustodianKey:
        return services.make_key(unit=self.unit, passphrase=phrase_of(user), by=user, on=ON)


def phrase_of(user: User) -> str:
    return f"{PHRASE} {user.username}"


def make_keepers(cast: Cast) -> Keepers:
    def user(name: str) -> Any:
        since = date(2026, 1, 1)
        return create_user(
            name, password="x", display_name=name, unit=cast.committee.pk, role=Role.CUSTODIAN, since=since
        )

    return Keepers(cast, user("han"), user("khoi"), user("sen"))


@pytest.fixture
def keepers(cast: Cast) -> Keepers:
    return make_keepers(cast)


@pytest.fixture
def sealed(keepers: Keepers, monkeypatch: pytest.MonkeyPatch) -> Keepers:
    """A thing of two parts, sealed to Hân and Khôi; Chi may ask."""
    owner = access.Owner("thing", str, lambda viewer, _pk, _on: viewer == keepers.cast.chi)
    monkeypatch.setitem(access._OWNERS, "thing", owner)
    keepers.key(keepers.han)
    keepers.key(keepers.khoi)
    seal(keepers)
    return keepers


def seal(keepers: Keepers) -> None:
    parts: list[services.Words | services.Scan] = [
        services.Words(PartKind.IDENTITY, (("Họ và tên", NAME),)),
        services.Words(PartKind.CONTENT, (("Nội dung", "Thu tiền không biên lai"),)),
    ]
    services.seal(parts, subject=ABOUT, unit=keepers.unit, by=keepers.cast.an, on=ON)


def asked(keepers: Keepers, *parts: str) -> Release:
    return services.ask(
        ABOUT,
        parts=list(parts) or ["content"],
        purpose="verify",
        because="Lập kế hoạch xác minh",
        passphrase=PHRASE,
        by=keepers.cast.chi,
        at=AT,
    )


def approved(release: Release, *users: User) -> Release:
    for user in users:
        services.approve(release, passphrase=phrase_of(user), by=user, at=AT)
    return Release.objects.get(pk=release.pk)
