"""A pasted list: shown back as dates with their lines, asked about, and saved only when confirmed."""

import re
from datetime import date
from io import BytesIO
from typing import Any

import docx
import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from langnghe.reception import selectors, services
from langnghe.reception.models import Schedule, Session
from langnghe.units.models import Post, Unit

from .conftest import HOURS, Desk

LIST = "Tháng 7 | Chủ tịch | 03; 10; 17\nTháng 8 | Chủ tịch | 07"
PAGE = {"roll": "next_working_day", "starts_at": "07:30", "ends_at": "11:30", "year": "2028"}


@pytest.fixture
def as_an(cast: Any, client: Client) -> Client:
    client.force_login(cast.an)
    return client


def send(client: Client, desk: Desk, text: str = LIST, **more: Any) -> Any:
    return client.post(reverse("reception:read_list"), {**PAGE, "place": desk.place.pk, "text": text, **more})


def seen(answer: Any) -> str:
    found = re.search(r'name="seen" value="(\w+)"', answer.content.decode())
    return found[1] if found else ""


def test_the_dates_are_shown_with_their_lines_and_nothing_is_saved(as_an: Client, desk: Desk) -> None:
    answer = send(as_an, desk)
    text = answer.content.decode()

    assert answer.status_code == 200
    assert "thứ Hai 03/7/2028" in text
    assert "1: Tháng 7 | Chủ tịch | 03; 10; 17" in text
    assert "Chưa có gì được lưu" in text
    assert Schedule.objects.count() == 0


def test_a_confirmed_list_is_drawn(as_an: Client, desk: Desk) -> None:
    answer = send(as_an, desk, confirm="1", seen=seen(send(as_an, desk)))

    assert answer.status_code == 302
    sessions = Session.objects.order_by("held_on")
    assert [f"{one.held_on:%d/%m}" for one in sessions] == ["03/07", "10/07", "17/07", "07/08"]
    assert {one.post for one in sessions} == {desk.head}
    assert {one.posted_on for one in sessions} == {None}


def test_what_was_not_shown_is_not_saved(as_an: Client, desk: Desk) -> None:
    shown = seen(send(as_an, desk))
    answer = send(as_an, desk, text=LIST + "; 14", confirm="1", seen=shown)

    assert answer.status_code == 422
    assert "khác với lần xem trước" in answer.content.decode()
    assert Schedule.objects.count() == 0


def test_open_questions_stop_the_list_until_answered(as_an: Client, desk: Desk) -> None:
    text = "Tháng 2 | Chủ tịch | 31\nTháng 3 | Trưởng ban Lễ tân | 07"
    asked = send(as_an, desk, text=text)
    page = asked.content.decode()
    assert "Không có ngày 31/2/2028 trong lịch." in page
    assert "Chưa rõ “Trưởng ban Lễ tân” là chức vụ nào" in page
    assert seen(asked) == ""
    assert send(as_an, desk, text=text, confirm="1").status_code == 422

    keys = re.findall(r'name="(answer-[^"]+)"', page)
    answers = {keys[0]: "2028-02-29", keys[1]: str(desk.deputy.pk)}
    answered = send(as_an, desk, text=text, **answers)
    assert send(as_an, desk, text=text, confirm="1", seen=seen(answered), **answers).status_code == 302
    assert set(Session.objects.values_list("held_on", "post")) == {
        (date(2028, 2, 29), desk.head.pk),
        (date(2028, 3, 7), desk.deputy.pk),
    }


def test_a_missing_year_is_asked(as_an: Client, desk: Desk) -> None:
    page = send(as_an, desk, year="").content.decode()

    assert "Lịch không ghi năm" in page


def test_a_rule_without_a_period_is_asked_for_one(as_an: Client, desk: Desk) -> None:
    page = send(as_an, desk, text="Chủ tịch tiếp thứ Năm hằng tuần", year="").content.decode()

    assert "không ghi từ ngày nào đến ngày nào" in page


def test_a_file_is_read_into_the_box(as_an: Client, desk: Desk) -> None:
    upload = SimpleUploadedFile("lich.txt", LIST.encode())
    page = send(as_an, desk, text="", file=upload).content.decode()

    assert "Tháng 7 | Chủ tịch | 03; 10; 17" in page
    assert "thứ Hai 03/7/2028" in page
    broken = send(as_an, desk, text="", file=SimpleUploadedFile("a.docx", b"PK\x03\x04"))
    assert (broken.status_code, "Không đọc được tệp này" in broken.content.decode()) == (422, True)


def test_an_empty_list_is_asked_for(as_an: Client, desk: Desk) -> None:
    assert send(as_an, desk, text="").status_code == 422
    assert "Không thấy ngày tiếp nào" in send(as_an, desk, text="Kính gửi các phòng").content.decode()


def test_who_may_not_plan_may_not_read_lists(client: Client, cast: Any, desk: Desk) -> None:
    client.force_login(cast.dung)
    assert client.get(reverse("reception:read_list")).status_code == 403


def test_a_taken_room_is_shown_before_the_database_refuses_it(as_an: Client, cast: Any, desk: Desk) -> None:
    send(as_an, desk, confirm="1", seen=seen(send(as_an, desk)))
    again = send(as_an, desk, text="Tháng 7 | Phó Chủ tịch | 03")
    assert "đã có buổi của" in again.content.decode()

    refused = send(as_an, desk, text="Tháng 7 | Phó Chủ tịch | 03", confirm="1", seen=seen(again))
    assert refused.status_code == 409
    assert Session.objects.count() == 4


def test_bodies_take_turns(cast: Any, desk: Desk) -> None:
    given = selectors.Given(
        posts={desk.head.pk: desk.head, desk.deputy.pk: desk.deputy}, places={desk.place.pk: desk.place},
        place=desk.place, hours=HOURS, roll="next_working_day", since=date(2028, 3, 1), until=date(2028, 3, 31),
    )  # fmt: skip
    text = f"Thứ Năm hằng tuần, luân phiên: {desk.head.title}; {desk.deputy.title}"
    shown = selectors.draft_list(text, given)
    services.save_list(desk.unit, text, given, seen=shown.digest, by=cast.an, on=date(2028, 1, 3))

    turns = Session.objects.order_by("held_on").values_list("post", flat=True)
    assert list(turns) == [desk.head.pk, desk.deputy.pk, desk.head.pk, desk.deputy.pk, desk.head.pk]


def test_a_holiday_announced_after_posting_lists_its_sessions(cast: Any, desk: Desk) -> None:
    """1/5/2028 stands in a list that leaves days off as they are."""
    schedule = services.draw_schedule(
        desk.unit, post=desk.head, place=desk.place, rule=_dates(date(2028, 5, 1)), roll="none",
        since=date(2028, 5, 1), until=date(2028, 5, 1), hours=HOURS, by=cast.an, on=date(2028, 1, 3),
    )  # fmt: skip
    (found,) = selectors.sessions_on_days_off(desk.unit, on=date(2028, 1, 3))

    assert found.session == schedule.sessions.get()
    assert found.propose > date(2028, 5, 1)


def test_a_proposed_day_stands_in_the_form(client: Client, cast: Any, desk: Desk) -> None:
    from langnghe.kernel.clock import today

    from .test_pages import coming

    client.force_login(cast.chi)
    session = coming(cast, desk).sessions.order_by("held_on")[0]
    assert session.held_on > today()
    page = client.get(reverse("reception:session", args=[session.pk]), {"den": "2031-05-02"}).content.decode()

    assert 'value="2031-05-02"' in page


def _dates(*days: date) -> Any:
    from langnghe import lawbook

    return lawbook.Dates(days)


def test_a_person_of_two_posts_is_in_one_place(cast: Any, desk: Desk) -> None:
    from langnghe.kernel.errors import Refusal
    from langnghe.units.models import Official, Tenure

    person = Official.objects.create(name="Người Mẫu", sort_key="mau nguoi")
    for post in (desk.head, desk.deputy):
        Tenure.objects.create(official=person, post=post, since=date(2024, 1, 1))
    room = services.add_place(
        desk.unit, name="Phòng hai", address="tầng hai", by=cast.an, on=date(2028, 1, 3)
    )
    given: dict[str, Any] = {
        "rule": _dates(date(2028, 5, 4)), "roll": "none", "since": date(2028, 5, 4), "until": date(2028, 5, 4),
        "hours": HOURS, "by": cast.an, "on": date(2028, 1, 3),
    }  # fmt: skip
    services.draw_schedule(desk.unit, post=desk.head, place=desk.place, **given)

    with pytest.raises(Refusal, match="ở chức vụ khác"):
        services.draw_schedule(desk.unit, post=desk.deputy, place=room, **given)


def test_bodies_of_another_area_do_not_take_turns(cast: Any, desk: Desk) -> None:
    from langnghe.accounts.rights import Role
    from langnghe.accounts.services import create_user
    from langnghe.kernel.errors import Invalid, NotAllowed

    other = Post.objects.get(unit=cast.other, kind="HEAD")
    given: dict[str, Any] = {
        "post": desk.head, "turns": [other], "place": desk.place, "rule": _dates(date(2028, 5, 4)), "roll": "none",
        "since": date(2028, 5, 4), "until": date(2028, 5, 4), "hours": HOURS, "on": date(2028, 1, 3),
    }  # fmt: skip
    with pytest.raises(NotAllowed):
        services.draw_schedule(desk.unit, by=cast.an, **given)
    both = create_user(
        "hai",
        password="x" * 14,
        display_name="Hai",
        unit=cast.other.pk,
        role=Role.RECEPTION_OFFICER,
        since=date(2021, 1, 1),
    )
    from langnghe.accounts.models import Membership

    Membership.objects.create(
        user=both, unit=Unit.objects.get(pk=desk.unit.pk), role=Role.RECEPTION_OFFICER, since=date(2021, 1, 1)
    )
    with pytest.raises(Invalid, match="cùng địa bàn"):
        services.draw_schedule(desk.unit, by=both, **given)


def test_a_small_workbook_whose_cells_lie_far_apart_is_refused_with_a_sentence(
    as_an: Client, desk: Desk
) -> None:
    out = BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "Tháng 7 | Chủ tịch | 03")
        sheet.write(1_048_575, 16_383, 1)

    answer = send(as_an, desk, text="", file=SimpleUploadedFile("lich.xlsx", out.getvalue()))

    assert answer.status_code == 422
    assert "trên 60 cột" in answer.content.decode()


def test_a_cell_of_a_document_that_claims_to_be_endlessly_wide_is_refused(as_an: Client, desk: Desk) -> None:
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell._tc.grid_span = 2_000_000_000
    out = BytesIO()
    document.save(out)

    answer = send(as_an, desk, text="", file=SimpleUploadedFile("lich.docx", out.getvalue()))

    assert answer.status_code == 422
    assert "Không đọc được tệp này" in answer.content.decode()
