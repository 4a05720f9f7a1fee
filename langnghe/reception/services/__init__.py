"""Verbs of reception: plan, post and hold sessions; write, correct and void turns; open a petition from one."""

from langnghe.reception.services.correcting import correct_visit, void_visit
from langnghe.reception.services.opening import open_petition_from_visit
from langnghe.reception.services.posting import post_schedule
from langnghe.reception.services.reading_lists import save_list
from langnghe.reception.services.scheduling import add_place, call_session, draw_schedule
from langnghe.reception.services.sitting import delegate_session, hold_session, miss_session, move_session
from langnghe.reception.services.visiting import record_visit

__all__ = [
    "add_place",
    "call_session",
    "correct_visit",
    "delegate_session",
    "draw_schedule",
    "hold_session",
    "miss_session",
    "move_session",
    "open_petition_from_visit",
    "post_schedule",
    "record_visit",
    "save_list",
    "void_visit",
]
