"""Every address of petitions, sealed parts and files that takes a number of a denunciation's own, asked by who is named in it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pytest
import typst
from django.test import Client
from django.urls import URLPattern, reverse

from langnghe.accounts.models import User
from langnghe.documents import urls as documents_urls
from langnghe.documents.models import StoredFile
from langnghe.kernel.clock import now, today
from langnghe.petitions import services
from langnghe.petitions import urls as petitions_urls
from langnghe.petitions.models import (
    CitizenRequest,
    IncomingMail,
    MatterBody,
    Merge,
    OwedLetter,
    Petition,
    Publication,
    Quantity,
    SubmittedPaper,
    Transfer,
)
from langnghe.petitions.tests.conftest import received
from langnghe.petitions.tests.test_denunciation_insider import MARK, lettered
from langnghe.petitions.tests.test_denunciations import TOLD, taken
from langnghe.units.models import Unit
from langnghe.vault import services as vault
from langnghe.vault import urls as vault_urls
from langnghe.vault.models import SealedPart
from langnghe.vault.tests.conftest import PHRASE, Keepers, approved

NOBODYS = 999_999
PARTS: tuple[tuple[str, Any], ...] = (
    ("petitions", petitions_urls), ("vault", vault_urls), ("documents", documents_urls),
)  # fmt: skip
# What is numbered and is of no single file: an old book, a colleague's absence, an approver, a key.
OF_NO_FILE = {
    "petitions:book", "petitions:book_problems", "petitions:book_undo", "petitions:book_discard", "petitions:end_cover", "petitions:end_approver", "vault:end_key",
    "vault:ask_admission", "petitions:year_book", "petitions:letter_book_close",
}  # fmt: skip
# Words beside the number, in which an address has other pages or acts.
WORDS: dict[str, list[dict[str, str]]] = {
    "petitions:step": [{"slug": "thu-ly"}, {"slug": "chuyen-don"}, {"slug": "ket-luan"}],
    "petitions:sealed_letter": [{"code": "denunciation-acceptance"}, {"code": "denunciation-conclusion"}],
    "petitions:transfer_change": [
        {"act": act} for act in ("nhan", "tra-lai", "phuc-dap", "lien-ket", "thu-hoi", "ghi-tra-lai")
    ],
    "petitions:letter_change": [{"act": act} for act in ("da-gui", "thay-the", "bo")],
    "vault:ask": [{"kind": "petition"}],
    "documents:attach": [{"kind": "petition"}],
}


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Any) -> None:
    settings.UPLOADS, settings.CLAMD_SOCKETS = tmp_path / "files", []


@dataclass
class Numbers:
    """What has a number of its own in the hidden file; `seen` is a file that the named officer works on."""

    hidden: Petition
    seen: Petition
    rows: dict[str, int] = field(default_factory=dict)

    def of(self, name: str, parameter: str) -> int:
        """The number that belongs in this place of an address."""
        key = OWNERS.get((name, parameter)) or OWNERS.get((name.partition(":")[0], parameter), "")
        return self.rows[key]


# Which number an address takes; where it is not named here it is the petition's own.
OWNERS = {
    ("petitions", "pk"): "petition", ("petitions", "note"): "note", ("petitions", "other"): "petition",
    ("petitions", "merge"): "merge", ("petitions", "paper"): "paper", ("petitions", "quantity"): "quantity",
    ("petitions", "body"): "body", ("vault", "pk"): "release", ("vault", "subject"): "petition", ("vault", "part"): "part",
    ("documents", "pk"): "file", ("documents", "subject"): "petition", ("documents", "number"): "page",
    ("petitions:public_answer", "pk"): "publication", ("petitions:take_down", "pk"): "publication",
    ("petitions:request_decide", "pk"): "request", ("petitions:transfer", "pk"): "transfer",
    ("petitions:transfer_change", "pk"): "transfer", ("petitions:numbered_elsewhere", "pk"): "owed",
    ("petitions:letter", "pk"): "letter", ("petitions:letter_slip", "pk"): "letter", ("petitions:letter_pdf", "pk"): "letter",
    ("petitions:letter_docx", "pk"): "letter", ("petitions:letter_signed", "pk"): "letter",
    ("petitions:letter_change", "pk"): "letter", ("petitions:matter_story", "pk"): "matter",
    ("petitions:body_end", "pk"): "matter", ("petitions:mail_letter", "pk"): "mail",
    ("petitions:mail_aside", "pk"): "mail", ("petitions:mail_leave", "pk"): "mail",
}  # fmt: skip


def numbered() -> Iterator[tuple[str, URLPattern]]:
    """Every address with a number in it, read from the lists of addresses themselves."""
    for room, urls in PARTS:
        for pattern in urls.urlpatterns:
            if any(type(one).__name__ == "IntConverter" for one in pattern.pattern.converters.values()):
                yield f"{room}:{pattern.name}", pattern


def test_what_is_said_to_be_of_no_file_is_an_address_still() -> None:
    names = {name for name, _pattern in numbered()}
    assert names >= OF_NO_FILE
    assert names >= {name for name, _parameter in OWNERS if ":" in name}


def whole(keepers: Keepers) -> Numbers:
    """A denunciation with a row of each sort on it; Chi, who heads the unit, and Sen, who keeps secrets, are named."""
    cast, on = keepers.cast, today()
    told = replace(TOLD, files=(("don.pdf", bytes(typst.compile(b"Binh"))),))
    petition = taken(keepers, told, redacted=f"Một việc {MARK}", received_on=on)
    seen = received(cast, received_on=on)
    # Asked and agreed to before anybody knew that they are named.
    asked = vault.ask(
        ("petition", petition.pk), parts=["content"], purpose="verify", because="x", passphrase=PHRASE, by=cast.an, at=now()
    )  # fmt: skip
    release = _agreed(asked, keepers)
    note = services.add_note(petition, text=MARK, by=cast.an, at=now(), on=on)
    services.classify(petition, kind="denunciation", field="land", because=MARK, by=cast.an, on=on)
    rows = _hung_on(petition, seen, keepers, on)
    services.add_sealed(petition, services.Told(content=""), named=[cast.chi, keepers.sen], by=cast.an, on=on)
    rows |= {"petition": petition.pk, "matter": petition.matter_id, "note": note.pk, "release": release}
    rows["file"] = StoredFile.objects.filter(subject_kind="petition", subject_id=petition.pk).latest("pk").pk
    return Numbers(petition, seen, rows | {"page": 1})


def _agreed(asked: Any, keepers: Keepers) -> int:
    return int(approved(asked, keepers.han, keepers.khoi).pk)


def _hung_on(petition: Petition, seen: Petition, keepers: Keepers, on: date) -> dict[str, int]:
    """Rows that a sealed file cannot get by its own pages, or only in states that shut each other out."""
    step, by = petition.steps.latest("pk"), keepers.cast.an
    ward = Unit.objects.get(name="UBND phường Hạc Thành")
    transfer = Transfer.objects.create(
        petition=petition, from_unit=petition.unit, to_unit=ward, because=MARK, sent_on=on, sent_by=by
    )
    merge = Merge.objects.create(
        source=petition.matter, target=seen.matter, petitions=[petition.pk], merged_on=on, merged_by=by
    )
    return {
        "letter": lettered(petition, keepers).pk,
        "transfer": transfer.pk,
        "merge": merge.pk,
        "owed": OwedLetter.objects.create(
            step=step, petition=petition, unit=petition.unit, owed_on=step.on, kind="head_report"
        ).pk,
        "paper": SubmittedPaper.objects.create(petition=petition, name=MARK, received_on=on).pk,
        "quantity": Quantity.objects.create(
            step=step, kind="money_citizens", is_done=False, amount=1, on=on
        ).pk,
        "body": MatterBody.objects.create(matter=petition.matter, name=MARK, role="follow", since=on).pk,
        "publication": Publication.objects.create(step=step, way="web", redacted=MARK, on=on).pk,
        "request": CitizenRequest.objects.create(
            petition=petition, wish="wish_to_withdraw", words=MARK, asked_on=on
        ).pk,
        "mail": IncomingMail.objects.create(
            unit=petition.unit,
            message_digest="x",
            arrived_on=on,
            subject=MARK,
            state="taken",
            petition=petition,
        ).pk,
        "part": SealedPart.objects.filter(subject_id=petition.pk).latest("pk").pk,
    }


def asked_by(client: Client, user: User, address: str) -> dict[str, int]:
    client.force_login(user)
    return {way: getattr(client, way)(address).status_code for way in ("get", "post")}


def of_the_file(numbers: Numbers) -> Iterator[tuple[str, str]]:
    """Each address with the numbers of the hidden file, and with numbers that nothing has."""
    for name, pattern in numbered():
        ints = [
            key for key, one in pattern.pattern.converters.items() if type(one).__name__ == "IntConverter"
        ]
        for words in WORDS.get(name, [{}]) if name not in OF_NO_FILE else []:
            real = {key: numbers.of(name, key) for key in ints}
            nothing = dict.fromkeys(ints, NOBODYS)
            yield reverse(name, kwargs={**real, **words}), reverse(name, kwargs={**nothing, **words})


def test_each_address_of_the_file_answers_the_named_as_if_it_were_nothing(
    client: Client, keepers: Keepers
) -> None:
    addresses = list(of_the_file(whole(keepers)))
    wrong = {}
    for user in (keepers.cast.chi, keepers.sen):
        for real, nothing in addresses:
            told = asked_by(client, user, real)
            as_nothing = 404 in told.values() and set(told.values()) <= {404, 405}
            if not as_nothing or told != asked_by(client, user, nothing):
                wrong[user.username, real] = told, asked_by(client, user, nothing)

    assert wrong == {}
    assert len(addresses) > 60


@pytest.mark.parametrize("name", ["petitions:merge", "petitions:link"])
def test_beside_a_file_of_his_own_the_number_is_nothing_either(
    client: Client, keepers: Keepers, name: str
) -> None:
    numbers = whole(keepers)
    told = [
        asked_by(client, keepers.cast.chi, reverse(name, kwargs={"pk": numbers.seen.pk, "other": other}))
        for other in (numbers.hidden.pk, NOBODYS)
    ]
    assert told[0] == told[1]
    assert set(told[0].values()) <= {404, 405}


def test_who_is_not_named_finds_what_the_others_do_not(client: Client, keepers: Keepers) -> None:
    """The same numbers open pages, so that the refusals above are of the person and not of the numbers."""
    numbers = whole(keepers)
    opens = [
        "petitions:file",
        "petitions:letter",
        "petitions:transfer",
        "petitions:matter_story",
        "petitions:mail_letter",
        "vault:release",
        "vault:ask",
    ]
    for name in opens:
        parameter = "subject" if name == "vault:ask" else "pk"
        given = {parameter: numbers.of(name, parameter), **WORDS.get(name, [{}])[0]}
        assert asked_by(client, keepers.cast.an, reverse(name, kwargs=given))["get"] == 200, name
