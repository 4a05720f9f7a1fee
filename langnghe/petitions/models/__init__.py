"""The tables of petitions: current rows; the facts behind them are audit entries."""

from langnghe.petitions.models.approvals import (
    Approval,
    Approver,
    PetitionSetting,
    Proposal,
    ProposalState,
)
from langnghe.petitions.models.batches import Batch, BatchLine, BatchState
from langnghe.petitions.models.bodies import MatterBody
from langnghe.petitions.models.clocks import AFTER_CLOSING, REPORT, TELL_SENDER, Clock
from langnghe.petitions.models.dealing import (
    Conciliation,
    Dialogue,
    DialogueMinutes,
    NoteKind,
    Verification,
    VerificationNote,
    Withdrawal,
    WithdrawalCause,
    WithdrawalScope,
)
from langnghe.petitions.models.decisions import (
    LAND,
    Decision,
    EarlierDecision,
    OnFirst,
    Outcome,
    Publication,
    PublicationWay,
    Quantity,
    QuantityKind,
)
from langnghe.petitions.models.denouncing import Denunciation
from langnghe.petitions.models.desk import ChecklistTick, Cover, FileReading, PetitionNote, Presence, Reminder
from langnghe.petitions.models.finding import PetitionText
from langnghe.petitions.models.intake import (
    Correction,
    PaperForm,
    Passing,
    PetitionBody,
    SenderKind,
    Signatory,
    SubmittedPaper,
    WebSending,
)
from langnghe.petitions.models.letters import NUMBERED, Letter, LetterBook, LetterState, LetterTemplate
from langnghe.petitions.models.mail import IncomingMail, Mailbox, MailState, Security
from langnghe.petitions.models.merging import MatterLink, Merge
from langnghe.petitions.models.register import Book, Matter, Petition
from langnghe.petitions.models.steps import OfStep, StepTaken
from langnghe.petitions.models.tracking import (
    CitizenRequest,
    MailCode,
    Rating,
    Subscription,
    Wish,
    WishState,
    WrongCode,
)
from langnghe.petitions.models.transfers import Reply, ReplyLink, Transfer, TransferState
from langnghe.petitions.models.turns import ClockTurn, TurnKind
from langnghe.petitions.models.words import Channel, Field, Kind

__all__ = [
    "AFTER_CLOSING",
    "LAND",
    "NUMBERED",
    "REPORT",
    "TELL_SENDER",
    "Approval",
    "Approver",
    "Batch",
    "BatchLine",
    "BatchState",
    "Book",
    "Channel",
    "ChecklistTick",
    "CitizenRequest",
    "Clock",
    "ClockTurn",
    "Conciliation",
    "Correction",
    "Cover",
    "Decision",
    "Denunciation",
    "Dialogue",
    "DialogueMinutes",
    "EarlierDecision",
    "Field",
    "FileReading",
    "IncomingMail",
    "Kind",
    "Letter",
    "LetterBook",
    "LetterState",
    "LetterTemplate",
    "MailCode",
    "MailState",
    "Mailbox",
    "Matter",
    "MatterBody",
    "MatterLink",
    "Merge",
    "NoteKind",
    "OfStep",
    "OnFirst",
    "Outcome",
    "PaperForm",
    "Passing",
    "Petition",
    "PetitionBody",
    "PetitionNote",
    "PetitionSetting",
    "PetitionText",
    "Presence",
    "Proposal",
    "ProposalState",
    "Publication",
    "PublicationWay",
    "Quantity",
    "QuantityKind",
    "Rating",
    "Reminder",
    "Reply",
    "ReplyLink",
    "Security",
    "SenderKind",
    "Signatory",
    "StepTaken",
    "SubmittedPaper",
    "Subscription",
    "Transfer",
    "TransferState",
    "TurnKind",
    "Verification",
    "VerificationNote",
    "WebSending",
    "Wish",
    "WishState",
    "Withdrawal",
    "WithdrawalCause",
    "WithdrawalScope",
    "WrongCode",
]
