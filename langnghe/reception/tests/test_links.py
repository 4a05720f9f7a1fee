"""Rooms below and beside may link to a turn, a session and a dialogue; only who may see one is told its title."""

from datetime import date
from typing import Any

from langnghe.kernel import links
from langnghe.reception import services
from langnghe.reception.models import Session

from .conftest import Desk, turn

DAY = date(2024, 4, 5)


def test_a_turn_is_seen_by_its_unit_only(cast: Any, desk: Desk) -> None:
    visit = services.record_visit(desk.unit, turn(), received_on=DAY, by=cast.an, on=DAY)
    link = links.kind_of("visit")

    assert link.title(visit.pk) == str(visit)
    assert str(visit.pk) in link.url(visit.pk)
    assert [link.may_see(visit.pk, who) for who in (cast.an, cast.dung, cast.giang)] == [True, False, False]


def test_a_session_is_seen_by_all_once_it_is_posted(cast: Any, session: Session) -> None:
    link = links.kind_of("session")

    assert link.may_see(session.pk, cast.dung)
    Session.objects.filter(pk=session.pk).update(posted_on=None)
    assert not link.may_see(session.pk, cast.dung)
    assert link.may_see(session.pk, cast.an)
    assert "05/4/2024" in link.title(session.pk)
