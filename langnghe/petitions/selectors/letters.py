"""Questions about letters: of one file, of a unit's register, and what a letter may say."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.accounts.models import Custody
from langnghe.accounts.rights import Right
from langnghe.accounts.selectors import Viewer, units_with
from langnghe.documents import selectors as documents
from langnghe.documents.models import StoredFile
from langnghe.kernel.errors import NotFound, WrongState
from langnghe.petitions import access, letters
from langnghe.petitions.models import (
    AFTER_CLOSING,
    NUMBERED,
    Letter,
    LetterState,
    LetterTemplate,
    OwedLetter,
    Petition,
)
from langnghe.petitions.selectors.file import title_of
from langnghe.petitions.selectors.known import head_and_place, known_facts
from langnghe.rules.selectors import book_of
from langnghe.units.models import Unit

PAGE = 100


@dataclass(frozen=True)
class RegisterPage:
    rows: list[Letter]
    following: str


def offered_kinds(petition: Petition) -> list[letters.LetterKind]:
    """What may be drafted now: by kind and state of the petition, and what a step before still asks for."""
    if petition.voided_on or hasattr(petition, "denunciation"):
        return []
    owed = OwedLetter.objects.filter(petition=petition, settled_on__isnull=True).values_list(
        "kind", flat=True
    )
    fitting = {kind.code for kind in _suiting(petition) if not kind.is_sealed} | set(owed)
    return [kind for kind in letters.kinds().values() if kind.code in fitting]


def sealed_kinds(petition: Petition) -> list[letters.LetterKind]:
    """What may be written about a sealed denunciation; to a sender who is unknown there is no letter."""
    denunciation = getattr(petition, "denunciation", None)
    if petition.voided_on or denunciation is None:
        return []
    found = [kind for kind in _suiting(petition) if kind.is_sealed]
    return [kind for kind in found if not (denunciation.is_anonymous and kind.names_sender)]


def sealed_papers(petition: Petition, step: str) -> "QuerySet[Letter]":
    """Numbered papers of a sealed file that wait for the step which asks for their number."""
    kind = letters.kind_for(step, petition.kind, petition.instance, is_sealed=True)
    rows = Letter.objects.filter(petition=petition, kind=kind.code if kind else "", step__isnull=True)
    return rows.filter(issued_on__isnull=False).order_by("pk")


def numbered_before(petition: Petition, step: str) -> dict[str, str]:
    """The number that a step of a sealed file begins with: of the paper that was written for it."""
    waiting = sealed_papers(petition, step).last() if hasattr(petition, "denunciation") else None
    return {"number": waiting.shown_number} if waiting else {}


def _suiting(petition: Petition) -> list[letters.LetterKind]:
    known = letters.kinds().values()
    return [kind for kind in known if kind.suits(petition.kind, petition.state, petition.instance)]


def sealed_defaults(petition: Petition, kind: letters.LetterKind, on: date) -> dict[str, str]:
    """What the form of a sealed letter begins with: nothing of the sender, whose name nobody has opened yet."""
    unit = Unit.objects.select_related("area", "parent").get(pk=petition.unit_id)
    signer, place = head_and_place(unit, on)
    filled = letters.defaults(kind, unit, known_facts(petition, unit), signer=signer, place=place)
    typed = {one.name for one in kind.fields} | {"place", "capacity", "signer"}
    begun = {name: value for name, value in filled.items() if name in typed}
    return {**begun, "symbol": letters.symbol_for(kind, unit), "recipients": letters.archive(unit)}


def letter_units(held: list[Custody], viewer: Viewer, on: date) -> list[Unit]:
    """The viewer's units in whose name a letter about this file can be written, from the rows that hold it."""
    own = units_with(viewer, Right.HANDLE, on=on)
    now = [row for row in held if row.since <= on and (row.until is None or row.until >= on)]
    writing = {row.unit_id: row.unit for row in now if row.role in access.WRITING and row.unit_id in own}
    return list(writing.values())


def letters_of(petition: Petition) -> list[Letter]:
    rows = Letter.objects.filter(petition=petition).exclude(state=LetterState.DISCARDED)
    return list(rows.order_by("id"))


def letter(viewer: Viewer, on: date, pk: int) -> Letter:
    """One letter, of a petition that the viewer may see."""
    rows = Letter.objects.select_related(
        "petition__person",
        "petition__matter",
        "petition__unit",
        "petition__denunciation",
        "unit__area",
        "unit__parent",
        "template",
    )
    found = rows.filter(pk=pk).first()
    seen = found and access.visible(Petition.objects.filter(pk=found.petition_id), viewer, on).exists()
    if found is None or not seen or found.petition.voided_on:
        raise NotFound(_("Không có văn bản này, hoặc đơn vị của ông bà không giữ hồ sơ này."))
    return found


def signed_copies(viewer: Viewer, row: Letter, on: date) -> list[StoredFile]:
    """The scans of the signed paper, the one that stands first."""
    if row.signed_copy is None:
        return []
    return list(documents.files_about(viewer, (access.LETTER, row.pk), on).order_by("-id"))


def takes_copies(viewer: Viewer, row: Letter, on: date) -> bool:
    return access.may_keep_copy(viewer, row, on)


def paper_of(row: Letter, on: date) -> letters.Paper:
    """What was frozen with the number; a draft is drawn from today's register, with its watermark."""
    if row.paper:
        return letters.Paper(**row.paper)
    kind = letters.kind_of(row.kind)
    known = known_facts(row.petition, row.unit)
    return letters.paper(row, kind, known, on=on, watermark=letters.PREVIEW)


def asked_fields(petition: Petition, step: str, on: date) -> list[tuple[letters.Field, str]]:
    """What the paper of a step says beyond what the step itself asks, each with what the file knows of it."""
    kind = letters.kind_for(step, petition.kind, petition.instance)
    if kind is None or hasattr(petition, "denunciation"):
        return []
    signer, place = head_and_place(petition.unit, on)
    known = known_facts(petition, petition.unit)
    filled = letters.defaults(kind, petition.unit, known, signer=signer, place=place)
    own = [one for one in kind.fields if one.name not in kind.gives]
    return [(one, filled[one.name]) for one in [*own, *letters.signing()]]


def template_of(unit: str, kind: str) -> LetterTemplate | None:
    return LetterTemplate.objects.filter(unit=unit, kind=kind, ended_on__isnull=True).first()


def own_template(row: Letter) -> LetterTemplate | None:
    """What a numbered letter was written with; a draft takes what stands now."""
    return row.template if row.issued_on else template_of(row.unit_id, row.kind)


def has_pdf(row: Letter) -> bool:
    """A unit's own DOCX becomes a PDF only where LibreOffice is installed."""
    return own_template(row) is None or bool(letters.office.program())


def docx_of(row: Letter, on: date) -> bytes:
    paper, own = paper_of(row, on), own_template(row)
    return letters.own.fill(bytes(own.content), paper) if own else letters.docx(paper)


def letter_register(
    viewer: Viewer, on: date, *, unit: str, year: int, after: int | None = None
) -> RegisterPage:
    """A unit's letters of a year, the newest number first; another unit's book is empty."""
    rows = _registered(viewer, on, unit=unit, year=year).filter(state__in=NUMBERED)
    if after:
        rows = rows.filter(number__lt=after)
    rows = rows.select_related("petition", "unit").order_by("-number")
    found = list(rows[: PAGE + 1])
    return RegisterPage(found[:PAGE], str(found[PAGE - 1].number) if len(found) > PAGE else "")


def _registered(viewer: Viewer, on: date, *, unit: str, year: int) -> QuerySet[Letter]:
    """An officer who is named in a denunciation learns not even of its letters."""
    rows = Letter.objects.filter(unit=unit, year=year, number__isnull=False)
    rows = rows.filter(unit__in=access.reading_units(viewer, on))
    return rows.exclude(petition__in=access.unknown_to(viewer))


def whole_register(viewer: Viewer, on: date, *, unit: str, year: int) -> list[dict[str, Any]]:
    """Every line of a year's book in the order of numbers, for paper and spreadsheet; no names of citizens."""
    rows = _registered(viewer, on, unit=unit, year=year)
    return [line_of(row) for row in rows.select_related("petition").order_by("number")]


def line_of(row: Letter) -> dict[str, Any]:
    kind = letters.kind_of(row.kind)
    return {
        "letter": row,
        "number": row.shown_number,
        "on": row.issued_on,
        "title": kind.label,
        "petition": str(row.petition),
        "signer": row.fields.get("signer", ""),
        "version": row.version,
        "sent_on": row.sent_on,
        "sent_way": row.sent_way,
        "state": row.get_state_display(),
    }


def slip_of(row: Letter) -> dict[str, Any]:
    """What the internal sheet says beside the letter: rule, form, terms, and how sure each is."""
    kind, on = letters.kind_of(row.kind), row.issued_on or row.drafted_on
    clock = row.petition.clocks.exclude(rule__in=AFTER_CLOSING).order_by("-id").first()
    send = _send_term(row, kind)
    return {
        "basis": kind.basis(on),
        "form": kind.form(on),
        "clock": clock,
        "clock_title": title_of(clock) if clock else "",
        "doubt": _doubt(clock.confidence) if clock else "",
        "send": send,
        "send_doubt": _doubt(str(send.confidence)) if send else "",
    }


def _send_term(row: Letter, kind: letters.LetterKind) -> lawbook.Deadline | None:
    if not kind.send_rule or row.issued_on is None:
        return None
    try:
        return lawbook.deadline(kind.send_rule, row.issued_on, book=book_of(row.unit_id))
    except lawbook.LawError:
        return None


def _doubt(confidence: str) -> str:
    words = {"one-source": _("mới có một nguồn"), "unverified": _("chưa kiểm chứng")}
    return words.get(confidence, "")


def letter_to_print(viewer: Viewer, on: date, petition: Petition) -> Letter:
    """The newest numbered letter of a file; refuses a file without one, and a letter that is no sheet of ours."""
    rows = Letter.objects.filter(petition=petition, state__in=NUMBERED).exclude(state=LetterState.REPLACED)
    newest = rows.order_by("-id").values_list("pk", flat=True).first()
    if newest is None:
        raise WrongState(_("Đơn %(number)s chưa có văn bản nào lấy số.") % {"number": petition})
    found = letter(viewer, on, newest)
    if own_template(found) is not None or hasattr(found.petition, "denunciation"):
        raise WrongState(
            _("Văn bản của đơn %(number)s dùng mẫu riêng hoặc được niêm phong: mở từng văn bản.")
            % {"number": petition}
        )
    return found
