"""Words in clear on a file that was sealed before steps were sealed as they are written."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.kernel.errors import WrongState
from langnghe.petitions.models import HIDDEN, Petition
from langnghe.petitions.selectors.clear_words import wordy
from langnghe.petitions.services import recording
from langnghe.petitions.services.locking import locked_file
from langnghe.petitions.services.secrecy import is_sealed
from langnghe.petitions.services.wording import seal_words
from langnghe.vault.models import PartKind

# What of a step's memory of the row before it is words.
SAID_BEFORE = ("classified_because", "competent_outside", "closed_because", "answer")


@transaction.atomic
def seal_steps(petition: Petition, *, by: User, on: date) -> Petition:
    """Seal what stands in clear in the steps of a sealed file; refuses one where nothing does."""
    held = locked_file(petition, by=by, on=on)
    recording.must_hold(held, Right.HANDLE, by=by, on=on)
    found = wordy(held) if is_sealed(held) else []
    if not found:
        raise WrongState(_("Hồ sơ này không được niêm phong, hoặc không còn lời ghi nào để rõ."))
    lines = [(one.label, text) for one in found for text in one.texts()]
    seal_words(held, PartKind.STEP, lines, by=by, on=on)
    for one in found:
        one.rows.update(**{one.field: HIDDEN})
    _forget_before(held)
    held.refresh_from_db()
    recording.record("words_sealed", held, by=by, on=on)
    return held


def _forget_before(held: Petition) -> None:
    for step in held.steps.exclude(before={}):
        row = step.before.get("petition", {})
        step.before["petition"] = row | {name: HIDDEN for name in SAID_BEFORE if row.get(name)}
        step.save(update_fields=["before"])
