"""Pages of the desk: who may open them, what they say, and what each wrong input answers."""

from datetime import timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse

from langnghe import lawbook
from langnghe.kernel.clock import today
from langnghe.reception import services
from langnghe.reception.models import ReceptionPlace, Schedule, Session, Visit

from .conftest import HOURS, Desk, turn

FORM = {
    "full_name": "Lê Văn Bình",
    "address": "12 đường Ví Dụ",
    "heads": "1",
    "receiver": "staff",
    "field": "environment",
    "content": "Đề nghị sửa cống",
    "result": "explained",
    "token": "a-token",
}
PLAN = {
    "shape": "monthly",
    "days": "5, 20",
    "roll": "next_working_day",
    "since": "2026-12-01",
    "until": "2026-12-31",
    "starts_at": "07:30",
    "ends_at": "11:30",
}


@pytest.fixture
def as_an(cast: Any, client: Client) -> Client:
    client.force_login(cast.an)
    return client


@pytest.fixture
def here(cast: Any, desk: Desk) -> Session:
    """A session of today, called by An."""
    return services.call_session(
        desk.unit, post=desk.head, place=desk.place, kind="dialogue", held_on=today(),  # type: ignore[arg-type]
        hours=HOURS, topic="Giải phóng mặt bằng", by=cast.an, on=today(),
    )  # fmt: skip


@pytest.mark.parametrize("name", ["desk", "record", "register", "plan"])
def test_desk_pages_ask_for_a_sign_in(client: Client, db: None, name: str) -> None:
    answer = client.get(reverse(f"reception:{name}"))

    assert answer.status_code == 302
    assert "/dang-nhap/" in answer["Location"]


@pytest.mark.parametrize("name", ["desk", "record", "register", "plan"])
def test_desk_pages_refuse_a_supervisor_in_a_sentence(client: Client, cast: Any, name: str) -> None:
    client.force_login(cast.giang)
    answer = client.get(reverse(f"reception:{name}"))

    assert answer.status_code == 403
    assert "không có quyền ở bàn tiếp công dân" in answer.content.decode()


def test_the_desk_shows_todays_sessions_and_turns(
    as_an: Client, here: Session, cast: Any, desk: Desk, django_assert_max_num_queries: Any
) -> None:
    for _ in range(3):
        services.record_visit(desk.unit, turn(), received_on=today(), by=cast.an, on=today())
    with django_assert_max_num_queries(14):
        text = as_an.get(reverse("reception:desk")).content.decode()

    assert here.post.title in text
    assert "Lê Văn Bình" in text


def test_a_turn_is_written_in_one_form_and_sent_twice_is_one(as_an: Client, desk: Desk) -> None:
    first = as_an.post(reverse("reception:record"), FORM)
    again = as_an.post(reverse("reception:record"), FORM)

    assert (first.status_code, first["Location"]) == (302, again["Location"])
    assert Visit.objects.get().person.full_name == "Lê Văn Bình"


def test_the_form_keeps_what_was_typed_through_every_error(as_an: Client, desk: Desk) -> None:
    for wrong, sentence in (
        ({"heads": "0"}, "Lê Văn Bình"),
        ({"content": ""}, "Lê Văn Bình"),
        ({"receiver": "head"}, "phải thuộc một buổi tiếp"),
        ({"result": "refused"}, "phải chọn căn cứ"),
    ):
        answer = as_an.post(reverse("reception:record"), FORM | wrong)
        assert answer.status_code in {409, 422}
        assert sentence in answer.content.decode()
        assert "12 đường Ví Dụ" in answer.content.decode()
    assert not Visit.objects.exists()


def test_a_turn_of_a_session_is_written_for_its_head(as_an: Client, here: Session) -> None:
    as_an.post(reverse("reception:record"), FORM | {"session": str(here.pk), "receiver": "head"})

    assert Visit.objects.get().is_dialogue


@pytest.fixture
def visit(cast: Any, desk: Desk) -> Visit:
    return services.record_visit(desk.unit, turn(), received_on=today(), by=cast.an, on=today())


def test_a_turn_has_a_page_with_its_log(as_an: Client, visit: Visit) -> None:
    text = as_an.get(reverse("reception:visit", args=[visit.pk])).content.decode()

    assert "Lê Văn Bình" in text
    assert "ghi vào sổ" in text


def test_a_turn_of_another_unit_is_as_if_it_were_not_there(client: Client, cast: Any, visit: Visit) -> None:
    client.force_login(cast.dung)
    for address in ("visit", "correct", "void", "open_petition"):
        method = client.get if address == "visit" else client.post
        assert method(reverse(f"reception:{address}", args=[visit.pk])).status_code == 404


def test_correcting_and_voiding_from_the_page(as_an: Client, visit: Visit) -> None:
    given = FORM | {"heads": "6", "reason": "count"}
    assert as_an.post(reverse("reception:correct", args=[visit.pk]), given).status_code == 302
    empty = as_an.post(reverse("reception:void", args=[visit.pk]), {"reason": ""})
    assert empty.status_code == 422
    done = as_an.post(reverse("reception:void", args=[visit.pk]), {"reason": "Ghi hai lần"}, follow=True)

    visit.refresh_from_db()
    assert (visit.heads, visit.void_reason) == (6, "Ghi hai lần")
    assert "Số của lượt được giữ lại" in done.content.decode()
    after = as_an.post(reverse("reception:correct", args=[visit.pk]), given)
    assert after.status_code == 409
    assert "đã hủy" in after.content.decode()


def test_a_correction_that_changes_nothing_says_so(as_an: Client, visit: Visit) -> None:
    given = {
        "full_name": visit.person.full_name, "heads": "1", "field": visit.field, "content": visit.content,
        "result": visit.result, "reason": "typing",
    }  # fmt: skip
    answer = as_an.post(reverse("reception:correct", args=[visit.pk]), given)

    assert answer.status_code == 422
    assert "Chưa có mục nào thay đổi" in answer.content.decode()


def test_opening_a_petition_shows_the_code_once(as_an: Client, visit: Visit) -> None:
    address = reverse("reception:open_petition", args=[visit.pk])
    first = as_an.post(address, {"token": "secret-token-of-the-form"})

    assert first.status_code == 201
    assert "Giấy biên nhận" in first.content.decode()
    assert as_an.post(address, {"token": "another"}).status_code == 409
    page = as_an.get(reverse("reception:visit", args=[visit.pk])).content.decode()
    assert "Mở đơn và in biên nhận" not in page


def test_the_register_is_read_by_period(
    as_an: Client, visit: Visit, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(12):
        text = as_an.get(reverse("reception:register")).content.decode()
    before = as_an.get(reverse("reception:register"), {"since": "2020-01-01", "until": "2020-12-31"})
    wrong = as_an.get(reverse("reception:register"), {"since": "hôm qua"})

    assert "Lê Văn Bình" in text
    assert f'value="{today():%Y-%m-%d}"' in text
    assert "Không có lượt nào" in before.content.decode()
    assert wrong.status_code == 422


def test_exports_hold_the_rows_and_run_nothing(as_an: Client, cast: Any, desk: Desk) -> None:
    services.record_visit(
        desk.unit, turn(full_name="=1+1", content="@SUM(A1)"), received_on=today(), by=cast.an, on=today()
    )
    listed = as_an.get(reverse("reception:export", args=["csv"]))
    text = b"".join(listed.streaming_content).decode()  # type: ignore[attr-defined]
    assert text.startswith("\ufeffSố,")
    assert "'=1+1" in text
    assert "'@SUM(A1)" in text
    sheet = as_an.get(reverse("reception:export", args=["xlsx"]))
    with ZipFile(BytesIO(sheet.content)) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")
    assert as_an.get(reverse("reception:export", args=["pdf"])).status_code == 404


def test_a_schedule_is_previewed_beside_the_law_then_drawn(as_an: Client, cast: Any, desk: Desk) -> None:
    given = PLAN | {
        "post": str(desk.head.pk),
        "place": str(desk.place.pk),
        "since": "2025-03-01",
        "until": "2025-03-31",
    }
    preview = as_an.post(reverse("reception:plan"), given | {"preview": "1"})
    text = preview.content.decode()
    assert preview.status_code == 200
    assert "05/3/2025" in text
    assert "Điều 13" in text
    assert not Schedule.objects.exists()

    drawn = as_an.post(reverse("reception:plan"), given | {"draw": "1"}, follow=True)
    assert Schedule.objects.get().sessions.count() == 2
    assert "Lịch chưa niêm yết" in drawn.content.decode()
    again = as_an.post(reverse("reception:plan"), given | {"draw": "1"})
    assert again.status_code == 409
    assert "đã có một buổi tiếp khác" in again.content.decode()


def test_a_schedule_below_the_minimum_is_shown_not_refused(as_an: Client, desk: Desk) -> None:
    given = PLAN | {"post": str(desk.head.pk), "place": str(desk.place.pk), "days": "5", "preview": "1"}
    given |= {"since": "2025-03-01", "until": "2025-03-31"}

    assert "dưới mức tối thiểu" in as_an.post(reverse("reception:plan"), given).content.decode()


def test_planning_answers_each_wrong_input(as_an: Client, desk: Desk) -> None:
    given = PLAN | {"post": str(desk.head.pk), "place": str(desk.place.pk), "draw": "1"}
    for wrong in (
        {"days": "thứ năm"},
        {"days": "45"},
        {"post": ""},
        {"until": "2026-01-01"},
        {"ends_at": "07:00"},
    ):
        assert as_an.post(reverse("reception:plan"), given | wrong).status_code == 422
    assert not Schedule.objects.exists()


def test_places_and_dialogues_are_added_beside_the_schedule(as_an: Client, desk: Desk) -> None:
    assert as_an.post(reverse("reception:add_place"), {"name": "", "address": "x"}).status_code == 422
    as_an.post(reverse("reception:add_place"), {"name": "Phòng hai", "address": "tầng hai"})
    room = ReceptionPlace.objects.get(name="Phòng hai")
    given = {
        "kind": "dialogue", "post": desk.head.pk, "place": room.pk, "held_on": today().isoformat(),
        "starts_at": "08:00", "ends_at": "10:00", "topic": "Thu hồi đất",
    }  # fmt: skip
    assert as_an.post(reverse("reception:call"), given).status_code == 302
    assert as_an.post(reverse("reception:call"), given).status_code == 409
    assert as_an.post(reverse("reception:call"), given | {"topic": ""}).status_code == 422


def test_only_who_may_post_sees_the_button_and_posts(client: Client, cast: Any, desk: Desk) -> None:
    schedule = coming(cast, desk)
    page, address = (
        reverse("reception:planned", args=[schedule.pk]),
        reverse("reception:post", args=[schedule.pk]),
    )
    client.force_login(cast.an)
    assert "Niêm yết lịch này" not in client.get(page).content.decode()
    assert client.post(address).status_code == 403
    client.force_login(cast.chi)
    assert "Niêm yết lịch này" in client.get(page).content.decode()
    assert "Niêm yết muộn hơn 5 ngày làm việc" in client.post(address, follow=True).content.decode()
    assert client.post(address).status_code == 409


def coming(cast: Any, desk: Desk) -> Schedule:
    """Every weekday of the coming two weeks that is worked, drawn today."""
    days = lawbook.Dates(tuple(today() + timedelta(days=n) for n in range(1, 15)))
    return services.draw_schedule(
        desk.unit, post=desk.head, place=desk.place, rule=days, roll="skip", since=today(),
        until=today() + timedelta(days=15), hours=HOURS, by=cast.an, on=today(),
    )  # fmt: skip


def test_a_session_is_held_from_its_page(as_an: Client, here: Session) -> None:
    page = as_an.get(reverse("reception:session", args=[here.pk])).content.decode()
    assert "Ghi là đã tiếp trực tiếp" in page
    assert "Ủy quyền buổi này" not in page
    as_an.post(reverse("reception:session_change", args=[here.pk, "tiep"]))

    here.refresh_from_db()
    assert here.state == "in_person"
    again = as_an.post(reverse("reception:session_change", args=[here.pk, "tiep"]))
    assert again.status_code == 409
    assert "nên không làm được bước này" in again.content.decode()


def test_the_head_delegates_moves_and_is_told_what_is_wrong(client: Client, cast: Any, desk: Desk) -> None:
    client.force_login(cast.chi)
    first, second = coming(cast, desk).sessions.order_by("held_on")[:2]
    change = "reception:session_change"
    wrong = client.post(reverse(change, args=[first.pk, "uy-quyen"]), {"to": desk.deputy.pk, "reason": ""})
    assert wrong.status_code == 422
    assert client.post(reverse(change, args=[first.pk, "khac"])).status_code == 404
    client.post(reverse(change, args=[first.pk, "uy-quyen"]), {"to": desk.deputy.pk, "reason": "Đi họp"})
    taken = client.post(reverse(change, args=[second.pk, "doi"]), {"to": first.held_on, "reason": "Bận"})
    assert taken.status_code == 409
    far = today() + timedelta(days=40)
    moved = client.post(reverse(change, args=[second.pk, "doi"]), {"to": far, "reason": "Bận"}, follow=True)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == ("delegated", "moved")
    assert second.moved_to is not None
    assert second.moved_to.held_on == far
    assert "Thay cho" in moved.content.decode()


def test_a_session_of_another_unit_is_as_if_it_were_not_there(
    client: Client, cast: Any, here: Session
) -> None:
    client.force_login(cast.dung)

    assert client.get(reverse("reception:session", args=[here.pk])).status_code == 404
