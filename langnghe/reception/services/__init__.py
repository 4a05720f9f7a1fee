"""Verbs of reception: plan, post and hold sessions; write, correct and void turns; open a petition from one."""

from langnghe.reception.services.balancing import enter_balance, take_back_balance
from langnghe.reception.services.booking import Booked, book, cancel_booking, open_booking, rebook, take_offer
from langnghe.reception.services.correcting import correct_visit, void_visit
from langnghe.reception.services.exporting import take_out
from langnghe.reception.services.offering import expire_offers
from langnghe.reception.services.old_registers import REGISTER as VISIT_BOOKS
from langnghe.reception.services.old_registers import (
    bring_register,
    order_register,
    undo_register,
    write_register,
)
from langnghe.reception.services.online import hold_online, online_grounds, online_terms
from langnghe.reception.services.opening import open_petition_from_visit
from langnghe.reception.services.posting import post_schedule
from langnghe.reception.services.queueing import (
    call_next,
    finish_ticket,
    mark_absent,
    recall_ticket,
    take_ticket,
)
from langnghe.reception.services.reading_lists import save_list
from langnghe.reception.services.receipts import acknowledge
from langnghe.reception.services.recounting import recount_all
from langnghe.reception.services.refusing import issue_refusal_notice
from langnghe.reception.services.reminding import forget_past, remind
from langnghe.reception.services.scheduling import add_place, call_session, draw_schedule
from langnghe.reception.services.sitting import delegate_session, hold_session, miss_session, move_session
from langnghe.reception.services.subscribing import confirm, subscribe, unsubscribe
from langnghe.reception.services.visiting import record_visit

__all__ = [
    "VISIT_BOOKS",
    "Booked",
    "acknowledge",
    "add_place",
    "book",
    "bring_register",
    "call_next",
    "call_session",
    "cancel_booking",
    "confirm",
    "correct_visit",
    "delegate_session",
    "draw_schedule",
    "enter_balance",
    "expire_offers",
    "finish_ticket",
    "forget_past",
    "hold_online",
    "hold_session",
    "issue_refusal_notice",
    "mark_absent",
    "miss_session",
    "move_session",
    "online_grounds",
    "online_terms",
    "open_booking",
    "open_petition_from_visit",
    "order_register",
    "post_schedule",
    "rebook",
    "recall_ticket",
    "record_visit",
    "recount_all",
    "remind",
    "save_list",
    "subscribe",
    "take_back_balance",
    "take_offer",
    "take_out",
    "take_ticket",
    "undo_register",
    "unsubscribe",
    "void_visit",
    "write_register",
]
