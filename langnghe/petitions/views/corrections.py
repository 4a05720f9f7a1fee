"""What a line said before it was corrected, each value under the name of its field."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from langnghe.design.writing import short_date
from langnghe.petitions.forms import CorrectForm
from langnghe.petitions.models import Channel, Correction, PaperForm, PartyKind, Petition, SenderKind, Through

BESIDE = {
    "signed_by": _("Người cùng ký"),
    "papers": _("Giấy tờ kèm theo"),
    "passed": _("Nơi chuyển đơn"),
    "respondents": _("Bị khiếu nại, kiến nghị"),
    "standing": _("Tư cách"),
}
WORDS: dict[str, type[models.TextChoices]] = {
    "channel": Channel, "sender_kind": SenderKind, "kind": PartyKind, "through": Through, "form": PaperForm,
}  # fmt: skip


@dataclass(frozen=True)
class Corrected:
    """One correction as the page tells it."""

    row: Correction
    before: list[tuple[Any, str]]


def corrections_of(petition: Petition) -> list[Corrected]:
    labels = BESIDE | {name: field.label for name, field in CorrectForm.base_fields.items()}
    return [
        Corrected(row, [(labels.get(name, name), _told(name, value)) for name, value in row.before.items()])
        for row in petition.corrections.all()
    ]


def _told(name: str, value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_told(name, one) for one in value) or "—"
    if isinstance(value, dict):
        return ", ".join(_told(key, one) for key, one in value.items() if one and one is not True) or "—"
    if name.endswith(("_on", "_day", "_date")) and value:
        return short_date(date.fromisoformat(value))
    if name in WORDS and value in WORDS[name].values:
        return str(WORDS[name](value).label)
    return str(value or "—")
