"""Papers of a sealed denunciation that do not name its sender: no release, a number, sealed; the step takes the number."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pypdfium2
import pytest
from django.test import Client

from langnghe.kernel.clock import LOCAL
from langnghe.kernel.errors import NotAllowed, WrongState
from langnghe.petitions import letters, selectors, services
from langnghe.petitions.models import Denunciation, Letter, Petition
from langnghe.petitions.tests.test_denunciation_leaks import NAME, WORDS, in_tables
from langnghe.petitions.tests.test_denunciation_life import ACCEPTED
from langnghe.petitions.tests.test_denunciations import TOLD, taken
from langnghe.vault.models import Reading, SealedPart
from langnghe.vault.tests.conftest import Keepers

DAY = date(2026, 11, 20)
AT = datetime(2026, 11, 20, 9, 0, tzinfo=LOCAL)
SIGNED = {"place": "Thanh Hóa", "capacity": "CHỦ TỊCH", "signer": "Lê Thị Chi", "recipients": "Lưu: VT"}


@pytest.fixture(autouse=True)
def own_day(
    at_today: Callable[[date], None], monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Any
) -> None:
    at_today(DAY)
    monkeypatch.setattr("langnghe.petitions.views.sealed_letters.now", lambda: AT)
    settings.UPLOADS = tmp_path / "files"
    settings.CLAMD_SOCKETS = []


def classified(keepers: Keepers) -> Petition:
    told = services.Told(content=f"Việc {WORDS}", full_name=f"Lê {NAME}", address=f"Ngõ {NAME}")
    given: Any = {"kind": "denunciation", "field": "land", "because": "x"}
    return services.classify(taken(keepers, told), **given, by=keepers.cast.an, on=date(2026, 11, 13))


@pytest.fixture
def petition(keepers: Keepers) -> Petition:
    return services.accept(classified(keepers), by=keepers.cast.chi, on=ACCEPTED)


def fields(kind: letters.LetterKind) -> dict[str, str]:
    """Words that may not stand in clear, in every field."""
    return {**{one.name: f"Điều {WORDS} nêu" for one in kind.fields}, **SIGNED}


def written(keepers: Keepers, petition: Petition, code: str, **more: Any) -> services.Written:
    kind = letters.kind_of(code)
    return services.write_sealed_letter(
        petition, kind=code, fields=fields(kind), symbol="QĐ-UBND", by=keepers.cast.chi, at=AT, **more
    )


def printed(data: bytes) -> str:
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))


def codes(petition: Petition, *, named: bool) -> list[str]:
    return [one.code for one in selectors.sealed_kinds(petition) if one.names_sender == named]


def test_an_extension_has_its_paper_and_the_step_begins_with_its_number(
    client: Client, keepers: Keepers, petition: Petition
) -> None:
    client.force_login(keepers.cast.chi)
    address = f"/don/{petition.pk}/van-ban-niem-phong/denunciation-extension/"
    shown = client.get(address)
    assert "passphrase" not in shown.content.decode()
    sent = {"days": "30", "reason": f"Nhiều nơi {WORDS}", "symbol": "QĐ-UBND", **SIGNED}
    answer = client.post(address, {**sent, "seen": str(shown.context["version"])})

    words = printed(answer.content)
    assert answer.status_code == 200, answer.content.decode()
    for said in ("01/QĐ-UBND", "thêm 30 ngày", "16/12/2026", WORDS, "Luật Tố cáo"):
        assert said in words, said
    assert NAME not in words
    assert in_tables() == {}
    assert 'value="01/QĐ-UBND"' in client.get(f"/don/{petition.pk}/gia-han/").content.decode()
    assert not Reading.objects.exists()


def test_the_step_takes_the_paper_and_gives_it_back_when_undone(keepers: Keepers, petition: Petition) -> None:
    letter = written(keepers, petition, "denunciation_extension").letter
    given = {"fact": "complex", "number": "01/QĐ-UBND", "because": "Nhiều nơi"}
    extended = services.extend(petition, **given, by=keepers.cast.chi, on=DAY)
    letter.refresh_from_db()

    assert letter.step is not None
    assert letter.step.name == "extend"
    assert selectors.numbered_before(petition, "extend") == {}
    services.undo(extended, by=keepers.cast.chi, at=AT)
    assert selectors.numbered_before(petition, "extend") == {"number": "01/QĐ-UBND"}


def test_a_conclusion_is_numbered_sealed_and_taken_by_its_step(keepers: Keepers, petition: Petition) -> None:
    made = written(keepers, petition, "denunciation_conclusion")
    given = {"number": made.letter.shown_number, "outcome": "partly", "summary": f"Có {WORDS}"}
    held = services.conclude(petition, **given, redacted="Đúng một phần", by=keepers.cast.chi, on=DAY)
    made.letter.refresh_from_db()

    assert "KẾT LUẬN" in printed(made.data)
    assert held.answer_number == "01/QĐ-UBND"
    assert made.letter.step_id == held.steps.get(name="conclude").pk
    assert in_tables() == {}


def test_every_paper_of_an_accepted_one_is_sealed_and_does_not_say_who(
    keepers: Keepers, petition: Petition
) -> None:
    expected = {
        "denunciation_acceptance_decision", "denunciation_notice_to_denounced", "denunciation_verification",
        "denunciation_extension", "denunciation_suspension", "denunciation_discontinuation",
        "denunciation_conclusion", "denunciation_reply_to_sender", "denunciation_verification_report",
    }  # fmt: skip
    assert set(codes(petition, named=False)) == expected
    for code in sorted(expected):
        assert NAME not in printed(written(keepers, petition, code).data), code
    assert in_tables() == {}
    assert SealedPart.objects.filter(kind="scan").count() == len(expected)
    assert {tuple(one.fields) for one in Letter.objects.all()} == {("signer",)}


@pytest.mark.parametrize("code", ["denunciation_urging", "denunciation_transfer", "denunciation_proposal"])
def test_before_acceptance_it_is_proposed_sent_on_or_urged_in_writing(keepers: Keepers, code: str) -> None:
    made = written(keepers, classified(keepers), code)

    assert WORDS in printed(made.data)
    assert in_tables() == {}


def test_urging_takes_the_number_of_its_paper(keepers: Keepers) -> None:
    petition = classified(keepers)
    letter = written(keepers, petition, "denunciation_urging").letter
    services.urge(petition, number="01/QĐ-UBND", because="Đã quá hạn", by=keepers.cast.chi, on=DAY)
    letter.refresh_from_db()

    assert letter.step is not None
    assert letter.step.name == "urge"


def test_a_number_of_another_book_takes_no_paper(keepers: Keepers, petition: Petition) -> None:
    letter = written(keepers, petition, "denunciation_suspension").letter
    services.suspend(petition, number="7/QĐ", because="Chờ kết quả", by=keepers.cast.chi, on=DAY)
    letter.refresh_from_db()

    assert letter.step is None


def test_what_names_the_sender_is_refused_without_a_release(keepers: Keepers, petition: Petition) -> None:
    with pytest.raises(NotAllowed):
        written(keepers, petition, "denunciation_acceptance")
    assert not Letter.objects.exists()


def test_of_an_unknown_sender_only_what_is_not_written_to_him(keepers: Keepers) -> None:
    petition = classified(keepers)
    Denunciation.objects.filter(petition=petition).update(is_anonymous=True)
    petition = Petition.objects.get(pk=petition.pk)

    assert codes(petition, named=True) == []
    assert "denunciation_transfer" in codes(petition, named=False)


def test_another_state_and_who_may_not_decide_are_refused(keepers: Keepers, petition: Petition) -> None:
    with pytest.raises(WrongState):
        written(keepers, petition, "denunciation_resumption")
    with pytest.raises(NotAllowed):
        services.write_sealed_letter(
            petition, kind="denunciation_extension", fields=SIGNED, symbol="QĐ-UBND", by=keepers.cast.an, at=AT,
        )  # fmt: skip


def test_a_complete_one_is_asked_for(keepers: Keepers, petition: Petition) -> None:
    assert TOLD
    with pytest.raises(Exception, match="Còn thiếu"):
        services.write_sealed_letter(
            petition, kind="denunciation_conclusion", fields=SIGNED, symbol="KL-UBND", by=keepers.cast.chi, at=AT,
        )  # fmt: skip
