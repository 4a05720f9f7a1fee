"""An administrator confirms a rule, makes one stricter, gives the law its word back, or changes the calendar."""

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from django.db import transaction
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from langnghe import lawbook
from langnghe.accounts.models import User
from langnghe.audit import services as audit
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from langnghe.lawbook.added import check
from langnghe.rules import access
from langnghe.rules.models import Confirmation, DayKind, LocalDayOff, LocalRule, Said
from langnghe.rules.selectors import added_day, book_of, with_row
from langnghe.units.models import Unit

RECOMPUTE, RECOUNT = "petitions.recompute", "reception.recount_duty"
Row = TypeVar("Row", Confirmation, LocalDayOff)


@transaction.atomic
def confirm_rule(
    rule_id: str, *, unit: str, since: date, person: str, cite: str, by: User, on: date
) -> Confirmation:
    """A named person confirms the text of a rule, with a citation, from a day that is not ahead."""
    taken = _taken(unit, by=by, on=on)
    if since > on:
        raise Invalid(_("Ngày này chưa đến."))
    row = Confirmation(**_said(taken, person, cite, by=by, on=on), rule=rule_id, since=since)
    _try(row)
    _write(row, "rules.confirmed", {"rule": rule_id, "since": since.isoformat()})
    return row


@transaction.atomic
def take_back_confirmation(pk: int, *, unit: str, person: str, cite: str, by: User, on: date) -> Confirmation:
    """A confirmation was wrong: it is taken back, with a citation, and stays to be read."""
    taken = _taken(unit, by=by, on=on)
    rows = Confirmation.objects.filter(unit=unit, takes_back__isnull=True).select_related("taken_back_by")
    old = _still_standing(rows.filter(pk=pk).first())
    row = Confirmation(
        **_said(taken, person, cite, by=by, on=on), rule=old.rule, since=old.since, takes_back=old
    )
    _write(row, "rules.confirmation_taken_back", {"rule": old.rule, "row": old.pk})
    return row


@transaction.atomic
def replace_rule(
    rule_id: str,
    *,
    unit: str,
    since: date,
    number: int,
    measure: str,
    person: str,
    cite: str,
    by: User,
    on: date,
    facts: Iterable[str] = (),
) -> LocalRule:
    """The unit binds itself to a stricter term or duty from a day. Refuses a looser one."""
    taken = _taken(unit, by=by, on=on)
    row = LocalRule(
        **_said(taken, person, cite, by=by, on=on),
        rule=rule_id,
        facts=sorted(facts),
        since=since,
        number=number,
        measure=measure,
    )
    _try(row)
    data = {"rule": rule_id, "since": since.isoformat(), "number": number, "measure": measure}
    _write(row, "rules.replaced", {**data, "facts": row.facts})
    _recompute_later(unit, on)
    return row


@transaction.atomic
def end_local_rule(
    rule_id: str, *, unit: str, since: date, person: str, cite: str, by: User, on: date
) -> LocalRule:
    """From a day the law's own text holds again. Refuses a rule that the unit never made stricter."""
    taken = _taken(unit, by=by, on=on)
    last = LocalRule.objects.filter(unit=unit, rule=rule_id).order_by("since", "at").last()
    if last is None or last.number is None:
        raise WrongState(_("Đơn vị không có quy định riêng nào đang áp dụng cho quy định này."))
    if since < last.since:
        raise Invalid(_("Ngày kết thúc không thể trước ngày quy định riêng bắt đầu."))
    row = LocalRule(**_said(taken, person, cite, by=by, on=on), rule=rule_id, since=since)
    _try(row)
    _write(row, "rules.local_rule_ended", {"rule": rule_id, "since": since.isoformat()})
    _recompute_later(unit, on)
    return row


@transaction.atomic
def note_day_off(
    day: date,
    *,
    unit: str,
    kind: str,
    name: str,
    person: str,
    cite: str,
    by: User,
    on: date,
    worked_on: date | None = None,
    completes_year: bool = False,
) -> LocalDayOff:
    """Write a notice about one day into the unit's calendar; open clocks are counted again afterwards."""
    taken = _taken(unit, by=by, on=on)
    if kind not in DayKind.values or not name.strip():
        raise Invalid(_("Chọn loại thay đổi và ghi tên ngày nghỉ."))
    row = LocalDayOff(
        **_said(taken, person, cite, by=by, on=on),
        day=day,
        kind=kind,
        worked_on=worked_on if kind == DayKind.SWAP else None,
        name=name.strip(),
        completes_year=completes_year,
    )
    try:
        check(added_day(row), book_of(unit).calendar)
    except lawbook.LawError as error:
        raise Invalid(str(error)) from error
    worked = row.worked_on.isoformat() if row.worked_on else None
    _write(row, "rules.day_off_noted", {"day": day.isoformat(), "kind": kind, "worked_on": worked})
    _recompute_later(unit, on)
    return row


@transaction.atomic
def take_back_day_off(pk: int, *, unit: str, person: str, cite: str, by: User, on: date) -> LocalDayOff:
    """The notice was wrong or withdrawn: the day is again what the calendar says; the row stays to be read."""
    taken = _taken(unit, by=by, on=on)
    rows = LocalDayOff.objects.filter(unit=unit, takes_back__isnull=True).select_related("taken_back_by")
    old = _still_standing(rows.filter(pk=pk).first())
    row = LocalDayOff(
        **_said(taken, person, cite, by=by, on=on),
        day=old.day,
        kind=old.kind,
        worked_on=old.worked_on,
        name=old.name,
        takes_back=old,
    )
    _write(row, "rules.day_off_taken_back", {"day": old.day.isoformat(), "row": old.pk})
    _recompute_later(unit, on)
    return row


def _taken(unit: str, *, by: User, on: date) -> Unit:
    """Lock the unit, so that two administrators decide one after the other."""
    if not access.may_decide(by, unit, on):
        raise NotAllowed(_("Việc này cần quyền quản trị tại đơn vị."))
    return Unit.objects.select_for_update().get(pk=unit)


def _said(unit: Unit, person: str, cite: str, *, by: User, on: date) -> dict[str, Any]:
    if not person.strip() or not cite.strip():
        raise Invalid(_("Ghi họ tên người đã đọc văn bản và căn cứ (số, ngày văn bản, điều khoản)."))
    return {"unit": unit, "person": person.strip(), "cite": cite.strip(), "by": by, "made_on": on}


def _try(row: Confirmation | LocalRule) -> None:
    """Refuse what the lawbook would refuse: an unknown rule, a part of a rule, a looser number, a day without text."""
    try:
        law = lawbook.default_book().rule(row.rule)
        if law.part_of:
            raise Invalid(
                _("Mã này là một phần của quy định %(whole)s; hãy làm tại quy định đó.")
                % {"whole": law.part_of}
            )
        with_row(book_of(row.unit_id).rule(row.rule), law, row)
    except lawbook.LawError as error:
        raise Invalid(str(error)) from error


def _still_standing(old: Row | None) -> Row:
    if old is None:
        raise NotFound(_("Không có dòng này."))
    if getattr(old, "taken_back_by", None) is not None:
        raise WrongState(_("Dòng này đã được rút."))
    return old


def _write(row: Said, action: str, data: dict[str, Any]) -> None:
    row.save(force_insert=True)
    audit.record(
        action,
        subject=(type(row).__name__.lower(), row.pk),
        day=row.made_on,
        by=row.by.username,
        unit=row.unit_id,
        data=data,
        cite=row.cite[:200],
    )


def _recompute_later(unit: str, on: date) -> None:
    """Open clocks and months of duty live in rooms above; jobs that are promised here count them again."""
    app.configure_task(RECOMPUTE).defer(unit=unit, on=on.isoformat())
    app.configure_task(RECOUNT).defer(unit=unit)
