"""Lines of the board of duty as pages and files show them; what is not known stays unknown."""

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from io import StringIO
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from langnghe.reception.models import DutyMonth
from langnghe.reception.selectors import duty_totals
from langnghe.reception.selectors.duty_totals import Total
from langnghe.units.models import Post

OFFICES = {
    "province_chair": gettext_lazy("Chủ tịch Ủy ban nhân dân cấp tỉnh"),
    "district_chair": gettext_lazy("Chủ tịch Ủy ban nhân dân cấp huyện"),
    "commune_chair": gettext_lazy("Chủ tịch Ủy ban nhân dân cấp xã"),
    "party.province": gettext_lazy("Bí thư tỉnh ủy, thành ủy"),
    "party.district": gettext_lazy("Bí thư cấp ủy cấp huyện"),
    "party.commune": gettext_lazy("Bí thư đảng ủy cấp xã"),
}
OLDEST = 2021
# Name, what it holds; the order is the order of the columns and does not change.
FIELDS: tuple[tuple[str, Any], ...] = (
    ("month", gettext_lazy("Tháng, viết YYYY-MM; một tuần thuộc về tháng có ngày thứ Năm của tuần ấy")),
    ("starts_on", gettext_lazy("Ngày đầu của các kỳ trong tháng")),
    ("ends_on", gettext_lazy("Ngày cuối của các kỳ trong tháng; chỉ có kỳ đã hết")),
    ("unit_code", gettext_lazy("Mã đơn vị trong hệ thống")),
    ("unit", gettext_lazy("Tên đơn vị")),
    ("province_code", gettext_lazy("Mã tỉnh")),
    ("post", gettext_lazy("Chức vụ; không có tên người")),
    ("office", gettext_lazy("Tên của nghĩa vụ trong bộ quy định (reception.freq.…)")),
    ("required", gettext_lazy("Số ngày luật hoặc quy chế chặt hơn của đơn vị yêu cầu")),
    ("kept_in_person", gettext_lazy("Số ngày người đứng đầu trực tiếp tiếp; trống là chưa báo cáo")),
    ("delegated", gettext_lazy("Số ngày ủy quyền; trống là chưa báo cáo")),
    ("moved", gettext_lazy("Số ngày dời lịch; trống là chưa báo cáo")),
    ("missed", gettext_lazy("Số ngày bỏ lỡ; trống là chưa báo cáo")),
    ("not_reported", gettext_lazy("Số ngày mà sổ chưa nói gì")),
    ("lacking", gettext_lazy("Số ngày còn thiếu so với yêu cầu, tính từng kỳ; trống là chưa báo cáo")),
    ("article", gettext_lazy("Căn cứ")),
    ("page", gettext_lazy("Địa chỉ trang của đơn vị, nơi mở ra từng buổi tiếp")),
)


@dataclass(frozen=True)
class Line:
    """One line of a table; without a total the unit has no register here, and nothing is said of it."""

    label: str
    total: Total | None
    url: str = ""
    note: str = ""
    drill: tuple[str, int] | None = None


def by_province(rows: QuerySet[DutyMonth], *, on: date) -> list[Line]:
    found = {one.key: one for one in duty_totals.totals(rows, "province")}
    units = duty_totals.units_with_duty(on=on)
    lines = []
    for area in duty_totals.provinces(on=on):
        total, all_units = found.get(area.pk), units.get(area.pk, 0)
        note = _("%(some)s/%(all)s đơn vị có số liệu") % {
            "some": total.units if total else 0,
            "all": all_units,
        }
        lines.append(Line(area.name, total, reverse("reception:duty_province", args=[area.pk]), note))
    return lines


def by_post(rows: QuerySet[DutyMonth], province: str, on: date) -> list[Line]:
    """Posts of today, and those that have ended since but have months here."""
    found = {one.key: one for one in duty_totals.totals(rows, "post")}
    posts = duty_totals.posts_of_province(province, on=on)
    ended = found.keys() - {post.pk for post in posts}
    posts += Post.objects.filter(pk__in=ended).select_related("unit").order_by("unit__sort_key", "id")
    return [_post_line(post, found.get(post.pk)) for post in posts]


def _post_line(post: Post, total: Total | None) -> Line:
    url = reverse("reception:duty_board", args=[post.unit_id])
    url += f"?nam={total.ends_on.year}" if total else ""
    return Line(post.unit.name, total, url, post.title, (post.unit_id, post.pk))


def by_office(rows: QuerySet[DutyMonth], _province: str, _on: date) -> list[Line]:
    found = duty_totals.totals(rows, "office")
    return [Line(str(OFFICES.get(one.key, one.key)), one) for one in sorted(found, key=lambda one: one.key)]


def by_month(rows: QuerySet[DutyMonth], _province: str, _on: date) -> list[Line]:
    found = duty_totals.totals(rows, "month")
    ordered = sorted(found, key=lambda one: one.key)
    return [Line(_("tháng %(month)s") % {"month": f"{one.key:%-m/%Y}"}, one) for one in ordered]


LINES: dict[str, Callable[[QuerySet[DutyMonth], str, date], list[Line]]] = {
    "post": by_post,
    "office": by_office,
    "month": by_month,
}


def years(on: date) -> list[int]:
    return list(range(on.year, OLDEST - 1, -1))


def licence() -> str:
    return _(
        "Dữ liệu mở: ai cũng được đọc, sao chép, dùng lại, khi dùng thì ghi nguồn. "
        "Cơ quan công bố chưa chọn tên một giấy phép; phần ấy là chưa xác định."
    )


def about(year: int, area: str, *, about: str) -> dict[str, Any]:
    return {
        "title": _("Nghĩa vụ tiếp công dân của người đứng đầu theo tháng"),
        "year": year,
        "province_code": area or None,
        "licence": licence(),
        "licence_name": None,
        "documentation": about,
        "unknown": "null",
        "fields": {name: str(words) for name, words in FIELDS},
    }


def open_lines(rows: QuerySet[DutyMonth], *, site: str) -> Iterator[dict[str, Any]]:
    for row in rows.iterator(chunk_size=2000):
        yield _open_line(row, site)


def _open_line(row: DutyMonth, site: str) -> dict[str, Any]:
    known = (row.kept, row.delegated, row.moved, row.missed) if row.reported else (None,) * 4
    page = reverse("reception:duty_board", args=[row.unit_id])
    values = (
        f"{row.month:%Y-%m}", row.starts_on.isoformat(), row.ends_on.isoformat(), row.unit_id, row.unit.name,
        row.province_id, row.post.title, row.post.duty_office, row.required, *known, row.unreported,
        row.lacking if row.reported else None, row.article, f"{site}{page}?nam={row.month.year}",
    )  # fmt: skip
    return dict(zip((name for name, _words in FIELDS), values, strict=True))


def as_csv(lines: Iterable[dict[str, Any]]) -> Iterator[str]:
    """UTF-8 with its mark, as spreadsheets want it; an unknown number is an empty cell."""
    yield "\ufeff" + _csv_line([name for name, _words in FIELDS])
    for line in lines:
        yield _csv_line([_cell(value) for value in line.values()])


def _cell(value: Any) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def _csv_line(cells: list[str]) -> str:
    line = StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()
