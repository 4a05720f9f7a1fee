"""A denunciation told further: it names the file that came before; the officers named there are shut out here too."""

import re
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.kernel.errors import Invalid, WrongState
from langnghe.petitions import access
from langnghe.petitions.models import TELL_SENDER, Decision, EarlierDecision, Kind, Petition
from langnghe.petitions.services import clocks, recording
from langnghe.petitions.services.denouncing.naming import name_officers
from langnghe.petitions.services.papering import take_sealed_paper
from langnghe.petitions.services.secrecy import is_sealed
from langnghe.units.models import Unit
from langnghe.vault import selectors as vault

FURTHER = 2
LINE = re.compile(r"(\d{1,7})\s*/\s*(\d{4})")


@transaction.atomic
def take_further(
    petition: Petition,
    *,
    body: Unit,
    number: str,
    issued_on: date,
    by: User,
    on: date,
    is_unresolved: bool = False,
) -> Petition:
    """Say that a denunciation goes on from one that was resolved unlawfully, or not in time; its review gets its term.

    Where that body keeps its files here, the two are linked; neither opens the other, and no word passes between them.
    """
    if not number.strip():
        raise Invalid(_("Ghi số kết luận trước đó, hoặc số đơn nếu chưa được giải quyết."))
    if issued_on > petition.received_on:
        raise Invalid(_("Kết luận hoặc lần tố cáo trước không thể sau ngày nhận đơn này."))
    taken = recording.take(petition, "take_further", right=Right.HANDLE, by=by, on=on, number=number)
    held = taken.petition
    if not is_sealed(held):
        raise WrongState(_("Hồ sơ này không được niêm phong."))
    row = EarlierDecision(step=taken.step, body=body.name, number=number.strip(), issued_on=issued_on)
    row.is_unresolved = is_unresolved
    row.save(force_insert=True)
    held.instance, held.handler, held.earlier = FURTHER, by, _earlier(held, body, row)
    if held.earlier:
        _follow(held, held.earlier, by=by, on=on)
    clocks.follow_kind(held, on=on)
    held.save()
    recording.record("further_taken", held, by=by, on=on, cite=taken.move.cite)
    return held


def _earlier(held: Petition, body: Unit, row: EarlierDecision) -> Petition | None:
    """The file behind a conclusion by its number and day, or behind a line of the book by the same."""
    files = Petition.objects.filter(kind=Kind.DENUNCIATION, unit=body, voided_on__isnull=True)
    files = files.exclude(pk=held.pk).select_related("matter")
    if row.is_unresolved:
        said = LINE.fullmatch(row.number)
        return files.filter(number=said[1], year=said[2], received_on=row.issued_on).first() if said else None
    concluded = Decision.objects.filter(step__undone_at__isnull=True, issued_on=row.issued_on)
    steps = concluded.filter(number__iexact=row.number).values("step__petition")
    return files.filter(pk__in=steps).first()


def _follow(held: Petition, earlier: Petition, *, by: User, on: date) -> None:
    """The same chain of matters; whom the first file named does not find the next one either."""
    if earlier.matter_id != held.matter_id:
        held.matter.continues = earlier.matter
        held.matter.save(update_fields=["continues"])
    named = vault.excluded_users((access.KIND, earlier.pk))
    name_officers(held, named, by=by, on=on)


@transaction.atomic
def further(petition: Petition, *, to: str, by: User, on: date, because: str = "") -> Petition:
    """Write on the first file that its sender went on to the level above, and where; never who that is."""
    if not to.strip():
        raise Invalid(_("Ghi cơ quan nhận tố cáo tiếp."))
    because = f"{to.strip()}: {because.strip()}".removesuffix(": ")
    taken = recording.take(petition, "further", right=Right.HANDLE, by=by, on=on, because=because)
    recording.record("went_further", taken.petition, by=by, on=on, cite=taken.move.cite)
    return taken.petition


@transaction.atomic
def tell_sender(petition: Petition, *, number: str, to: str, by: User, on: date) -> Petition:
    """Write down by which paper the body or newspaper that passed it on was told what became of it."""
    if not number.strip() or not to.strip():
        raise Invalid(_("Ghi số văn bản và nơi đã chuyển tố cáo đến."))
    if not clocks.runs(petition, TELL_SENDER):
        raise WrongState(_("Tố cáo này không do nơi khác chuyển đến, hoặc đã báo kết quả trước đó."))
    taken = recording.take(
        petition, "tell_sender", right=Right.HANDLE, by=by, on=on, number=number, because=to, follows=True
    )
    held = taken.petition
    take_sealed_paper(taken, number)
    clocks.end(held, on=on, rule=TELL_SENDER)
    clocks.refresh(held)
    held.save(update_fields=["due_on"])
    recording.record("sender_told", held, by=by, on=on, cite=taken.move.cite)
    return held
