"""Notes, checked points, who has a file open, who read it, and a form that became stale."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from conftest import Cast
from langnghe.accounts.services import hand_over
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from langnghe.petitions import selectors, services
from langnghe.petitions.models import ChecklistTick, FileReading, PetitionNote, Presence
from langnghe.petitions.tests.conftest import classified, facts, received

DAY = date(2026, 11, 20)
AT = datetime(2026, 11, 20, 9, 12, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture(autouse=True)
def _today(at_today: Callable[[date], None], monkeypatch: pytest.MonkeyPatch) -> None:
    at_today(DAY)
    for module in ("desk", "beside"):
        monkeypatch.setattr(f"langnghe.petitions.views.{module}.now", lambda: AT)


def test_colleagues_on_one_file_see_each_other_until_it_expires(client: Client, cast: Cast) -> None:
    petition = received(cast)
    client.force_login(cast.an)
    client.get(f"/don/{petition.pk}/")
    client.force_login(cast.chi)
    assert "Nguyễn Thị An đang mở hồ sơ này từ 09:12" in client.get(f"/don/{petition.pk}/").content.decode()

    later = AT + services.EXPIRES + timedelta(minutes=1)
    assert selectors.also_open(petition, cast.chi, since=later - services.EXPIRES) == []
    services.note_opening(petition, by=cast.an, at=later)
    assert Presence.objects.get(user=cast.an).since == later
    assert services.forget_presence(at=later) == 1


def test_each_opening_is_written_down_and_told_to_the_head_alone(client: Client, cast: Cast) -> None:
    petition = received(cast)
    client.force_login(cast.an)
    for _ in range(2):
        assert "Ai đã mở hồ sơ" not in client.get(f"/don/{petition.pk}/").content.decode()
    client.force_login(cast.chi)
    text = client.get(f"/don/{petition.pk}/").content.decode()

    assert "Nguyễn Thị An (UBND thành phố Thanh Hóa): 2 lần, gần nhất 20/11/2026 09:12" in text


def test_the_sender_is_told_which_unit_opened_the_file_and_no_name(client: Client, cast: Cast) -> None:
    got = services.receive(**facts(cast))
    services.note_opening(got.petition, by=cast.an, at=AT)
    text = client.post("/tra-cuu/", {"code": got.code}).content.decode()

    assert "Hồ sơ đã được UBND thành phố Thanh Hóa mở 1 lần" in text
    assert "Nguyễn Thị An" not in text


def test_readings_lie_in_the_partition_of_their_year_and_are_never_rewritten(cast: Cast) -> None:
    petition = received(cast)
    for at in (AT, AT.replace(year=2027), AT.replace(year=2055)):
        services.note_opening(petition, by=cast.an, at=at)
    with connection.cursor() as cursor:
        cursor.execute("SELECT tableoid::regclass::text FROM petitions_filereading ORDER BY at")
        places = [row[0] for row in cursor.fetchall()]

    assert places == [f"petitions_filereading_{place}" for place in ("2026", "2027", "other")]
    for statement in (
        "DELETE FROM petitions_filereading",
        "UPDATE petitions_filereading_2026 SET user_id = 1",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert FileReading.objects.count() == 3


def test_a_note_is_for_the_unit_and_not_for_the_party_or_search(client: Client, cast: Cast) -> None:
    petition = received(cast)
    client.force_login(cast.an)
    page = client.post(f"/don/{petition.pk}/ghi-chu/", {"text": "Gọi lại sau 16 giờ"}, follow=True)

    assert "Gọi lại sau 16 giờ" in page.content.decode()
    assert selectors.notes(cast.dung, DAY, petition) == []
    assert selectors.search(cast.an, DAY, typed="gọi lại").hits == []
    assert client.post(f"/don/{petition.pk}/ghi-chu/", {"text": " "}).status_code == 422
    with pytest.raises(NotFound):
        services.add_note(petition, text="x", by=cast.dung, at=AT, on=DAY)
    with pytest.raises(Invalid):
        services.add_note(petition, text="x" * 2001, by=cast.an, at=AT, on=DAY)


def test_what_goes_to_paper_takes_its_notes_along(cast: Cast) -> None:
    petition = received(cast)
    services.add_note(petition, text="Người gửi ở ngõ 7", by=cast.an, at=AT, on=DAY)
    services.move_to_paper(petition, by=cast.an, on=DAY)

    assert not PetitionNote.objects.exists()


def test_checked_points_keep_who_and_when_and_follow_the_kind(client: Client, cast: Cast) -> None:
    petition = classified(cast)
    client.force_login(cast.an)
    client.post(f"/don/{petition.pk}/kiem/", {"rule": ["eligible.author", "eligible.date"]})
    services.tick(petition, rules=["eligible.author"], by=cast.chi, on=date(2026, 11, 21))

    kept = ChecklistTick.objects.get()
    assert (kept.rule, kept.ticked_by, kept.ticked_on) == ("eligible.author", cast.an, DAY)
    page = client.get(f"/don/{petition.pk}/").content.decode()
    assert "Điều 6 Thông tư 05/2021/TT-TTCP" in page
    with pytest.raises(Invalid):
        services.tick(petition, rules=["eligible.kn_pa"], by=cast.an, on=DAY)
    with pytest.raises(NotFound):
        services.tick(petition, rules=[], by=cast.dung, on=DAY)


def test_who_only_follows_does_not_check(cast: Cast) -> None:
    petition = received(cast)
    hand_over("petition", petition.pk, to=cast.other.pk, on=date(2026, 11, 16))
    with pytest.raises(NotAllowed):
        services.tick(petition, rules=[], by=cast.an, on=DAY)


def test_a_stale_form_is_told_and_keeps_what_was_typed(client: Client, cast: Cast) -> None:
    petition = received(cast)
    seen = selectors.version_of(petition)
    client.force_login(cast.an)
    form = client.get(f"/don/{petition.pk}/phan-loai/").content.decode()
    assert f'name="seen" value="{seen}"' in form

    services.classify(petition, kind="feedback", field="policy", because="Nhanh tay", by=cast.chi, on=DAY)
    given = {"on": "2026-11-20", "kind": "complaint", "field": "land", "because": "Gõ rất lâu", "seen": seen}
    stale = client.post(f"/don/{petition.pk}/phan-loai/", given)
    assert stale.status_code == 409
    assert "vừa được Lê Thị Chi ghi thêm một bước" in stale.content.decode()
    assert "Gõ rất lâu" in stale.content.decode()

    newer = selectors.version_of(petition)
    assert f'name="seen" value="{newer}"' in stale.content.decode()
    assert client.post(f"/don/{petition.pk}/phan-loai/", given | {"seen": newer}).status_code == 302
    with pytest.raises(WrongState):
        services.refuse_stale(petition, seen=newer)


def test_who_leaves_a_file_no_longer_has_it_open(client: Client, cast: Cast) -> None:
    petition = received(cast)
    client.force_login(cast.an)
    client.get(f"/don/{petition.pk}/")
    before = AT - services.EXPIRES
    assert len(selectors.also_open(petition, cast.chi, since=before)) == 1

    assert client.get(f"/don/{petition.pk}/roi/").status_code == 405
    assert client.post(f"/don/{petition.pk}/roi/").status_code == 204
    assert selectors.also_open(petition, cast.chi, since=before) == []
    client.force_login(cast.dung)
    assert client.post(f"/don/{petition.pk}/roi/").status_code == 404


def test_an_unclassified_file_shows_what_is_like_it(client: Client, cast: Cast) -> None:
    first, second = received(cast), received(cast)
    client.force_login(cast.an)
    page = client.get(f"/don/{second.pk}/").content.decode()
    assert "Đơn có thể cùng vụ việc" in page
    assert f'href="/don/{first.pk}/"' in page
    services.classify(second, kind="complaint", field="land", because="x", by=cast.an, on=DAY)
    assert "Đơn có thể cùng vụ việc" not in client.get(f"/don/{second.pk}/").content.decode()
