"""Releases: one asks with a reason, two others hand over their halves, time runs out."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.audit import services as audit
from langnghe.kernel.clock import legal_day
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from langnghe.vault import access, keys, selectors
from langnghe.vault.models import (
    CustodianKey,
    HandedHalf,
    KeyHalf,
    PartKind,
    Purpose,
    Release,
    ReleaseApproval,
    SealedPart,
)
from langnghe.vault.services.limiting import refuse_too_many
from langnghe.vault.services.telling import tell_asker, tell_keepers

OPEN_FOR = timedelta(hours=48)
WAITS_FOR = timedelta(days=14)


@transaction.atomic
def ask(
    subject: tuple[str, int],
    *,
    parts: list[str],
    purpose: str,
    because: str,
    passphrase: str,
    by: User,
    at: datetime,
) -> Release:
    """Ask to open parts; the passphrase chosen here is asked at each reading, and is kept nowhere."""
    if not access.may_ask(by, subject, legal_day(at)):
        raise NotFound(_("Không có hồ sơ này, hoặc đơn vị của ông bà không giữ hồ sơ này."))
    if purpose not in Purpose.values or purpose == Purpose.ADMIT or not set(parts) <= set(PartKind.values):
        raise Invalid(_("Chọn phần cần mở và mục đích trong danh mục."))
    because = " ".join(because.split())
    if not because or not parts:
        raise Invalid(_("Ghi lý do và chọn phần cần mở."))
    first = parts_of(subject).filter(kind__in=parts).first()
    if first is None:
        raise WrongState(_("Hồ sơ này không có phần niêm phong nào như vậy."))
    pair = keys.new_pair(passphrase)
    release = Release.objects.create(
        subject_kind=subject[0],
        subject_id=subject[1],
        unit=first.unit,
        asked_by=by,
        asked_at=at,
        purpose=purpose,
        because=because,
        parts=sorted(set(parts)),
        public_key=pair.public,
        salt=pair.salt,
        sealed_private=pair.private,
    )
    record("asked", release, by=by, at=at)
    tell_keepers(release, asked_parts(release), on=legal_day(at))
    return release


def parts_of(subject: tuple[str, int]) -> QuerySet[SealedPart]:
    return SealedPart.objects.filter(subject_kind=subject[0], subject_id=subject[1]).order_by("pk")


@transaction.atomic
def approve(release: Release, *, passphrase: str, by: User, at: datetime) -> Release:
    """A custodian agrees and hands over his halves; with the second one the release opens for two days."""
    held = locked(release, by=by, at=at)
    must_run(held, at)
    if held.asked_by_id == by.pk:
        raise NotAllowed(_("Người đề nghị không tự duyệt; cần hai người giữ bí mật khác."))
    if held.opens_until:
        raise WrongState(_("Đề nghị này đã đủ hai người duyệt."))
    key = access.keys_of(held.unit_id, legal_day(at)).filter(user=by).first()
    if key is None:
        raise NotAllowed(_("Chỉ người giữ bí mật có khóa tại đơn vị này mới duyệt được."))
    if held.approvals.filter(key__user=by).exists():
        raise WrongState(_("Ông bà đã duyệt đề nghị này; cần thêm một người khác."))
    refuse_too_many(by=by, at=at)
    private = keys.unlock(pair_of(key), passphrase)
    halves = list(KeyHalf.objects.filter(holder=key, part__in=asked_parts(held)))
    if not halves:
        raise WrongState(_("Khóa của ông bà chưa được nhận vào hồ sơ này."))
    approval = ReleaseApproval.objects.create(release=held, key=key, at=at)
    HandedHalf.objects.bulk_create(
        HandedHalf(
            approval=approval,
            part_id=one.part_id,
            partner_id=one.partner_id,
            half=keys.send(keys.take(bytes(one.half), private), bytes(held.public_key)),
        )
        for one in halves
    )
    if held.approvals.count() >= access.TWO:
        held.opens_until = at + OPEN_FOR
        held.save(update_fields=["opens_until"])
        tell_asker(held)
    record("approved", held, by=by, at=at)
    return held


def asked_parts(release: Release) -> QuerySet[SealedPart]:
    """The parts of one thing; for a new custodian every part of the unit that does not know his key, nor names him."""
    if release.purpose != Purpose.ADMIT:
        subject = (release.subject_kind, release.subject_id)
        return parts_of(subject).filter(kind__in=release.parts)
    return selectors.parts_waiting(release.subject_id, user=release.asked_by_id, unit=release.unit_id)


def pair_of(row: CustodianKey | Release) -> keys.LockedPair:
    return keys.LockedPair(bytes(row.public_key), bytes(row.salt), bytes(row.sealed_private))


@transaction.atomic
def end_release(release: Release, *, because: str, by: User, at: datetime) -> Release:
    """Refuse, take back or close a release: its key and its halves are wiped, the row stays."""
    held = locked(release, by=by, at=at)
    because = " ".join(because.split())
    if held.ended_at:
        raise WrongState(_("Đề nghị này đã kết thúc."))
    if not because:
        raise Invalid(_("Ghi lý do kết thúc."))
    held.ended_by, held.ended_because = by, because[:300]
    wipe(held, at)
    record("ended", held, by=by, at=at)
    if held.asked_by_id != by.pk:
        tell_asker(held)
    return held


def wipe(release: Release, at: datetime) -> None:
    """Without its key and its halves, nothing that was handed over can be opened again."""
    HandedHalf.objects.filter(approval__release=release).delete()
    release.sealed_private, release.ended_at = b"", at
    release.save()


@transaction.atomic
def wipe_expired(*, at: datetime) -> int:
    """Releases whose time ran out, and requests that nobody answered; the daily job calls it."""
    open_ones = Release.objects.select_for_update().filter(ended_at__isnull=True)
    over = open_ones.filter(opens_until__lt=at) | open_ones.filter(
        opens_until__isnull=True, asked_at__lt=at - WAITS_FOR
    )
    found = list(over)
    for one in found:
        wipe(one, at)
        if one.opens_until is None:
            tell_asker(one)
    return len(found)


def locked(release: Release, *, by: User, at: datetime) -> Release:
    rows = Release.objects.select_for_update(of=("self",))
    found = access.visible(rows, by, legal_day(at)).filter(pk=release.pk).first()
    if found is None:
        raise NotFound(_("Không có đề nghị này."))
    return found


def must_run(release: Release, at: datetime) -> None:
    if release.ended_at or (release.opens_until and release.opens_until < at):
        raise WrongState(_("Đề nghị này đã kết thúc hoặc hết hạn; lập đề nghị mới nếu còn cần."))


def record(action: str, release: Release, *, by: User, at: datetime) -> None:
    audit.record(
        f"vault.release_{action}",
        subject=(release.subject_kind, release.subject_id),
        day=legal_day(at),
        by=by.username,
        unit=release.unit_id,
        data={"release": release.pk, "purpose": release.purpose, "parts": release.parts},
    )
