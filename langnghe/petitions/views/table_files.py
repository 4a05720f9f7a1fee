"""A list as a file to take along: every row that the question finds, written while it is read."""

from collections.abc import Iterable
from itertools import chain, islice

from django.http import FileResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from langnghe.kernel.clock import today
from langnghe.kernel.errors import NotFound
from langnghe.petitions.papers import desk_table

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Rows that one question brings; none but these are ever in memory.
AT_ONCE = 500


def table_file(
    ending: str, title: str, titles: list[str], rows: Iterable[list[str]], *, name: str
) -> HttpResponseBase:
    """CSV goes out row by row; a workbook is written to the disk first, and goes from there."""
    if ending not in {"csv", "xlsx"}:
        raise NotFound(_("Danh sách chỉ có dạng CSV và XLSX."))
    # What is wrong with the question is told before anything of the file has left.
    left = iter(rows)
    rows = chain(list(islice(left, 1)), left)
    answer: HttpResponseBase
    if ending == "csv":
        answer = StreamingHttpResponse(
            desk_table.as_csv(titles, rows), content_type="text/csv; charset=utf-8"
        )
    else:
        answer = FileResponse(desk_table.as_xlsx(title, titles, rows), content_type=XLSX)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}-{today():%Y-%m-%d}.{ending}"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer
