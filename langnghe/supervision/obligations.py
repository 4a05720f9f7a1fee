"""Obligations checked from the registers: what the law asked, what the register shows, and the gap."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from langnghe.figures import engine
from langnghe.reception.models import Session, SessionKind, SessionState
from langnghe.regulations.models import LegalText, LocalIssue, Obligation, ObligationCheck
from langnghe.rules import services as rules
from langnghe.supervision.models import SupervisedUnit
from langnghe.units.models import Post


@dataclass(frozen=True)
class Checked:
    """One obligation of one unit: `verdict` is met, short or by_hand; `figure_keys` open the evidence."""

    obligation: Obligation
    verdict: str
    evidence: str
    figure_keys: tuple[str, ...] = ()


def check(obligation: Obligation, supervised: SupervisedUnit) -> Checked:
    return CHECKS[obligation.check_kind](obligation, supervised)


def _days(obligation: Obligation, supervised: SupervisedUnit) -> Checked:
    """Days of reception kept in person by the head beside the days that the rule asked for."""
    delegation = supervised.delegation
    required = required_days(supervised, obligation.duty_office)
    kept = days_kept(supervised, obligation.duty_office)
    evidence = _(
        "Phải tiếp %(required)s ngày, đã trực tiếp tiếp %(kept)s ngày, từ %(since)s đến %(until)s."
    ) % {
        "required": required,
        "kept": kept,
        "since": delegation.period_from.strftime("%d/%m/%Y"),
        "until": delegation.period_until.strftime("%d/%m/%Y"),
    }
    return Checked(obligation, "met" if kept >= required else "short", evidence, ("sessions_held",))


def _posted(obligation: Obligation, supervised: SupervisedUnit) -> Checked:
    late = _value("sessions_posted_late", supervised)
    evidence = _("%(late)s buổi niêm yết muộn hơn 5 ngày làm việc trước ngày tiếp.") % {"late": late}
    return Checked(obligation, "short" if late else "met", evidence, ("sessions_posted_late",))


def _delegated(obligation: Obligation, supervised: SupervisedUnit) -> Checked:
    delegated = _value("sessions_delegated", supervised)
    evidence = _(
        "%(delegated)s buổi ủy quyền cho cấp phó; không tính vào số ngày tối thiểu của người đứng đầu."
    ) % {"delegated": delegated}
    return Checked(obligation, "short" if delegated else "met", evidence, ("sessions_delegated",))


def _issued(obligation: Obligation, supervised: SupervisedUnit) -> Checked:
    issued = (
        LocalIssue.objects.filter(text=obligation.text, unit=supervised.unit).order_by("issued_on").first()
    )
    if issued is None:
        return Checked(obligation, "short", _("Chưa có văn bản cụ thể hóa trong hệ thống."))
    evidence = _("%(number)s ngày %(day)s, sau %(days)s ngày.") % {
        "number": issued.number,
        "day": issued.issued_on.strftime("%d/%m/%Y"),
        "days": (issued.issued_on - obligation.text.issued_on).days,
    }
    return Checked(obligation, "met", evidence)


def _by_hand(obligation: Obligation, _supervised: SupervisedUnit) -> Checked:
    return Checked(obligation, "by_hand", _("Đoàn giám sát kiểm tra tại chỗ; sổ không trả lời được."))


CHECKS: dict[str, Callable[[Obligation, SupervisedUnit], Checked]] = {
    ObligationCheck.RECEPTION_DAYS: _days,
    ObligationCheck.POSTED_IN_TIME: _posted,
    ObligationCheck.NOT_DELEGATED: _delegated,
    ObligationCheck.DOCUMENT_ISSUED: _issued,
    ObligationCheck.BY_HAND: _by_hand,
}


def _value(key: str, supervised: SupervisedUnit) -> int:
    delegation = supervised.delegation
    return engine.value(
        key, unit=supervised.unit_id, since=delegation.period_from, until=delegation.period_until
    ).value


def required_days(supervised: SupervisedUnit, office: str) -> int:
    """How many days of reception the law, or a stricter rule of the unit, asked in the period checked."""
    delegation = supervised.delegation
    return rules.required_days(
        office, unit=supervised.unit, since=delegation.period_from, until=delegation.period_until
    )


def days_kept(supervised: SupervisedUnit, office: str) -> int:
    """Distinct days on which the head of this office received in person: two sessions of a day are one day."""
    delegation = supervised.delegation
    rows = Session.objects.filter(
        post__unit=supervised.unit_id,
        post__duty_office=office,
        kind=SessionKind.REGULAR,
        state=SessionState.IN_PERSON,
        held_on__gte=delegation.period_from,
        held_on__lte=delegation.period_until,
    )
    return rows.values("held_on").distinct().count()


def obligations_of(supervised: SupervisedUnit) -> list[Obligation]:
    """Obligations of the delegation's texts and of the reception rules that this unit's offices have."""
    texts = supervised.delegation.texts.all()
    offices = set(Post.objects.filter(unit=supervised.unit).values_list("duty_office", flat=True)) - {""}
    rows = Obligation.objects.select_related("text").order_by("code")
    return [row for row in rows if _concerns(row, texts=set(texts), offices=offices)]


def _concerns(obligation: Obligation, *, texts: set[LegalText], offices: set[str]) -> bool:
    """A duty of one office concerns the unit that has this office; any other, the units under its text."""
    return obligation.duty_office in offices if obligation.duty_office else obligation.text in texts


def checked(units: Iterable[SupervisedUnit]) -> dict[int, list[Checked]]:
    """Every obligation of these supervised units, by the id of the supervised unit."""
    return {unit.pk: [check(obligation, unit) for obligation in obligations_of(unit)] for unit in units}
