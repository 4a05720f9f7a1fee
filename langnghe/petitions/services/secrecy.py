"""A denunciation is sealed from its first moment or stays on paper; the rest of its life asks here."""

from datetime import date

from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.kernel.errors import Invalid, WrongState
from langnghe.petitions.models import Denunciation, Petition


def refuse_denunciation(on: date) -> None:
    """Names and text of a denunciation pass through the sealing door or never enter the machine."""
    raise Invalid(
        _("Tố cáo không ghi bằng biểu mẫu này: chưa có gì được lưu."),
        cite=lawbook.rule("secret.regime", on).cite.text,
        instead=_(
            "Mở trang “Nhận tố cáo” hoặc “Niêm phong” của hồ sơ; đơn vị chưa có khóa của hai người giữ bí mật thì lập hồ sơ bằng giấy."
        ),
    )


def is_sealed(petition: Petition) -> bool:
    return Denunciation.objects.filter(petition=petition.pk).exists()


def refuse_sealed(petition: Petition) -> None:
    """What would write names, words or files in clear beside a sealed petition is refused."""
    if is_sealed(petition):
        raise WrongState(
            _("Hồ sơ này được niêm phong nên không ghi thêm họ tên, nội dung hoặc tệp ở đây."),
            instead=_("Dùng trang “Thêm vào phần niêm phong”, hoặc nhận trực tiếp tại nơi tiếp công dân."),
        )


def must_be_acceptable(petition: Petition, on: date) -> None:
    """An anonymous denunciation is never accepted as one; with leads it is information to check."""
    found = Denunciation.objects.filter(petition=petition.pk).first()
    if found is None:
        refuse_denunciation(on)
    elif found.is_anonymous:
        law = lawbook.rule("denunciation.anonymous", on)
        raise WrongState(
            _("Tố cáo không rõ người tố cáo thì không thụ lý theo trình tự tố cáo."),
            cite=law.cite.text,
            instead=_("Có chứng cứ cụ thể thì chuyển làm thông tin kiểm tra; không thì lưu đơn."),
        )
