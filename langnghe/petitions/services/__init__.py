"""Verbs of a petition's life: each locks the file, asks the table and the law, writes rows and one entry."""

from langnghe.petitions.services.approvers import (
    Habits,
    end_approver,
    name_approver,
    set_approvals,
    set_habits,
)
from langnghe.petitions.services.assigning import AT_ONCE, give_to_handler
from langnghe.petitions.services.batches import REGISTER as PETITION_BOOKS
from langnghe.petitions.services.batches import (
    bring_book,
    discard_book,
    order_writing,
    undo_book,
    write_book,
)
from langnghe.petitions.services.bodies import add_body, end_body, undo_body
from langnghe.petitions.services.books import close_book, close_letter_book
from langnghe.petitions.services.closing import (
    GROUNDS,
    answer,
    decline,
    file_away,
    guide,
    guide_to_split,
    reopen,
    return_to_sender,
    transfer,
)
from langnghe.petitions.services.completing import guide_to_complete
from langnghe.petitions.services.conciliation import conciliate
from langnghe.petitions.services.covering import arrange_cover, end_cover
from langnghe.petitions.services.deciding import Ruling, close, decide, send
from langnghe.petitions.services.denouncing import (
    Told,
    Written,
    act,
    add_sealed,
    conclude,
    further,
    receive_denunciation,
    redact,
    seal_petition,
    seal_steps,
    send_acceptance,
    take_further,
    tell_sender,
    use_as_information,
    write_sealed_letter,
)
from langnghe.petitions.services.dialogues import call_dialogue, hold_dialogue
from langnghe.petitions.services.enforcing import carry_out, correct_quantity
from langnghe.petitions.services.following import note_reply, report_to_head, urge
from langnghe.petitions.services.handling import Findings, accept, classify
from langnghe.petitions.services.indexing import index_missing
from langnghe.petitions.services.instance import appeal, take_first, take_second
from langnghe.petitions.services.intake import (
    Acts,
    Against,
    CameWith,
    Paper,
    Passed,
    Received,
    Sent,
    SentBefore,
    Signer,
    amend_petition,
    came_with,
    correct_petition,
    receive,
    receive_at_counter,
    receive_by_web,
    renew_code,
    report_to_sender,
    return_paper,
    split_petition,
    was_sent,
)
from langnghe.petitions.services.lettering import (
    discard_letter,
    draft_letter,
    edit_letter,
    issue_letter,
    mark_sent,
    record_signed,
    replace_letter,
)
from langnghe.petitions.services.limiting import note_wrong_code
from langnghe.petitions.services.linking import DAYS as LINK_DAYS
from langnghe.petitions.services.linking import OPENINGS as LINK_OPENINGS
from langnghe.petitions.services.linking import Outside, answer_link, make_link, open_link, revoke_link
from langnghe.petitions.services.mailing import (
    MailboxTrouble,
    keep_mail,
    leave_mail,
    read_mailbox,
    save_mailbox,
    set_mail_aside,
    take_mail,
)
from langnghe.petitions.services.merging import (
    link_elsewhere,
    merge_matters,
    separate,
    undo_merge,
    unlink_elsewhere,
)
from langnghe.petitions.services.noting import LONGEST as LONGEST_NOTE
from langnghe.petitions.services.noting import add_note, seal_note, tick
from langnghe.petitions.services.nudging import give_back_to_handler, nudge
from langnghe.petitions.services.numbered_elsewhere import note_not_needed, note_numbered_elsewhere
from langnghe.petitions.services.opening import EXPIRES, forget_presence, leave, note_opening
from langnghe.petitions.services.papering import has_paper, tried
from langnghe.petitions.services.proposing import approve, propose, send_back_proposal
from langnghe.petitions.services.protecting import move_to_paper
from langnghe.petitions.services.proving import must_know, send_mail_code, use_mail_code
from langnghe.petitions.services.publishing import publish, take_down
from langnghe.petitions.services.recalling import recall
from langnghe.petitions.services.reminding import remind
from langnghe.petitions.services.reminding_transfers import remind_of_transfers
from langnghe.petitions.services.secrecy import DenunciationAsked, DenunciationRefused, refuse_sealed
from langnghe.petitions.services.subscribing import ask_to_be_told, confirm_address, stop_telling
from langnghe.petitions.services.suspending import extend, resume, send_pause, suspend
from langnghe.petitions.services.templating import add_template, end_template
from langnghe.petitions.services.transferring import note_sent_back, reply_transfer, send_back, take_in
from langnghe.petitions.services.undoing import undo
from langnghe.petitions.services.verifying import (
    assign,
    note_verification,
    prolong_verification,
    report_verification,
)
from langnghe.petitions.services.versions import refuse_stale
from langnghe.petitions.services.wishing import add_papers, ask, decide_request, rate
from langnghe.petitions.services.withdrawing import discontinue, withdraw, withdraw_part, withdraw_some
from langnghe.petitions.suspecting import looks_like_denunciation

__all__ = [
    "AT_ONCE",
    "EXPIRES",
    "GROUNDS",
    "LINK_DAYS",
    "LINK_OPENINGS",
    "LONGEST_NOTE",
    "PETITION_BOOKS",
    "Acts",
    "Against",
    "CameWith",
    "DenunciationAsked",
    "DenunciationRefused",
    "Findings",
    "Habits",
    "MailboxTrouble",
    "Outside",
    "Paper",
    "Passed",
    "Received",
    "Ruling",
    "Sent",
    "SentBefore",
    "Signer",
    "Told",
    "Written",
    "accept",
    "act",
    "add_body",
    "add_note",
    "add_papers",
    "add_sealed",
    "add_template",
    "amend_petition",
    "answer",
    "answer_link",
    "appeal",
    "approve",
    "arrange_cover",
    "ask",
    "ask_to_be_told",
    "assign",
    "bring_book",
    "call_dialogue",
    "came_with",
    "carry_out",
    "classify",
    "close",
    "close_book",
    "close_letter_book",
    "conciliate",
    "conclude",
    "confirm_address",
    "correct_petition",
    "correct_quantity",
    "decide",
    "decide_request",
    "decline",
    "discard_book",
    "discard_letter",
    "discontinue",
    "draft_letter",
    "edit_letter",
    "end_approver",
    "end_body",
    "end_cover",
    "end_template",
    "extend",
    "file_away",
    "forget_presence",
    "further",
    "give_back_to_handler",
    "give_to_handler",
    "guide",
    "guide_to_complete",
    "guide_to_split",
    "has_paper",
    "hold_dialogue",
    "index_missing",
    "issue_letter",
    "keep_mail",
    "leave",
    "leave_mail",
    "link_elsewhere",
    "looks_like_denunciation",
    "make_link",
    "mark_sent",
    "merge_matters",
    "move_to_paper",
    "must_know",
    "name_approver",
    "note_not_needed",
    "note_numbered_elsewhere",
    "note_opening",
    "note_reply",
    "note_sent_back",
    "note_verification",
    "note_wrong_code",
    "nudge",
    "open_link",
    "order_writing",
    "prolong_verification",
    "propose",
    "publish",
    "rate",
    "read_mailbox",
    "recall",
    "receive",
    "receive_at_counter",
    "receive_by_web",
    "receive_denunciation",
    "record_signed",
    "redact",
    "refuse_sealed",
    "refuse_stale",
    "remind",
    "remind_of_transfers",
    "renew_code",
    "reopen",
    "replace_letter",
    "reply_transfer",
    "report_to_head",
    "report_to_sender",
    "report_verification",
    "resume",
    "return_paper",
    "return_to_sender",
    "revoke_link",
    "save_mailbox",
    "seal_note",
    "seal_petition",
    "seal_steps",
    "send",
    "send_acceptance",
    "send_back",
    "send_back_proposal",
    "send_mail_code",
    "send_pause",
    "separate",
    "set_approvals",
    "set_habits",
    "set_mail_aside",
    "split_petition",
    "stop_telling",
    "suspend",
    "take_down",
    "take_first",
    "take_further",
    "take_in",
    "take_mail",
    "take_second",
    "tell_sender",
    "tick",
    "transfer",
    "tried",
    "undo",
    "undo_body",
    "undo_book",
    "undo_merge",
    "unlink_elsewhere",
    "urge",
    "use_as_information",
    "use_mail_code",
    "was_sent",
    "withdraw",
    "withdraw_part",
    "withdraw_some",
    "write_book",
    "write_sealed_letter",
]
