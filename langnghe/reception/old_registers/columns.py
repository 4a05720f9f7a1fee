"""The columns of an old reception book, and the words by which people head them."""

from django.utils.translation import gettext_lazy as _

from langnghe.old_books.columns import Column

COLUMNS = (
    Column("number", _("Số thứ tự trong sổ"), ("so thu tu", "so luot", "so vao so", "stt", "tt", "so")),
    Column("received_on", _("Ngày tiếp"), ("ngay tiep", "ngay tiep cong dan", "ngay thang tiep", "ngay thang nam", "ngay thang", "ngay"), is_needed=True),
    Column("full_name", _("Họ và tên"), ("ho va ten", "ho ten", "ten cong dan", "ho va ten cong dan", "ho ten cong dan", "nguoi duoc tiep", "ho ten -", "ho va ten -"), is_needed=True),
    Column("address", _("Nơi ở"), ("dia chi", "noi o", "cho o", "noi cu tru")),
    Column("heads", _("Số người"), ("so nguoi", "so cong dan", "so luot nguoi")),
    Column("content", _("Nội dung"), ("noi dung", "noi dung vu viec", "noi dung trinh bay", "tom tat noi dung", "noi dung tiep"), is_needed=True),
    Column("field", _("Lĩnh vực"), ("linh vuc",)),
    Column("receiver", _("Ai tiếp"), ("nguoi tiep", "can bo tiep", "lanh dao tiep", "hinh thuc tiep", "thanh phan tiep")),
    Column("result", _("Kết quả"), ("ket qua", "ket qua xu ly", "ket qua tiep", "huong xu ly", "y kien xu ly", "xu ly"), is_needed=True),
    Column("note", _("Ghi chú"), ("ghi chu", "tom tat ket qua")),
)  # fmt: skip
