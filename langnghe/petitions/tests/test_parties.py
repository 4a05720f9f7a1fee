"""Who is complained of, and who acts for the sender: at intake, later with a reason, found, printed, sealed away."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from conftest import Cast
from langnghe.audit.models import Entry
from langnghe.kernel.clock import today
from langnghe.kernel.errors import Invalid, NotFound
from langnghe.people.models import Person
from langnghe.petitions import selectors, services
from langnghe.petitions.models import Correction, Petition, Respondent, Signatory, Standing
from langnghe.petitions.selectors.known import known_facts
from langnghe.petitions.services import Acts, Against, CameWith, Paper, Passed, Signer
from langnghe.petitions.tests.conftest import ON, accepted, received
from langnghe.petitions.tests.test_come_with import at_counter
from langnghe.petitions.tests.test_counter_pages import URL, given

LATER = date(2026, 11, 16)
HEAD = Against("Nguyễn Văn Khải", post="Trưởng phòng", workplace="Phòng Kinh tế")
LAWYER = Acts("body", "lawyer", "Vũ Thị Mai", "12/UQ", date(2026, 11, 2))
TYPED = {
    "respondents": "Nguyễn Văn Khải; Trưởng phòng; Phòng Kinh tế\nĐỗ Thị Hoa",
    "respondent_bodies": "Ban Quản lý dự án; 5 Lê Lợi",
    "party_kind": "body",
    "through": "lawyer",
    "representative": "Vũ Thị Mai",
    "paper_number": "12/UQ",
    "paper_day": "2026-01-05",
}


def amend(cast: Cast, petition: Petition, **more: Any) -> Petition:
    wanted = CameWith(**(vars(services.came_with(petition)) | more))
    return services.amend_petition(petition, wanted=wanted, because="ghi sót", by=cast.an, on=LATER)


def test_the_counter_writes_down_who_is_complained_of_and_who_acts(an: Client, cast: Cast) -> None:
    answer = an.post(URL, given(cast, **TYPED))
    assert answer.status_code == 302, answer.content.decode()

    petition = Petition.objects.get()
    assert list(petition.respondents.values_list("full_name", "is_body").order_by("id")) == [
        ("Nguyễn Văn Khải", False),
        ("Đỗ Thị Hoa", False),
        ("Ban Quản lý dự án", True),
    ]
    assert (petition.standing.kind, petition.standing.representative) == ("body", "Vũ Thị Mai")
    page = an.get(f"/don/{petition.pk}/").content.decode()
    for told in ("Nguyễn Văn Khải, Trưởng phòng, Phòng Kinh tế", "5 Lê Lợi", "Vũ Thị Mai", "12/UQ"):
        assert told in page


def test_a_plain_petition_has_no_row_of_either(an: Client, cast: Cast) -> None:
    an.post(URL, given(cast))
    with CaptureQueriesContext(connection) as trips:
        assert an.post(URL, given(cast, token="another-token-of-a-form")).status_code == 302

    # Who asks, the number with the keys, all rows; a savepoint of the test's own around the two.
    assert len(trips) <= 6
    assert not Respondent.objects.exists()
    assert not Standing.objects.exists()


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"respondents": "; Trưởng phòng"}, "Không đọc được dòng"),
        ({"respondent_bodies": "Ban; 5 Lê Lợi; thừa"}, "Không đọc được dòng"),
        ({"through": "lawyer"}, "họ tên người đại diện"),
        ({"representative": "Vũ Thị Mai"}, "họ tên người đại diện"),
    ],
)
def test_lines_and_standings_that_say_too_little_are_told(
    an: Client, cast: Cast, more: dict[str, str], sentence: str
) -> None:
    page = an.post(URL, given(cast, **more))

    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert not Petition.objects.exists()


def test_a_body_of_ours_is_linked_by_its_name(cast: Cast) -> None:
    petition = at_counter(cast, respondents=[Against(cast.committee.name, is_body=True), HEAD])

    assert [one.unit for one in petition.respondents.order_by("id")] == [cast.committee, None]


def test_search_and_letters_know_who_is_complained_of(cast: Cast) -> None:
    petition = at_counter(cast, respondents=[HEAD], standing=LAWYER)

    assert petition.text.folded.count("khai")
    assert "mai" in petition.text.folded.split()
    petition = selectors.file(cast.an, LATER, petition.pk)
    assert known_facts(petition, cast.committee)["respondent"].startswith("Nguyễn Văn Khải, Trưởng phòng")


def test_they_are_added_later_with_a_reason_an_entry_and_what_stood_before(cast: Cast) -> None:
    petition = amend(cast, received(cast), respondents=[HEAD], standing=LAWYER)

    assert petition.respondents.get().full_name == "Nguyễn Văn Khải"
    assert Entry.objects.get(action="petition.came_with_corrected").data["changed"] == [
        "respondents",
        "standing",
    ]
    assert "Khải" not in str(Entry.objects.latest("id").data)
    assert Correction.objects.get().before["respondents"] == []
    assert "khai" in petition.text.folded.split()
    amend(cast, petition, standing=Acts())
    assert not Standing.objects.exists()
    assert Correction.objects.latest("id").before["standing"]["representative"] == "Vũ Thị Mai"


def test_signers_papers_and_sender_of_an_emailed_petition_are_added_later(cast: Cast) -> None:
    petition = amend(
        cast,
        received(cast, channel="email"),
        signers=2,
        signed_by=[Signer("Trần Cúc", "3 Lê Lợi")],
        papers=[Paper("Giấy chứng nhận", "original")],
        passed=Passed("press", "Báo Tuổi", "7/CV", date(2026, 11, 10)),
    )

    assert (petition.signers, Signatory.objects.get().person.full_name) == (2, "Trần Cúc")
    assert (petition.papers.get().received_on, petition.passing.sender_name) == (LATER, "Báo Tuổi")
    assert "cuc" in petition.text.folded.split()


def test_who_was_written_by_mistake_leaves_and_who_stood_there_stays(cast: Cast) -> None:
    petition = at_counter(
        cast, signers=3, signed_by=[Signer("Trần Cúc", "3 Lê Lợi"), Signer("Ngô Đào")], papers=[Paper("Giay")]
    )
    kept = petition.signatories.get(person__full_name="Trần Cúc")
    amend(cast, petition, signed_by=[Signer("Trần Cúc", "3 Lê Lợi")], papers=[Paper("Giấy")])

    assert list(petition.signatories.all()) == [kept]
    assert not Person.objects.filter(full_name="Ngô Đào").exists()
    assert (petition.papers.get().name, petition.papers.get().received_on) == ("Giấy", ON)


def test_nothing_changed_no_reason_too_few_signers_and_another_unit_are_refused(cast: Cast) -> None:
    petition = received(cast)
    present = services.came_with(petition)
    with pytest.raises(Invalid, match="Chưa có mục"):
        amend(cast, petition)
    with pytest.raises(Invalid, match="Số người ký ít hơn"):
        amend(cast, petition, signed_by=[Signer("Trần Cúc")])
    with pytest.raises(Invalid, match="lý do"):
        services.amend_petition(petition, wanted=present, because=" ", by=cast.an, on=LATER)
    with pytest.raises(NotFound):
        services.amend_petition(petition, wanted=present, because="x", by=cast.dung, on=LATER)


def test_what_was_passed_on_keeps_its_sender(cast: Cast) -> None:
    passed = Passed("press", "Báo Tuổi", "7/CV", date(2026, 11, 10))
    petition = at_counter(cast, channel="passed_on", passed=passed)

    with pytest.raises(Invalid, match="phải ghi nơi chuyển"):
        amend(cast, petition, passed=None)
    amend(cast, petition, passed=Passed("press", "Báo Tuổi trẻ", "7/CV", date(2026, 11, 10)))
    assert services.came_with(petition).passed == Passed("press", "Báo Tuổi trẻ", "7/CV", date(2026, 11, 10))


def test_a_sender_written_down_after_the_result_is_owed_it(cast: Cast) -> None:
    petition = accepted(cast, "recommendation")
    services.answer(petition, number="45/UBND", text="Đã xem xét.", by=cast.chi, on=date(2026, 11, 20))
    passed = Passed("press", "Báo Tuổi", "7/CV", date(2026, 11, 10))
    wanted = CameWith(passed=passed)
    services.amend_petition(petition, wanted=wanted, because="ghi sót", by=cast.an, on=date(2026, 11, 23))

    petition.refresh_from_db()
    assert petition.passing.report_due_on == date(2026, 12, 1)
    services.amend_petition(
        petition, wanted=CameWith(), because="nhầm đơn", by=cast.an, on=date(2026, 11, 23)
    )
    assert selectors.owed(cast.an, date(2026, 11, 23)) == []


def test_the_page_of_the_file_adds_them(an: Client, cast: Cast) -> None:
    an.post(URL, given(cast))
    pk = Petition.objects.get().pk
    address = f"/don/{pk}/kem-theo/"
    assert "Bổ sung, sửa các bên" in an.get(f"/don/{pk}/").content.decode()
    assert an.get(address).status_code == 200
    posted = {**TYPED, "signers": "2", "co_signers": "Trần Cúc; 3 Lê Lợi", "papers": "Biên bản; bản sao; 2"}
    assert an.post(address, posted).status_code == 422

    page = an.post(address, posted | {"because": "gửi bổ sung"}, follow=True).content.decode()
    for told in ("Trần Cúc", "Biên bản", "Vũ Thị Mai", "Đỗ Thị Hoa", "gửi bổ sung"):
        assert told in page
    assert "Người cùng ký, trước đó ghi “—”" in page
    shown = an.get(address).content.decode()
    assert "Nguyễn Văn Khải; Trưởng phòng; Phòng Kinh tế" in shown
    assert "Biên bản; bản sao; 2" in shown
    again = {key: value for key, value in posted.items() if key != "because"} | {"because": "lần nữa"}
    assert "Chưa có mục" in an.post(address, again).content.decode()


def test_another_unit_amends_nothing(client: Client, cast: Cast) -> None:
    petition = received(cast)
    client.force_login(cast.dung)
    assert client.get(f"/don/{petition.pk}/kem-theo/").status_code == 404


def test_they_leave_with_a_petition_that_goes_to_paper(cast: Cast) -> None:
    petition = at_counter(
        cast, received_on=today(), respondents=[HEAD], standing=Acts("body", "lawyer", "Mai")
    )
    services.move_to_paper(petition, by=cast.an, on=today())

    assert Respondent.objects.get().told == "bảo vệ bí mật"
    assert Standing.objects.get().representative == ""
