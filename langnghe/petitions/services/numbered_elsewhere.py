"""An owed letter that is not written here: another book numbered it, or there is a reason to do without it."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.kernel.errors import Invalid, NotAllowed, WrongState
from langnghe.petitions import access, letters
from langnghe.petitions.models import OwedLetter, Petition
from langnghe.petitions.services import recording
from langnghe.petitions.services.locking import locked_file
from langnghe.petitions.services.secrecy import refuse_letters
from langnghe.vietnamese import normalise

LONGEST, LONGEST_REASON = 60, 300


@transaction.atomic
def note_numbered_elsewhere(
    owed: OwedLetter, *, number: str, numbered_on: date, by: User, on: date
) -> OwedLetter:
    """Write down number and day of an owed letter; refuses a sealed file, an impossible day, and one that is settled."""
    petition, locked = _locked(owed, by=by, on=on)
    number = " ".join(normalise(number).split())
    if not number or len(number) > LONGEST:
        raise Invalid(_("Ghi số văn bản, không quá 60 ký tự."))
    if not locked.step.on <= numbered_on <= on:
        raise Invalid(_("Ngày của văn bản không thể trước ngày của bước hoặc sau hôm nay."))

    locked.number, locked.settled_on = number, numbered_on
    locked.save(update_fields=["number", "settled_on"])
    _record("letter_numbered_elsewhere", petition, locked, by=by, on=on, letter_number=number)
    return locked


@transaction.atomic
def note_not_needed(owed: OwedLetter, *, because: str, by: User, on: date) -> OwedLetter:
    """The file asks for the letter no more, and says why; one that is written all the same takes its step up again."""
    petition, locked = _locked(owed, by=by, on=on)
    because = " ".join(normalise(because).split())
    if not because or len(because) > LONGEST_REASON:
        raise Invalid(_("Ghi vì sao không soạn văn bản này, không quá 300 ký tự."))
    locked.because, locked.settled_on = because, max(on, locked.step.on)
    locked.save(update_fields=["because", "settled_on"])
    _record("letter_not_needed", petition, locked, by=by, on=on)
    return locked


def _locked(owed: OwedLetter, *, by: User, on: date) -> tuple[Petition, OwedLetter]:
    petition = locked_file(owed.petition, by=by, on=on)
    refuse_letters(petition)
    if petition.unit_id not in access.letter_units(by, petition, Right.HANDLE, on):
        raise NotAllowed(
            _("Việc này cần quyền “%(right)s” tại đơn vị giữ hồ sơ.") % {"right": Right.HANDLE.label}
        )
    locked = OwedLetter.objects.select_for_update(of=("self",)).select_related("step").get(pk=owed.pk)
    if locked.settled_on:
        raise WrongState(_("Văn bản này không còn phải soạn; có thể người khác vừa ghi."))
    return petition, locked


def _record(action: str, petition: Petition, owed: OwedLetter, *, by: User, on: date, **more: str) -> None:
    kind = letters.kind_of(owed.kind)
    said = {"letter_kind": kind.code, "step": owed.step_id, **more}
    recording.record(action, petition, by=by, on=on, cite=kind.cited(on), more=said)
