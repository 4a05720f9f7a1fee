"""Petitions on the same thing under one matter of a body, and matters of several bodies told of each other."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.kernel.errors import Invalid, NotFound, WrongState
from langnghe.petitions import access
from langnghe.petitions.models import Matter, MatterLink, Merge, Petition
from langnghe.petitions.services import recording
from langnghe.petitions.services.bundling import leave_bundle
from langnghe.petitions.services.intake.writing import new_matter
from langnghe.petitions.services.secrecy import refuse_sealed


@transaction.atomic
def merge_matters(source: Matter, *, into: Matter, by: User, on: date) -> Merge:
    """Take one matter into another of the same body: every line of the register stays, the petitions stand together."""
    first, second = _locked(source, into, by=by, on=on)
    if first.pk == second.pk:
        raise Invalid(_("Hai đơn này đã cùng một vụ việc."))
    if first.unit_id != second.unit_id:
        raise Invalid(
            _("Hai vụ việc thuộc sổ của hai cơ quan, không gộp được."),
            instead=_("Ghi là cùng vụ việc ở nơi khác; mỗi cơ quan vẫn giữ hồ sơ của mình."),
        )
    if first.merged_into_id or second.merged_into_id:
        raise WrongState(_("Một trong hai vụ việc vừa được gộp vào vụ việc khác; xem lại rồi làm tiếp."))
    moved = list(_petitions(first))
    for one in (*moved, *_petitions(second)):
        refuse_sealed(one)

    row = Merge.objects.create(
        source=first, target=second, petitions=[one.pk for one in moved], merged_on=on, merged_by=by
    )
    _move(moved, first, second, by=by, on=on, action="merged", more={"merge": row.pk})
    Matter.objects.filter(pk=first.pk).update(merged_into=second)
    return row


@transaction.atomic
def undo_merge(merge: Merge, *, by: User, on: date) -> Merge:
    """Move back exactly the petitions that the merge moved; what came to the matter since then stays."""
    row = Merge.objects.select_for_update().select_related("source", "target").get(pk=merge.pk)
    if row.undone_on:
        raise WrongState(_("Việc gộp này đã được tách lại."))
    source, target = _locked(row.source, row.target, by=by, on=on)
    if target.merged_into_id:
        raise WrongState(_("Vụ việc này đã được gộp tiếp vào vụ việc khác; tách lần gộp sau trước."))
    moved = [one for one in _petitions(target) if one.pk in set(row.petitions)]

    _move(moved, target, source, by=by, on=on, action="unmerged", more={"merge": row.pk})
    Matter.objects.filter(pk=source.pk).update(merged_into=None)
    row.undone_on, row.undone_by = on, by
    row.save(update_fields=["undone_on", "undone_by"])
    return row


@transaction.atomic
def separate(petition: Petition, *, by: User, on: date) -> Petition:
    """Give a petition a matter of its own: what was filed under an earlier number by mistake; the others stay."""
    shared = Matter.objects.select_for_update(of=("self",)).get(pk=_ours(petition.matter, by=by, on=on).pk)
    held = next((one for one in _petitions(shared) if one.pk == petition.pk), None)
    if held is None or held.voided_on or held.unit_id != shared.unit_id:
        raise NotFound(_("Không có đơn này, hoặc đơn vị của ông bà không giữ hồ sơ này."))
    if not Petition.objects.filter(matter=shared).exclude(pk=held.pk).exists():
        raise WrongState(_("Đơn này đã là vụ việc riêng."))
    if Merge.objects.filter(target=shared, undone_on__isnull=True, petitions__contains=[held.pk]).exists():
        raise WrongState(_("Đơn này vào đây do gộp vụ việc; dùng “Tách lại” ở lần gộp ấy."))
    refuse_sealed(held)

    own = new_matter(held, "", shared.field)
    own.times_received = 0
    own.save(force_insert=True)
    _move([held], shared, own, by=by, on=on, action="separated", more={"from": shared.pk})
    return held


@transaction.atomic
def link_elsewhere(matter: Matter, *, other: Matter, by: User, on: date) -> None:
    """Tell the matters of two bodies of each other; each keeps its own, and sees of the other the unit and the day.

    Refuses a matter with a sealed petition on either side: whose the other one is would tell who wrote it.
    """
    ours = _ours(matter, by=by, on=on)
    if ours.unit_id == other.unit_id:
        raise Invalid(_("Cùng một cơ quan thì gộp vào một vụ việc."))
    first, second = sorted((ours.pk, other.pk))
    list(Matter.objects.select_for_update(of=("self",)).filter(pk__in=[first, second]).order_by("pk"))
    for one in Petition.objects.filter(matter__in=[first, second], denunciation__isnull=False):
        refuse_sealed(one)
    bundles = sorted(
        MatterLink.objects.filter(matter__in=[first, second]).values_list("bundle", flat=True).distinct()
    )
    bundle = bundles[0] if bundles else first
    MatterLink.objects.filter(bundle__in=bundles[1:]).update(bundle=bundle)
    rows = [MatterLink(matter_id=pk, bundle=bundle, linked_on=on, linked_by=by) for pk in (first, second)]
    MatterLink.objects.bulk_create(rows, ignore_conflicts=True)
    _record_all(ours, "linked_elsewhere", by=by, on=on, more={"bundle": bundle})


@transaction.atomic
def unlink_elsewhere(matter: Matter, *, by: User, on: date) -> None:
    """Take a matter out of the bundle; a bundle of one is no bundle."""
    ours = _ours(matter, by=by, on=on)
    bundle = leave_bundle(ours.pk)
    if bundle is None:
        raise WrongState(_("Vụ việc này không được nối với nơi nào khác."))
    _record_all(ours, "unlinked_elsewhere", by=by, on=on, more={"bundle": bundle})


def _locked(source: Matter, target: Matter, *, by: User, on: date) -> tuple[Matter, Matter]:
    """Both matters, locked in the order of their numbers, so that two officers cannot wait for each other."""
    for matter in (source, target):
        _ours(matter, by=by, on=on)
    wanted = sorted({source.pk, target.pk})
    rows = Matter.objects.select_for_update(of=("self",)).filter(pk__in=wanted).order_by("pk")
    found = {row.pk: row for row in rows}
    return found[source.pk], found[target.pk]


def _ours(matter: Matter, *, by: User, on: date) -> Matter:
    """Refuses a matter that this person does not handle; a matter without petitions is asked for by its unit."""
    petition = access.visible(Petition.objects.filter(matter=matter), by, on).order_by("pk").first()
    handled = petition is not None and access.may(by, petition, Right.HANDLE, on)
    if not handled and matter.unit_id not in access.intake_units(by, on):
        raise NotFound(_("Không có vụ việc này, hoặc đơn vị của ông bà không giữ hồ sơ này."))
    return matter


def _petitions(matter: Matter) -> Iterable[Petition]:
    rows = Petition.objects.select_for_update(of=("self",)).filter(matter=matter)
    return rows.select_related("matter", "person", "unit").order_by("pk")


def _move(
    moved: list[Petition],
    source: Matter,
    target: Matter,
    *,
    by: User,
    on: date,
    action: str,
    more: dict[str, int],
) -> None:
    Petition.objects.filter(pk__in=[one.pk for one in moved]).update(matter=target)
    Matter.objects.filter(pk=source.pk).update(times_received=F("times_received") - len(moved))
    Matter.objects.filter(pk=target.pk).update(times_received=F("times_received") + len(moved))
    for petition in moved:
        petition.matter = target
        recording.record(action, petition, by=by, on=on, more={"matter": target.pk, **more})


def _record_all(matter: Matter, action: str, *, by: User, on: date, more: dict[str, int]) -> None:
    for petition in _petitions(matter):
        recording.record(action, petition, by=by, on=on, more=more)
