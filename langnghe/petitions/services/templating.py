"""A unit's own template for one kind of letter: checked, kept, and ended by the next one."""

import hashlib
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.accounts.selectors import has_right
from langnghe.audit import services as audit
from langnghe.documents.services import DOCX, clean_name
from langnghe.kernel.errors import NotAllowed
from langnghe.petitions import letters
from langnghe.petitions.models import LetterTemplate

SUBJECT = "letter_template"


@transaction.atomic
def add_template(*, unit: str, kind: str, name: str, content: bytes, by: User, on: date) -> LetterTemplate:
    """Keep a new template; letters already numbered keep the one that they were written with."""
    _must_decide(unit, by=by, on=on)
    letters.own.check(content, letters.kind_of(kind))
    _end(unit, kind, on=on)
    row = LetterTemplate.objects.create(
        unit_id=unit,
        kind=kind,
        name=clean_name(name, DOCX),
        content=content,
        digest=hashlib.sha256(content).hexdigest(),
        added_on=on,
        added_by=by,
    )
    facts = {"kind": kind, "sha256": row.digest}
    audit.record(
        "letter_template.added", subject=(SUBJECT, row.pk), day=on, by=by.username, unit=unit, data=facts
    )
    return row


@transaction.atomic
def end_template(*, unit: str, kind: str, by: User, on: date) -> None:
    """Go back to the shipped form."""
    _must_decide(unit, by=by, on=on)
    _end(unit, kind, on=on)


def _end(unit: str, kind: str, *, on: date) -> None:
    rows = LetterTemplate.objects.select_for_update().filter(unit=unit, kind=kind, ended_on__isnull=True)
    rows.update(ended_on=on)


def _must_decide(unit: str, *, by: User, on: date) -> None:
    if not has_right(by, Right.DECIDE, unit=unit, on=on):
        raise NotAllowed(_("Chỉ người có quyền thụ lý, ký trả lời của đơn vị mới đổi mẫu văn bản."))
