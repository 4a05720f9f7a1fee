"""Reads YAML strictly: no key twice, no key that the format does not know, every mistake with its file."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from langnghe.lawbook.errors import BadPack


@cache
def _strict_loader() -> Any:
    """The safe loader, refusing a key written twice; PyYAML is imported only when a pack is read."""
    import yaml

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    class StrictLoader(base):  # type: ignore[misc]
        def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002
            keys = [key.value for key, _ in node.value]
            for key in {key for key in keys if keys.count(key) > 1}:
                raise BadPack(
                    f"Khóa “{key}” viết hai lần, dòng {node.start_mark.line + 1}.",
                    f"The key “{key}” is written twice, in the mapping at line {node.start_mark.line + 1}.",
                )
            return dict(super().construct_mapping(node, deep=deep))

    return StrictLoader


def bad(place: str, vietnamese: str, english: str) -> BadPack:
    return BadPack(f"{place}: {vietnamese}", f"{place}: {english}")


def read(path: Path) -> Any:
    import yaml

    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_strict_loader())  # noqa: S506 - a safe loader
    except BadPack as error:
        raise bad(path.name, str(error), error.english) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise bad(path.name, "không đọc được YAML.", f"the YAML cannot be read: {error}") from error


def mapping(value: Any, place: str, *, needs: Iterable[str], may: Iterable[str] = ()) -> dict[str, Any]:
    """A mapping with all the keys it needs and none that the format does not know."""
    if not isinstance(value, dict):
        raise bad(place, "phải là một bảng khóa và giá trị.", "must be a mapping.")
    for key in needs:
        if key not in value:
            raise bad(place, f"thiếu “{key}”.", f"“{key}” is missing.")
    for key in value:
        if key not in {*needs, *may}:
            raise bad(place, f"khóa “{key}” không có trong định dạng.", f"“{key}” is not part of the format.")
    return value


def day(value: Any, place: str) -> date:
    if type(value) is not date:
        raise bad(place, f"“{value}” không phải là ngày.", f"“{value}” is not a date.")
    return value
