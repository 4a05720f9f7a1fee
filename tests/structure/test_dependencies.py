"""Every package that we name has its reason and licence in docs/dependencies.md, and its digest in the lock."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NAME = re.compile(r"[A-Za-z0-9._-]+")


def named() -> set[str]:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = [*told["project"]["dependencies"], *told["dependency-groups"]["dev"]]
    return {match[0] for one in wanted if (match := NAME.match(one))}


def test_every_package_has_its_reason_and_licence() -> None:
    rows = [line for line in (ROOT / "docs" / "dependencies.md").read_text().splitlines() if line[:1] == "|"]
    taken = " ".join(row.split("|")[1] for row in rows).casefold()
    assert {one for one in named() if one.casefold() not in taken} == set()


def test_every_package_is_locked_with_digests() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    for one in named():
        assert re.search(rf"(?mi)^{re.escape(one)}==\S+( ;[^\\]*)? \\\n    --hash=sha256:", lock), one
