"""Questions about old books that were brought."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from langnghe.accounts.selectors import Viewer
from langnghe.documents.selectors import bytes_of, kept_about
from langnghe.kernel.errors import NotFound
from langnghe.petitions import access, old_books
from langnghe.petitions.models import Batch

NEWEST = 50


@dataclass(frozen=True)
class Preview:
    """The headings, the first rows, and everything that is wrong under a mapping."""

    sheet: old_books.Sheet
    lines: list[old_books.Line]
    problems: list[old_books.Problem]


def batches(viewer: Viewer, on: date) -> list[Batch]:
    rows = access.visible_batches(Batch.objects.select_related("unit", "by"), viewer, on)
    return list(rows.order_by("-id")[:NEWEST])


def batch(viewer: Viewer, on: date, pk: int) -> Batch:
    rows = Batch.objects.select_related("unit", "by")
    found = access.visible_batches(rows, viewer, on).filter(pk=pk).first()
    if found is None:
        raise NotFound(_("Không có lần nhập sổ này."))
    return found


def preview(batch: Batch, mapping: dict[str, int], *, on: date) -> Preview:
    sheet = old_books.read(bytes_of(kept_about((access.BATCH, batch.pk))[0]))
    lines, problems = old_books.check(sheet, mapping, on=on)
    return Preview(sheet, lines, problems)
