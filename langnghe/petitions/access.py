"""Who may see a petition and who may move it: custody says which unit, rights say what."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from langnghe.accounts.access import administered_units
from langnghe.accounts.models import Custody, CustodyRole
from langnghe.accounts.rights import Right
from langnghe.accounts.selectors import Viewer, in_custody, in_force, own_units, still_held, units_with
from langnghe.petitions.models import Batch, Denunciation, IncomingMail, Letter, Petition, Transfer
from langnghe.petitions.workflow import State
from langnghe.units.models import Unit
from langnghe.vault.access import excluded_from, excluded_of, is_excluded
from langnghe.vault.models import Exclusion

KIND = "petition"
BATCH = "petition-batch"
MAIL = "incoming-mail"
LETTER = "petition-letter"
READING = (Right.RECEIVE, Right.HANDLE, Right.DECIDE, Right.SUPERVISE)
WRITING = (CustodyRole.LEAD, CustodyRole.FOLLOW)


def named_officers(petitions: list[int]) -> set[tuple[int, int]]:
    """Petition and user, for each officer who is named in one of these."""
    rows = Exclusion.objects.filter(subject_kind=KIND, subject_id__in=petitions)
    return set(rows.values_list("subject_id", "user_id"))


def reading_units(viewer: Viewer, on: date) -> list[str]:
    return sorted({unit for right in READING for unit in units_with(viewer, right, on=on)})


def unknown_to(viewer: Viewer) -> QuerySet[Exclusion, int]:
    """The petitions that do not exist for an officer who is named in them: left out of every list and count."""
    return excluded_from(viewer, KIND)


def held(viewer: Viewer, on: date) -> QuerySet[Custody, int]:
    """The ids of the petitions that this person may read: `visible` and search filter by the same rows."""
    return held_by(**reader(viewer, on))


def reader(viewer: Viewer, on: date) -> dict[str, Any]:
    """What `held_by` asks about a person."""
    return {"units": reading_units(viewer, on), "user": viewer.pk, "on": on}


def held_by(units: list[str], user: int | None, on: date) -> QuerySet[Custody, int]:
    """The same for the values of `reader`, or for their placeholders in a question that is kept."""
    # An officer named in a denunciation: for him it does not exist.
    return in_custody(KIND, units, on=on).exclude(subject_id__in=excluded_of(user, KIND))


def led_by(units: list[str], user: int | None, on: date) -> QuerySet[Custody, int]:
    """Of those the petitions that these units lead: what they have to deal with."""
    return held_by(units, user, on).filter(still_held(on), role=CustodyRole.LEAD)


def followed_by(units: list[str], user: int | None, on: date) -> QuerySet[Custody, int]:
    """And those that they hold in another role, while another unit leads."""
    return held_by(units, user, on).filter(still_held(on)).exclude(role=CustodyRole.LEAD)


def led(viewer: Viewer, on: date) -> QuerySet[Custody, int]:
    """The ids of the petitions that this person's units lead."""
    return led_by(**reader(viewer, on))


def visible(queryset: QuerySet[Petition], viewer: Viewer, on: date) -> QuerySet[Petition]:
    """The petitions that this person's units hold, for those who work on petitions there."""
    return queryset.filter(pk__in=held(viewer, on))


def intake_units(viewer: Viewer, on: date) -> list[str]:
    """Where this person may write a petition into the book."""
    return [unit.pk for unit in own_intake_units(viewer, on)]


def own_intake_units(viewer: Viewer, on: date) -> list[Unit]:
    return own_units(viewer, [Right.RECEIVE, Right.HANDLE], on=on)


def deciding_units(viewer: Viewer, on: date) -> list[str]:
    """Where this person signs, and so says how many approve before."""
    return sorted(units_with(viewer, Right.DECIDE, on=on))


def may_receive(viewer: Viewer, unit_code: str, on: date) -> bool:
    return unit_code in intake_units(viewer, on)


def may(viewer: Viewer, petition: Petition, right: Right, on: date) -> bool:
    """Only the unit that leads the file moves it."""
    return _holds(viewer, petition, right, on, [CustodyRole.LEAD])


def may_correct(viewer: Viewer, petition: Petition, on: date) -> bool:
    """A line of a book belongs to its own unit, also while another one deals with what was handed on."""
    if petition.state == State.TRANSFERRED:
        return petition.unit_id in intake_units(viewer, on)
    return may(viewer, petition, Right.HANDLE, on) or may(viewer, petition, Right.RECEIVE, on)


def may_follow(viewer: Viewer, petition: Petition, right: Right, on: date) -> bool:
    """The unit that handed a file on still writes down urging and replies."""
    return _holds(viewer, petition, right, on, [CustodyRole.LEAD, CustodyRole.FOLLOW])


def _holds(viewer: Viewer, petition: Petition, right: Right, on: date, roles: list[CustodyRole]) -> bool:
    held = Custody.objects.filter(still_held(on), subject_kind=KIND, subject_id=petition.pk, role__in=roles)
    return held.filter(unit__in=units_with(viewer, right, on=on)).exists()


def letter_units(viewer: Viewer, petition: Petition, right: Right, on: date) -> list[str]:
    """The viewer's units that may write about a file: the one that leads it, and one that handed it on."""
    rows = Custody.objects.filter(
        still_held(on),
        subject_kind=KIND,
        subject_id=petition.pk,
        role__in=WRITING,
        unit__in=units_with(viewer, right, on=on),
    )
    return sorted(set(rows.values_list("unit_id", flat=True)))


def may_attach(viewer: Viewer, petition_id: int, on: date) -> bool:
    """Who works on the file in the unit that leads it may add papers; beside a sealed one nothing lies in clear."""
    working = (Right.RECEIVE, Right.HANDLE, Right.DECIDE)
    units = {unit for right in working for unit in units_with(viewer, right, on=on)}
    leading = in_custody(KIND, sorted(units), on=on).filter(still_held(on), role=CustodyRole.LEAD)
    if is_excluded(viewer, (KIND, petition_id)) or Denunciation.objects.filter(petition=petition_id).exists():
        return False
    return Petition.objects.filter(pk=petition_id, voided_on__isnull=True, pk__in=leading).exists()


def may_keep_copy(viewer: Viewer, letter: Letter, on: date) -> bool:
    """Who writes the letters of a file may keep their signed scans; beside a sealed one nothing lies in clear."""
    if Denunciation.objects.filter(petition=letter.petition_id).exists():
        return False
    return letter.unit_id in letter_units(viewer, letter.petition, Right.HANDLE, on)


def visible_transfers(queryset: QuerySet[Transfer], viewer: Viewer, on: date) -> QuerySet[Transfer]:
    """Both ends of a sending see it: those who work on petitions in the unit that sent or that receives."""
    units = reading_units(viewer, on)
    rows = queryset.filter(Q(from_unit__in=units) | Q(to_unit__in=units))
    named = excluded_from(viewer, KIND)
    # `received_as` may be empty, and NOT IN of nothing known would drop the row.
    return rows.exclude(petition__in=named).exclude(received_as__isnull=False, received_as__in=named)


def may_enter_for(viewer: Viewer, entering: Unit, unit: Unit, on: date) -> bool:
    """An officer enters for a body of the same area, or for one directly below that has nobody at the machine."""
    near = unit.parent_id == entering.pk or unit.area_id == entering.area_id
    return near and unit.pk != entering.pk and may_receive(viewer, entering.pk, on)


def visible_batches(queryset: QuerySet[Batch], viewer: Viewer, on: date) -> QuerySet[Batch]:
    """The old books brought for the units in which this person may write into the book."""
    return queryset.filter(unit__in=intake_units(viewer, on))


def visible_mail(queryset: QuerySet[IncomingMail], viewer: Viewer, on: date) -> QuerySet[IncomingMail]:
    """The letters to the units in which this person may write into the book, without those of a file that names them."""
    rows = queryset.filter(unit__in=intake_units(viewer, on))
    # `petition` may be empty, and NOT IN of nothing known would drop the row.
    return rows.exclude(petition__isnull=False, petition__in=excluded_from(viewer, KIND))


def mailbox_units(viewer: Viewer, on: date) -> QuerySet[Unit]:
    """The units whose mailbox this person may set."""
    return administered_units(viewer, on)


def may_set_mailbox(viewer: Viewer, unit: Unit, on: date) -> bool:
    return mailbox_units(viewer, on).filter(pk=unit.pk).exists()


def leading_units(petitions: list[int], on: date) -> dict[int, str]:
    """Which unit leads each of these files on a day."""
    rows = Custody.objects.filter(
        still_held(on), subject_kind=KIND, subject_id__in=petitions, role=CustodyRole.LEAD
    )
    return dict(rows.order_by("pk").values_list("subject_id", "unit_id"))


def leading_unit(petition: Petition, on: date) -> str:
    return leading_units([petition.pk], on).get(petition.pk, petition.unit_id)


def unit_for(viewer: Viewer, petition: Petition, on: date) -> str:
    """For which of their units this person works on a file: the one that leads it, or one that holds it."""
    units = reading_units(viewer, on)
    rows = Custody.objects.filter(
        in_force(on), subject_kind=KIND, subject_id=petition.pk, unit__in=units
    ).order_by("pk")
    ours = list(rows.values_list("role", "unit_id", "until"))
    leading = [unit for role, unit, until in ours if role == CustodyRole.LEAD and until is None]
    return (leading or [unit for _role, unit, _until in ours] or [petition.unit_id])[-1]
