"""Notes between officers, and the points of the law that they have checked on a file."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from langnghe.petitions import access, checklists
from langnghe.petitions.models import ChecklistTick, Petition, PetitionNote
from langnghe.petitions.services import recording
from langnghe.petitions.services.locking import locked_file
from langnghe.petitions.services.secrecy import is_sealed
from langnghe.petitions.services.wording import seal_words
from langnghe.vault.models import PartKind
from langnghe.vietnamese import normalise

LONGEST = 2000


@transaction.atomic
def add_note(petition: Petition, *, text: str, by: User, at: datetime, on: date) -> PetitionNote:
    """Leave a note for the colleagues of one's own unit; it is never searched, printed or shown to the party.

    On a sealed file it is sealed at once, for officers write there whom they met: two custodians open it again.
    """
    locked = locked_file(petition, by=by, on=on)
    text = normalise(text).strip()
    if not text or len(text) > LONGEST:
        raise Invalid(_("Ghi chú từ một đến %(most)s ký tự.") % {"most": LONGEST})
    note = PetitionNote(
        petition=locked, unit_id=access.unit_for(by, locked, on), author=by, text=text, written_at=at
    )
    if is_sealed(locked):
        _seal(note, by=by, on=on)
    note.save()
    recording.record("noted", locked, by=by, on=on, more={"note": note.pk})
    return note


@transaction.atomic
def seal_note(note: PetitionNote, *, by: User, on: date) -> PetitionNote:
    """Seal a note that was written in clear on a sealed file before notes were sealed there."""
    locked = locked_file(note.petition, by=by, on=on)
    held = PetitionNote.objects.select_for_update().get(pk=note.pk)
    if held.is_sealed or not is_sealed(locked):
        raise WrongState(_("Ghi chú này đã được niêm phong, hoặc hồ sơ không được niêm phong."))
    if held.unit_id not in access.reading_units(by, on):
        raise NotFound(_("Không có ghi chú này."))
    _seal(held, by=by, on=on)
    held.save(update_fields=["text", "is_sealed"])
    recording.record("noted", locked, by=by, on=on, more={"note": held.pk, "sealed": True})
    return held


def _seal(note: PetitionNote, *, by: User, on: date) -> None:
    lines = [(f"{note.author}, {note.written_at:%d/%m/%Y}", note.text)]
    seal_words(note.petition, PartKind.NOTE, lines, by=by, on=on)
    note.text, note.is_sealed = "", True


@transaction.atomic
def tick(petition: Petition, *, rules: Iterable[str], by: User, on: date) -> None:
    """Set the points that have been checked; what was ticked before keeps its officer and day."""
    locked = locked_file(petition, by=by, on=on)
    if not access.may(by, locked, Right.HANDLE, on):
        raise NotAllowed(
            _("Bước này cần quyền “%(right)s” tại đơn vị đang chủ trì hồ sơ.") % {"right": Right.HANDLE.label}
        )
    chosen, known = set(rules), set(checklists.rules_for(locked.kind))
    if chosen - known:
        raise Invalid(_("Mục kiểm không có trong danh mục của loại đơn này."))
    before = set(locked.ticks.values_list("rule", flat=True))
    locked.ticks.filter(rule__in=known - chosen).delete()
    ChecklistTick.objects.bulk_create(
        [
            ChecklistTick(petition=locked, rule=rule, ticked_by=by, ticked_on=on)
            for rule in sorted(chosen - before)
        ]
    )
    if chosen != before & known:
        recording.record("checked", locked, by=by, on=on, more={"checked": sorted(chosen)})
