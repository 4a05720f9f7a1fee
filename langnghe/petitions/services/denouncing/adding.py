"""More words and files of a sealed petition, and officers found to be named in it later."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.kernel.errors import Invalid, WrongState
from langnghe.petitions import access
from langnghe.petitions.models import Petition
from langnghe.petitions.services import recording
from langnghe.petitions.services.denouncing.naming import name_officers
from langnghe.petitions.services.denouncing.taking import Parts, Told
from langnghe.petitions.services.locking import locked_file
from langnghe.petitions.services.secrecy import is_sealed
from langnghe.vault import services as vault


def add_sealed(
    petition: Petition, told: Told, *, by: User, on: date, named: list[User] | None = None
) -> None:
    """Seal what came later: it needs nobody's passphrase to go in, and two people to come out.

    Officers named only now lose the file in every book that it stands in, and their halves of every key of it.
    """
    if not is_sealed(petition):
        raise WrongState(_("Hồ sơ này không được niêm phong."))
    parts = told.parts()
    if not parts and not named:
        raise Invalid(_("Chưa có gì để thêm."))
    _add(petition, parts, named=named or [], by=by, on=on)


@transaction.atomic
def _add(petition: Petition, parts: Parts, *, named: list[User], by: User, on: date) -> None:
    held = locked_file(petition, by=by, on=on)
    recording.must_hold(held, Right.HANDLE, by=by, on=on)
    if named:
        name_officers(held, named, by=by, on=on)
    if parts:
        vault.seal(parts, subject=(access.KIND, held.pk), unit=held.unit_id, by=by, on=on)
