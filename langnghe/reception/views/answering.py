"""A paper as a file: never cached, for it may show a name."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from langnghe.kernel.errors import NotFound
from langnghe.reception.papers.sheet import Sheet, pdf
from langnghe.reception.papers.word import docx

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def answer_paper(sheet: Sheet, kind: str, name: str) -> HttpResponse:
    if kind == "pdf":
        answer = HttpResponse(pdf(sheet), content_type="application/pdf")
    elif kind == "docx":
        answer = HttpResponse(docx(sheet), content_type=WORD)
    else:
        raise NotFound(_("Giấy này chỉ có dạng PDF và DOCX."))
    place = "inline" if kind == "pdf" else "attachment"
    answer.headers["Content-Disposition"] = f'{place}; filename="{name}.{kind}"'
    answer.headers["Cache-Control"] = "no-store, private"
    return answer
