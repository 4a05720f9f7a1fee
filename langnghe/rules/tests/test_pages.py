"""The pages of the law: who may, status, questions asked, one sentence, and nothing typed is lost."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from conftest import Cast
from langnghe import lawbook
from langnghe.accounts.models import User
from langnghe.rules import services
from langnghe.rules.models import Confirmation, LocalDayOff, LocalRule
from langnghe.rules.tests.conftest import ON, SAID

RULE = "complaint.first_resolution"


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("reading", "deciding", "calendar"):
        monkeypatch.setattr(f"langnghe.rules.views.{module}.today", lambda: ON)


@pytest.fixture
def at(client: Client, admin: User) -> Callable[..., str]:
    """A page as the administrator reads it."""
    client.force_login(admin)

    def read(path: str, **query: Any) -> str:
        answer = client.get(path, query)
        assert answer.status_code == 200, answer.content.decode()
        return answer.content.decode()

    return read


def test_a_stranger_is_asked_to_sign_in(client: Client, cast: Cast) -> None:
    for path in ("/quy-dinh/", f"/quy-dinh/{RULE}/", "/quy-dinh/lich-nghi/"):
        assert client.get(path).status_code == 302


def test_the_list_finds_a_rule_typed_without_marks_in_six_questions(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(cast.an)
    with django_assert_max_num_queries(6):
        text = client.get("/quy-dinh/", {"tim": "giai quyet khieu nai lan dau"}).content.decode()
    assert f"/quy-dinh/{RULE}/" in text
    assert "Điều 28 Luật Khiếu nại" in text
    assert "có nguồn" in text


def test_the_list_has_pages_and_filters(at: Callable[..., str]) -> None:
    assert "trang=2" in at("/quy-dinh/")
    unverified = at("/quy-dinh/", muc="unverified", **{"linh-vuc": "pd"})
    assert "pd.breach" in unverified
    assert "pd.rights.reply" not in unverified
    assert "Không có quy định nào khớp" in at("/quy-dinh/", tim="zzz")


def test_every_rule_has_a_page(client: Client, cast: Cast) -> None:
    client.force_login(cast.an)
    for rule in lawbook.rules()[::7]:
        assert client.get(f"/quy-dinh/{rule.id}/").status_code == 200, rule.id
    assert client.get("/quy-dinh/no.rule/").status_code == 404


def test_a_rule_shows_its_versions_and_computes_an_example(at: Callable[..., str]) -> None:
    text = at("/quy-dinh/complaint.acceptance/", tu="2026-07-01")
    assert "cách hiểu khác" in text
    assert "chưa kiểm chứng" in text
    assert "hạn là 10/07/2026" in text
    assert "Ngày 01/01/2010 không có văn bản" in at("/quy-dinh/complaint.acceptance/", tu="2010-01-01")
    assert "Ngày không có thật" in at("/quy-dinh/complaint.acceptance/", tu="2026-02-30")
    assert "15/01/2027" in at(f"/quy-dinh/{RULE}/", tu="2026-12-01", **{"tinh-tiet": "complex"})


def test_another_units_law_is_not_found(client: Client, cast: Cast) -> None:
    client.force_login(cast.an)
    assert client.get("/quy-dinh/", {"don-vi": cast.other.pk}).status_code == 404


def test_an_officer_reads_but_is_offered_and_allowed_nothing_else(client: Client, cast: Cast) -> None:
    client.force_login(cast.chi)
    assert "/xac-nhan/" not in client.get(f"/quy-dinh/{RULE}/").content.decode()
    for path in ("xac-nhan", "dat-chat-hon", "ket-thuc"):
        assert client.get(f"/quy-dinh/{RULE}/{path}/").status_code == 403
    assert client.get("/quy-dinh/lich-nghi/them/").status_code == 403


def test_confirming_shows_the_name_beside_the_rule(
    client: Client, admin: User, at: Callable[..., str]
) -> None:
    answer = client.post(f"/quy-dinh/{RULE}/xac-nhan/", {"since": "2026-11-02", **SAID}, follow=True)

    text = answer.content.decode()
    assert "Đã ghi xác nhận" in text
    assert SAID["person"] in text
    assert "đã được xác nhận" in text
    row = Confirmation.objects.get()
    gone = client.post(f"/quy-dinh/xac-nhan/{row.pk}/rut/", SAID, follow=True).content.decode()
    assert "đã rút" in gone


def test_a_looser_rule_is_refused_and_what_was_typed_stays(client: Client, at: Callable[..., str]) -> None:
    given = {"since": "2026-12-01", "number": "40", "measure": "calendar days", "facts": "", **SAID}
    answer = client.post(f"/quy-dinh/{RULE}/dat-chat-hon/", given)

    text = answer.content.decode()
    assert answer.status_code == 422
    assert "không chặt hơn" in text
    assert SAID["cite"] in text
    assert not LocalRule.objects.exists()


def test_a_stricter_rule_is_written_and_ended(client: Client, at: Callable[..., str]) -> None:
    given = {"since": "2026-12-01", "number": "40", "measure": "calendar days", "facts": "complex", **SAID}
    text = client.post(f"/quy-dinh/{RULE}/dat-chat-hon/", given, follow=True).content.decode()
    assert "Quy định riêng của đơn vị" in text
    assert LocalRule.objects.get().facts == ["complex"]

    ended = client.post(f"/quy-dinh/{RULE}/ket-thuc/", {"since": "2027-01-04", **SAID}, follow=True)
    assert "theo pháp luật" in ended.content.decode()


def test_without_a_citation_nothing_is_written(client: Client, at: Callable[..., str]) -> None:
    answer = client.post(f"/quy-dinh/{RULE}/xac-nhan/", {"since": "2026-11-02", **SAID, "cite": ""})
    assert answer.status_code == 422
    assert not Confirmation.objects.exists()


def test_a_day_off_is_written_shown_and_taken_back(client: Client, at: Callable[..., str]) -> None:
    given = {"day": "2026-11-24", "kind": "off", "name": "Ngày Văn hóa Việt Nam", **SAID}
    text = client.post("/quy-dinh/lich-nghi/them/", given, follow=True).content.decode()
    assert "Đã ghi vào lịch" in text
    assert "thứ Ba 24/11/2026" in text
    again = client.post("/quy-dinh/lich-nghi/them/", given)
    assert again.status_code == 422
    assert "đã là ngày nghỉ" in again.content.decode()

    row = LocalDayOff.objects.get()
    text = client.post(f"/quy-dinh/lich-nghi/{row.pk}/rut/", SAID, follow=True).content.decode()
    assert "đã rút" in text


def test_the_calendar_of_a_year_not_announced_says_so(at: Callable[..., str]) -> None:
    assert "chỉ là tạm tính" in at("/quy-dinh/lich-nghi/", nam="2027")
    assert "chỉ là tạm tính" not in at("/quy-dinh/lich-nghi/", nam="2026")


def test_a_year_the_calendar_does_not_know_is_not_found(client: Client, cast: Cast) -> None:
    client.force_login(cast.an)
    assert client.get("/quy-dinh/lich-nghi/", {"nam": "1990"}).status_code == 404


def test_rows_of_another_unit_are_not_found(client: Client, cast: Cast, said: dict[str, Any]) -> None:
    row = services.confirm_rule(RULE, since=date(2026, 11, 2), **said)
    assert said["unit"] == cast.committee.pk
    client.force_login(cast.dung)
    assert client.post(f"/quy-dinh/xac-nhan/{row.pk}/rut/", SAID).status_code == 403
    assert "Lê Thị Chi" not in client.get(f"/quy-dinh/{RULE}/").content.decode()
