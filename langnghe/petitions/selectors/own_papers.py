"""What belongs to the sender of a petition: the text, the papers handed in, the letters written to them."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from langnghe.documents import selectors as documents
from langnghe.documents.models import FileState, Level, StoredFile
from langnghe.kernel.errors import NotFound
from langnghe.petitions import access, letters
from langnghe.petitions.models import (
    Channel,
    Denunciation,
    Letter,
    LetterState,
    Petition,
    PetitionBody,
    SubmittedPaper,
)
from langnghe.petitions.selectors.letters import has_pdf

# A decision is made for its complainant, though it begins with grounds and not with an addressee.
TO_SENDER = "{addressee_name}"
DECISIONS = {
    "first_decision", "second_decision", "suspension_decision", "resumption_decision", "discontinuation_decision",
}  # fmt: skip


@dataclass(frozen=True)
class OwnLetter:
    """A letter to the sender: its signed scan where there is one, else the sheet that was frozen with its number."""

    letter: Letter
    scan: StoredFile | None

    @property
    def title(self) -> str:
        return letters.kind_of(self.letter.kind).label

    @property
    def is_here(self) -> bool:
        """A paper that another book numbered was written elsewhere: without its scan there is nothing to hand out."""
        return self.scan is not None or not self.letter.given_number

    @property
    def as_docx(self) -> bool:
        return self.scan is None and not has_pdf(self.letter)


@dataclass(frozen=True)
class Own:
    text: str
    papers: list[SubmittedPaper]
    files: list[StoredFile]
    letters: list[OwnLetter]

    def file(self, pk: str) -> StoredFile:
        for one in self.files:
            if str(one.pk) == pk:
                return one
        raise NotFound(_("Không có tệp này trong đơn của ông bà."))

    def letter(self, pk: str) -> OwnLetter:
        for one in self.letters:
            if str(one.letter.pk) == pk and one.is_here:
                return one
        raise NotFound(_("Không có văn bản này trong đơn của ông bà."))


NOTHING = Own("", [], [], [])


def own_of(petition: Petition, *, living: int | None) -> Own:
    """Of the petition, and the letters of the line that lives, in another book; of what is sealed, nothing."""
    lines = [petition.pk, *([living] if living else [])]
    if Denunciation.objects.filter(petition__in=lines).exists():
        return NOTHING
    added = Q(petition=living, carried_from__isnull=True)
    papers = SubmittedPaper.objects.filter(Q(petition=petition) | added)
    return Own(_text(petition), list(papers.order_by("id")), _files_of(petition, living), _letters(lines))


def _text(petition: Petition) -> str:
    """The whole text as it came; what somebody else passed on is told by its summary."""
    if petition.channel == Channel.PASSED_ON:
        return ""
    return PetitionBody.objects.filter(petition=petition).values_list("body", flat=True).first() or ""


def _files_of(petition: Petition, living: int | None) -> list[StoredFile]:
    """What came with it, then what was added where it lives: there the first ones lie again, since they were handed on."""
    first = documents.whole_about((access.KIND, petition.pk))
    known = {one.sha256 for one in first}
    files = [] if petition.channel == Channel.PASSED_ON else _mine(first)
    added = _mine(documents.kept_about((access.KIND, living))) if living else []
    return [*files, *(one for one in added if one.sha256 not in known)]


def _mine(files: list[StoredFile]) -> list[StoredFile]:
    """What the sender sent, never what officers attached, nor the letter in which somebody else passed it on."""
    kept = [one for one in files if one.state == FileState.KEPT and one.level == Level.NORMAL]
    return [
        one
        for one in kept
        if one.uploaded_by_id is None and one.redacted_from_id is None and one.media_type != "message/rfc822"
    ]


def _letters(lines: list[int]) -> list[OwnLetter]:
    rows = Letter.objects.filter(petition__in=lines).select_related("unit", "template").order_by("id")
    mine = [one for one in rows if _is_to_sender(one) and _has_left(one)]
    scans = {one.signed_copy: one.pk for one in mine if one.signed_copy}
    about = [(access.LETTER, pk) for pk in scans.values()]
    files = {file.subject_id: file for file in documents.kept_among(about) if file.pk in scans}
    return [OwnLetter(one, files.get(one.pk)) for one in mine]


def _is_to_sender(letter: Letter) -> bool:
    kind = letters.kind_of(letter.kind)
    return not kind.is_sealed and (kind.to == TO_SENDER or kind.code in DECISIONS)


def _has_left(letter: Letter) -> bool:
    """Signed or sent, or the paper of a step that was taken."""
    is_of_step = letter.state == LetterState.ISSUED and letter.step_id is not None
    return is_of_step or letter.state in {LetterState.SIGNED, LetterState.SENT}
