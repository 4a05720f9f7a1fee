"""Conciliation of a dispute at the commune: outside the three laws, recorded as its own kind."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.kernel.errors import Invalid
from langnghe.petitions.models import Conciliation, Petition
from langnghe.petitions.services import recording
from langnghe.petitions.services.ending import end_file
from langnghe.petitions.services.wording import kept
from langnghe.vietnamese import normalise

LABELS = {"members": "Thành phần hòa giải", "content": "Nội dung hòa giải", "minutes": "Biên bản hòa giải"}


@transaction.atomic
def conciliate(
    petition: Petition, *, is_agreed: bool, members: str, content: str, minutes: str, by: User, on: date
) -> Petition:
    """Record the council's session and how it ended: agreed or not."""
    written = {"members": members, "content": content, "minutes": minutes}
    clean = {name: normalise(text).strip() for name, text in written.items()}
    if not all(clean.values()):
        raise Invalid(_("Ghi thành phần hội đồng hòa giải, nội dung và biên bản."))
    name = "conciliate" if is_agreed else "fail_conciliation"
    taken = recording.take(petition, name, right=Right.HANDLE, by=by, on=on)
    said = {name: kept(taken.petition, LABELS[name], text, by=by, on=on) for name, text in clean.items()}
    Conciliation.objects.create(step=taken.step, on=on, is_agreed=is_agreed, **said)
    action = "conciliated" if is_agreed else "not_conciliated"
    return end_file(taken, action, because=clean["content"], by=by, on=on)
