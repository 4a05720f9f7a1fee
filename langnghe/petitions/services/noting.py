"""Notes between officers, and the points of the law that they have checked on a file."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound
from langnghe.petitions import access, checklists
from langnghe.petitions.models import ChecklistTick, Petition, PetitionNote
from langnghe.petitions.services import recording
from langnghe.vietnamese import normalise

LONGEST = 2000


@transaction.atomic
def add_note(petition: Petition, *, text: str, by: User, at: datetime, on: date) -> PetitionNote:
    """Leave a note for the colleagues of one's own unit; it is never searched, printed or shown to the party."""
    locked = _locked(petition, by=by, on=on)
    text = normalise(text).strip()
    if not text or len(text) > LONGEST:
        raise Invalid(_("Ghi chú từ một đến %(most)s ký tự.") % {"most": LONGEST})
    note = PetitionNote.objects.create(
        petition=locked, unit_id=access.unit_for(by, locked, on), author=by, text=text, written_at=at
    )
    recording.record("noted", locked, by=by, on=on, more={"note": note.pk})
    return note


@transaction.atomic
def tick(petition: Petition, *, rules: Iterable[str], by: User, on: date) -> None:
    """Set the points that have been checked; what was ticked before keeps its officer and day."""
    locked = _locked(petition, by=by, on=on)
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


def _locked(petition: Petition, *, by: User, on: date) -> Petition:
    rows = Petition.objects.select_for_update(of=("self",)).select_related("unit", "matter", "person")
    found = access.visible(rows, by, on).filter(pk=petition.pk, voided_on__isnull=True).first()
    if found is None:
        raise NotFound(_("Không có đơn này, hoặc đơn vị của ông bà không giữ hồ sơ này."))
    return found
