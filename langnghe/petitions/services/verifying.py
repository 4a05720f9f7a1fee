"""Verification: handed to people by a decision, its steps, a later day with the reason, and the report."""

from collections.abc import Collection, Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.design.writing import short_date
from langnghe.kernel.errors import Invalid, WrongState
from langnghe.petitions.models import NoteKind, Petition, Verification, VerificationNote
from langnghe.petitions.selectors.covers import verifiers
from langnghe.petitions.selectors.life import standing
from langnghe.petitions.services import clocks, recording
from langnghe.petitions.services.papering import has_paper, number_of
from langnghe.petitions.services.wording import kept
from langnghe.units.models import Unit
from langnghe.vietnamese import normalise


@transaction.atomic
def assign(
    petition: Petition,
    *,
    due_on: date,
    by: User,
    on: date,
    number: str = "",
    people: Collection[User] = (),
    team: str = "",
    unit: Unit | None = None,
    says: Mapping[str, str] | None = None,
) -> Verification:
    """Hand the verification to officers of the unit, or to others by name, with a day to report on."""
    if not (number.strip() or has_paper("assign", petition)) or not (people or team.strip()):
        raise Invalid(_("Ghi số quyết định giao xác minh và những người xác minh."))
    if due_on < on:
        raise Invalid(_("Hạn báo cáo không thể trước ngày giao."))
    _must_know_the_file(petition, people, on=on)
    taken = recording.take(petition, "assign", right=Right.DECIDE, by=by, on=on, number=number)
    who = "; ".join([*(str(one) for one in people), *normalise(team).strip().splitlines()])
    paper = {"verifier": who, "until": short_date(due_on)}
    number = number_of(taken, given=number, fields=paper, by=by, on=on, says=says)
    given = Verification.objects.create(
        step=taken.step,
        number=number,
        unit=unit,
        team=kept(taken.petition, "Người xác minh", normalise(team), by=by, on=on),
        due_on=due_on,
    )
    given.people.set(people)
    day = {"report_by": due_on.isoformat(), "people": sorted(one.pk for one in people)}
    recording.record_step("verification_assigned", taken, by=by, on=on, more=day)
    return given


def _must_know_the_file(petition: Petition, people: Collection[User], *, on: date) -> None:
    """Nobody verifies what they may not open: not of this unit, or named in the petition."""
    able = {one.user.pk for one in verifiers(petition, on)}
    for one in people:
        if one.pk not in able:
            raise Invalid(_("%(who)s không thuộc đơn vị đang giữ hồ sơ này.") % {"who": one})


@transaction.atomic
def note_verification(petition: Petition, *, text: str, by: User, on: date) -> VerificationNote:
    """Write down one thing that the team did."""
    return _note(petition, "note_verification", NoteKind.WORK, text, by=by, on=on)


@transaction.atomic
def prolong_verification(
    petition: Petition, *, due_on: date, because: str, by: User, on: date
) -> VerificationNote:
    """Give the team a later day, with the reason; the term of the law stays what it is."""
    current = standing(VerificationNote, petition).filter(due_on__isnull=False).last()
    given = standing(Verification, petition).last()
    before = (current and current.due_on) or (given and given.due_on)
    if before and due_on <= before:
        raise Invalid(_("Hạn mới phải sau hạn đang có."))
    ends_on = clocks.resolution_ends_on(petition)
    if ends_on and due_on > ends_on:
        raise Invalid(_("Hạn báo cáo không thể sau hạn giải quyết của hồ sơ."))
    return _note(petition, "prolong_verification", NoteKind.PROLONGED, because, by=by, on=on, due_on=due_on)


@transaction.atomic
def report_verification(petition: Petition, *, text: str, by: User, on: date) -> VerificationNote:
    """Hand in the report of what was found."""
    return _note(petition, "report_verification", NoteKind.REPORT, text, by=by, on=on)


def _note(
    petition: Petition,
    move: str,
    kind: NoteKind,
    text: str,
    *,
    by: User,
    on: date,
    due_on: date | None = None,
) -> VerificationNote:
    text = normalise(text).strip()
    if not text:
        raise Invalid(_("Ghi nội dung của bước xác minh này."))
    taken = recording.take(petition, move, right=Right.HANDLE, by=by, on=on)
    given = standing(Verification, taken.petition).last()
    if given is None:
        raise WrongState(_("Hồ sơ chưa được giao xác minh."), instead=_("Giao xác minh trước."))
    said = kept(taken.petition, f"Xác minh: {kind.label}", text, by=by, on=on)
    note = VerificationNote.objects.create(
        step=taken.step, verification=given, kind=kind, on=on, text=said, due_on=due_on
    )
    recording.record_step(f"verification_{kind.value}", taken, by=by, on=on)
    return note
