"""The two instances of a complaint. A complaint has no extension: the law gives none."""

from langnghe.petitions.workflow.moves import Move, move, stay
from langnghe.petitions.workflow.states import LIVE, NEW, State

RUNNING = {State.ACCEPTED}
PAUSED_TOO = {State.ACCEPTED, State.SUSPENDED}
OUTSIDE = {State.CLASSIFIED, State.GUIDED, State.RETURNED}
ENDED_WITHOUT_DECISION = {State.DECLINED, State.GUIDED, State.RETURNED, State.FILED}


def _before_acceptance(accept_cite: str) -> tuple[Move, ...]:
    return (
        move("classify", NEW, State.CLASSIFIED, "circular-05-2021/6"),
        move("accept", {State.CLASSIFIED}, State.ACCEPTED, accept_cite),
        move("decline", {State.CLASSIFIED}, State.DECLINED, "complaint-law-2011/11"),
        move("guide", {State.CLASSIFIED}, State.GUIDED, "circular-05-2021/"),
        move("guide_to_split", {State.CLASSIFIED}, State.GUIDED, "circular-05-2021/22"),
        *stay("guide_to_complete", {State.CLASSIFIED}, "circular-05-2021/"),
        move("return_to_sender", {State.CLASSIFIED}, State.RETURNED, "circular-05-2021/"),
        move("file_away", {State.CLASSIFIED}, State.FILED, "circular-05-2021/28"),
        *stay("report_to_head", LIVE, "circular-05-2021/27"),
        # A complaint of a lower level that is overdue there: table 02/XLD counts what was urged and what was replied.
        *stay("urge", OUTSIDE, "circular-05-2021/"),
        *stay("note_reply", OUTSIDE, "circular-05-2021/"),
    )


def _verification() -> tuple[Move, ...]:
    return (
        *stay("assign", RUNNING, "complaint-law-2011/"),
        *stay("note_verification", RUNNING, "complaint-law-2011/"),
        *stay("prolong_verification", RUNNING, "complaint-law-2011/"),
        *stay("report_verification", RUNNING, "complaint-law-2011/"),
    )


def _dialogue(cite: str) -> tuple[Move, ...]:
    return (*stay("call_dialogue", RUNNING, "decree-155-2026/11"), *stay("hold_dialogue", RUNNING, cite))


def _ways_out() -> tuple[Move, ...]:
    return (
        move("suspend", RUNNING, State.SUSPENDED, "amending-law-136-2025/11a"),
        *stay("send_pause", PAUSED_TOO, "decree-155-2026/28b"),
        move("resume", {State.SUSPENDED}, State.ACCEPTED, "decree-155-2026/28b"),
        move("discontinue", PAUSED_TOO, State.DISCONTINUED, "amending-law-136-2025/11a"),
        move("withdraw", LIVE, State.WITHDRAWN, "complaint-law-2011/10"),
        *stay("withdraw_part", LIVE, "amending-law-136-2025/"),
        *stay("withdraw_some", LIVE, "decree-155-2026/7a"),
        move("reopen", ENDED_WITHOUT_DECISION, State.CLASSIFIED, "circular-05-2021/"),
        move("reopen", {State.DISCONTINUED}, State.CLASSIFIED, "complaint-law-2011/11.8"),
    )


def _after_decision(send_cite: str) -> tuple[Move, ...]:
    return (
        *stay("send", {State.DECIDED}, send_cite),
        *stay("carry_out", {State.DECIDED}, "complaint-law-2011/44"),
        move("close", {State.DECIDED}, State.CLOSED, "complaint-law-2011/44"),
        move("reopen", {State.CLOSED}, State.DECIDED, "complaint-law-2011/"),
    )


COMPLAINT = (
    *_before_acceptance("complaint-law-2011/27"),
    *stay("take_second", NEW, "complaint-law-2011/33"),
    *_verification(),
    *_dialogue("complaint-law-2011/30"),
    *_ways_out(),
    move("decide", RUNNING, State.DECIDED, "complaint-law-2011/28"),
    *_after_decision("complaint-law-2011/32"),
    *stay("publish", {State.DECIDED}, "complaint-law-2011/"),
    *stay("appeal", {State.DECIDED, State.CLOSED, State.ACCEPTED}, "complaint-law-2011/33"),
)
SECOND_COMPLAINT = (
    *_before_acceptance("complaint-law-2011/36"),
    *stay("take_first", NEW, "complaint-law-2011/33"),
    *_verification(),
    *_dialogue("complaint-law-2011/39"),
    *_ways_out(),
    move("decide", RUNNING, State.DECIDED, "complaint-law-2011/37"),
    *_after_decision("complaint-law-2011/41"),
    *stay("publish", {State.DECIDED}, "complaint-law-2011/41"),
)
