"""Why is that the deadline? Plain words, each step with its article; anyone may ask."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries


def asked(client: Client, rule: str, day: str, *facts: str) -> str:
    answer = client.get(f"/vi-sao-co-han/{rule}/", {"tu": day, "tinh-tiet": list(facts)})
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def test_the_list_leads_to_pages_that_answer(client: Client, db: None) -> None:
    text = client.get("/vi-sao-co-han/").content.decode()
    assert "Đơn của tôi đã được thụ lý" in text
    for rule in ("complaint.first_resolution", "reception.reply", "posting.schedule.lead"):
        assert f"/vi-sao-co-han/{rule}/" in text
        assert "Vì sao là ngày đó" in asked(client, rule, "2026-11-20")


def test_a_term_in_calendar_days_is_explained_with_its_rolled_end(client: Client, db: None) -> None:
    text = asked(client, "complaint.first_resolution", "2026-10-02")
    assert "thứ Hai 02/11/2026" in text
    assert "Điều 28 Luật Khiếu nại" in text
    assert "luật viết “ngày”, không viết “ngày làm việc”" in text
    assert "Ngày cuối là ngày nghỉ" in text
    assert "Khi nào được dừng đếm" in text


def test_facts_are_named(client: Client, db: None) -> None:
    assert "45 ngày, vì vụ việc phức tạp" in asked(
        client, "complaint.first_resolution", "2026-10-02", "complex"
    )


def test_two_readings_and_their_doubt_are_told(client: Client, db: None) -> None:
    text = asked(client, "complaint.acceptance", "2025-01-20")
    assert "Có cách hiểu khác" in text
    assert "chưa kiểm chứng" in text


def test_extensions_and_a_year_not_announced_are_told(client: Client, db: None) -> None:
    text = asked(client, "denunciation.resolution", "2027-03-01")
    assert "nhiều nhất 2 lần" in text
    assert "còn tạm tính" in text


def test_a_term_that_runs_backwards_says_so(client: Client, db: None) -> None:
    text = asked(client, "posting.schedule.lead", "2026-11-25")
    assert "Chậm nhất là ngày" in text
    assert "đếm ngược" in text


@pytest.mark.parametrize(
    ("day", "words"), [("2010-01-01", "không có văn bản nào"), ("2026-02-30", "Ngày không có thật")]
)
def test_what_the_law_cannot_answer_is_said(client: Client, db: None, day: str, words: str) -> None:
    assert words in asked(client, "complaint.acceptance", day)


@pytest.mark.parametrize("rule", ["no.rule", "refusal.1"])
def test_what_counts_no_time_has_no_page(client: Client, db: None, rule: str) -> None:
    assert client.get(f"/vi-sao-co-han/{rule}/").status_code == 404


def test_the_page_speaks_english(client: Client, db: None) -> None:
    client.cookies["django_language"] = "en"
    text = asked(client, "complaint.first_resolution", "2026-10-02", "complex")
    assert "45 calendar days" in text


def test_the_page_asks_few_questions(
    client: Client, db: None, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(6):
        asked(client, "complaint.first_resolution", "2026-10-02")
