"""Writing a turn into the register: a number without gaps, custody, the day of the reply, one entry."""

import hashlib
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.accounts.services import give_custody
from langnghe.kernel.books import next_number
from langnghe.people.services import add_person
from langnghe.reception import access
from langnghe.reception.models import (
    Receiver,
    SessionKind,
    Visit,
    VisitBook,
    VisitResult,
)
from langnghe.reception.services import sealing
from langnghe.reception.services.checking import check_not_denunciation, check_turn
from langnghe.reception.services.conflicts import required
from langnghe.reception.services.details import identity_of, matter_of, write_details
from langnghe.reception.services.recording import record_visit_entry
from langnghe.reception.services.turns import Turn
from langnghe.rules import services as rules
from langnghe.units.models import Unit
from langnghe.vault import selectors as vault
from langnghe.vietnamese import normalise

REPLY = "reception.reply"
WAITING = {VisitResult.PROMISED, VisitResult.PETITION}


def record_visit(
    unit: Unit, turn: Turn, *, received_on: date, by: User, on: date, idempotency: str = ""
) -> Visit:
    """Write one turn; the same form sent twice writes one.

    Seals a denunciation, or refuses it where two custodians have no keys; refuses a day to come, a session of another day or another receiver, a refusal without ground.
    """
    access.require(by, Right.RECEIVE, unit=unit.pk, on=on)
    is_sealed = turn.is_denunciation and vault.is_ready(unit.pk, received_on)
    if not is_sealed:
        check_not_denunciation(*turn.texts, on=on, marked=turn.is_denunciation, stated=turn.not_denunciation)
    check_turn(unit, turn, received_on=received_on, on=on)
    digest = hashlib.sha256(f"{by.pk}:{idempotency}".encode()).hexdigest() if idempotency else ""
    if digest and (found := Visit.objects.filter(form_digest=digest).first()):
        return found
    try:
        with transaction.atomic():
            writes = _write_sealed if is_sealed else _write
            return writes(unit, turn, received_on=received_on, by=by, on=on, digest=digest)
    except IntegrityError:
        # The same form through another door in the same moment: its number stands, ours was rolled back.
        found = Visit.objects.filter(form_digest=digest).first() if digest else None
        if found is None:
            raise
        return found


def _write_sealed(unit: Unit, turn: Turn, *, received_on: date, by: User, on: date, digest: str) -> Visit:
    petition = sealing.receive_from(turn, unit, received_on=received_on, by=by)
    plain = sealing.without_words(turn)
    visit = _write(unit, plain, received_on=received_on, by=by, on=on, digest=digest)
    sealing.join(visit, petition)
    return visit


def _write(unit: Unit, turn: Turn, *, received_on: date, by: User, on: date, digest: str) -> Visit:
    session = turn.session
    person = add_person(
        required(turn.full_name, _("họ và tên")),
        address=turn.address,
        area=turn.area,
        phone=turn.phone,
        identity=identity_of(turn, on=received_on),
    )
    dialogue = session is not None and session.kind == SessionKind.DIALOGUE
    visit = Visit(
        unit=unit,
        session=session,
        number=next_number(VisitBook, unit=unit.pk, year=received_on.year),
        year=received_on.year,
        received_on=received_on,
        receiver=turn.receiver,
        is_dialogue=dialogue and turn.receiver == Receiver.HEAD,
        heads=turn.heads,
        person=person,
        area=turn.area,
        field=turn.field,
        content=required(normalise(turn.content), _("nội dung")),
        result=turn.result,
        result_note=turn.result_note.strip(),
        refusal_ground=turn.refusal_ground if turn.result == VisitResult.REFUSED else "",
        not_denunciation=turn.not_denunciation,
        appointed_in_writing=turn.appointed_in_writing and turn.heads > 1,
        matter=matter_of(turn, by=by, on=on),
        form_digest=digest,
    )
    cite = set_reply_due(visit)
    visit.save(force_insert=True)
    give_custody(access.KIND, visit.pk, unit=unit.pk, since=received_on)
    write_details(visit, turn, by=by, on=on)
    more = {"not_denunciation": visit.not_denunciation} if visit.not_denunciation else None
    record_visit_entry("recorded", visit, by=by, on=on, cite=cite, more=more)
    return visit


def set_reply_due(visit: Visit) -> str:
    """Until when the citizen is told (reception-law-2013/28.1), and the article; nothing is owed to who was answered."""
    if visit.result not in WAITING:
        visit.reply_due_on = None
        return ""
    due = rules.deadline(REPLY, unit=visit.unit, counted_from=visit.received_on)
    visit.reply_due_on = due.due_on
    return due.cite.text
