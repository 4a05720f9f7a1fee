"""Denunciations stay on paper until a unit has the keys of two custodians."""

from datetime import date

from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.kernel.errors import Invalid


def refuse_denunciation(on: date) -> None:
    """Names and text of a denunciation are sealed to two custodians or never enter the machine."""
    raise Invalid(
        _("Đơn vị chưa có khóa của hai người giữ bí mật nên không ghi tố cáo vào máy."),
        cite=lawbook.rule("secret.regime", on).cite.text,
        instead=_("Lập hồ sơ bằng giấy theo chế độ mật và trao tận tay người có thẩm quyền."),
    )
