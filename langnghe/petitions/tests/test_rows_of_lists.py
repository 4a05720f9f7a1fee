"""Rows of long lists, by templates of Jinja: escaped, in the language of the page, and no word left out unseen."""

from typing import Any

import pytest
from django.template import engines
from django.utils import translation
from django.utils.safestring import SafeString
from jinja2 import UndefinedError

pytestmark = pytest.mark.own_sql

HIT = {
    "pk": 7,
    "number": "12/2026",
    "received": "03/4/2026",
    "title": "<b>",
    "summary": SafeString("<mark>đất</mark>"),
    "name": "O'Brien & con",
    "state": "mới nhận",
}


def shown(hits: list[dict[str, Any]]) -> str:
    source = '{% load design %}{% rows "petitions/hits.html" hits %}'
    return engines["django"].from_string(source).render({"hits": hits})


def test_rows_are_escaped_but_for_what_is_safe() -> None:
    rows = shown([HIT, HIT])
    assert rows.count("<tr>") == 2
    assert 'data-label="Người gửi">O&#39;Brien &amp; con<' in rows
    assert "&lt;b&gt;" in rows
    assert "<mark>đất</mark>" in rows
    assert 'href="/don/7/"' in rows


def test_rows_speak_the_language_of_the_page() -> None:
    with translation.override("en"):
        english = shown([HIT])
    assert "Người gửi" not in english
    assert 'data-label="Sender"' in english


def test_a_word_that_a_row_does_not_have_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        shown([{"pk": 7}])
