"""The columns of an old book of petitions, and the words by which people head them."""

from django.utils.translation import gettext_lazy as _

from langnghe.old_books.columns import Column

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
