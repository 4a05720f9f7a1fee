"""A denunciation told at the desk: a line in the book without a word, the rest sealed; and a turn sealed later."""

from datetime import date, time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from langnghe.figures import engine
from langnghe.kernel.clock import today
from langnghe.kernel.errors import NotFound, Refusal, WrongState
from langnghe.notifications.models import Message
from langnghe.people.models import Person
from langnghe.petitions import access, selectors
from langnghe.petitions import services as petitions
from langnghe.petitions.models import Petition
from langnghe.reception import selectors as turns
from langnghe.reception import services
from langnghe.reception.models import (
    Booking,
    QueueTicket,
    Session,
    SessionMinutes,
    SessionTask,
    Visit,
    VisitAccount,
)
from langnghe.reception.selectors.matters import visits_of_matter
from langnghe.reception.services import minutes
from langnghe.reception.services.booking import Wish
from langnghe.reception.services.correcting import CorrectionReason
from langnghe.reception.services.queueing import check_in
from langnghe.reception.services.sealing_minutes import written_of
from langnghe.vault.models import SealedPart
from langnghe.vault.tests.conftest import make_keepers

from .conftest import ON, Desk, turn
from .test_booking import AT
from .test_pages import FORM

DAY = date(2026, 4, 3)


@pytest.fixture
def keys(cast: Any) -> None:
    made = make_keepers(cast)
    made.key(made.han)
    made.key(made.khoi)


def told(cast: Any, desk: Desk, **more: Any) -> Visit:
    given = turn(full_name="Tống Bí Danh", address="Ngõ Kín", said="Bà Mỗ nhận tiền", **more)
    return services.record_visit(desk.unit, given, received_on=DAY, by=cast.an, on=DAY, idempotency="a-token")


def test_the_book_keeps_the_line_and_the_words_are_sealed(cast: Any, desk: Desk, keys: None) -> None:
    visit = Visit.objects.get(pk=told(cast, desk, is_denunciation=True).pk)

    assert (visit.person.full_name, visit.content) == ("Người tố cáo (giữ bí mật)", "bảo vệ bí mật")
    assert visit.petition is not None
    assert (visit.petition.kind, visit.petition.channel) == ("denunciation", "visit")
    assert visit.petition.denunciation.is_spoken
    assert not Person.objects.filter(full_name__icontains="Bí Danh").exists()
    assert not VisitAccount.objects.exclude(said="").exists()
    assert SealedPart.objects.count() == 2


def test_the_same_form_twice_is_one_turn_and_one_denunciation(cast: Any, desk: Desk, keys: None) -> None:
    assert told(cast, desk, is_denunciation=True) == told(cast, desk, is_denunciation=True)
    assert Petition.objects.count() == 1


def test_without_two_keys_nothing_is_written(cast: Any, desk: Desk) -> None:
    with pytest.raises(Refusal, match="hai người"):
        told(cast, desk, is_denunciation=True)
    assert not Visit.objects.exists()


def test_a_sealed_turn_gets_no_name_back(cast: Any, desk: Desk, keys: None) -> None:
    visit = told(cast, desk, is_denunciation=True)
    with pytest.raises(WrongState, match="niêm phong"):
        services.correct_visit(
            visit, changes={"full_name": "Tống Bí Danh"}, reason=CorrectionReason.TYPING, by=cast.an, on=DAY
        )


def test_a_turn_goes_with_the_petition_that_it_opened(cast: Any, desk: Desk, keys: None) -> None:
    visit = told(cast, desk)
    petition = services.open_petition_from_visit(visit, by=cast.an, on=DAY).petition
    petitions.seal_petition(petition, redacted="", by=cast.an, on=DAY)

    visit = Visit.objects.get(pk=visit.pk)
    assert (visit.content, visit.person.full_name) == ("bảo vệ bí mật", "Người tố cáo (giữ bí mật)")
    assert VisitAccount.objects.get().said == ""
    assert visit.matter == visit.petition.matter  # type: ignore[union-attr]


def test_an_earlier_turn_of_the_matter_is_listed_before_and_not_joined_after(
    cast: Any, desk: Desk, keys: None
) -> None:
    first = told(cast, desk)
    again = turn(known=first, same_matter=True, said="Bà Mỗ lại nhận tiền")
    second = services.record_visit(desk.unit, again, received_on=DAY, by=cast.an, on=DAY, idempotency="again")
    petition = services.open_petition_from_visit(second, by=cast.an, on=DAY).petition
    beside = selectors.visits_beside(cast.an, DAY, petition)
    assert [line.url for line in beside] == [reverse("reception:visit", args=[first.pk])]
    petitions.seal_petition(petition, redacted="", by=cast.an, on=DAY)

    held = Petition.objects.get(pk=petition.pk)
    assert selectors.matter_story(cast.an, DAY, held.matter_id).received == 2
    assert Visit.objects.get(pk=first.pk).matter_id != held.matter_id
    assert Visit.objects.get(pk=second.pk).matter_id == held.matter_id


def test_who_is_named_finds_the_turn_on_no_page(cast: Any, client: Client, desk: Desk, keys: None) -> None:
    given = turn(full_name="Tống Bí Danh", address="Ngõ Kín", is_denunciation=True, named=(cast.chi,))
    visit = services.record_visit(
        desk.unit, given, received_on=today(), by=cast.an, on=today(), idempotency="a-token"
    )
    client.force_login(cast.chi)
    pages = [reverse("reception:desk"), reverse("reception:register"), "/tiep-dan/so.csv"]
    told = [client.get(page) for page in pages]

    assert client.get(reverse("reception:visit", args=[visit.pk])).status_code == 404
    assert {one.status_code for one in told} == {200}
    assert not [one for one in told if "bảo vệ bí mật" in _text(one)]
    with pytest.raises(NotFound):
        turns.visit_for(cast.chi, pk=visit.pk, on=today())
    assert turns.visit_for(cast.an, pk=visit.pk, on=today()) == visit
    assert not _petitions_seen(cast.chi)


def test_named_on_the_file_later_the_turn_goes_too(cast: Any, desk: Desk, keys: None) -> None:
    visit = told(cast, desk, is_denunciation=True)
    assert visit.petition
    assert turns.visit_for(cast.chi, pk=visit.pk, on=DAY)
    petitions.add_sealed(visit.petition, petitions.Told(content=""), named=[cast.chi], by=cast.an, on=DAY)

    with pytest.raises(NotFound):
        turns.visit_for(cast.chi, pk=visit.pk, on=DAY)
    assert visits_of_matter(visit.petition.matter_id, cast.chi, DAY) == []


def test_figures_count_the_turn_and_no_page_lists_it(
    cast: Any, client: Client, desk: Desk, keys: None
) -> None:
    usual = services.record_visit(desk.unit, turn(), received_on=DAY, by=cast.an, on=DAY)
    told(cast, desk, is_denunciation=True)
    period: dict[str, Any] = {"unit": desk.unit.pk, "since": DAY, "until": DAY}
    rows = engine.records("visits", **period)
    shown, left_out = engine.listed(engine.figure_by_key("visits").population, rows)
    page = client.get(f"/so-lieu/{desk.unit.pk}/visits/{DAY}/{DAY}/").content.decode()
    client.force_login(cast.chi)
    at_desk = client.get(f"/tiep-dan/bieu/01-tcd/{desk.unit.pk}/tcd_01/{DAY}/{DAY}/").content.decode()

    assert engine.value("visits", **period).value == 2
    assert (list(shown), left_out) == ([usual], 1)
    assert "không nêu ngày" in page
    assert "không nêu ngày" in at_desk
    assert str(usual) not in page


def test_a_place_that_was_booked_leaves_no_letter_with_its_address(
    cast: Any, desk: Desk, session: Session, keys: None
) -> None:
    assert session.schedule
    services.open_booking(
        session.schedule, capacity=3, closes_days=1, per_person=1, papers="", by=cast.an, on=ON
    )
    wish = Wish(full_name="Tống Bí Danh", field="land", phone="0912345699", email="bi.danh@example.vn")
    services.book(session, wish, token="a-token-long-enough", at=AT)
    assert Message.objects.filter(address="bi.danh@example.vn").exists()
    Session.objects.update(held_on=DAY)
    session.refresh_from_db()
    booking = Booking.objects.select_related("session").get()
    ticket = check_in(booking, by=cast.an, on=DAY)
    services.call_next(desk.place, room="P1", by=cast.an, on=DAY, session=session)
    called = QueueTicket.objects.get(pk=ticket.pk)
    told(cast, desk, is_denunciation=True, session=session, ticket=called)

    assert not Message.objects.filter(address="bi.danh@example.vn").exists()
    booking = Booking.objects.get()
    assert (booking.person, booking.topic, bytes(booking.phone_digest)) == (None, "", b"")


def test_the_named_are_found_by_name_among_all_accounts(
    cast: Any, client: Client, desk: Desk, keys: None
) -> None:
    client.force_login(cast.an)
    form = FORM | {"content": "Ông Dũng nhận tiền", "is_denunciation": "on", "named_by_name": "tran dung"}
    asked = client.post(reverse("reception:record"), form)
    page = asked.content.decode()

    assert asked.status_code == 422
    assert not Visit.objects.exists()
    assert "Ông Dũng nhận tiền" in page
    assert f'name="named" value="{cast.dung.pk}"' in page
    assert cast.other.name in page
    answer = client.post(reverse("reception:record"), form | {"named": [cast.dung.pk]})
    assert answer.status_code == 302
    assert not _petitions_seen(cast.dung)


def test_the_button_looks_for_them_and_writes_nothing(
    cast: Any, client: Client, desk: Desk, keys: None
) -> None:
    client.force_login(cast.an)
    names = {"named_by_name": "Trần Dũng\nKhông Có Ai", "find": "1"}
    answer = client.post(
        reverse("reception:record"), {"content": "Ông Dũng", "is_denunciation": "on"} | names
    )
    page = answer.content.decode()

    assert answer.status_code == 200
    assert f'name="named" value="{cast.dung.pk}"' in page
    assert "“Không Có Ai”" in page
    assert "Ông Dũng" in page
    assert not Visit.objects.exists()


def test_nobody_is_named_in_a_turn_that_is_no_denunciation(
    cast: Any, client: Client, desk: Desk, keys: None
) -> None:
    client.force_login(cast.an)
    form = FORM | {"named": [cast.dung.pk], "named_by_name": "Dũng"}

    assert client.post(reverse("reception:record"), form).status_code == 422
    assert not Visit.objects.exists()


def test_who_named_himself_is_not_sent_to_a_page_that_is_not_his(
    cast: Any, client: Client, desk: Desk, keys: None
) -> None:
    client.force_login(cast.an)
    form = FORM | {"is_denunciation": "on", "named_by_name": "Nguyễn Thị An", "named": [cast.an.pk]}
    answer = client.post(reverse("reception:record"), form)

    assert answer.status_code == 302
    assert client.get(answer.headers["Location"]).status_code == 200


def _petitions_seen(viewer: Any) -> list[Petition]:
    return list(access.visible(Petition.objects.all(), viewer, today()))


def _text(answer: Any) -> str:
    data: bytes = b"".join(answer) if answer.streaming else answer.content
    return data.decode()


@pytest.mark.parametrize("others_came", [False, True])
def test_what_was_written_of_its_session_goes_with_the_turn(
    cast: Any, desk: Desk, session: Session, keys: None, *, others_came: bool
) -> None:
    """Minutes that were concluded can be corrected by nobody; those of other turns stay as they are."""
    on = session.held_on
    visit = services.record_visit(
        desk.unit,
        turn(full_name="Tống Bí Danh", address="Ngõ Kín", session=session, receiver="head"),
        received_on=on, by=cast.an, on=on, idempotency="a-token",
    )  # fmt: skip
    if others_came:
        given = turn(session=session, receiver="head")
        services.record_visit(desk.unit, given, received_on=on, by=cast.an, on=on)
    services.hold_session(session, by=cast.an, on=on)
    said = minutes.Written(
        began_at=time(7, 30),
        ended_at=time(11, 0),
        opinions="Cống đã hỏng",
        conclusion="Xem việc của ông TỐNG  bí danh",
        citizen_opinion="Ở ngõ kín",
    )
    minutes.write_minutes(session, said, by=cast.an, on=on)
    task = minutes.add_task(session, text="Gặp Tống Bí Danh", unit=desk.unit, due_on=on, by=cast.an, on=on)
    minutes.answer_task(task, answer="Đã xem cống", by=cast.an, on=on)
    Session.objects.filter(pk=session.pk).update(topic="Việc ở Ngõ Kín")
    petition = services.open_petition_from_visit(visit, by=cast.an, on=on).petition
    told = dict.fromkeys(one.text for one in written_of(petition))
    petitions.seal_petition(petition, redacted="", by=cast.an, on=DAY)

    kept, given_out = SessionMinutes.objects.get(), SessionTask.objects.get()
    hidden = "bảo vệ bí mật"
    assert (kept.conclusion, kept.citizen_opinion, given_out.text) == (hidden, hidden, hidden)
    assert Session.objects.get(pk=session.pk).topic == hidden
    assert kept.opinions == ("Cống đã hỏng" if others_came else hidden)
    assert given_out.answer == ("Đã xem cống" if others_came else hidden)
    assert len(told) == (4 if others_came else 6)
