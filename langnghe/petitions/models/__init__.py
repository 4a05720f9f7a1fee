"""The tables of petitions: current rows; the facts behind them are audit entries."""

from langnghe.petitions.models.clocks import Clock
from langnghe.petitions.models.desk import ChecklistTick, Cover, FileReading, PetitionNote, Presence, Reminder
from langnghe.petitions.models.finding import PetitionText
from langnghe.petitions.models.letters import NUMBERED, Letter, LetterBook, LetterState, LetterTemplate
from langnghe.petitions.models.merging import MatterLink, Merge
from langnghe.petitions.models.register import Book, Matter, Petition
from langnghe.petitions.models.tracking import WrongCode
from langnghe.petitions.models.transfers import ReplyLink, Transfer, TransferState
from langnghe.petitions.models.words import Channel, Field, Kind

__all__ = [
    "NUMBERED",
    "Book",
    "Channel",
    "ChecklistTick",
    "Clock",
    "Cover",
    "Field",
    "FileReading",
    "Kind",
    "Letter",
    "LetterBook",
    "LetterState",
    "LetterTemplate",
    "Matter",
    "MatterLink",
    "Merge",
    "Petition",
    "PetitionNote",
    "PetitionText",
    "Presence",
    "Reminder",
    "ReplyLink",
    "Transfer",
    "TransferState",
    "WrongCode",
]
