"""What officers write on a sealed file lies among its sealed parts; a row keeps the fixed words alone."""

from datetime import date

from langnghe.accounts.models import User
from langnghe.petitions import access
from langnghe.petitions.models import HIDDEN, Petition, Transfer
from langnghe.petitions.services.secrecy import is_sealed
from langnghe.vault import selectors
from langnghe.vault import services as vault
from langnghe.vault.models import PartKind
from langnghe.vietnamese import normalise


def kept(petition: Petition, label: str, text: str, *, by: User | None, on: date) -> str:
    """What a row may keep of these words: they themselves, or on a sealed file the fixed ones, once they are sealed.

    A unit without keys that a sealed file was handed on to writes into the envelope of the unit that sent it. Refuses
    where no unit of the chain has two custodians with keys: then it is written on paper.
    """
    text = text.strip()
    if not text or not is_sealed(petition):
        return text
    who = f"{label}, {by}, {on:%d/%m/%Y}" if by else f"{label}, {on:%d/%m/%Y}"
    seal_words(_envelope(petition, on), PartKind.STEP, [(who, text)], by=by, on=on)
    return HIDDEN


def _envelope(petition: Petition, on: date) -> Petition:
    """The line whose unit can seal: this one, else the nearest before it, where the sealed parts lie until they are moved."""
    line: Petition | None = petition
    while line and not selectors.is_ready(line.unit_id, on):
        sent = Transfer.objects.filter(received_as=line).select_related("petition").first()
        line = sent.petition if sent else None
    return line or petition


def shown(petition: Petition, text: str) -> str:
    """The same for words that were sealed with the step already."""
    text = text.strip()
    return HIDDEN if text and is_sealed(petition) else text


def seal_words(
    petition: Petition, kind: str, lines: list[tuple[str, str]], *, by: User | None, on: date
) -> None:
    words = vault.Words(kind, tuple((label, normalise(text).strip()) for label, text in lines))
    vault.seal([words], subject=(access.KIND, petition.pk), unit=petition.unit_id, by=by, on=on)
