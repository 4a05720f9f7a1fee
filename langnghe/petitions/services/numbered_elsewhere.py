"""A letter that another book numbered: its number and day are written down, and it is asked for no more."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.kernel.errors import Invalid, NotAllowed, WrongState
from langnghe.petitions import access, letters
from langnghe.petitions.models import OwedLetter
from langnghe.petitions.services import recording
from langnghe.petitions.services.locking import locked_file
from langnghe.petitions.services.secrecy import refuse_letters
from langnghe.vietnamese import normalise

LONGEST = 60


@transaction.atomic
def note_numbered_elsewhere(
    owed: OwedLetter, *, number: str, numbered_on: date, by: User, on: date
) -> OwedLetter:
    """Write down number and day of an owed letter; refuses a sealed file, an impossible day, and one that is settled."""
    petition = locked_file(owed.petition, by=by, on=on)
    refuse_letters(petition)
    if petition.unit_id not in access.letter_units(by, petition, Right.HANDLE, on):
        raise NotAllowed(
            _("Việc này cần quyền “%(right)s” tại đơn vị giữ hồ sơ.") % {"right": Right.HANDLE.label}
        )
    locked = OwedLetter.objects.select_for_update(of=("self",)).select_related("step").get(pk=owed.pk)
    if locked.settled_on:
        raise WrongState(_("Văn bản này đã có số; có thể người khác vừa ghi."))
    number = " ".join(normalise(number).split())
    if not number or len(number) > LONGEST:
        raise Invalid(_("Ghi số văn bản, không quá 60 ký tự."))
    if not locked.step.on <= numbered_on <= on:
        raise Invalid(_("Ngày của văn bản không thể trước ngày của bước hoặc sau hôm nay."))

    locked.number, locked.settled_on = number, numbered_on
    locked.save(update_fields=["number", "settled_on"])
    kind = letters.kind_of(locked.kind)
    said = {"letter_kind": kind.code, "letter_number": number, "step": locked.step_id}
    recording.record("letter_numbered_elsewhere", petition, by=by, on=on, cite=kind.cited(on), more=said)
    return locked
