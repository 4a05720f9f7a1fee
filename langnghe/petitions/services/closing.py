"""The ways in which a petition leaves the desk: answered, declined, guided, transferred, withdrawn."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.kernel.errors import Invalid
from langnghe.petitions.models import Petition
from langnghe.petitions.services import clocks, recording
from langnghe.petitions.services.lettering import letter_of_answer
from langnghe.petitions.services.letters import tell
from langnghe.petitions.services.transferring import must_stand, note_sent
from langnghe.petitions.workflow import Move
from langnghe.units.models import Unit
from langnghe.vietnamese import normalise

GROUNDS = range(1, 10)
SHOWN = 700


@transaction.atomic
def answer(petition: Petition, *, text: str, by: User, on: date, number: str = "") -> Petition:
    """Answer an accepted petition by a paper: numbered in the unit's book, or with a number given elsewhere."""
    number, text = number.strip(), normalise(text).strip()
    if not text:
        raise Invalid(_("Ghi nội dung trả lời."))
    petition, move = recording.taken(petition, "answer", right=Right.DECIDE, by=by, on=on)

    petition.answered_on, petition.answer = on, text
    _close(petition, move, because="", by=by, on=on)
    paper = letter_of_answer(petition, text=text, given=number, by=by, on=on)
    petition.answer_number = paper.shown_number
    petition.save(update_fields=["answer_number"])
    recording.record("answered", petition, by=by, on=on, cite=move.cite)
    tell(petition, "petitions/letters/answered")
    return petition


@transaction.atomic
def decline(petition: Petition, *, ground: int, because: str, by: User, on: date) -> Petition:
    """Decline a complaint on one of the nine grounds of article 11, with what makes it so."""
    if ground not in GROUNDS or not because.strip():
        raise Invalid(_("Chọn một trong chín trường hợp của Điều 11 Luật Khiếu nại và ghi rõ vì sao."))
    petition, move = recording.taken(petition, "decline", right=Right.DECIDE, by=by, on=on)

    law = lawbook.rule(f"complaint.not_accepted.{ground}", on)
    _close(petition, move, because=f"{law.says} {because.strip()[: SHOWN - len(law.says)]}", by=by, on=on)
    recording.record("declined", petition, by=by, on=on, cite=law.cite.text, more={"ground": ground})
    return petition


@transaction.atomic
def guide(petition: Petition, *, to: str, by: User, on: date) -> Petition:
    """Guide a complainant, once, to the body that is competent; a complaint is never transferred."""
    if not to.strip():
        raise Invalid(_("Ghi cơ quan có thẩm quyền và cách gửi đơn đến đó."))
    petition, move = recording.taken(petition, "guide", right=Right.HANDLE, by=by, on=on)

    _close(petition, move, because=to.strip()[:SHOWN], by=by, on=on)
    recording.record("guided", petition, by=by, on=on, cite=move.cite)
    return petition


@transaction.atomic
def withdraw(petition: Petition, *, because: str, by: User, on: date) -> Petition:
    """Record that the complainant withdrew, in writing and signed."""
    if not because.strip():
        raise Invalid(_("Ghi ngày và hình thức của đơn xin rút; đơn rút phải có chữ ký hoặc điểm chỉ."))
    petition, move = recording.taken(petition, "withdraw", right=Right.HANDLE, by=by, on=on)

    _close(petition, move, because=because.strip()[:SHOWN], by=by, on=on)
    recording.record("withdrawn", petition, by=by, on=on, cite=move.cite)
    return petition


@transaction.atomic
def transfer(
    petition: Petition, *, to: Unit | None, because: str, by: User, on: date, outside: str = ""
) -> Petition:
    """Hand a recommendation or feedback to the competent body; ours goes on following it."""
    if to is None and not outside.strip():
        raise Invalid(_("Chọn cơ quan nhận đơn."))
    if to is not None:
        if to.pk == petition.unit_id:
            raise Invalid(_("Chọn một đơn vị khác, đang hoạt động vào ngày chuyển."))
        must_stand(to, on=on)
    if not because.strip():
        raise Invalid(_("Ghi lý do chuyển đơn."))
    petition, move = recording.taken(petition, "transfer", right=Right.DECIDE, by=by, on=on)

    sent = note_sent(petition, to=to, outside=outside, because=because, by=by, on=on)
    name = sent.receiver
    _close(petition, move, because=f"{name}: {because.strip()[: SHOWN - len(name)]}", by=by, on=on)
    more = {"to": sent.to_unit_id or "", "transfer": sent.pk}
    recording.record("transferred", petition, by=by, on=on, cite=move.cite, more=more)
    return petition


def _close(petition: Petition, move: Move, *, because: str, by: User, on: date) -> None:
    """The due date stays on the row: it says whether the close came in time."""
    petition.state, petition.closed_on = move.target, on
    petition.closed_because, petition.handler = because, by
    clocks.end(petition, on=on)
    petition.save()
