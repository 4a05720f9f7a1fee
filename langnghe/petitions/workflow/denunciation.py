"""A denunciation, and one told further: all words are sealed, those of its steps too; states, days and numbers are not."""

from langnghe.petitions.workflow.moves import Move, move, stay
from langnghe.petitions.workflow.states import LIVE, NEW, State

RUNNING = {State.ACCEPTED}
PAUSED_TOO = {State.ACCEPTED, State.SUSPENDED}
HANDLED = {State.DECLINED, State.TRANSFERRED, State.FILED}


def _first_check(cite: str) -> tuple[Move, ...]:
    return (
        move("classify", NEW, State.CLASSIFIED, "circular-05-2021/6"),
        move("accept", {State.CLASSIFIED}, State.ACCEPTED, cite),
        move("decline", {State.CLASSIFIED}, State.DECLINED, cite),
        move("transfer", {State.CLASSIFIED}, State.TRANSFERRED, "denunciation-law-2018/24.2"),
        move("file_away", {State.CLASSIFIED}, State.FILED, "circular-05-2021/28"),
        move("use_as_information", {State.CLASSIFIED}, State.FILED, "denunciation-law-2018/25"),
        *stay("tell_sender", {*LIVE, *HANDLED, State.CONCLUDED}, "denunciation-law-2018/26"),
        *stay("send_acceptance", RUNNING, "denunciation-law-2018/29.3"),
        *stay("report_to_head", LIVE, "circular-05-2021/16"),
        *stay("urge", {State.CLASSIFIED, State.TRANSFERRED}, "denunciation-law-2018/38"),
        *stay("note_reply", {State.TRANSFERRED}, "denunciation-law-2018/38"),
    )


def _verification() -> tuple[Move, ...]:
    return (
        *stay("assign", RUNNING, "denunciation-law-2018/"),
        *stay("note_verification", RUNNING, "denunciation-law-2018/"),
        *stay("prolong_verification", RUNNING, "denunciation-law-2018/"),
        *stay("report_verification", RUNNING, "denunciation-law-2018/"),
        *stay("extend", RUNNING, "denunciation-law-2018/30"),
    )


def _ways_out() -> tuple[Move, ...]:
    return (
        move("suspend", RUNNING, State.SUSPENDED, "denunciation-law-2018/34"),
        *stay("send_pause", PAUSED_TOO, "denunciation-law-2018/34.4"),
        move("resume", {State.SUSPENDED}, State.ACCEPTED, "denunciation-law-2018/34"),
        move("discontinue", PAUSED_TOO, State.DISCONTINUED, "denunciation-law-2018/34"),
        move("withdraw", LIVE, State.WITHDRAWN, "denunciation-law-2018/33"),
        *stay("withdraw_part", LIVE, "denunciation-law-2018/33"),
        *stay("withdraw_some", LIVE, "denunciation-law-2018/33"),
    )


def _conclusion() -> tuple[Move, ...]:
    return (
        move("conclude", RUNNING, State.CONCLUDED, "denunciation-law-2018/35"),
        *stay("send", {State.CONCLUDED}, "denunciation-law-2018/35.3"),
        *stay("act", {State.CONCLUDED}, "denunciation-law-2018/36.1"),
        *stay("publish", {State.CONCLUDED}, "denunciation-law-2018/40"),
        *stay("carry_out", {State.CONCLUDED}, "denunciation-law-2018/36.3"),
        move("close", {State.CONCLUDED}, State.CLOSED, "denunciation-law-2018/36"),
        move("reopen", {State.CLOSED}, State.CONCLUDED, "denunciation-law-2018/37"),
    )


DENUNCIATION = (
    *_first_check("denunciation-law-2018/24.1"),
    *stay("take_further", NEW, "denunciation-law-2018/37"),
    *_verification(),
    *_ways_out(),
    *_conclusion(),
    *stay("further", {State.ACCEPTED, State.CONCLUDED, State.CLOSED}, "denunciation-law-2018/37"),
)
# What comes of the review of the first file: resolved anew (accepted), or not.
FURTHER_DENUNCIATION = (
    *_first_check("denunciation-law-2018/37.2"),
    *stay("take_first", NEW, "denunciation-law-2018/37"),
    *_verification(),
    *_ways_out(),
    *_conclusion(),
)
