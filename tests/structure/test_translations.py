"""A complete English translation ships with the Vietnamese: nothing untranslated, nothing stale."""

from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.template.base import Lexer, TokenType
from django.utils.translation.template import templatize
from jinja2.ext import babel_extract

from tests.structure import house

KEYWORDS = {
    "gettext": None, "_": None, "gettext_lazy": None, "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "gettext_noop": None,
}  # fmt: skip


@cache
def _catalogue() -> dict[str, str]:
    """Every English string of every room: one catalogue, as Django joins them."""
    joined: dict[str, str] = {}
    for path in sorted(house.PACKAGE.glob("*/locale/en/LC_MESSAGES/django.po")):
        catalogue: Catalog = read_po(BytesIO(path.read_bytes()))
        for message in catalogue:
            if message.id:
                key = message.id if isinstance(message.id, str) else message.id[0]
                text = message.string if isinstance(message.string, str) else "".join(message.string or ())
                joined[key] = "" if message.fuzzy else text
    return joined


def _strings(path: Path) -> set[str]:
    source = path.read_text(encoding="utf-8")
    if house.is_jinja(path):
        in_jinja = babel_extract(BytesIO(source.encode()), [*KEYWORDS], [], {"trimmed": "true"})
        return {key for _line, _function, message, _comments in in_jinja if (key := _key(message))}
    if path.suffix == ".html":
        source = "\n".join(line.strip() for line in templatize(source).splitlines())
    found = extract("python", BytesIO(source.encode()), keywords=KEYWORDS)
    return {key for _line, message, _comments, _context in found if (key := _key(message))}


def _key(message: str | tuple[str | None, ...] | None) -> str:
    if isinstance(message, str):
        return message
    return next((part for part in message or () if part), "")


@cache
def _used() -> dict[str, str]:
    used: dict[str, str] = {}
    for path in [*house.modules(), *house.templates()]:
        for text in _strings(path):
            used[text] = house.name_of(path)
    return used


def test_no_string_is_untranslated() -> None:
    catalogue = _catalogue()
    missing = sorted(f"{where}: {text}" for text, where in _used().items() if not catalogue.get(text))
    assert missing == []


def test_no_translation_is_stale() -> None:
    assert sorted(set(_catalogue()) - set(_used())) == []


def test_the_reader_of_templates_sees_strings() -> None:
    tokens = Lexer('{% translate "Hạn" %}').tokenize()
    assert tokens[0].token_type is TokenType.BLOCK
    assert "gettext" in templatize('{% translate "Hạn" %}')


@pytest.mark.parametrize(
    "path", sorted(house.PACKAGE.glob("*/locale/en/LC_MESSAGES/django.po")), ids=house.name_of
)
def test_placeholders_are_the_same_in_both_languages(path: Path) -> None:
    import re

    wrong = []
    for message in read_po(BytesIO(path.read_bytes())):
        if isinstance(message.id, str) and message.id:
            names = re.compile(r"%\(\w+\)s|{\w+}")
            if sorted(names.findall(message.id)) != sorted(names.findall(str(message.string))):
                wrong.append(message.id)
    assert wrong == []
