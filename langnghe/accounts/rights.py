"""Rights, and the roles that carry them: code asks for a right, never for a role's name."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Right(models.TextChoices):
    RECEIVE = "receive", _("ghi lượt tiếp công dân")
    PLAN = "plan", _("lập lịch tiếp công dân")
    POST = "post", _("niêm yết và thay đổi lịch đã niêm yết")
    HANDLE = "handle", _("xử lý đơn")
    DECIDE = "decide", _("thụ lý và ký trả lời")
    SUPERVISE = "supervise", _("giám sát")
    EDIT = "edit", _("viết tin bài")
    MODERATE = "moderate", _("kiểm duyệt bình luận")
    ADMINISTER = "administer", _("quản trị")
    KEEP_SECRET = "keep_secret", _("giữ bí mật tố cáo")


class Role(models.TextChoices):
    RECEPTION_OFFICER = "reception_officer", _("cán bộ tiếp công dân")
    HANDLER = "handler", _("cán bộ xử lý đơn")
    HEAD = "head", _("người đứng đầu")
    SUPERVISOR = "supervisor", _("thành viên đoàn giám sát")
    EDITOR = "editor", _("biên tập viên")
    ADMINISTRATOR = "administrator", _("quản trị viên")
    CUSTODIAN = "custodian", _("người giữ bí mật tố cáo")


RIGHTS: dict[str, frozenset[Right]] = {
    Role.RECEPTION_OFFICER: frozenset({Right.RECEIVE, Right.PLAN, Right.HANDLE}),
    Role.HANDLER: frozenset({Right.HANDLE}),
    Role.HEAD: frozenset({Right.RECEIVE, Right.PLAN, Right.POST, Right.HANDLE, Right.DECIDE}),
    Role.SUPERVISOR: frozenset({Right.SUPERVISE}),
    Role.EDITOR: frozenset({Right.EDIT, Right.MODERATE}),
    Role.ADMINISTRATOR: frozenset({Right.ADMINISTER}),
    Role.CUSTODIAN: frozenset({Right.KEEP_SECRET}),
}
