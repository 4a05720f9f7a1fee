"""A turn that is a denunciation: the book keeps its line, the words and the name are sealed."""

from dataclasses import replace
from datetime import date

from django.db.models import QuerySet

from langnghe.accounts.models import User
from langnghe.notifications.services import forget
from langnghe.old_books.services import forget_spreadsheets
from langnghe.people.models import Person
from langnghe.petitions import services as petitions
from langnghe.petitions.models import Channel, Petition
from langnghe.petitions.services.denouncing import HIDDEN, SENDER
from langnghe.reception import access
from langnghe.reception.models import (
    Booking,
    PaperReceived,
    Visit,
    VisitAccount,
    VisitBatch,
    VisitPerson,
    VisitResult,
)
from langnghe.reception.services.sealing_minutes import blank_minutes, written_of
from langnghe.reception.services.telling import BOOKING
from langnghe.reception.services.turns import Turn
from langnghe.units.models import Unit

Lines = list[tuple[str, str]]
NOBODY = {
    "address": "", "phone": "", "phone_last4": "", "email": "", "sort_key": "", "folded": "",
    "identity_kind": "", "identity_number": "",
}  # fmt: skip


def receive_from(turn: Turn, unit: Unit, *, received_on: date, by: User) -> Petition:
    """The denunciation that was told at the desk, sealed; its code is given from the page of the file."""
    said = [turn.content, turn.said, turn.guidance, turn.result_note]
    said += [", ".join(speaker) for speaker in turn.representatives]
    said += [title for title, _sheets, _original in turn.papers]
    told = petitions.Told(
        content="\n".join(text for text in said if text.strip()),
        request=turn.request,
        full_name=turn.full_name,
        address=turn.address,
        phone=turn.phone,
        identity=turn.identity_number,
    )
    return petitions.receive_denunciation(
        told,
        unit=unit,
        received_on=received_on,
        redacted="",
        by=by,
        idempotency="",
        channel=Channel.VISIT,
        field=turn.field,
        is_spoken=True,
        named=list(turn.named),
    ).petition


def without_words(turn: Turn) -> Turn:
    """What the book may hold: number, day, receiver, field, how many people."""
    return replace(
        turn,
        full_name=SENDER,
        content=HIDDEN,
        result=VisitResult.PETITION,
        address="",
        phone="",
        identity_kind="",
        identity_number="",
        result_note="",
        said="",
        request="",
        guidance="",
        representatives=(),
        papers=(),
        known=None,
        same_matter=False,
        is_denunciation=False,
        named=(),
    )


def join(visit: Visit, petition: Petition) -> None:
    """Line and file know each other; a place that was booked forgets who booked it, and the letters that went there."""
    visit.petition, visit.matter = petition, petition.matter
    visit.save(update_fields=["petition", "matter"])
    for booking in Booking.objects.filter(ticket__visit=visit):
        Person.objects.filter(pk=booking.person_id or 0).update(full_name=HIDDEN, area=None, **NOBODY)
        Booking.objects.filter(pk=booking.pk).update(person=None, topic="", phone_digest=b"")
        forget((BOOKING, booking.pk))


def words_of(petition: Petition) -> Lines:
    """What the turns of a petition say, for whoever seals the petition."""
    lines: Lines = [(one.label, one.text) for one in written_of(petition)]
    for visit in Visit.objects.filter(petition=petition).select_related("person"):
        lines += [
            ("Lượt tiếp", f"{visit.content}\n{visit.result_note}\n{visit.void_reason}"),
            ("Người đến", visit.person.full_name),
        ]
        lines += [("Trình bày", f"{one.said}\n{one.request}\n{one.guidance}") for one in _accounts(visit)]
        people = VisitPerson.objects.filter(visit=visit).select_related("person")
        lines += [("Người đại diện", f"{one.person.full_name}, {one.person.address}") for one in people]
        lines += [("Giấy tờ", one.title) for one in PaperReceived.objects.filter(visit=visit)]
        booked = Booking.objects.filter(ticket__visit=visit, person__isnull=False).select_related("person")
        lines += [
            ("Đăng ký", f"{one.person.full_name}, {one.person.phone}\n{one.topic}")
            for one in booked
            if one.person
        ]
    return lines


def blank(petition: Petition, by: User, on: date) -> None:
    """Take the same words away from the turns and what was written of their sessions; their numbers stay."""
    brought = VisitBatch.objects.filter(lines__visit__petition=petition).values("pk")
    forget_spreadsheets(access.BATCH, VisitBatch.objects.filter(pk__in=brought), by=by, on=on)
    blank_minutes(petition)
    for visit in Visit.objects.filter(petition=petition):
        people = VisitPerson.objects.filter(visit=visit).values_list("person", flat=True)
        Person.objects.filter(pk__in=[visit.person_id, *people]).update(full_name=SENDER, area=None, **NOBODY)
        Visit.objects.filter(pk=visit.pk).update(content=HIDDEN, result_note="", not_denunciation="")
        Visit.objects.filter(pk=visit.pk).exclude(void_reason="").update(void_reason=HIDDEN)
        _accounts(visit).update(said="", request="", guidance="")
        PaperReceived.objects.filter(visit=visit).update(title=HIDDEN)
        join(visit, petition)


def _accounts(visit: Visit) -> QuerySet[VisitAccount]:
    return VisitAccount.objects.filter(visit=visit)
