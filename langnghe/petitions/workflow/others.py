"""Recommendations and feedback, disputes at the commune, and what nobody has classified yet."""

from langnghe.petitions.workflow.moves import move, stay
from langnghe.petitions.workflow.states import NEW, State

RECOMMENDATION = (
    move("classify", NEW, State.CLASSIFIED, "circular-05-2021/6"),
    move("accept", {State.CLASSIFIED}, State.ACCEPTED, "circular-05-2021/21"),
    move("transfer", {State.CLASSIFIED}, State.TRANSFERRED, "circular-05-2021/21"),
    move("guide_to_split", {State.CLASSIFIED}, State.GUIDED, "circular-05-2021/22"),
    move("file_away", {State.CLASSIFIED}, State.FILED, "circular-05-2021/28"),
    *stay("report_to_head", {*NEW, State.ACCEPTED}, "circular-05-2021/27"),
    *stay("assign", {State.ACCEPTED}, "circular-05-2021/21"),
    *stay("note_verification", {State.ACCEPTED}, "circular-05-2021/21"),
    *stay("prolong_verification", {State.ACCEPTED}, "circular-05-2021/21"),
    *stay("report_verification", {State.ACCEPTED}, "circular-05-2021/21"),
    *stay("urge", {State.TRANSFERRED}, "reception-law-2013/27.2"),
    *stay("note_reply", {State.TRANSFERRED}, "reception-law-2013/27.2"),
    move("answer", {State.ACCEPTED}, State.ANSWERED, "reception-law-2013/28"),
    *stay("publish", {State.ANSWERED}, "decree-20-2008/19"),
    *stay("carry_out", {State.ANSWERED}, "practice/"),
    # No text that we have read speaks of withdrawing a recommendation, or of looking at an answer again.
    move("withdraw", {*NEW, State.ACCEPTED}, State.WITHDRAWN, "practice/"),
    move("reopen", {State.GUIDED, State.FILED}, State.CLASSIFIED, "circular-05-2021/"),
    move("reopen", {State.ANSWERED}, State.ACCEPTED, "practice/"),
)

# A dispute between citizens lies outside the three laws; no text that we have read gives its steps.
DISPUTE = (
    move("classify", NEW, State.CLASSIFIED, "circular-05-2021/6"),
    # Where the parties turn to when they were not reconciled is said by a person: no text that we have read names it.
    move("guide", {State.CLASSIFIED, State.NOT_CONCILIATED}, State.GUIDED, "circular-05-2021/"),
    move("conciliate", {State.CLASSIFIED}, State.CONCILIATED, "practice/"),
    move("fail_conciliation", {State.CLASSIFIED}, State.NOT_CONCILIATED, "practice/"),
    move("withdraw", NEW, State.WITHDRAWN, "practice/"),
    move("reopen", {State.NOT_CONCILIATED, State.GUIDED}, State.CLASSIFIED, "practice/"),
)
UNCLASSIFIED = (
    move("classify", {State.RECEIVED}, State.CLASSIFIED, "circular-05-2021/6"),
    *stay("report_to_head", {State.RECEIVED}, "circular-05-2021/27"),
    *stay("take_second", {State.RECEIVED}, "complaint-law-2011/33"),
    move("withdraw", {State.RECEIVED}, State.WITHDRAWN, "practice/"),
)
