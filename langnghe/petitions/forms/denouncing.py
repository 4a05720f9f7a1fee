"""What a denouncer tells: typed once, sealed at once; only the redacted copy stays readable."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from langnghe.documents.forms import FilesField
from langnghe.petitions.forms.fields import COUNTER, DAY, DatedForm, TokenForm, area
from langnghe.petitions.models import Field
from langnghe.units.models import Unit
from langnghe.vault.naming import NamesOfficers

WHO = ("is_anonymous", "has_leads", "full_name", "address", "phone", "email", "identity")
WHAT = ("is_spoken", "denounced", "content", "evidence", "request", "scans")
LINE = ("unit", "channel", "received_on", "field", "named_by_name", "named", "redacted")
NEEDED = gettext_lazy("Cần có, trừ khi không rõ người tố cáo.")


def redacted_copy() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Bản lược bỏ"),
        max_length=500,
        required=False,
        widget=area(3),
        help_text=gettext_lazy(
            "Ai làm việc với hồ sơ cũng đọc được. Không ghi họ tên, địa chỉ, chức vụ hay điều gì làm lộ người tố cáo; có thể để trống."
        ),
    )


def _words(label: Any, rows: int, *, required: bool = False, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, max_length=20_000, required=required, widget=area(rows), help_text=help_text
    )


def _line(label: Any, most: int, help_text: Any = "") -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, max_length=most, required=False, widget=widget, help_text=help_text)


class DenunciationForm(NamesOfficers, DatedForm, TokenForm):
    is_anonymous = forms.BooleanField(
        label=gettext_lazy("Không rõ người tố cáo (không họ tên, địa chỉ, hoặc mạo tên)"), required=False
    )
    has_leads = forms.BooleanField(
        label=gettext_lazy("Nêu rõ người bị tố cáo, có tài liệu, chứng cứ cụ thể, có cơ sở để kiểm tra"),
        required=False,
        help_text=gettext_lazy("Chỉ dùng khi không rõ người tố cáo (Điều 25 Luật Tố cáo)."),
    )
    full_name = _line(gettext_lazy("Họ và tên người tố cáo"), 160, NEEDED)
    address = _line(gettext_lazy("Nơi ở"), 300, NEEDED)
    phone = _line(gettext_lazy("Số điện thoại"), 20)
    email = _line(gettext_lazy("Thư điện tử"), 200)
    identity = _line(gettext_lazy("Số giấy tờ tùy thân"), 40)
    is_spoken = forms.BooleanField(label=gettext_lazy("Trình bày trực tiếp, cán bộ ghi lại"), required=False)
    denounced = _words(gettext_lazy("Người, cơ quan bị tố cáo"), 2)
    content = _words(gettext_lazy("Nội dung tố cáo"), 8, required=True)
    evidence = _words(gettext_lazy("Chứng cứ nêu ra"), 2)
    request = _words(gettext_lazy("Yêu cầu, kể cả yêu cầu bảo vệ"), 2)
    scans = FilesField(
        label=gettext_lazy("Bản chụp đơn và tài liệu"),
        required=False,
        help_text=gettext_lazy(
            "Niêm phong trong bộ nhớ trước khi ghi xuống đĩa; cả tên tệp cũng niêm phong."
        ),
    )
    unit = forms.ChoiceField(label=gettext_lazy("Cơ quan nhận"))
    channel = forms.ChoiceField(label=gettext_lazy("Cách gửi"), choices=COUNTER)
    received_on = forms.DateField(label=gettext_lazy("Ngày nhận"), widget=DAY)
    field = forms.ChoiceField(label=gettext_lazy("Lĩnh vực"), choices=Field.choices, initial=Field.OTHER)
    redacted = redacted_copy()
    token = forms.CharField(widget=forms.HiddenInput, max_length=64, min_length=16)

    def __init__(self, *args: Any, units: list[Unit], today: date, **kwargs: Any) -> None:
        super().__init__(*args, on=today, today=today, **kwargs)
        choice = self.fields["unit"]
        if isinstance(choice, forms.ChoiceField):
            choice.choices = [(unit.pk, unit.name) for unit in units]
        if len(units) == 1:
            choice.widget, choice.initial = forms.HiddenInput(), units[0].pk

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if not given.get("is_anonymous"):
            for name in ("full_name", "address"):
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, NEEDED)
        return given

    def groups(self) -> list[dict[str, Any]]:
        """The two parts that are sealed, then the line that is not."""
        return [
            {"title": _("Người tố cáo"), "is_sealed": True, "fields": [self[name] for name in WHO]},
            {"title": _("Nội dung"), "is_sealed": True, "fields": [self[name] for name in WHAT]},
            {"title": _("Dòng sổ"), "is_sealed": False, "fields": [self[name] for name in LINE]},
        ]


class SealForm(NamesOfficers):
    field_order = ("redacted", "content")
    redacted = redacted_copy()
    content = _words(
        gettext_lazy("Lời kể thêm"), 4, help_text=gettext_lazy("Niêm phong cùng hồ sơ; có thể để trống.")
    )


class RedactForm(forms.Form):
    redacted = redacted_copy()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["redacted"].required = True


class AddSealedForm(NamesOfficers):
    field_order = ("content", "evidence", "scans")
    content = _words(gettext_lazy("Nội dung bổ sung"), 6)
    evidence = _words(gettext_lazy("Chứng cứ nêu ra"), 2)
    scans = FilesField(label=gettext_lazy("Bản chụp đơn và tài liệu"), required=False)
