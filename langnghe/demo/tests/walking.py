"""A walker of pages: follows every link, finds every form, and knows how to fill one in wrongly."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

# Everything at once that a text may bring: another writing of our letters, direction marks, code of three kinds, length.
LONG = (
    unicodedata.normalize(
        "NFD", "Ủy ban \u202e ngược chiều \U0001f4a9 '; DROP TABLE x; -- {{ 7 }}{% if %} <b>"
    )
    * 60
)
WRONG: dict[str, list[str]] = {
    "date": ["2026-02-31", "hôm qua"],
    "time": ["25:61"],
    "number": ["-1", "9" * 30],
    "email": ["không phải thư"],
    "hidden": ["khong-co", "9" * 25],
    "choice": ["khong-co"],
    "text": ["", LONG],
}


@dataclass
class Field:
    name: str
    kind: str
    value: str


@dataclass
class Form:
    """One form of a page; `action` is its address."""

    action: str
    method: str
    fields: list[Field] = field(default_factory=list)

    @property
    def shape(self) -> str:
        """Forms that differ only in the number of their file are one form."""
        return (
            re.sub(r"\d+", "N", urlsplit(self.action).path)
            + "|"
            + ",".join(sorted({f.name for f in self.fields}))
        )

    def filled(self) -> dict[str, Any]:
        return {one.name: one.value for one in self.fields if one.name}

    def mistakes(self) -> Iterator[dict[str, Any]]:
        """Nothing at all; then one wrong entry at a time, the rest as it stands."""
        yield {}
        for one in self.fields:
            for wrong in WRONG.get(one.kind, WRONG["text"]):
                yield self.filled() | {one.name: wrong}


class Page(HTMLParser):
    """The links and the forms of one page."""

    def __init__(self, address: str, text: str, *, fault: str = "") -> None:
        super().__init__()
        self.fault = fault
        self.address, self.links, self.forms = address, set[str](), list[Form]()
        self._form: Form | None = None
        self._select = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "a" and "href" in given:
            self._link(given["href"])
        elif tag == "form":
            action = urljoin(self.address, given.get("action") or self.address)
            self._form = Form(action, given.get("method", "get").lower())
            self.forms.append(self._form)
        elif self._form is not None:
            self._control(tag, given)

    def _link(self, href: str) -> None:
        full = urlsplit(urljoin(self.address, href))
        if not full.scheme and not full.netloc and full.path.startswith("/"):
            self.links.add(full.path + (f"?{full.query}" if full.query else ""))

    def _control(self, tag: str, given: dict[str, str]) -> None:
        assert self._form is not None
        name = given.get("name", "")
        if tag == "select":
            self._select = name
            self._form.fields.append(Field(name, "choice", ""))
        elif tag == "option" and self._select and (given.get("value") and "selected" in given):
            self._form.fields[-1].value = given["value"]
        elif tag == "textarea":
            self._form.fields.append(Field(name, "text", "Một nội dung viết thử"))
        elif tag == "input" and name and name != "csrfmiddlewaretoken":
            self._input(name, given)

    def _input(self, name: str, given: dict[str, str]) -> None:
        assert self._form is not None
        kind = given.get("type", "text")
        if kind in {"submit", "button", "file"}:
            return
        ticked = kind in {"checkbox", "radio"}
        value = given.get("value", "") if not ticked or "checked" in given else ""
        self._form.fields.append(Field(name, "choice" if ticked else kind, value))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = ""
