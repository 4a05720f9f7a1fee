"""Correcting a line of the book: the entry names the one it replaces, and what was written before is kept."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.audit import selectors as audit
from langnghe.kernel.errors import Invalid, NotAllowed, WrongState
from langnghe.people.services import build_person
from langnghe.petitions import access
from langnghe.petitions.models import Channel, Correction, Petition
from langnghe.petitions.services import clocks, recording
from langnghe.petitions.services.intake.passing import passed_of
from langnghe.petitions.services.intake.signing import refuse_fewer_than_named
from langnghe.petitions.services.locking import locked_file
from langnghe.petitions.services.secrecy import asked_about, refuse_sealed
from langnghe.petitions.workflow import State
from langnghe.vietnamese import normalise

OF_THE_PERSON = ("full_name", "address", "phone", "email")
OF_THE_PETITION = ("summary", "request", "channel", "received_on", "written_on", "signers")
SHORTEST, LONGEST = 8, 15
LINES = {"petition.received", "petition.corrected"}


@transaction.atomic
def correct_petition(
    petition: Petition,
    *,
    changes: dict[str, Any],
    because: str,
    by: User,
    on: date,
    not_denunciation: bool = False,
) -> Petition:
    """Write anew what was written wrong into the book.

    Refuses who does not hold the file, no reason, no change, an unknown field, a day of receipt of another year or
    after acceptance; asks about new words that look like a denunciation; the number stays.
    """
    locked = held_for_correction(petition, by=by, on=on)
    because = " ".join(because.split())
    if not because:
        raise Invalid(_("Ghi lý do sửa."))
    changed = _changed(locked, changes)
    new_words = [changed.get(name, "") for name in ("summary", "request")]
    stated = asked_about(*new_words, because, stated=not_denunciation, on=on)
    before = {name: _plain(_present(locked, name)) for name in changed}
    _refuse_wrong(locked, changed, on=on)

    for name in set(changed) & set(OF_THE_PETITION):
        setattr(locked, name, changed[name])
    if set(changed) & set(OF_THE_PERSON):
        _rewrite_person(locked, changed)
    if {"received_on", "channel"} & set(changed) and locked.state != State.ACCEPTED:
        _count_again(locked, on=on)
    locked.save()
    more = {"changed": sorted(changed), **({"not_denunciation": True} if stated else {})}
    entry = recording.record("corrected", locked, by=by, on=on, more=more, replaces=_line_of(locked))
    Correction.objects.create(
        petition=locked, entry=entry.pk, on=on, by=by.username, because=because, before=before
    )
    return locked


def held_for_correction(petition: Petition, *, by: User, on: date) -> Petition:
    locked = locked_file(petition, by=by, on=on, with_voided=True)
    if not access.may_correct(by, locked, on):
        raise NotAllowed(
            _("Chỉ cán bộ của đơn vị có dòng sổ này, hoặc đang chủ trì khi chưa chuyển đi, mới sửa được.")
        )
    refuse_sealed(locked)
    if locked.voided_on:
        raise WrongState(_("Đơn này đã hủy; số của nó được giữ lại và không sửa nữa."))
    return locked


def _changed(petition: Petition, changes: dict[str, Any]) -> dict[str, Any]:
    if set(changes) - {*OF_THE_PERSON, *OF_THE_PETITION}:
        raise Invalid(_("Có mục không được sửa; số đơn không bao giờ đổi."))
    wanted = {
        name: " ".join(normalise(value).split()) if isinstance(value, str) else value
        for name, value in changes.items()
    }
    changed = {name: value for name, value in wanted.items() if _present(petition, name) != value}
    if not changed:
        raise Invalid(_("Chưa có mục nào thay đổi."))
    return changed


def _refuse_wrong(petition: Petition, changed: dict[str, Any], *, on: date) -> None:
    if not changed.get("summary", "x") or not changed.get("full_name", "x"):
        raise Invalid(_("Họ tên và tóm tắt nội dung không để trống được."))
    if changed.get("channel", petition.channel) not in Channel.values or changed.get("signers", 1) < 1:
        raise Invalid(_("Nguồn đơn hoặc số người ký không đúng."))
    if changed.get("phone") and not SHORTEST <= len(changed["phone"]) <= LONGEST:
        raise Invalid(_("Số điện thoại cần từ 8 đến 15 chữ số."))
    if changed.get("signers", petition.signers) < petition.signers:
        refuse_fewer_than_named(petition, changed["signers"])
    if changed.get("channel") == Channel.PASSED_ON and passed_of(petition) is None:
        raise Invalid(
            _("Đơn do cơ quan, đại biểu chuyển đến thì phải ghi nơi chuyển."),
            instead=_("Ghi nơi chuyển ở “Bổ sung, sửa các bên và giấy tờ” trước, rồi đổi cách gửi."),
        )
    received: date = changed.get("received_on", petition.received_on)
    if received != petition.received_on and (petition.accepted_on or petition.closed_on):
        raise WrongState(_("Đơn đã thụ lý hoặc đã kết thúc nên không đổi được ngày nhận."))
    if received.year != petition.year or received > on:
        raise Invalid(_("Ngày nhận phải nằm trong năm của quyển sổ và không sau hôm nay."))
    written = changed.get("written_on", petition.written_on)
    if written and written > received:
        raise Invalid(_("Ngày viết đơn không thể sau ngày nhận đơn."))


def _present(petition: Petition, name: str) -> Any:
    return getattr(petition.person if name in OF_THE_PERSON else petition, name)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _rewrite_person(petition: Petition, changed: dict[str, Any]) -> None:
    person = petition.person
    given = {name: changed.get(name, getattr(person, name)) for name in OF_THE_PERSON}
    written = build_person(given.pop("full_name"), area=person.area, **given)
    written.pk = person.pk
    written.save(force_update=True)
    petition.person = written


def _count_again(petition: Petition, *, on: date) -> None:
    """The first term runs from the day of receipt; the one counted from the wrong day ends with its trace."""
    if not petition.clocks.filter(ended_on__isnull=True).exists():
        return
    clocks.end(petition, on=on)
    clocks.start(petition, clocks.rule_before_acceptance(petition), counted_from=petition.received_on)


def _line_of(petition: Petition) -> int | None:
    found = [entry.pk for entry in audit.timeline(access.KIND, petition.pk) if entry.action in LINES]
    return found[-1] if found else None
