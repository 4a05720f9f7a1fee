"""The shape of what is typed at the counter, at the desk and by a citizen; no rules."""

from langnghe.petitions.forms import deciding, instances, life, verifying, workings
from langnghe.petitions.forms.citizen import (
    DecideForm,
    MailboxForm,
    MailCodeForm,
    PapersForm,
    RateForm,
    ToldForm,
    WishForm,
)
from langnghe.petitions.forms.classifying import ClassifyForm
from langnghe.petitions.forms.correcting import AmendForm, CorrectForm, ReportForm, SplitForm, typed
from langnghe.petitions.forms.denouncing import AddSealedForm, DenunciationForm, RedactForm, SealForm
from langnghe.petitions.forms.desk import CoverForm, NoteForm
from langnghe.petitions.forms.fields import COUNTER, DAY, OPEN, DatedForm, area
from langnghe.petitions.forms.finding import SearchForm
from langnghe.petitions.forms.intake import IntakeForm
from langnghe.petitions.forms.letters import (
    DraftForm,
    ElsewhereForm,
    LetterForm,
    SealedLetterForm,
    SentForm,
    SignedForm,
)
from langnghe.petitions.forms.mail import AsideForm, MailboxSettingsForm, MailIntakeForm
from langnghe.petitions.forms.steps import (
    AnswerForm,
    DeclineForm,
    GuideForm,
    PaperForm,
    StepForm,
    TransferForm,
    WithdrawForm,
)
from langnghe.petitions.forms.tracking import TrackForm
from langnghe.petitions.forms.transfers import LinkForm, RecallForm, ReplyForm, SendBackForm
from langnghe.petitions.forms.web import WebForm

__all__ = [
    "COUNTER",
    "DAY",
    "OPEN",
    "AddSealedForm",
    "AmendForm",
    "AnswerForm",
    "AsideForm",
    "ClassifyForm",
    "CorrectForm",
    "CoverForm",
    "DatedForm",
    "DecideForm",
    "DeclineForm",
    "DenunciationForm",
    "DraftForm",
    "ElsewhereForm",
    "GuideForm",
    "IntakeForm",
    "LetterForm",
    "LinkForm",
    "MailCodeForm",
    "MailIntakeForm",
    "MailboxForm",
    "MailboxSettingsForm",
    "NoteForm",
    "PaperForm",
    "PapersForm",
    "RateForm",
    "RecallForm",
    "RedactForm",
    "ReplyForm",
    "ReportForm",
    "SealForm",
    "SealedLetterForm",
    "SearchForm",
    "SendBackForm",
    "SentForm",
    "SignedForm",
    "SplitForm",
    "StepForm",
    "ToldForm",
    "TrackForm",
    "TransferForm",
    "WebForm",
    "WishForm",
    "WithdrawForm",
    "area",
    "deciding",
    "instances",
    "life",
    "typed",
    "verifying",
    "workings",
]
