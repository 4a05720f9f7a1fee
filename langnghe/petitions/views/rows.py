"""Petitions as rows of plain words: made once in Python, so that a page costs little and a file has the same."""

import json
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.design import writing
from langnghe.design.choosing import Fixed
from langnghe.petitions.models import Field, Kind
from langnghe.petitions.selectors import Listed, label_of, turned_words
from langnghe.petitions.workflow import State

KINDS, STATES, FIELDS = Fixed(Kind.choices), Fixed(State.choices), Fixed(Field.choices)


class Row(NamedTuple):
    """One petition on a list."""

    pk: int
    number: str
    due_on: date | None
    day: str
    tone: str
    left: str
    term: str
    title: str
    field: str
    received: str
    name: str
    kind: str
    state: str
    handler: str
    unit: str
    letter: str

    def cells(self) -> list[str]:
        """What a spreadsheet gets: the words of the page."""
        due = self.day and f"{self.day} ({self.left})"
        return [
            due,
            self.number,
            self.title,
            self.field,
            self.received,
            self.name,
            self.kind,
            "; ".join(one for one in (self.state, self.letter) if one),
            self.unit or self.handler,
        ]


def titles() -> list[str]:
    return [
        _("Hạn"),
        _("Số"),
        _("Vụ việc"),
        _("Lĩnh vực"),
        _("Nhận"),
        _("Người gửi"),
        _("Loại đơn"),
        _("Bước"),
        _("Người xử lý"),
    ]


def rows_of(petitions: list[Listed], *, on: date) -> list[Row]:
    """Labels are translated once a page, not once a cell."""
    kinds, states, fields = KINDS.words, STATES.words, FIELDS.words
    english = _in_english() if get_language() == "en" else {}
    return [
        Row(
            pk=one.pk,
            number=str(one),
            due_on=one.due_on,
            day=writing.short_date(one.due_on) if one.due_on else "",
            tone=left[0],
            left=left[1],
            term=_term(one, english),
            title=one.title,
            field=fields.get(one.field, one.field),
            received=writing.short_date(one.received_on),
            name=one.name,
            kind=kinds.get(one.kind, ""),
            state=states.get(one.state, one.state),
            handler=one.handler,
            unit=one.unit,
            letter=_letter(one),
        )
        for one in petitions
        for left in [_left(one.due_on, on)]
    ]


def _letter(one: Listed) -> str:
    """What is still to be written for a step that was taken."""
    return _("còn phải soạn: %(letter)s") % {"letter": label_of(one.letter)} if one.letter else ""


def _term(one: Listed, english: dict[str, str]) -> str:
    term = english.get(one.term, one.term)
    if one.turn is None:
        return term
    turn = json.loads(one.turn)
    moved = turned_words(turn["kind"], turn["fact"], date.fromisoformat(turn["first"]))
    return f"{term}: {moved}"


@lru_cache(maxsize=1)
def _in_english() -> dict[str, str]:
    """The law that ships calls each of its terms in both languages."""
    return {rule.title: rule.title_en for rule in lawbook.rules()}


def _left(due_on: date | None, on: date) -> tuple[str, str]:
    return writing.left(due_on, on=on, working=None, done_on=None) if due_on else ("", "")
