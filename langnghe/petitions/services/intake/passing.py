"""Petitions passed on by deputies, the Front or the press: the sender learns the result in time."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from langnghe.petitions import access
from langnghe.petitions.models import REPORT, Channel, Passing, Petition, SenderKind
from langnghe.petitions.services import clocks, recording
from langnghe.petitions.workflow import State


@dataclass(frozen=True)
class Passed:
    """Who passed a petition on, and by which paper."""

    sender_kind: str
    sender_name: str
    document_number: str
    document_date: date


def write_passing(petition: Petition, passed: Passed) -> None:
    """Refuses a sender without a name, number or day, and a paper of a later day than its receipt."""
    Passing.objects.create(petition=petition, **_checked(petition, passed))


def rewrite_passing(petition: Petition, passed: Passed | None, *, on: date) -> None:
    """Put right who passed it on, or write it down later; refuses to forget one that was told the result."""
    row = Passing.objects.filter(petition=petition).first()
    if passed is None:
        _forget(petition, row, on=on)
    elif row is None:
        write_passing(petition, passed)
        _owe(petition)
    else:
        Passing.objects.filter(pk=row.pk).update(**_checked(petition, passed))


def passed_of(petition: Petition) -> Passed | None:
    row = Passing.objects.filter(petition=petition).first()
    if row is None:
        return None
    return Passed(row.sender_kind, row.sender_name, row.document_number, row.document_date)


def _checked(petition: Petition, passed: Passed) -> dict[str, Any]:
    name, number = " ".join(passed.sender_name.split()), passed.document_number.strip()
    if passed.sender_kind not in SenderKind.values or not name or not number:
        raise Invalid(_("Ghi đủ nơi chuyển, số và ngày của văn bản chuyển đơn."))
    if passed.document_date > petition.received_on:
        raise Invalid(_("Ngày của văn bản chuyển đơn không thể sau ngày nhận."))
    return {
        "sender_kind": passed.sender_kind,
        "sender_name": name,
        "document_number": number,
        "document_date": passed.document_date,
    }


def _forget(petition: Petition, row: Passing | None, *, on: date) -> None:
    if row is not None and row.reported_on:
        raise WrongState(_("Đã báo kết quả cho nơi chuyển đơn nên không bỏ nơi chuyển được."))
    if petition.channel == Channel.PASSED_ON:
        raise Invalid(_("Đơn do cơ quan, đại biểu chuyển đến thì phải ghi nơi chuyển."))
    Passing.objects.filter(petition=petition).delete()
    clocks.end(petition, on=on, rule=REPORT)
    clocks.refresh(petition)
    petition.save(update_fields=["due_on"])


def _owe(petition: Petition) -> None:
    """Written down after the result, a sender is owed it from the day of the result."""
    settled_on = Passing.objects.select_related("petition").get(petition=petition).settled_on
    if settled_on:
        note_result_due(petition, on=settled_on)
        petition.save(update_fields=["due_on"])


def note_result_due(petition: Petition, *, on: date) -> None:
    """The matter was settled: from this day the term of reporting to the sender runs, on the due list too.

    A file that was sent back to its sender is told by that very paper.
    """
    is_owed = Passing.objects.filter(petition=petition, reported_on__isnull=True).exists()
    if is_owed and petition.state != State.RETURNED and not clocks.runs(petition, REPORT):
        clocks.start(petition, REPORT, counted_from=on)


@transaction.atomic
def report_to_sender(petition: Petition, *, number: str, by: User, on: date) -> Passing:
    """Record the paper that told the sender of the result; refuses a file without one, one sent back, a second report."""
    rows = Petition.objects.select_for_update(of=("self",)).select_related("unit")
    found = access.visible(rows.filter(pk=petition.pk), by, on).first()
    if found is None:
        raise NotFound(_("Không có đơn này, hoặc đơn vị của ông bà không giữ hồ sơ này."))
    if not access.may_attach(by, found.pk, on):
        raise NotAllowed(_("Chỉ cán bộ của đơn vị đang giữ hồ sơ mới ghi được việc báo kết quả."))
    held = Passing.objects.select_for_update(of=("self",)).select_related("petition")
    passing = held.filter(petition=found).first()
    if passing is None:
        raise WrongState(_("Không ai chuyển đơn này đến, nên không có nơi nào để báo kết quả."))
    settled_on = passing.settled_on
    if settled_on is None:
        raise WrongState(_("Đơn chưa giải quyết xong nên chưa có kết quả để báo."))
    if passing.is_sent_back:
        raise WrongState(_("Đơn đã trả lại chính nơi chuyển; văn bản trả lại là lời báo."))
    if passing.reported_on:
        raise WrongState(_("Đã báo kết quả cho nơi chuyển đơn trước đó."))
    if not number.strip():
        raise Invalid(_("Ghi số văn bản báo kết quả."))
    if on < settled_on:
        raise Invalid(_("Ngày báo kết quả không thể trước ngày có kết quả."))
    passing.reported_on, passing.report_number = on, number.strip()
    passing.save(update_fields=["reported_on", "report_number"])
    clocks.end(found, on=on, rule=REPORT)
    clocks.refresh(found)
    found.save(update_fields=["due_on"])
    recording.record("result_reported", found, by=by, on=on)
    return passing
