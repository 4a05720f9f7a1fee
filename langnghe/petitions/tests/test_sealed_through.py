"""What is sealed later leaves no word in any book, and each word that was taken away opens again."""

from datetime import date
from typing import Any

import pytest

from conftest import Cast
from langnghe.accounts.models import User
from langnghe.accounts.rights import Role
from langnghe.accounts.services import add_membership
from langnghe.documents.services import store
from langnghe.kernel.clock import now, today
from langnghe.petitions import services
from langnghe.petitions.models import Petition, PetitionBody, Transfer
from langnghe.petitions.tests.test_denunciation_leaks import (
    NAME,
    PAPER,
    WORDS,
    approved_now,
    in_tables,
    keepers,
    no_other_place,
    pdf,
)
from langnghe.petitions.tests.test_verbs import standing_ward
from langnghe.units.models import Unit
from langnghe.vault import services as vault
from langnghe.vault.tests.conftest import PHRASE, Keepers

__all__ = ["keepers", "no_other_place"]


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
    services.correct_petition(petition, changes={"request": telling()}, because="Viết nhầm", by=by, on=on)
    services.ask(petition, wish="wish_to_withdraw", words=telling(), on=on)
    services.classify(petition, kind="feedback", field="land", because=telling(), by=by, on=on)
    services.add_note(petition, text=telling(), by=by, at=now(), on=on)
    store(pdf(), about=("petition", petition.pk), by=by, on=on, name=f"{telling(PAPER)}.pdf")
    return Petition.objects.get(pk=petition.pk)


def handed_on(petition: Petition, ward: Unit, cast: Cast, telling: Telling) -> Petition:
    services.transfer(petition, to=ward, because=telling(), by=cast.chi, on=today())
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


def test_moved_to_paper_no_book_keeps_a_word(cast: Cast, ward: Unit, telling: Telling) -> None:
    line = handed_on(lived_with(cast, telling), ward, cast, telling)
    services.move_to_paper(line, by=cast.dung, on=today())

    assert in_tables() == {}
