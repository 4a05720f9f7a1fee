"""What is written about one turn, as the form gives it."""

from dataclasses import dataclass

from langnghe.accounts.models import User
from langnghe.reception.models import QueueTicket, Receiver, Session, Visit
from langnghe.units.models import AdministrativeArea

Speaker = tuple[str, str]
Paper = tuple[str, int, bool]


@dataclass(frozen=True)
class Turn:
    """What is written about one turn; `session` is empty at the everyday counter, `known` is an earlier turn."""

    full_name: str
    content: str
    field: str
    result: str
    receiver: str = Receiver.STAFF
    heads: int = 1
    address: str = ""
    phone: str = ""
    identity_kind: str = ""
    identity_number: str = ""
    area: AdministrativeArea | None = None
    session: Session | None = None
    result_note: str = ""
    refusal_ground: str = ""
    is_denunciation: bool = False
    named: tuple[User, ...] = ()
    not_denunciation: str = ""
    said: str = ""
    request: str = ""
    guidance: str = ""
    representatives: tuple[Speaker, ...] = ()
    appointed_in_writing: bool = False
    papers: tuple[Paper, ...] = ()
    known: Visit | None = None
    same_matter: bool = False
    ticket: QueueTicket | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        return (
            self.content,
            self.said,
            self.request,
            self.guidance,
            self.result_note,
            *(title for title, _sheets, _original in self.papers),
        )
