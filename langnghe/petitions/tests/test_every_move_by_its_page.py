"""Every move of every table, sent by its page as an officer would, and taken back within minutes."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from conftest import Cast
from langnghe.petitions import services, workflow
from langnghe.petitions.models import Petition
from langnghe.petitions.tests.conftest import RULING, facts
from langnghe.petitions.views.step_table import BY_MOVE
from langnghe.units.models import Unit

CLASSIFIED, ACCEPTED, ON = date(2026, 11, 13), date(2026, 11, 14), date(2026, 11, 20)
WORDS = "Theo hồ sơ"
ORDER = {"number": "9/QĐ", "because": WORDS}
PAPER = {"number": "9/CV", "because": WORDS}
# What an officer types into each page, beside the day.
TYPED: dict[str, dict[str, Any]] = {
    "accept": {"late_because": WORDS},
    "answer": {"text": WORDS},
    "appeal": {"to": "Tòa án nhân dân tỉnh"},
    "assign": {"number": "9/QĐ", "team": "Tổ xác minh", "due_on": "2026-12-01"},
    "call_dialogue": {"held_on": "2026-12-01", "place": "Trụ sở", "chair": "Chủ tịch", "content": WORDS},
    "carry_out": {"is_done": "no", "amount_money_citizens": "1000"},
    "classify": {"kind": "complaint", "field": "land", "because": WORDS},
    "conciliate": {"members": "Ba người", "content": WORDS, "minutes": WORDS, "is_agreed": "yes"},
    "decide": {"outcome": "right", "still_differ": "no", "summary": WORDS, "on_first": "upheld"},
    "decline": {"ground": "6", "because": WORDS},
    "discontinue": ORDER,
    "guide": {"to": "UBND phường"},
    "guide_to_split": {"to": "Đất: UBND; án: Tòa án"},
    "hold_dialogue": {"text": WORDS},
    "note_reply": {"number": "9/CV", "body": "UBND phường"},
    "note_verification": {"text": WORDS},
    "prolong_verification": {"due_on": "2026-12-02", "because": WORDS},
    "publish": {"way": "posting", "redacted": WORDS},
    "report_verification": {"text": WORDS},
    "resume": ORDER,
    "return_to_sender": {**PAPER, "to": "Báo Thử"},
    "send": {"to": "Người khiếu nại, qua bưu điện"},
    "send_pause": {"to": "Người khiếu nại, qua bưu điện"},
    "suspend": ORDER,
    "take_second": {"body": "UBND phường Hạc Thành", "number": "1/QĐ", "issued_on": "2026-11-02"},
    "transfer": {"to": "UBND phường Hạc Thành", "because": WORDS},
    "urge": PAPER,
    "withdraw_part": {"content": WORDS, "because": WORDS},
    "withdraw_some": {"others": "Lê Thị Hoa", "because": WORDS},
}
NOT_BY_TYPING = {"fail_conciliation"}


def ready(petition: Petition, cast: Cast, state: str) -> Petition:
    """The file as a predecessor left it: walked on from where the test found it."""
    by: dict[str, Any] = {"by": cast.chi, "on": ON}
    if petition.state == "classified" and state in {
        "accepted",
        "suspended",
        "discontinued",
        "decided",
        "closed",
        "answered",
    }:
        petition = services.accept(petition, by=cast.chi, on=ACCEPTED)
    if state == "suspended":
        services.suspend(petition, number="1/QĐ", because=WORDS, **by)
    if state == "discontinued":
        services.discontinue(petition, number="1/QĐ", because=WORDS, **by)
    if state in {"decided", "closed"}:
        _talk(petition, cast)
        on_first = "upheld" if petition.instance > 1 else ""
        ruling = services.Ruling(**{**RULING.__dict__, "on_first": on_first})
        services.decide(petition, ruling=ruling, **by)
    if state == "closed":
        services.send(petition, to="Người khiếu nại", **by)
        services.close(petition, because=WORDS, **by)
    ends: dict[str, Callable[[], Any]] = {
        "answered": lambda: services.answer(petition, text=WORDS, **by),
        "declined": lambda: services.decline(petition, ground=6, because=WORDS, **by),
        "guided": lambda: services.guide(petition, to="UBND phường", **by) if petition.kind in {"complaint", "dispute"} else services.guide_to_split(petition, to="Hai nơi", **by),
        "returned": lambda: services.return_to_sender(petition, number="1", to="Báo", because=WORDS, **by),
        "filed": lambda: services.file_away(petition, because=WORDS, **by),
        "transferred": lambda: services.transfer(petition, to=None, outside="Tòa án", because=WORDS, **by),
        "not_conciliated": lambda: services.conciliate(petition, is_agreed=False, members=WORDS, content=WORDS, minutes=WORDS, **by),
    }  # fmt: skip
    if state in ends:
        ends[state]()
    petition.refresh_from_db()
    assert petition.state == state
    return petition


def _talk(petition: Petition, cast: Cast) -> None:
    given = {"place": "Trụ sở", "chair": "Chủ tịch", "content": WORDS}
    services.call_dialogue(petition, held_on=ON, by=cast.chi, on=ACCEPTED, **given)
    services.hold_dialogue(petition, text=WORDS, by=cast.chi, on=ON)


def first(cast: Cast, state: str, kind: str) -> Petition:
    petition = services.receive(**facts(cast, kind=kind, signers=7)).petition
    if state == "received":
        return petition
    given = {"kind": kind, "field": "land", "because": WORDS, "by": cast.an, "on": CLASSIFIED}
    return ready(services.classify(petition, **given), cast, state)


def second(cast: Cast, state: str) -> Petition:
    petition = services.receive(**facts(cast, kind="complaint", signers=7)).petition
    body = Unit.objects.get(name="UBND phường Hạc Thành")
    services.take_second(
        petition, body=body, number="1/QĐ", issued_on=date(2026, 11, 2), by=cast.an, on=CLASSIFIED
    )
    if state == "received":
        petition.refresh_from_db()
        return petition
    given = {"kind": "complaint", "field": "land", "because": WORDS, "by": cast.an, "on": CLASSIFIED}
    return ready(services.classify(petition, **given), cast, state)


def states_of(table: str) -> list[str]:
    """Every state that has a move."""
    return sorted({state for move in workflow.TABLES[table] for state in move.source})


STARTS = [
    (table, state)
    for table in ("", "complaint", "complaint.second", "recommendation", "feedback", "dispute")
    for state in states_of(table)
]


def start(cast: Cast, table: str, state: str) -> Petition:
    return second(cast, state) if table == "complaint.second" else first(cast, state, table)


@pytest.fixture(autouse=True)
def _today(at_today: Callable[[date], None]) -> None:
    at_today(ON)


@pytest.mark.parametrize(("table", "state"), STARTS)
def test_every_move_is_taken_by_its_page_and_taken_back(
    client: Client, cast: Cast, table: str, state: str
) -> None:
    client.force_login(cast.chi)
    petition = start(cast, table, state)
    _before(petition, cast, state)
    for move in workflow.moves_from(table, state):
        if move.name not in NOT_BY_TYPING:
            with transaction.atomic():
                _taken_and_taken_back(client, petition, move)
                transaction.set_rollback(True)
            petition.refresh_from_db()


def _before(petition: Petition, cast: Cast, state: str) -> None:
    """What some pages stand upon: a team that verifies, a dialogue, a pause that ended, a decision that was sent."""
    if state == "decided":
        services.send(petition, to="Người khiếu nại", by=cast.chi, on=ON)
    if state != "accepted":
        return
    due_on = date(2026, 12, 1)
    services.assign(petition, number="1/QĐ", team="Tổ", due_on=due_on, by=cast.chi, on=ACCEPTED)
    if petition.kind == "complaint":
        _talk(petition, cast)
        for turn in (services.suspend, services.resume):
            turn(petition, number="1/QĐ", because=WORDS, by=cast.chi, on=ON)


def _taken_and_taken_back(client: Client, petition: Petition, move: workflow.Move) -> None:
    address = f"/don/{petition.pk}"
    # The page shows the paper first; this is the second press, which takes its number.
    typed = {"because": WORDS, "confirm": "1", **TYPED.get(move.name, {})}
    answer = client.post(f"{address}/{BY_MOVE[move.name].slug}/", {"on": ON.isoformat(), **typed})
    told = (petition.table, petition.state, move.name)
    assert answer.status_code == 302, (told, answer.context["form"].errors)
    was = petition.state
    petition.refresh_from_db()
    assert petition.state in {move.target, "not_conciliated"}, told
    assert client.get(f"{address}/").status_code == 200, told
    petition.steps.update(taken_at=timezone.now())
    client.post(f"{address}/hoan-tac/")
    petition.refresh_from_db()
    assert petition.state == was, told
