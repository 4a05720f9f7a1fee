"""Compiled catalogues: made from their source, left alone while they are newer, complete in all rooms."""

import gettext
import os
from pathlib import Path

import pytest

from langnghe.kernel import words

SOURCE = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Quá hạn"
msgstr "Overdue"
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "django.po"
    path.write_text(SOURCE, encoding="utf-8")
    return path


def _read(compiled: Path) -> gettext.GNUTranslations:
    with compiled.open("rb") as opened:
        return gettext.GNUTranslations(opened)


def test_a_catalogue_is_compiled_beside_its_source(source: Path) -> None:
    assert _read(words.compile_one(source)).gettext("Quá hạn") == "Overdue"


def test_a_newer_source_is_compiled_again(source: Path) -> None:
    compiled = words.compile_one(source)
    source.write_text(SOURCE.replace("Overdue", "Late"), encoding="utf-8")
    later = compiled.stat().st_mtime + 5
    os.utime(source, (later, later))
    assert _read(words.compile_one(source)).gettext("Quá hạn") == "Late"


def test_an_older_source_is_left_alone(source: Path) -> None:
    compiled = words.compile_one(source)
    compiled.write_bytes(b"kept")
    later = source.stat().st_mtime + 5
    os.utime(compiled, (later, later))
    assert words.compile_one(source).read_bytes() == b"kept"


def test_every_room_has_its_compiled_catalogue() -> None:
    words.compile_all()
    sources = sorted(words.PACKAGE.glob("*/locale/*/LC_MESSAGES/django.po"))
    assert sources
    assert [path for path in sources if not path.with_suffix(".mo").exists()] == []
