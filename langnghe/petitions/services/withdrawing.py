"""Withdrawal: wholly, in part, or by some of many; and discontinuing where the law says so."""

from collections.abc import Collection, Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.kernel.errors import Invalid
from langnghe.petitions.models import Petition, Withdrawal, WithdrawalCause, WithdrawalScope
from langnghe.petitions.selectors.life import still_signing
from langnghe.petitions.services import recording
from langnghe.petitions.services.ending import end_file
from langnghe.petitions.services.papering import has_paper, number_of
from langnghe.petitions.services.secrecy import refuse_sealed
from langnghe.petitions.services.wording import kept


@transaction.atomic
def withdraw(petition: Petition, *, because: str, by: User, on: date, cause: str = "") -> Petition:
    """Record that the sender withdrew, in writing and signed."""
    _must_be_signed(because, cause)
    taken = recording.take(petition, "withdraw", right=Right.HANDLE, by=by, on=on, because=because)
    Withdrawal.objects.create(step=taken.step, scope=WithdrawalScope.WHOLE, cause=cause)
    return end_file(taken, "withdrawn", because=because, by=by, on=on)


@transaction.atomic
def withdraw_part(
    petition: Petition, *, content: str, because: str, by: User, on: date, cause: str = ""
) -> Petition:
    """Record that a part was withdrawn; the rest goes on."""
    _must_be_signed(because, cause)
    if not content.strip():
        raise Invalid(_("Ghi nội dung được rút và nội dung còn giải quyết."))
    _must_be_law("complaint.withdraw.partial", petition, on)
    taken = recording.take(petition, "withdraw_part", right=Right.HANDLE, by=by, on=on, because=because)
    said = kept(taken.petition, "Nội dung rút", content, by=by, on=on)
    Withdrawal.objects.create(step=taken.step, scope=WithdrawalScope.PART, cause=cause, content=said)
    recording.record_step("withdrawn_part", taken, by=by, on=on)
    return taken.petition


@transaction.atomic
def withdraw_some(
    petition: Petition,
    *,
    who: Collection[int],
    because: str,
    by: User,
    on: date,
    others: Collection[str] = (),
    cause: str = "",
) -> Petition:
    """Record which of many signatories withdrew; it goes on for the others.

    `who` are persons of the file, `others` names of signatories that nobody had written down. Refuses nobody, somebody
    who is not in the file or withdrew before, and all of them.
    """
    _must_be_signed(because, cause)
    _must_be_law("complaint.withdraw.some_of_many", petition, on)
    taken = recording.take(petition, "withdraw_some", right=Right.HANDLE, by=by, on=on, because=because)
    if others:
        refuse_sealed(taken.petition)
    held, people = taken.petition, len(set(who)) + len(others)
    if not set(who) <= {one.pk for one in still_signing(held)}:
        raise Invalid(_("Có người không đứng tên trong đơn này hoặc đã rút trước đó."))
    if not 1 <= people < held.signers:
        raise Invalid(
            _("Số người rút phải ít hơn %(n)s người đang đứng tên; rút hết thì ghi rút đơn.")
            % {"n": held.signers}
        )
    row = Withdrawal.objects.create(
        step=taken.step, scope=WithdrawalScope.SOME, cause=cause, people=people, content="; ".join(others)
    )
    row.named.set(who)
    held.signers -= people
    held.save(update_fields=["signers"])
    recording.record_step("withdrawn_some", taken, by=by, on=on, more={"people": people})
    return held


@transaction.atomic
def discontinue(
    petition: Petition,
    *,
    because: str,
    by: User,
    on: date,
    number: str = "",
    says: Mapping[str, str] | None = None,
) -> Petition:
    """Discontinue an accepted file by a decision: full withdrawal, death without heir, a body dissolved."""
    if not because.strip() or not (number.strip() or has_paper("discontinue", petition)):
        raise Invalid(_("Ghi số quyết định đình chỉ và lý do theo luật."))
    _must_be_law("complaint.stop", petition, on)
    taken = recording.take(
        petition, "discontinue", right=Right.DECIDE, by=by, on=on, number=number, because=because
    )
    number_of(taken, given=number, fields={"reason": because.strip()}, by=by, on=on, says=says)
    return end_file(taken, "discontinued", because=because, by=by, on=on)


def _must_be_signed(because: str, cause: str) -> None:
    if not because.strip():
        raise Invalid(_("Ghi ngày và hình thức của đơn xin rút; đơn rút phải có chữ ký hoặc điểm chỉ."))
    if cause and cause not in WithdrawalCause.values:
        raise Invalid(_("Chọn lý do rút đơn trong danh mục."))


def _must_be_law(rule: str, petition: Petition, on: date) -> None:
    """The complaint law's own text of that day; other kinds answer by their table."""
    if petition.kind != "complaint":
        return
    try:
        lawbook.governing(rule, event_on=petition.received_on, asked_on=on)
    except lawbook.LawError as error:
        raise Invalid(str(error)) from error
