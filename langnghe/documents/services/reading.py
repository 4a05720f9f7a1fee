"""Who opened a file leaves a trace."""

from datetime import date

from langnghe.accounts.models import User
from langnghe.documents.models import StoredFile
from langnghe.documents.services.storing import record


def note_opened(file: StoredFile, *, by: User, on: date) -> None:
    record("opened", file, by=by, on=on)
