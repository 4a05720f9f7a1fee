"""The rooms' translations: each catalogue is compiled beside its source when the source is newer."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

PACKAGE = Path(__file__).resolve().parent.parent


def compile_all() -> None:
    """Compile every room's catalogue; a fresh machine has no msgfmt, so Babel does it."""
    for source in sorted(PACKAGE.glob("*/locale/*/LC_MESSAGES/django.po")):
        compile_one(source)


def compile_one(source: Path) -> Path:
    """Write the compiled catalogue whole or not at all: a server may be reading the old one."""
    target = source.with_suffix(".mo")
    if _is_newer(source, target):
        unfinished = target.with_suffix(".mo.new")
        with source.open("rb") as text, unfinished.open("wb") as compiled:
            write_mo(compiled, read_po(text))
        unfinished.replace(target)
    return target


def _is_newer(source: Path, target: Path) -> bool:
    return not target.exists() or source.stat().st_mtime > target.stat().st_mtime


if __name__ == "__main__":
    compile_all()
