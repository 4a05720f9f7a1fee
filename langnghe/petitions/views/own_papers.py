"""A sender's own papers: each leaves as an attachment, by the seal of a page that proof has opened."""

from collections.abc import Callable
from urllib.parse import quote

from django.http import HttpResponse

from langnghe.documents import selectors as documents
from langnghe.kernel.clock import today
from langnghe.petitions import letters, selectors
from langnghe.petitions.models import Letter

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _file(found: selectors.Tracked, pk: str) -> HttpResponse:
    file = found.own.file(pk)
    return _leaving(documents.bytes_of(file), file.media_type, file.name)


def _letter(found: selectors.Tracked, pk: str) -> HttpResponse:
    one = found.own.letter(pk)
    if one.scan:
        return _leaving(documents.bytes_of(one.scan), one.scan.media_type, one.scan.name)
    name = one.letter.shown_number.replace("/", "-")
    if one.as_docx:
        return _leaving(selectors.docx_of(one.letter, today()), DOCX, f"{name}.docx")
    return _leaving(sheet_of(one.letter), PDF, f"{name}.pdf")


def sheet_of(letter: Letter) -> bytes:
    """The letter as PDF: of the unit's own DOCX where it was written with one."""
    on = today()
    if selectors.own_template(letter):
        return letters.office.pdf_of(selectors.docx_of(letter, on))
    return letters.pdf(selectors.paper_of(letter, on))


def _leaving(data: bytes, media_type: str, name: str) -> HttpResponse:
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(data, content_type=media_type, headers=headers)


DOWNLOADS: dict[str, Callable[[selectors.Tracked, str], HttpResponse]] = {"tep": _file, "van-ban": _letter}
