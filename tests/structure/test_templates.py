"""Templates: nothing inline that the policy would refuse, and no Vietnamese outside a translated string."""

import re
from pathlib import Path

import pytest

from tests.structure import house

TAGS = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL)
BLOCK = re.compile(r"{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}", re.DOTALL)
COMMENT = re.compile(r"{%\s*comment\s*%}.*?{%\s*endcomment\s*%}", re.DOTALL)
VIETNAMESE = re.compile(r"[À-ỹĐđ]")


@pytest.mark.parametrize("path", house.templates(), ids=house.name_of)
def test_no_inline_script_or_style(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle\s*=|<style\b|\son[a-z]+\s*=\s*[\"']|javascript:", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)


@pytest.mark.parametrize("path", house.templates(), ids=house.name_of)
def test_every_vietnamese_word_is_a_translated_string(path: Path) -> None:
    text = COMMENT.sub("", BLOCK.sub("", path.read_text(encoding="utf-8")))
    bare = [line.strip() for line in TAGS.sub("", text).splitlines() if VIETNAMESE.search(line)]
    assert bare == []


@pytest.mark.parametrize("path", house.templates(), ids=house.name_of)
def test_nothing_is_loaded_from_another_host(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"""(?:src|action|srcset)\s*=\s*["'](?:https?:)?//""", text)
    assert not re.search(r"""<link[^>]+href\s*=\s*["'](?:https?:)?//""", text)
