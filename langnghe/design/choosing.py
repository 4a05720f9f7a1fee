"""Choices that are the same on every page: not copied with each form, and of a filter the markup made once."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from django import forms
from django.utils.choices import BaseChoiceIterator
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

Choice = tuple[Any, Any]


class Fixed(BaseChoiceIterator):
    """Choices that no form changes. Django copies a list of choices, pair by pair, for every form that it makes."""

    __hash__ = object.__hash__

    def __init__(self, choices: Iterable[Choice]) -> None:
        self.choices = tuple(choices)

    def __iter__(self) -> Iterator[Choice]:
        return iter(self.choices)

    def __copy__(self) -> "Fixed":
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> "Fixed":
        return self

    @property
    def words(self) -> dict[Any, str]:
        """The word of each value in the language of the page."""
        return _words(self, get_language())


@lru_cache(maxsize=256)
def _words(choices: Fixed, _language: str | None) -> dict[Any, str]:
    return {value: str(label) for value, label in choices}


def options(choices: Fixed, chosen: str) -> SafeString:
    """The options of a `<select>`; a value that is none of them chooses nothing."""
    return _options(choices, str(chosen), get_language())


@lru_cache(maxsize=1024)
def _options(choices: Fixed, chosen: str, _language: str | None) -> SafeString:
    rows = (
        (value, SafeString(" selected") if str(value) == chosen else "", label) for value, label in choices
    )
    return format_html_join("", '<option value="{}"{}>{}</option>', rows)


class FilterSelect(forms.Select):
    """A `<select>` of a filter, whose choices are `Fixed`."""

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: Any = None,  # noqa: ARG002 - Django gives it
    ) -> SafeString:
        given = self.build_attrs(self.attrs, {"name": name, **(attrs or {})})
        written = format_html_join("", ' {}="{}"', given.items())
        fixed: Any = self.choices
        return format_html("<select{}>{}</select>", written, options(fixed, value or ""))
