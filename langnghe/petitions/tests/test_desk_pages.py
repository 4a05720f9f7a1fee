"""The due list, the file and its steps: who may, status, questions asked, one sentence."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from conftest import Cast
from langnghe import lawbook
from langnghe.petitions import selectors, services
from langnghe.petitions.models import Petition
from langnghe.petitions.tests.conftest import SUMMARY, accepted, classified, facts, received

DAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def _today(at_today: Callable[[date], None]) -> None:
    at_today(DAY)


def sign_in(client: Client, user: object) -> Client:
    client.force_login(user)  # type: ignore[arg-type]
    return client


def test_the_due_list_shows_what_is_due_first_in_six_questions(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    later, sooner = accepted(cast), classified(cast)
    accepted(cast, kind="feedback")
    client = sign_in(client, cast.an)
    with django_assert_max_num_queries(6):
        page = client.get("/don/")

    text = page.content.decode()
    assert page.status_code == 200
    assert text.index(f"/don/{sooner.pk}/") < text.index(f"/don/{later.pk}/")
    assert "luật chưa ấn định" in text
    assert later.clocks.get(ended_on=None).title in text


def test_the_term_that_runs_out_is_called_in_the_readers_language(client: Client, cast: Cast) -> None:
    classified(cast)
    client = sign_in(client, cast.an)
    client.cookies["django_language"] = "en"
    text = client.get("/don/").content.decode()

    assert "Thời hạn thụ lý khiếu nại" not in text
    assert lawbook.rule("complaint.acceptance", date(2026, 11, 12)).title_en in text


def test_each_column_of_the_printed_list_has_its_heading(client: Client, cast: Cast) -> None:
    """Boxes to tick are not printed: neither those of the rows nor the cell above them."""
    received(cast)
    text = sign_in(client, cast.an).get("/don/").content.decode()
    head, row = text.split("<thead>")[1].split("</thead>")[0], text.split("<tbody>")[1].split("</tr>")[0]

    assert head.count("<th") - head.count('class="noprint"') == row.count("<td") + row.count("<th") - 1
    assert head.index('class="noprint"') < head.index("data-tick-all")


def test_a_classified_file_is_not_classified_next(client: Client, cast: Cast) -> None:
    petition = classified(cast)
    text = sign_in(client, cast.an).get(f"/don/{petition.pk}/").content.decode()

    assert f'class="btn" href="/don/{petition.pk}/phan-loai/"' not in text
    assert f'href="/don/{petition.pk}/phan-loai/"' in text


def test_the_due_list_of_another_commune_is_empty_and_says_what_to_do(client: Client, cast: Cast) -> None:
    received(cast)
    page = sign_in(client, cast.dung).get("/don/")

    assert "Không có đơn nào khớp" in page.content.decode()
    assert SUMMARY not in page.content.decode()


def test_a_stranger_is_asked_to_sign_in(client: Client, cast: Cast) -> None:
    petition = received(cast)

    for path in ("/don/", f"/don/{petition.pk}/", f"/don/{petition.pk}/thu-ly/"):
        assert client.get(path).status_code == 302


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("loai=complaint", 1),
        ("loai=feedback", 1),
        ("buoc=received", 1),
        ("linh-vuc=land", 2),
        ("qua-han=1", 0),
    ],
)
def test_filters_are_kept_in_the_address(client: Client, cast: Cast, query: str, found: int) -> None:
    received(cast)
    classified(cast)
    classified(cast, "feedback")
    page = sign_in(client, cast.an).get(f"/don/?{query}")

    assert page.content.decode().count('<th scope="row">') == found


def test_pages_by_key_show_every_petition_once(cast: Cast) -> None:
    made = {received(cast).pk for _ in range(3)} | {accepted(cast, "feedback").pk for _ in range(3)}
    seen: list[int] = []
    after = ""
    for _ in range(4):
        page = selectors.due_list(cast.an, DAY, after=after, size=2)
        seen += [row.pk for row in page.rows]
        after = page.following
        if not after:
            break

    assert len(seen) == len(set(seen))
    assert set(seen) == made


@pytest.mark.parametrize(
    "after", ["x", "2026-99-99_1", "_", "2026-11-20_", "khong-han_٣", "2026-11-20_99999999999999999999"]
)
def test_a_bent_key_starts_from_the_beginning(cast: Cast, after: str) -> None:
    received(cast)

    assert len(selectors.due_list(cast.an, DAY, after=after).rows) == 1


def test_the_file_shows_deadline_reason_days_next_step_and_story(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    petition = accepted(cast)
    client = sign_in(client, cast.chi)
    with django_assert_max_num_queries(40):
        page = client.get(f"/don/{petition.pk}/")

    text = page.content.decode()
    assert page.status_code == 200
    assert "thứ Sáu 18/12/2026" in text
    assert "Điều 28 Luật Khiếu nại" in text
    assert text.count('<li class="counted"') == 29
    assert text.count('<li class="due"') == 1
    assert f'href="/don/{petition.pk}/quyet-dinh/"' in text
    assert "Lê Văn Bình" in text


def test_the_file_of_another_unit_is_not_there(client: Client, cast: Cast) -> None:
    petition = received(cast)

    for user in (cast.dung, cast.giang, cast.editor):
        assert sign_in(client, user).get(f"/don/{petition.pk}/").status_code == 404


def test_the_officer_is_not_offered_what_only_the_head_may(client: Client, cast: Cast) -> None:
    petition = classified(cast)
    text = sign_in(client, cast.an).get(f"/don/{petition.pk}/").content.decode()

    assert f"/don/{petition.pk}/thu-ly/" not in text
    assert f"/don/{petition.pk}/phan-loai/" in text


def test_accepting_on_the_page_shows_the_deadline_before_and_the_file_after(
    client: Client, cast: Cast
) -> None:
    petition = classified(cast)
    client = sign_in(client, cast.chi)
    before = client.get(f"/don/{petition.pk}/thu-ly/").content.decode()
    after = client.post(f"/don/{petition.pk}/thu-ly/", {"on": "2026-11-18"}, follow=True)

    assert "thì hạn giải quyết là" in before
    assert "Xong: Thụ lý." in after.content.decode()
    assert Petition.objects.get().accepted_on == date(2026, 11, 18)


def test_a_second_press_is_told_and_changes_nothing(client: Client, cast: Cast) -> None:
    petition = classified(cast)
    client = sign_in(client, cast.chi)
    client.post(f"/don/{petition.pk}/thu-ly/", {"on": "2026-11-18"})
    again = client.post(f"/don/{petition.pk}/thu-ly/", {"on": "2026-11-19"})

    assert again.status_code == 409
    assert "vừa được người khác xử lý" in again.content.decode()
    assert Petition.objects.get().accepted_on == date(2026, 11, 18)


@pytest.mark.parametrize(
    ("slug", "given", "state"),
    [
        ("khong-thu-ly", {"ground": "6", "because": "Biết từ 2024"}, "declined"),
        ("huong-dan", {"to": "Chủ tịch UBND phường"}, "guided"),
        ("rut-don", {"because": "Đơn rút ngày 19/11"}, "withdrawn"),
        (
            "phan-loai",
            {"kind": "recommendation", "field": "policy", "because": "Chỉ nêu kiến nghị"},
            "classified",
        ),
    ],
)
def test_each_step_has_its_form(
    client: Client, cast: Cast, slug: str, given: dict[str, str], state: str
) -> None:
    petition = classified(cast)
    client = sign_in(client, cast.chi)
    assert client.get(f"/don/{petition.pk}/{slug}/").status_code == 200
    assert client.post(f"/don/{petition.pk}/{slug}/", {"on": "2026-11-19"}).status_code == 422
    answer = client.post(f"/don/{petition.pk}/{slug}/", {"on": "2026-11-19"} | given)

    assert answer.status_code == 302, answer.content.decode()
    assert Petition.objects.get().state == state


def test_an_answer_keeps_what_was_typed_through_an_error(client: Client, cast: Cast) -> None:
    petition = accepted(cast, "feedback")
    client = sign_in(client, cast.chi)
    page = client.post(
        f"/don/{petition.pk}/tra-loi/", {"on": "2026-11-17", "number": "45/QĐ-UBND", "text": "Đã xem xét"}
    )

    assert page.status_code == 422
    assert "45/QĐ-UBND" in page.content.decode()
    assert "ngày thụ lý" in page.content.decode()


def test_a_transfer_asks_for_one_body(client: Client, cast: Cast) -> None:
    petition = classified(cast, "feedback")
    client = sign_in(client, cast.chi)
    given = {"on": "2026-11-19", "because": "Thuộc nơi khác"}
    many = client.post(f"/don/{petition.pk}/chuyen-don/", given | {"to": "UBND phường"})
    none = client.post(f"/don/{petition.pk}/chuyen-don/", given | {"to": "Sở Không Có Thật"})

    assert "Có nhiều cơ quan" in many.content.decode()
    assert "Không tìm thấy" in none.content.decode()
    assert Petition.objects.get().state == "classified"

    one = client.post(f"/don/{petition.pk}/chuyen-don/", given | {"to": "ubnd phuong hac thanh"})
    assert one.status_code == 302
    assert Petition.objects.get().state == "transferred"


def test_an_unknown_step_is_not_there(client: Client, cast: Cast) -> None:
    assert sign_in(client, cast.chi).get(f"/don/{received(cast).pk}/bay/").status_code == 404


def test_a_day_ahead_is_refused(client: Client, cast: Cast) -> None:
    petition = classified(cast)
    page = sign_in(client, cast.chi).post(f"/don/{petition.pk}/thu-ly/", {"on": "2026-11-21"})

    assert "Ngày này chưa đến" in page.content.decode()


def test_a_receipt_from_a_visit_shows_the_term_of_the_reply(client: Client, cast: Cast) -> None:
    petition = services.receive(**facts(cast, channel="visit")).petition

    assert "10 ngày làm việc" in sign_in(client, cast.an).get(f"/don/{petition.pk}/").content.decode()


@pytest.mark.parametrize(
    "path", ["/don/?loai=%00", "/don/?buoc=a%00b", "/don/xuat.csv?linh-vuc=%00", "/don/tim/?q=a&sau=%00"]
)
def test_a_filter_with_a_sign_that_no_column_keeps_says_what_to_do(
    client: Client, cast: Cast, path: str
) -> None:
    page = sign_in(client, cast.an).get(path)

    # What the page reads by itself, such as a bent key, it leaves out.
    assert page.status_code == (200 if "sau=" in path else 422)
    assert ("ký tự mà máy không ghi được" in page.content.decode()) == (page.status_code == 422)
