"""A denunciation: its words are sealed, its steps are not."""

from langnghe.petitions.workflow.moves import move, stay
from langnghe.petitions.workflow.states import LIVE, NEW, State

RUNNING = {State.ACCEPTED}

DENUNCIATION = (
    move("classify", NEW, State.CLASSIFIED, "circular-05-2021/6"),
    move("accept", {State.CLASSIFIED}, State.ACCEPTED, "denunciation-law-2018/24.1"),
    move("decline", {State.CLASSIFIED}, State.DECLINED, "denunciation-law-2018/24.1"),
    move("transfer", {State.CLASSIFIED}, State.TRANSFERRED, "denunciation-law-2018/24.2"),
    move("file_away", {State.CLASSIFIED}, State.FILED, "circular-05-2021/28"),
    move("use_as_information", {State.CLASSIFIED}, State.FILED, "denunciation-law-2018/25"),
    *stay("send_acceptance", RUNNING, "denunciation-law-2018/29.3"),
    *stay("report_to_head", LIVE, "circular-05-2021/16"),
    *stay("urge", {State.CLASSIFIED, State.TRANSFERRED}, "denunciation-law-2018/38"),
    *stay("note_reply", {State.TRANSFERRED}, "denunciation-law-2018/38"),
    *stay("assign", RUNNING, "denunciation-law-2018/"),
    *stay("note_verification", RUNNING, "denunciation-law-2018/"),
    *stay("prolong_verification", RUNNING, "denunciation-law-2018/"),
    *stay("report_verification", RUNNING, "denunciation-law-2018/"),
    *stay("extend", RUNNING, "denunciation-law-2018/30"),
    move("suspend", RUNNING, State.SUSPENDED, "denunciation-law-2018/34"),
    *stay("send_pause", {State.ACCEPTED, State.SUSPENDED}, "denunciation-law-2018/34.4"),
    move("resume", {State.SUSPENDED}, State.ACCEPTED, "denunciation-law-2018/34"),
    move("discontinue", {State.ACCEPTED, State.SUSPENDED}, State.DISCONTINUED, "denunciation-law-2018/34"),
    move("withdraw", LIVE, State.WITHDRAWN, "denunciation-law-2018/33"),
    *stay("withdraw_part", LIVE, "denunciation-law-2018/33"),
    *stay("withdraw_some", LIVE, "denunciation-law-2018/33"),
    move("conclude", RUNNING, State.CONCLUDED, "denunciation-law-2018/35"),
    *stay("send", {State.CONCLUDED}, "denunciation-law-2018/35.3"),
    *stay("act", {State.CONCLUDED}, "denunciation-law-2018/36.1"),
    *stay("publish", {State.CONCLUDED}, "denunciation-law-2018/40"),
    *stay("carry_out", {State.CONCLUDED}, "denunciation-law-2018/36.3"),
    move("close", {State.CONCLUDED}, State.CLOSED, "denunciation-law-2018/36"),
    *stay("further", {State.CONCLUDED, State.CLOSED}, "denunciation-law-2018/37"),
    move("reopen", {State.CLOSED}, State.CONCLUDED, "denunciation-law-2018/37"),
)
