"""A new custodian is let in by two others: for every part sealed before him he gets halves, and sees none of it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.kernel.clock import legal_day
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from langnghe.vault import access, keys
from langnghe.vault.models import CustodianKey, Exclusion, PartKind, Purpose, Release
from langnghe.vault.services.keeping import lock_keys
from langnghe.vault.services.limiting import refuse_too_many
from langnghe.vault.services.reading import key_of
from langnghe.vault.services.releasing import asked_parts, locked, must_run, pair_of, record, wipe
from langnghe.vault.services.sealing import give_halves
from langnghe.vault.services.telling import tell_keepers

KIND = "custodian-key"


@transaction.atomic
def ask_admission(key: CustodianKey, *, because: str, by: User, at: datetime) -> Release:
    """Ask two custodians to let this key into what was sealed before it; it opens with the key's own passphrase."""
    held = access.keys_of(key.unit_id, legal_day(at)).filter(pk=key.pk, user=by).first()
    if held is None:
        raise NotFound(_("Không có khóa này."))
    if not because.strip():
        raise Invalid(_("Ghi lý do."))
    waiting = Release.objects.filter(subject_kind=KIND, subject_id=held.pk, ended_at__isnull=True)
    if waiting.exists():
        raise WrongState(_("Đề nghị nhận khóa này đang chờ."))
    release = Release(
        subject_kind=KIND,
        subject_id=held.pk,
        unit_id=held.unit_id,
        asked_by=by,
        asked_at=at,
        purpose=Purpose.ADMIT,
        because=" ".join(because.split())[:500],
        parts=sorted(PartKind.values),
        public_key=held.public_key,
        salt=held.salt,
        sealed_private=held.sealed_private,
    )
    if not asked_parts(release).exists():
        raise WrongState(_("Không có phần niêm phong nào chờ khóa này."))
    release.save(force_insert=True)
    record("asked", release, by=by, at=at)
    tell_keepers(release, asked_parts(release), on=legal_day(at))
    return release


@transaction.atomic
def admit(release: Release, *, passphrase: str, by: User, at: datetime) -> int:
    """Take the keys of the parts for a moment, write halves with every other custodian, forget them; says how many."""
    held = locked(release, by=by, at=at)
    if held.purpose != Purpose.ADMIT or held.asked_by_id != by.pk:
        raise NotAllowed(_("Chỉ người xin nhận khóa mới làm được bước này."))
    must_run(held, at)
    if held.opens_until is None:
        raise WrongState(_("Đề nghị chưa đủ hai người duyệt."))
    refuse_too_many(by=by, at=at)
    private = keys.unlock(pair_of(held), passphrase)
    standing = {key.pk for key in access.keys_of(held.unit_id, legal_day(at))}
    others = [key for key in lock_keys(held.unit_id) if key.pk in standing]
    own = next((key for key in others if key.pk == held.subject_id), None)
    if own is None:
        raise WrongState(_("Khóa này đã kết thúc."))
    done = 0
    for part in asked_parts(held):
        named = Exclusion.objects.filter(subject_kind=part.subject_kind, subject_id=part.subject_id)
        without = {own.user_id, *named.values_list("user", flat=True)}
        partners = [key for key in others if key.user_id not in without]
        give_halves(part, key_of(held, part, private), [(own, key) for key in partners])
        done += 1
    wipe(held, at)
    record("admitted", held, by=by, at=at)
    return done
