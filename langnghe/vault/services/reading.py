"""Reading: both halves, the requester's passphrase, a line that stays."""

import json
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from nacl.public import PrivateKey

from langnghe.accounts.models import User
from langnghe.documents import selectors as documents
from langnghe.documents.services import clean_name
from langnghe.kernel.clock import legal_day
from langnghe.kernel.errors import NotAllowed, NotFound, WrongState
from langnghe.vault import access, keys
from langnghe.vault.models import HandedHalf, PartKind, Purpose, Reading, Release, SealedPart
from langnghe.vault.services.limiting import refuse_too_many
from langnghe.vault.services.releasing import asked_parts, locked, must_run, pair_of, record


@dataclass(frozen=True, repr=False)
class Opened:
    """A part in clear: it lives as long as the answer to one request, and a fault that prints it prints nothing."""

    part: SealedPart
    lines: tuple[tuple[str, str], ...] = ()
    name: str = ""
    media_type: str = ""
    data: bytes = b""


@transaction.atomic
def read(
    release: Release, *, passphrase: str, by: User, at: datetime, part: int | None = None
) -> list[Opened]:
    """Open the parts of a release that two people approved, or one of them; each part read leaves a line.

    Who no longer works on the thing, since it was handed on, reads nothing of it any more.
    """
    held = locked(release, by=by, at=at)
    if held.asked_by_id != by.pk or held.purpose == Purpose.ADMIT:
        raise NotAllowed(_("Chỉ người đề nghị mới đọc phần đã mở."))
    if not access.may_ask(by, (held.subject_kind, held.subject_id), legal_day(at)):
        raise NotFound(_("Không có đề nghị này."))
    must_run(held, at)
    if held.opens_until is None:
        raise WrongState(_("Đề nghị chưa đủ hai người duyệt."))
    refuse_too_many(by=by, at=at)
    private = keys.unlock(pair_of(held), passphrase)
    wanted = asked_parts(held).filter(pk=part) if part else asked_parts(held)
    opened = [_opened(one, key_of(held, one, private)) for one in wanted]
    Reading.objects.bulk_create(Reading(release=held, part=one.part, by=by, at=at) for one in opened)
    record("read", held, by=by, at=at)
    return opened


def key_of(release: Release, part: SealedPart, private: PrivateKey) -> bytes:
    """The two halves that belong together: each names the other's holder as partner."""
    handed = HandedHalf.objects.filter(approval__release=release, part=part).select_related("approval")
    by_pair = {(one.approval.key_id, one.partner_id): bytes(one.half) for one in handed}
    for (one, other), half in by_pair.items():
        if (other, one) in by_pair:
            return keys.joined(keys.take(half, private), keys.take(by_pair[other, one], private))
    raise WrongState(_("Hai người đã duyệt không cùng giữ phần này; cần thêm người giữ bí mật khác."))


def _opened(part: SealedPart, key: bytes) -> Opened:
    closed = documents.sealed_bytes(part.file) if part.file else bytes(part.closed)
    clear = keys.open_closed(closed, key, place=part.place)
    if part.kind != PartKind.SCAN:
        return Opened(part, tuple((label, text) for label, text in json.loads(clear)))
    head, _sign, data = clear.partition(b"\n")
    name, media_type = json.loads(head)
    # What was sealed earlier may still have the ending that its sender gave it.
    return Opened(part, name=clean_name(name, media_type), media_type=media_type, data=data)
