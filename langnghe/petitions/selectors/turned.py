"""Why a term no longer ends on the day that it first had, in words."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from langnghe.design.writing import short_date
from langnghe.petitions.models import FACTS, Clock, TurnKind


def turned_words(kind: str, fact: str, first_due_on: date) -> str:
    """Extended because the matter is complex, first due on that day."""
    said = str(TurnKind(kind).label)
    if fact in FACTS:
        said = _("%(turn)s vì %(fact)s") % {"turn": said, "fact": FACTS[fact]}
    return _("%(turn)s; hạn ban đầu %(day)s") % {"turn": said, "day": short_date(first_due_on)}


def turned(clock: Clock | None, turn: dict[str, Any] | None) -> str:
    return turned_words(turn["kind"], turn["fact"], clock.original_due_on) if clock and turn else ""
