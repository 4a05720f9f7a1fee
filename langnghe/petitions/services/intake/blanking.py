"""What intake kept beside a petition leaves with it when it goes to paper."""

from collections.abc import Iterable
from datetime import date

from langnghe.accounts.models import User
from langnghe.documents import services as documents
from langnghe.people.models import Person
from langnghe.petitions.access import MAIL
from langnghe.petitions.models import (
    HIDDEN,
    Correction,
    IncomingMail,
    Passing,
    Petition,
    PetitionBody,
    Signatory,
    SubmittedPaper,
)
from langnghe.petitions.services.intake.parties import blank_parties

NOBODY = {
    "address": "", "phone": "", "phone_last4": "", "email": "", "sort_key": "", "folded": "",
    "identity_kind": "", "identity_number": "",
}  # fmt: skip


def blank_people(people: Iterable[int]) -> None:
    Person.objects.filter(pk__in=people).update(full_name=HIDDEN, area=None, **NOBODY)


def blank_mail(letter: IncomingMail, *, by: User, on: date) -> None:
    """The row keeps its day; words, sender and files go, the letter as it came among them."""
    documents.erase((MAIL, letter.pk), by=by, on=on)
    letter.sender_name = letter.subject = HIDDEN
    letter.sender_address = letter.body = ""
    letter.refused_files = []
    letter.save()


def blank_intake(petition: Petition, *, by: User, on: date) -> None:
    """Take away text, signers' names, names of papers, the wording before corrections and who passed it on."""
    PetitionBody.objects.filter(petition=petition).update(body="")
    blank_people(Signatory.objects.filter(petition=petition).values_list("person", flat=True))
    SubmittedPaper.objects.filter(petition=petition).update(name=HIDDEN)
    Correction.objects.filter(petition=petition).update(before={}, because=HIDDEN)
    for letter in IncomingMail.objects.filter(petition=petition):
        blank_mail(letter, by=by, on=on)
    Passing.objects.filter(petition=petition).update(sender_name=HIDDEN, document_number="")
    blank_parties(petition)
