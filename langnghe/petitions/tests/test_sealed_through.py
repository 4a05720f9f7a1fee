"""What is sealed later leaves no word in any book, and each word that was taken away opens again."""

from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db.models import CharField, JSONField, TextField

from conftest import Cast
from langnghe.accounts.models import User
from langnghe.accounts.rights import Role
from langnghe.accounts.services import add_membership
from langnghe.documents.services import store, void
from langnghe.kernel.clock import now, today
from langnghe.people.services import add_person
from langnghe.petitions import services
from langnghe.petitions.models import Approval, OwedLetter, Petition, PetitionBody, Proposal, Transfer
from langnghe.petitions.tests.conftest import standing_ward
from langnghe.petitions.tests.test_denunciation_leaks import (
    NAME,
    PAPER,
    WORDS,
    approved_now,
    in_tables,
    no_other_place,
    pdf,
)
from langnghe.units.models import AdministrativeArea, Unit
from langnghe.vault import services as vault
from langnghe.vault.tests.conftest import PHRASE, Keepers

__all__ = ["no_other_place"]


class Telling:
    """Names and words, each with a number of its own, so that one that is lost can be told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def __call__(self, mark: str = WORDS) -> str:
        self.told.append(f"{mark}o{len(self.told)}o")
        return self.told[-1]

    def name(self) -> str:
        return self(NAME)


@pytest.fixture
def telling() -> Telling:
    return Telling()


@pytest.fixture
def ward(cast: Cast) -> Unit:
    """A ward that stands, in which Dũng handles and decides, with two custodians who have keys."""
    found = standing_ward()
    for role in (Role.HANDLER, Role.HEAD, Role.CUSTODIAN):
        add_membership(cast.dung, unit=found.pk, role=role, since=date(2026, 1, 1))
    return found


def custodians(ward: Unit, keepers: Keepers) -> None:
    for user in (keepers.han, keepers.khoi):
        add_membership(user, unit=ward.pk, role=Role.CUSTODIAN, since=date(2026, 1, 1))
        vault.make_key(unit=ward.pk, passphrase=f"{PHRASE} {user.username}", by=user, on=today())


def lived_with(cast: Cast, telling: Telling) -> Petition:
    """Feedback with all that may come with it, at the unit that will hand it on."""
    on, by = today(), cast.an
    petition = services.receive_at_counter(
        unit=cast.committee, full_name=telling.name(), address=telling(), phone="0987654321",
        email=f"{telling.name()}@x.vn", channel="passed_on", received_on=on, signers=2, summary=telling(),
        request=telling(), by=by, idempotency="a-token-of-a-form-24", matter_title=telling(),
        signed_by=[services.Signer(telling.name(), telling())], papers=[services.Paper(telling(PAPER))],
        passed=services.Passed(
            sender_kind="press", sender_name=telling.name(), document_number=telling(), document_date=on
        ),
        respondents=[services.Against(telling(), post=telling(), workplace=telling())],
        standing=services.Acts(
            through="authorised", representative=telling.name(), paper_number=telling()
        ),
    ).petition  # fmt: skip
    PetitionBody.objects.create(petition=petition, body=telling())
    services.correct_petition(petition, changes={"request": telling()}, because=telling(), by=by, on=on)
    services.ask(petition, wish="wish_to_withdraw", words=telling(), on=on)
    services.classify(petition, kind="feedback", field="land", because=telling(), by=by, on=on)
    services.add_note(petition, text=telling(), by=by, at=now(), on=on)
    store(pdf(), about=("petition", petition.pk), by=by, on=on, name=f"{telling(PAPER)}.pdf")
    return Petition.objects.get(pk=petition.pk)


def walked(cast: Cast, telling: Telling) -> Petition:
    """A second complaint that came a long way: asked about, classified twice, proposed, extended, talked over, written about."""
    on, by, head = today(), cast.an, cast.chi
    petition = services.receive(
        unit=cast.committee, person=add_person(telling.name()), channel="counter", received_on=on,
        summary=telling(), by=by, area=AdministrativeArea.objects.filter(level="commune").first(),
    ).petition  # fmt: skip
    services.ask_to_be_told(petition, f"{telling.name()}@x.vn")
    asked = services.ask(petition, wish="wish_to_withdraw", words=telling(), on=on)
    services.decide_request(asked, granted=False, because=telling(), by=by, on=on)
    services.take_second(
        petition, body=cast.other, number=telling(), issued_on=on, summary=telling(), by=by, on=on
    )
    services.classify(petition, kind="complaint", field="land", because=telling(), by=by, on=on)
    services.classify(petition, kind="complaint", field="land", because=telling(), by=by, on=on)
    services.accept(petition, by=head, on=on)
    services.assign(petition, number=telling(), team=telling(), due_on=on, by=head, on=on)
    services.note_verification(petition, text=telling(), by=by, on=on)
    services.withdraw_part(petition, content=telling(), because=telling(), cause="", by=by, on=on)
    letter = services.draft_letter(petition, kind="acceptance_notice", unit=cast.committee.pk, by=by, on=on)
    fields = {**letter.fields, "signer": telling.name()}
    services.edit_letter(letter, fields=fields, symbol=letter.symbol, by=by, on=on)
    services.issue_letter(letter, by=head, on=on)
    services.record_signed(letter, by=by, on=on)
    services.mark_sent(letter, way=telling(), by=by, on=on)
    proposal = Proposal.objects.create(
        petition=petition, move="decide", text=telling(), by=by, on=on, needed=1
    )
    Approval.objects.create(proposal=proposal, rank=1, by=by, on=on, is_approved=False, because=telling())
    wrong = store(pdf(), about=("petition", petition.pk), by=by, on=on, name=f"{telling(PAPER)}.pdf")
    void(wrong, because=telling(), by=by, on=on)
    return Petition.objects.get(pk=petition.pk)


def handed_on(petition: Petition, ward: Unit, cast: Cast, telling: Telling) -> Petition:
    services.transfer(petition, to=ward, because=telling(), by=cast.chi, on=today())
    owed = OwedLetter.objects.get(petition=petition, kind="transfer_letter")
    services.note_not_needed(owed, because=telling(), by=cast.an, on=today())
    return services.take_in(Transfer.objects.get(petition=petition), by=cast.dung, on=today())


def opened(petition: Petition, keepers: Keepers, by: User) -> str:
    """All that is sealed of it, as two custodians open it: words, and names of files."""
    parts = ["identity", "content", "scan", "note"]
    asked = vault.ask(
        ("petition", petition.pk), parts=parts, purpose="verify", because="x", passphrase=PHRASE, by=by, at=now()
    )  # fmt: skip
    approved_now(asked, keepers)
    asked.refresh_from_db()
    found = vault.read(asked, passphrase=PHRASE, by=by, at=now())
    return "\n".join([*(text for one in found for _label, text in one.lines), *(one.name for one in found)])


def lost(telling: Telling, text: str) -> list[str]:
    return [one for one in telling.told if one.casefold() not in text.casefold()]


def test_sealed_where_it_was_taken_in_no_book_keeps_a_word_and_nothing_is_lost(
    cast: Cast, keepers: Keepers, ward: Unit, telling: Telling, django_capture_on_commit_callbacks: Any
) -> None:
    custodians(ward, keepers)
    first = lived_with(cast, telling)
    line = handed_on(first, ward, cast, telling)
    services.add_note(line, text=telling(), by=cast.dung, at=now(), on=today())
    with django_capture_on_commit_callbacks(execute=True):
        services.seal_petition(line, redacted="Việc của một cán bộ", by=cast.dung, on=today())

    assert in_tables() == {}
    assert lost(telling, opened(line, keepers, cast.dung)) == []
    first.refresh_from_db()
    assert (first.voided_on, first.number) == (today(), 1)


def test_what_steps_proposals_letters_and_voided_files_said_is_sealed_and_not_only_taken_away(
    cast: Cast, keepers: Keepers, telling: Telling, django_capture_on_commit_callbacks: Any
) -> None:
    petition = walked(cast, telling)
    with django_capture_on_commit_callbacks(execute=True):
        services.seal_petition(petition, redacted="", by=cast.an, on=today())

    assert in_tables() == {}
    assert lost(telling, opened(petition, keepers, cast.chi)) == []
    petition.refresh_from_db()
    assert petition.area is None


# Codes, digests, numbers of the unit's own papers, and names of bodies: what may stay beside a sealed line.
PLAIN = {
    "ChecklistTick.rule", "Clock.rule", "Clock.title", "Clock.facts", "Clock.cite", "Clock.confidence", "Clock.pack",
    "ClockTurn.fact", "ClockTurn.decision", "Correction.by", "Decision.number", "IncomingMail.message_digest",
    "IncomingMail.because", "Letter.kind", "Letter.symbol", "Letter.given_number", "Passing.report_number",
    "Petition.missing_condition", "Petition.complex_because", "Petition.answer_number", "Petition.form_digest",
    "OwedLetter.kind", "OwedLetter.number", "Proposal.move", "Reminder.stage", "Reply.number", "StepTaken.name", "StepTaken.cite", "Transfer.outside",
    "Transfer.outside_number",
}  # fmt: skip
# Sealed, then taken away.
SAID = {
    "Approval.because", "CitizenRequest.words", "CitizenRequest.because", "Conciliation.members", "Conciliation.content",
    "Conciliation.minutes", "Correction.because", "Correction.before", "Decision.summary", "Dialogue.place",
    "Dialogue.content", "Dialogue.chair", "DialogueMinutes.text", "EarlierDecision.body", "EarlierDecision.number",
    "EarlierDecision.summary", "IncomingMail.sender_name", "IncomingMail.sender_address", "IncomingMail.subject",
    "IncomingMail.body", "IncomingMail.refused_files", "Letter.fields", "Letter.paper", "Letter.sent_way",
    "OwedLetter.because", "Passing.sender_name", "Passing.document_number", "Petition.summary", "Petition.request",
    "Petition.classified_because", "Petition.competent_outside", "Petition.answer", "Petition.closed_because", "PetitionBody.body", "PetitionNote.text",
    "PetitionText.folded", "PetitionText.content", "Proposal.text", "Publication.redacted", "Publication.hidden_because",
    "Reply.body", "Reply.text", "Respondent.full_name", "Respondent.post", "Respondent.workplace", "Respondent.address",
    "Standing.representative", "Standing.paper_number", "StepTaken.number", "StepTaken.because", "StepTaken.before",
    "SubmittedPaper.name", "Subscription.address", "Transfer.because", "Transfer.sent_back_because",
    "Verification.number", "Verification.team", "VerificationNote.text", "Withdrawal.content",
}  # fmt: skip


def of_a_petition() -> set[str]:
    """Each column of words in a table of this room that hangs on a petition, itself or through another."""
    models = [one for one in apps.get_models() if one._meta.app_label == "petitions"]
    reached: set[Any] = {Petition}
    while more := {
        one for one in models if one not in reached and reached & {field.related_model for field in ends(one)}
    }:
        reached |= more
    return {
        f"{one.__name__}.{field.name}"
        for one in reached
        for field in one._meta.concrete_fields
        if isinstance(field, CharField | TextField | JSONField) and not field.choices
    }


def ends(model: Any) -> list[Any]:
    return [field for field in model._meta.concrete_fields if field.is_relation]


def test_each_column_of_words_is_known_to_be_sealed_or_plain() -> None:
    assert of_a_petition() == PLAIN | SAID


def test_moved_to_paper_no_book_keeps_a_word(cast: Cast, ward: Unit, telling: Telling) -> None:
    line = handed_on(lived_with(cast, telling), ward, cast, telling)
    services.move_to_paper(line, by=cast.dung, on=today())

    assert in_tables() == {}
