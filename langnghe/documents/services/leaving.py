"""Files leave by a reason: voided ones keep their row and bytes, erased ones keep only the row."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.documents import access, blobs
from langnghe.documents.models import FileState, StoredFile
from langnghe.documents.services.storing import record
from langnghe.kernel.errors import Invalid, NotAllowed, WrongState

HIDDEN = "bảo vệ bí mật"


@transaction.atomic
def void(file: StoredFile, *, because: str, by: User, on: date) -> StoredFile:
    """Take a file attached by mistake out of use; the row stays with its reason."""
    locked = StoredFile.objects.select_for_update(of=("self",)).get(pk=file.pk)
    if not access.may_attach(by, (locked.subject_kind, locked.subject_id), on):
        raise NotAllowed(_("Chỉ cán bộ của đơn vị đang giữ hồ sơ mới bỏ được tệp."))
    if locked.state != FileState.KEPT:
        raise WrongState(_("Tệp này đã được bỏ trước đó."))
    because = " ".join(because.split())
    if not because:
        raise Invalid(_("Ghi lý do bỏ tệp."))

    locked.state, locked.voided_on, locked.void_because = FileState.VOIDED, on, because
    locked.save(update_fields=["state", "voided_on", "void_because"])
    record("voided", locked, by=by, on=on)
    return locked


@transaction.atomic
def erase(about: tuple[str, int], *, by: User | None, on: date) -> int:
    """Take every file of a thing off the machine, bytes and names; asked by the room that owns the thing."""
    rows = list(
        StoredFile.objects.select_for_update(of=("self",))
        .filter(subject_kind=about[0], subject_id=about[1])
        .exclude(state=FileState.ERASED)
    )
    for row in rows:
        row.state, row.name, row.voided_on, row.void_because = FileState.ERASED, HIDDEN, on, ""
        row.save(update_fields=["state", "name", "voided_on", "void_because"])
        record("erased", row, by=by, on=on)
        transaction.on_commit(lambda digest=row.sha256: _remove_unless_used(digest))  # type: ignore[misc]
    return len(rows)


def _remove_unless_used(sha256: str) -> None:
    if not StoredFile.objects.filter(sha256=sha256).exclude(state=FileState.ERASED).exists():
        blobs.remove(sha256)
