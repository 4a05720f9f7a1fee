"""A step and its paper: filled from the file, whole before it takes a number, shown first; then what replaces it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from conftest import Cast
from langnghe.accounts.rights import Role
from langnghe.accounts.services import add_membership, create_user
from langnghe.audit.models import Entry
from langnghe.kernel.errors import Invalid
from langnghe.petitions import selectors, services
from langnghe.petitions.models import Decision, Letter, LetterBook, LetterState, Petition
from langnghe.petitions.selectors.known import head_and_place
from langnghe.petitions.tests.conftest import accepted, classified, received
from langnghe.petitions.tests.test_deciding import talk
from langnghe.units.models import Post, Unit
from langnghe.units.services import appoint, name_official

ON = date(2026, 12, 10)
RULING = services.Ruling(outcome="right", summary="Công nhận khiếu nại là đúng.")


def words(letter: Letter) -> str:
    return " ".join(block[1] for block in letter.paper["blocks"])


def second(cast: Cast) -> Petition:
    """A second complaint with its first decision, a report and the minutes of a dialogue."""
    petition = received(cast)
    services.take_second(
        petition, body=cast.committee, number="45/QĐ-UBND", issued_on=date(2026, 11, 2), by=cast.an, on=date(2026, 11, 12)
    )  # fmt: skip
    petition = services.classify(
        petition, kind="complaint", field="land", because="Lần hai", by=cast.an, on=date(2026, 11, 13)
    )
    petition = services.accept(petition, by=cast.chi, on=date(2026, 11, 18))
    services.assign(
        petition, number="7/QĐ-UBND", due_on=date(2026, 12, 1), team="Thanh tra", by=cast.chi, on=date(2026, 11, 19)
    )  # fmt: skip
    services.report_verification(petition, text="Đo lại: thiếu 12 m²", by=cast.an, on=date(2026, 11, 25))
    talk(petition, cast)
    return petition


def test_a_second_decision_is_filled_from_the_file_and_has_no_hole(cast: Cast) -> None:
    ruling = services.Ruling(outcome="right", summary="Hủy quyết định lần đầu.", on_first="annulled")
    services.decide(second(cast), ruling=ruling, by=cast.chi, on=ON)

    letter = Letter.objects.get(kind="second_decision")
    assert "đối với Quyết định số 45/QĐ-UBND ngày 02/11/2026 của UBND thành phố Thanh Hóa" in words(letter)
    assert "Kết quả đối thoại: Hai bên nêu ý kiến." in words(letter)
    assert "Đo lại: thiếu 12 m²" in words(letter)
    assert "…" not in words(letter)
    assert letter.paper["signer"]


def test_a_decision_with_a_hole_takes_no_number(cast: Cast) -> None:
    petition = accepted(cast)
    with pytest.raises(Invalid, match="Người ký"):
        services.decide(petition, ruling=RULING, says={"signer": " "}, by=cast.chi, on=ON)

    assert not LetterBook.objects.exists()
    assert not Decision.objects.exists()


def test_who_signs_is_who_holds_the_heads_post_on_that_day(cast: Cast) -> None:
    ward = Unit.objects.select_related("area").get(name="UBND phường Hạc Thành")
    head = Post.objects.get(unit=ward, kind="HEAD")
    for name, since, until in (("Phạm Cũ", date(2025, 7, 1), date(2026, 12, 9)), ("Phạm Mới", ON, None)):
        appoint(name_official(name, is_demo=True), post=head, since=since, until=until)
    add_membership(cast.chi, unit=ward.pk, role=Role.HEAD, since=date(2025, 7, 1))

    assert head_and_place(ward, date(2026, 12, 9)) == ("Phạm Cũ", "Hạc Thành")
    assert head_and_place(ward, ON)[0] == "Phạm Mới"


def test_where_nobody_wrote_down_the_post_the_one_account_of_the_head_signs(cast: Cast) -> None:
    assert head_and_place(cast.committee, ON)[0] == cast.chi.display_name
    create_user(
        "hai",
        password="x",
        display_name="Hai",
        unit=cast.committee.pk,
        role=Role.HEAD,
        since=date(2021, 1, 1),
    )
    assert head_and_place(cast.committee, ON)[0] == ""


def test_a_paper_numbered_before_the_step_gives_the_step_its_number(cast: Cast) -> None:
    petition = accepted(cast)
    draft = services.draft_letter(petition, kind="first_decision", unit=cast.committee.pk, by=cast.an, on=ON)
    fields = {**draft.fields, "content": "Giữ nguyên."}
    services.edit_letter(draft, fields=fields, symbol="QĐ-UBND", by=cast.an, on=ON)
    services.issue_letter(draft, by=cast.chi, on=ON)
    services.decide(petition, ruling=RULING, by=cast.chi, on=ON)

    assert [letter.number for letter in Letter.objects.all()] == [1]
    assert Decision.objects.get().number == "01/QĐ-UBND"


def test_a_replaced_decision_has_the_new_number_everywhere_and_an_entry(cast: Cast) -> None:
    petition = services.decide(accepted(cast), ruling=RULING, by=cast.chi, on=ON)
    new = services.replace_letter(Letter.objects.get(), by=cast.an, on=ON)
    fields = {**new.fields, "content": "Công nhận một phần."}
    services.edit_letter(new, fields=fields, symbol=new.symbol, by=cast.an, on=ON)
    services.issue_letter(new, by=cast.chi, on=ON)
    petition.refresh_from_db()

    assert (petition.answer_number, petition.answer) == ("02/QĐ-UBND", "Công nhận một phần.")
    assert Decision.objects.get().number == "02/QĐ-UBND"
    entry = Entry.objects.get(action="petition.renumbered")
    assert (entry.data["was"], entry.data["now"]) == ("01/QĐ-UBND", "02/QĐ-UBND")


@pytest.fixture
def chi(client: Client, cast: Cast, at_today: Callable[[date], None]) -> Client:
    at_today(ON)
    client.force_login(cast.chi)
    return client


def form(petition: Petition, **more: Any) -> dict[str, Any]:
    known = {f"paper_{one.name}": value for one, value in selectors.asked_fields(petition, "decide", ON)}
    asked = {"outcome": "right", "summary": "Công nhận.", "still_differ": "no"}
    return {"on": ON.isoformat(), **asked, **known, **more}


def test_the_page_shows_the_paper_and_takes_the_number_on_confirmation(chi: Client, cast: Cast) -> None:
    petition = accepted(cast)
    shown = chi.post(f"/don/{petition.pk}/quyet-dinh/", form(petition))
    petition.refresh_from_db()

    assert shown.status_code == 200
    assert "Điều 1. Công nhận." in shown.content.decode()
    assert 'name="confirm"' in shown.content.decode()
    assert (petition.state, Letter.objects.count(), LetterBook.objects.count()) == ("accepted", 0, 0)
    assert chi.post(f"/don/{petition.pk}/quyet-dinh/", form(petition, confirm="1")).status_code == 302
    assert Decision.objects.get().number == "01/QĐ-UBND"


def test_the_page_asks_for_what_the_paper_lacks_and_keeps_what_was_typed(chi: Client, cast: Cast) -> None:
    petition = accepted(cast)
    given = form(petition, paper_found="Đã đo lại", paper_signer="")
    page = chi.post(f"/don/{petition.pk}/quyet-dinh/", given)

    assert page.status_code == 422
    assert "Còn thiếu: Người ký." in page.content.decode()
    assert "Đã đo lại</textarea>" in page.content.decode()
    assert not Letter.objects.exists()


def test_a_number_of_a_paper_book_is_written_at_once(chi: Client, cast: Cast) -> None:
    petition = accepted(cast)
    assert "sổ giấy" in chi.get(f"/don/{petition.pk}/quyet-dinh/").content.decode()
    assert chi.post(f"/don/{petition.pk}/quyet-dinh/", form(petition, number="9/QĐ")).status_code == 302
    assert Decision.objects.get().number == "9/QĐ"


def test_an_undone_step_sets_its_paper_aside_and_its_number_stays(cast: Cast) -> None:
    from django.utils import timezone

    petition = services.decide(accepted(cast), ruling=RULING, by=cast.chi, on=ON)
    services.undo(petition, by=cast.chi, at=timezone.now())

    assert Letter.objects.get().state == LetterState.REPLACED


SUSPENDED = "Chờ kết quả giám định"


def test_orders_take_their_numbers_from_the_units_book(cast: Cast) -> None:
    petition = accepted(cast)
    services.suspend(petition, by=cast.chi, on=date(2026, 11, 20), because=SUSPENDED)
    services.resume(petition, because="Đã có kết quả", by=cast.chi, on=date(2026, 11, 30))
    services.assign(petition, due_on=date(2026, 12, 9), people=[cast.an], by=cast.chi, on=date(2026, 12, 1))
    services.discontinue(petition, because="Rút toàn bộ", by=cast.chi, on=ON)

    found = {one.kind: (one.shown_number, words(one)) for one in Letter.objects.order_by("pk")}
    assert [number for number, _words in found.values()] == [f"0{n}/QĐ-UBND" for n in range(1, 5)]
    assert "kể từ ngày 20/11/2026. Lý do: Chờ kết quả giám định" in found["suspension_decision"][1]
    assert "Quyết định tạm đình chỉ số 01/QĐ-UBND ngày 20/11/2026" in found["resumption_decision"][1]
    assert "báo cáo kết quả xác minh" in found["verification_assignment"][1]
    assert [turn.decision for turn in selectors.life(petition).turns] == ["01/QĐ-UBND", "02/QĐ-UBND"]
    assert "…" not in "".join(text for _number, text in found.values())


def test_a_typed_number_is_of_a_paper_book_and_takes_none_of_ours(cast: Cast) -> None:
    services.suspend(accepted(cast), number="3/QĐ", by=cast.chi, on=date(2026, 11, 20), because=SUSPENDED)

    assert not LetterBook.objects.exists()


def test_a_suspended_file_is_discontinued_by_a_letter_drafted_there(cast: Cast) -> None:
    petition = accepted(cast)
    services.suspend(petition, number="3/QĐ", by=cast.chi, on=date(2026, 11, 20), because=SUSPENDED)
    kinds = {kind.code for kind in selectors.offered_kinds(Petition.objects.get(pk=petition.pk))}

    assert "discontinuation_decision" in kinds
    services.draft_letter(
        petition, kind="discontinuation_decision", unit=cast.committee.pk, by=cast.an, on=date(2026, 11, 21)
    )


def test_a_decision_of_the_other_instance_is_not_offered(cast: Cast) -> None:
    assert "second_decision" not in {kind.code for kind in selectors.offered_kinds(accepted(cast))}
    assert "first_decision" not in {kind.code for kind in selectors.offered_kinds(second(cast))}


def test_a_transfer_letter_opens_with_who_receives_and_why(cast: Cast) -> None:
    petition = classified(cast, "feedback")
    services.transfer(
        petition, to=None, outside="Sở Xây dựng", because="Thuộc Sở", by=cast.chi, on=date(2026, 11, 16)
    )
    letter = services.draft_letter(
        petition, kind="transfer_letter", unit=cast.committee.pk, by=cast.an, on=ON
    )

    assert (letter.fields["addressee"], letter.fields["receiver"]) == ("Sở Xây dựng", "Sở Xây dựng")
    assert letter.fields["reason"] == "Thuộc Sở"


def test_a_receipt_and_a_return_letter_begin_with_what_the_file_knows(cast: Cast) -> None:
    passed = services.Passed("deputy", "Tổ đại biểu số 3", "12/CV-TDB", date(2026, 11, 10))
    petition = services.receive_at_counter(
        full_name="Lê Văn Bình", address="12 Đông Sơn", phone="", email="", idempotency="", unit=cast.committee,
        channel="passed_on", received_on=date(2026, 11, 12), summary="Xem lại đơn giá", by=cast.an, passed=passed,
        papers=[services.Paper("Giấy chứng nhận", "original"), services.Paper("Biên bản", "copy", 3)],
    ).petition  # fmt: skip
    receipt = services.draft_letter(
        petition, kind="papers_receipt", unit=cast.committee.pk, by=cast.an, on=ON
    )
    petition = services.classify(
        petition, kind="complaint", field="land", because="Của tỉnh", by=cast.an, on=date(2026, 11, 13)
    )
    back = services.draft_letter(petition, kind="return_letter", unit=cast.committee.pk, by=cast.an, on=ON)

    assert receipt.fields["papers"].splitlines()[1] == "Biên bản (bản sao, số lượng 03)"
    assert (back.fields["addressee"], back.fields["sender"]) == ("Tổ đại biểu số 3", "Tổ đại biểu số 3")


def test_urging_has_its_letter_with_a_number(cast: Cast) -> None:
    petition = classified(cast, "feedback")
    services.transfer(
        petition, to=None, outside="Sở Xây dựng", because="Thuộc Sở", by=cast.chi, on=date(2026, 11, 16)
    )
    services.urge(petition, because="Đã quá 10 ngày.", by=cast.an, on=ON)

    letter = Letter.objects.get()
    assert letter.shown_number == "01/UBND"
    assert "Ngày 16/11/2026, UBND thành phố Thanh Hóa đã chuyển đến Sở Xây dựng" in words(letter)
    assert "Đã quá 10 ngày." in words(letter)
