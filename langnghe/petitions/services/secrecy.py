"""A denunciation is sealed from its first moment or stays on paper; the rest of its life asks here."""

from datetime import date

from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.kernel.errors import Invalid, Refusal, WrongState
from langnghe.petitions.models import Denunciation, Petition
from langnghe.petitions.suspecting import looks_like_denunciation


class DenunciationAsked(Refusal):
    """A word in the text asks a question that only the officer can answer; nothing was written."""


def asked_about(*texts: str, stated: bool, on: date) -> bool:
    """Whether the words look like a denunciation and the officer stated that they are none; refuses the unanswered."""
    if not looks_like_denunciation(*texts):
        return False
    if not stated:
        raise DenunciationAsked(
            _("Lời ghi có vẻ là tố cáo. Chưa ghi gì vào máy."),
            cite=lawbook.rule("secret.regime", on).cite.text,
            instead=_("Trả lời câu hỏi bên dưới: đây có phải là tố cáo không?"),
        )
    return True


class DenunciationRefused(Invalid):
    """A denunciation at a door that takes none; nothing of it is kept."""


def refuse_denunciation(on: date) -> None:
    """Names and text of a denunciation pass through the sealing door or never enter the machine."""
    raise DenunciationRefused(
        _("Tố cáo không ghi bằng biểu mẫu này: chưa có gì được lưu."),
        cite=lawbook.rule("secret.regime", on).cite.text,
        instead=_(
            "Mở trang “Nhận tố cáo” hoặc “Niêm phong” của hồ sơ; đơn vị chưa có khóa của hai người giữ bí mật thì lập hồ sơ bằng giấy."
        ),
    )


def refuse_told_by_citizen(*texts: str, on: date) -> None:
    """What a citizen writes by the code is kept in clear, so a denunciation is guided and not kept."""
    if looks_like_denunciation(*texts):
        raise Invalid(
            _("Phần này có vẻ là tố cáo nên chưa được lưu: tố cáo không gửi qua mạng."),
            cite=lawbook.rule("secret.regime", on).cite.text,
            instead=_(
                "Ông bà đến trình bày trực tiếp hoặc gửi đơn giấy trong phong bì kín; nếu không tố cáo ai, xin viết lại bằng lời khác."
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


def refuse_letters(petition: Petition) -> None:
    """A letter names the sender; beside a sealed petition no draft and no wording is kept in clear."""
    if is_sealed(petition):
        raise WrongState(
            _("Hồ sơ này được niêm phong nên máy không giữ bản thảo và lời văn của văn bản."),
            instead=_(
                "Văn bản gửi người tố cáo: mở ở mục Văn bản của hồ sơ; văn bản khác soạn, lấy số ngoài máy theo chế độ mật rồi ghi số ở bước."
            ),
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
