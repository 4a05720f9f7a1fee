"""What senders ask for and add: on a list at the desk, told to the officer, answered to the sender; the unit's own waits."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from conftest import Cast
from langnghe.accounts.models import User
from langnghe.kernel.clock import now
from langnghe.kernel.errors import NotAllowed, WrongState
from langnghe.notifications.models import Message
from langnghe.petitions import selectors, services
from langnghe.petitions.models import Petition, PetitionSetting, Subscription
from langnghe.petitions.tests.conftest import accepted, classified
from langnghe.petitions.tests.test_transfers import SENT, TAKEN, sent
from langnghe.units.models import Unit

pytestmark = pytest.mark.own_sql

ON = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _today(at_today: Callable[[date], None], monkeypatch: pytest.MonkeyPatch) -> None:
    at_today(ON)
    monkeypatch.setattr("langnghe.web.views.today", lambda: ON)


def as_user(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def picture() -> SimpleUploadedFile:
    out = BytesIO()
    Image.new("RGB", (40, 30), "white").save(out, "PNG")
    return SimpleUploadedFile("giay.png", out.getvalue(), "image/png")


def test_a_wish_stands_on_both_desks_until_it_is_answered(cast: Cast) -> None:
    petition = accepted(cast)
    asked = services.ask(petition, wish="wish_to_withdraw", words="Đã thỏa thuận", on=ON)
    an = as_user(cast.an)
    for page in ("/don/", "/ban/"):
        assert "Người gửi đề nghị, bổ sung" in an.get(page).content.decode()
    rows = an.get("/don/de-nghi/").content.decode()
    assert "Đã thỏa thuận" in rows
    assert f"/don/{petition.pk}/" in rows

    an.post(f"/don/de-nghi/{asked.pk}/", {"because": "Chờ đơn ký", "refused": "1"})
    assert selectors.count_asked(cast.an, ON) == 0
    assert "Đã thỏa thuận" not in an.get("/don/de-nghi/").content.decode()


def test_added_papers_stand_there_until_somebody_opens_the_file(cast: Cast) -> None:
    petition = accepted(cast)
    services.add_papers(petition, [picture()], on=ON)
    assert [one.what for one in selectors.asked_of(cast.an, ON)] == ["bổ sung 1 tệp giấy tờ"]
    as_user(cast.an).get(f"/don/{petition.pk}/")

    assert selectors.asked_of(cast.an, ON) == []


def test_another_unit_sees_none_of_it(cast: Cast, ward: Unit) -> None:
    services.ask(accepted(cast), wish="wish_to_withdraw", words="x", on=ON)

    assert selectors.count_asked(cast.dung, ON) == 0
    assert "thỏa thuận" not in as_user(cast.dung).get("/don/de-nghi/").content.decode()


def test_they_are_counted_in_one_trip(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    services.ask(accepted(cast), wish="wish_to_withdraw", words="x", on=ON)
    selectors.count_asked(cast.an, ON)
    with django_assert_max_num_queries(1):
        assert selectors.count_asked(cast.an, ON) == 1


def test_the_officer_in_charge_is_told_by_the_number_alone(cast: Cast) -> None:
    User.objects.filter(pk=cast.chi.pk).update(email="chi@example.vn")
    petition = accepted(cast)
    Petition.objects.filter(pk=petition.pk).update(handler=cast.chi)
    services.ask(petition, wish="wish_to_withdraw", words="Đã thỏa thuận", on=ON)

    letter = Message.objects.get(template="petitions/letters/asked")
    assert letter.address == "chi@example.vn"
    assert letter.context == {"number": str(petition), "what": "đề nghị rút đơn"}


def test_where_nobody_has_it_the_handlers_of_the_unit_are_told(cast: Cast) -> None:
    User.objects.filter(pk=cast.an.pk).update(email="an@example.vn")
    petition = classified(cast)
    Petition.objects.filter(pk=petition.pk).update(handler=None)
    services.add_papers(petition, [picture()], on=ON)

    assert Message.objects.get(template="petitions/letters/asked").address == "an@example.vn"


def test_the_sender_hears_that_the_wish_was_answered(cast: Cast) -> None:
    petition = accepted(cast)
    Subscription.objects.filter(petition=petition).update(confirmed_at=now())
    asked = services.ask(petition, wish="wish_to_withdraw", words="x", on=ON)
    services.decide_request(asked, granted=False, because="Chờ đơn ký", by=cast.an, on=ON)

    letter = Message.objects.get(template="petitions/letters/wish_answered")
    assert "Chờ đơn ký" not in str(letter.context)


def answered(cast: Cast) -> Petition:
    return services.answer(accepted(cast, "feedback"), text="Đã sửa.", by=cast.chi, on=date(2026, 11, 20))


def test_a_unit_may_say_how_long_it_looks_again(cast: Cast) -> None:
    petition = answered(cast)
    page = (
        as_user(cast.chi)
        .post(
            "/don/cach-lam/cho-doi/",
            {
                "unit": cast.committee.pk,
                "taking_days": "5",
                "reopen_days": "2",
                "remind_days": "5",
                "escalate_days": "10",
            },
            follow=True,
        )
        .content.decode()
    )
    assert "trong 2 ngày kể từ ngày kết thúc" in page
    assert "đơn vị tự đặt" in page

    with pytest.raises(WrongState, match="trong 2 ngày"):
        services.ask(petition, wish="wish_to_reopen", words="Lại hỏng", on=ON)
    PetitionSetting.objects.update(reopen_days=3)
    assert services.ask(petition, wish="wish_to_reopen", words="Lại hỏng", on=ON).pk


def test_who_does_not_sign_sets_no_waits(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        services.set_habits(cast.committee.pk, habits=services.Habits(taking_days=1), by=cast.an, on=ON)
    given = {
        "unit": cast.committee.pk,
        "taking_days": "0",
        "reopen_days": "",
        "remind_days": "3",
        "escalate_days": "7",
    }
    assert as_user(cast.chi).post("/don/cach-lam/cho-doi/", given).status_code == 422


def test_what_nobody_takes_in_is_called_to_mind_once(cast: Cast, ward: Unit) -> None:
    User.objects.filter(pk=cast.dung.pk).update(email="dung@example.vn")
    transfer = sent(cast, ward)
    assert services.remind_of_transfers(on=date(2026, 11, 25)) == 0
    assert services.remind_of_transfers(on=date(2026, 11, 26)) == 1
    assert services.remind_of_transfers(on=date(2026, 11, 27)) == 0

    letter = Message.objects.get(template="petitions/letters/untaken")
    assert letter.address == "dung@example.vn"
    assert letter.context["lines"][0]["number"] == str(transfer.petition)


def test_a_unit_waits_as_long_as_it_likes_and_what_is_taken_in_is_not_called_to_mind(
    cast: Cast, ward: Unit
) -> None:
    PetitionSetting.objects.create(unit=ward, taking_days=1)
    transfer = sent(cast, ward)
    assert date(2026, 11, 20) == SENT
    services.take_in(transfer, by=cast.dung, on=TAKEN)
    assert services.remind_of_transfers(on=date(2026, 11, 30)) == 0
    sent(cast, ward)
    assert services.remind_of_transfers(on=date(2026, 11, 24)) == 1
