"""The columns of an old book, and the words by which people head them."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from langnghe.vietnamese import fold


@dataclass(frozen=True)
class Column:
    """One of our columns: its name, and headings without marks, the surest first."""

    name: str
    title: "str | Promise"
    headings: tuple[str, ...]
    is_needed: bool = False


COLUMNS = (
    Column("number", _("Số đơn"), ("so don", "so vao so", "so thu tu don", "so den", "so ho so", "so")),
    Column("received_on", _("Ngày nhận"), ("ngay nhan", "ngay tiep nhan", "ngay den", "ngay vao so", "ngay nhan don"), is_needed=True),
    Column("full_name", _("Họ và tên người gửi"), ("ho va ten", "ho ten", "nguoi gui", "ho va ten nguoi gui", "nguoi viet don", "ten cong dan", "nguoi dung don"), is_needed=True),
    Column("address", _("Nơi ở"), ("dia chi", "noi o", "cho o", "noi cu tru")),
    Column("phone", _("Số điện thoại"), ("so dien thoai", "dien thoai", "sdt")),
    Column("summary", _("Tóm tắt nội dung"), ("noi dung", "tom tat noi dung", "noi dung don", "trich yeu", "tom tat"), is_needed=True),
    Column("kind", _("Loại đơn"), ("loai don", "phan loai", "loai", "loai khieu to")),
    Column("field", _("Lĩnh vực"), ("linh vuc",)),
    Column("channel", _("Cách gửi"), ("nguon don", "cach gui", "hinh thuc", "hinh thuc gui")),
    Column("written_on", _("Ngày viết đơn"), ("ngay viet", "ngay viet don", "ngay don", "don de ngay")),
    Column("signers", _("Số người ký"), ("so nguoi ky", "so nguoi", "so cong dan")),
    Column("accepted_on", _("Ngày thụ lý"), ("ngay thu ly", "thu ly")),
    Column("closed_on", _("Ngày kết thúc"), ("ngay ket thuc", "ngay giai quyet xong", "ngay tra loi", "ngay giai quyet")),
    Column("result", _("Kết quả"), ("ket qua", "ket qua giai quyet", "huong giai quyet", "ket qua xu ly")),
)  # fmt: skip


def guess(headings: list[str]) -> dict[str, int]:
    """Which of our columns stands where: a heading that is exactly a known one first, then one that begins so."""
    folded = [" ".join(fold(heading).replace("(", " ").replace(".", " ").split()) for heading in headings]
    found: dict[str, int] = {}
    for fits in (str.__eq__, lambda heading, known: heading.startswith(f"{known} ")):
        for column in COLUMNS:
            free = [at for at in range(len(folded)) if at not in found.values() and folded[at]]
            places = (at for known in column.headings for at in free if fits(folded[at], known))
            if column.name not in found and (at := next(places, None)) is not None:
                found[column.name] = at
    return found
