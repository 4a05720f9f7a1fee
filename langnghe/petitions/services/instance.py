"""First and second instance: a second complaint names the decision it complains of; the first file knows."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.kernel.errors import Invalid
from langnghe.petitions.models import Decision, EarlierDecision, Letter, LetterState, Petition
from langnghe.petitions.selectors.appealing import late_appeal
from langnghe.petitions.selectors.life import standing
from langnghe.petitions.services import clocks, recording
from langnghe.petitions.services.wording import kept
from langnghe.units.models import Unit

SECOND = 2


@transaction.atomic
def take_second(
    petition: Petition,
    *,
    body: Unit,
    number: str,
    issued_on: date,
    by: User,
    on: date,
    summary: str = "",
) -> Petition:
    """Say that a petition complains a second time, of which decision of which body.

    Where that body keeps its files here, the two files are linked; neither opens the other.
    """
    if not number.strip():
        raise Invalid(_("Ghi số quyết định giải quyết lần đầu."))
    if issued_on > petition.received_on:
        raise Invalid(_("Quyết định lần đầu không thể sau ngày nhận đơn."))
    taken = recording.take(petition, "take_second", right=Right.HANDLE, by=by, on=on, number=number)
    held = taken.petition
    said = kept(held, "Quyết định lần đầu", summary, by=by, on=on)
    first = _first_decision(body, number.strip(), issued_on)
    stands = first.number if first else number.strip()
    EarlierDecision.objects.create(
        step=taken.step, body=body.name, number=stands, issued_on=issued_on, summary=said
    )
    held.instance, held.handler = SECOND, by
    held.earlier = first.step.petition if first else None
    if held.earlier and held.earlier.matter_id != held.matter_id:
        held.matter.continues = held.earlier.matter
        held.matter.save(update_fields=["continues"])
    clocks.follow_kind(held, on=on)
    held.save()
    recording.record("second_taken", held, by=by, on=on, cite=taken.move.cite)
    return held


def _first_decision(body: Unit, number: str, issued_on: date) -> Decision | None:
    """The decision of that number and day; one whose paper was replaced since is found by the earlier number, too."""
    found = Decision.objects.filter(
        step__undone_at__isnull=True,
        step__petition__unit=body,
        step__petition__instance=1,
        issued_on=issued_on,
    ).select_related("step__petition")
    row = found.filter(number__iexact=number).first()
    return row or next((one for one in found if number in _earlier_numbers(one)), None)


def _earlier_numbers(decision: Decision) -> list[str]:
    papers = Letter.objects.filter(step=decision.step_id, state=LetterState.REPLACED)
    return [paper.shown_number for paper in papers]


def must_be_in_time(petition: Petition, because: str) -> None:
    """Refuse a second complaint that seems late without the day of receipt, or the obstacle, that makes it timely."""
    late = late_appeal(petition, standing(EarlierDecision, petition).last())
    if late is None or because.strip():
        return
    raise Invalid(
        _("Đơn nhận sau %(day)s, là ngày cuối của thời hiệu khiếu nại lần hai tính từ ngày ra quyết định.")
        % {"day": f"{late.due_on:%d/%m/%Y}"},
        cite=late.cite,
        instead=_("Ghi ngày nhận được quyết định hoặc trở ngại khách quan; nếu không có thì không thụ lý."),
    )


@transaction.atomic
def take_first(petition: Petition, *, because: str, by: User, on: date) -> Petition:
    """Say that a petition marked as a second complaint, or as told further, is a first one after all."""
    if not because.strip():
        raise Invalid(_("Ghi vì sao đây là đơn lần đầu."))
    taken = recording.take(petition, "take_first", right=Right.HANDLE, by=by, on=on, because=because)
    held = taken.petition
    held.instance, held.earlier, held.handler = 1, None, by
    clocks.follow_kind(held, on=on)
    held.save()
    recording.record("first_taken", held, by=by, on=on, cite=taken.move.cite)
    return held


@transaction.atomic
def appeal(petition: Petition, *, to: str, because: str, by: User, on: date) -> Petition:
    """Write on the first file that the sender complained again or sued, where and when it became known."""
    if not to.strip():
        raise Invalid(_("Ghi nơi nhận khiếu nại lần hai hoặc Tòa án đã nhận đơn khởi kiện."))
    because = f"{to.strip()}: {because.strip()}".removesuffix(": ")
    taken = recording.take(petition, "appeal", right=Right.HANDLE, by=by, on=on, because=because)
    recording.record("appealed", taken.petition, by=by, on=on, cite=taken.move.cite)
    return taken.petition
