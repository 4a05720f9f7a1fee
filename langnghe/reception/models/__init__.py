"""The tables of reception: current rows; the facts behind them are audit entries."""

from langnghe.reception.models.balances import OpeningBalance
from langnghe.reception.models.batches import VisitBatch, VisitBatchLine
from langnghe.reception.models.bookings import HOLDING, OPEN, Booking, BookingState
from langnghe.reception.models.dialogues import Dialogue, DialogueAnswer, DialogueOpinion
from langnghe.reception.models.duty import DutyMonth
from langnghe.reception.models.minutes import SessionAttendee, SessionMinutes, SessionTask
from langnghe.reception.models.posting import ScheduleReceipt, Subscriber
from langnghe.reception.models.queue import Priority, QueueDay, QueueTicket, TicketState
from langnghe.reception.models.schedules import ReceptionPlace, Schedule
from langnghe.reception.models.sessions import Session, SessionKind, SessionState
from langnghe.reception.models.spoken import PaperReceived, RefusalNotice, VisitAccount, VisitPerson
from langnghe.reception.models.visits import (
    GROUP_SIZE,
    NotDenunciation,
    Receiver,
    Visit,
    VisitBook,
    VisitResult,
)

__all__ = [
    "GROUP_SIZE",
    "HOLDING",
    "OPEN",
    "Booking",
    "BookingState",
    "Dialogue",
    "DialogueAnswer",
    "DialogueOpinion",
    "DutyMonth",
    "NotDenunciation",
    "OpeningBalance",
    "PaperReceived",
    "Priority",
    "QueueDay",
    "QueueTicket",
    "Receiver",
    "ReceptionPlace",
    "RefusalNotice",
    "Schedule",
    "ScheduleReceipt",
    "Session",
    "SessionAttendee",
    "SessionKind",
    "SessionMinutes",
    "SessionState",
    "SessionTask",
    "Subscriber",
    "TicketState",
    "Visit",
    "VisitAccount",
    "VisitBatch",
    "VisitBatchLine",
    "VisitBook",
    "VisitPerson",
    "VisitResult",
]
