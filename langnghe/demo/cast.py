"""The cast of the demo: invented people with accounts, their passwords random for each installation."""

import json
import os
import secrets
from dataclasses import dataclass
from datetime import date
from pathlib import Path

SITE_UNIT = "n14797-UBND"  # phường Hạc Thành, the ward that took in most of the old city's centre
SINCE = date(2021, 1, 1)
FILE = "demo-sign-ins.json"


@dataclass(frozen=True)
class Member:
    username: str
    display_name: str
    does: str
    memberships: tuple[tuple[str, str], ...]


MEMBERS = (
    Member("an", "Nguyễn Thị An", "cán bộ tiếp công dân, phường Hạc Thành",
           ((SITE_UNIT, "reception_officer"), ("380-UBND", "reception_officer"))),
    Member("chi", "Lê Thị Chi", "Chủ tịch UBND phường Hạc Thành", ((SITE_UNIT, "head"), ("380-UBND", "head"))),
    Member("dung", "Trần Dũng", "cán bộ xử lý đơn, phường Đông Sơn", (("n16378-UBND", "handler"),)),
    Member("giang", "Hoàng Giang", "giám sát, Tỉnh ủy", (("38-DU", "supervisor"),)),
    Member("em", "Phan Em", "biên tập viên", ((SITE_UNIT, "editor"),)),
    Member("phuc", "Đỗ Văn Phúc", "quản trị, phường Hạc Thành", ((SITE_UNIT, "administrator"),)),
    Member("lan", "Đặng Thị Lan", "UBND tỉnh, giải quyết khiếu nại lần hai", (("38-UBND", "head"),)),
    Member("binh", "Lê Thanh Bình", "cán bộ xử lý đơn, phường Hạc Thành", ((SITE_UNIT, "handler"),)),
    Member("khanh", "Ngô Khánh", "giữ bí mật tố cáo, phường Hạc Thành (bản minh họa: cụm mật khẩu là mật khẩu này)",
           ((SITE_UNIT, "custodian"),)),
    Member("thuy", "Bùi Thị Thủy", "giữ bí mật tố cáo, phường Hạc Thành (bản minh họa: cụm mật khẩu là mật khẩu này)",
           ((SITE_UNIT, "custodian"),)),
    Member("hoa", "Vũ Thị Hoa", "Thành ủy (giải trình năm 2024)", (("380-DU", "head"),)),
)  # fmt: skip


def head_of(unit: str) -> str:
    """Who of the cast heads a body; empty where nobody does."""
    heads = (one.display_name for one in MEMBERS if (unit, "head") in one.memberships)
    return next(heads, "")


def passwords(folder: Path) -> dict[str, str]:
    """The random passwords of this installation's cast, made once and kept with mode 0600."""
    path = folder / FILE
    kept: dict[str, str] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    # A demo that was begun before somebody joined the cast keeps the passwords it has.
    missing = {one.username: secrets.token_urlsafe(9) + "-ln" for one in MEMBERS if one.username not in kept}
    if missing:
        kept |= missing
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(kept, file)
    return kept


def sign_ins(folder: Path) -> list[str]:
    """One line for each who can sign in; who joined the cast after the demo was built is not in it."""
    kept: dict[str, str] = json.loads((folder / FILE).read_text(encoding="utf-8"))
    return [
        f"{member.username:6} {kept[member.username]:18} {member.display_name}, {member.does}"
        for member in MEMBERS
        if member.username in kept
    ]
