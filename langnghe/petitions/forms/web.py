"""What a citizen types on the web."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from langnghe.design.choosing import Fixed
from langnghe.design.forms import Form
from langnghe.documents.forms import FilesField, ManyFiles
from langnghe.petitions.forms.fields import TokenForm, area
from langnghe.petitions.models import Kind


class WebForm(Form, TokenForm):
    full_name = forms.CharField(
        label=gettext_lazy("Họ và tên"),
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    address = forms.CharField(
        label=gettext_lazy("Nơi ở"),
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    phone = forms.CharField(
        label=gettext_lazy("Số điện thoại"),
        max_length=20,
        required=False,
        help_text=gettext_lazy("Bốn số cuối mở nội dung đơn khi tra cứu."),
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("Thư điện tử"),
        required=False,
        help_text=gettext_lazy("Để nhận tin khi đơn được thụ lý và được trả lời."),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Ông bà gửi gì"),
        required=False,
        choices=Fixed([("", gettext_lazy("Chưa rõ, để cán bộ phân loại")), *Kind.choices]),
    )
    title = forms.CharField(label=gettext_lazy("Việc gì, ở đâu"), max_length=200)
    body = forms.CharField(label=gettext_lazy("Nội dung và yêu cầu"), max_length=20_000, widget=area(10))
    papers = FilesField(
        label=gettext_lazy("Ảnh, giấy tờ kèm theo"),
        required=False,
        widget=ManyFiles(attrs={"accept": ".pdf,.jpg,.jpeg,.png,.webp,.docx"}),
        help_text=gettext_lazy("PDF, ảnh hoặc DOCX; mỗi tệp đến 25 MB, đến 10 tệp và 60 MB."),
    )
    is_no_denunciation = forms.BooleanField(
        label=gettext_lazy("Đơn này không tố cáo ai; tôi chỉ nhắc đến từ ấy"), required=False
    )
    # People do not see this field; machines that fill every field do.
    website = forms.CharField(required=False, max_length=200)
    token = forms.CharField(widget=forms.HiddenInput, max_length=64, min_length=16)

    def clean_phone(self) -> str:
        phone = str(self.cleaned_data["phone"])
        digits = sum(sign.isdigit() for sign in phone)
        if phone and not 8 <= digits <= 15:  # noqa: PLR2004 - the shortest and longest numbers there are
            raise forms.ValidationError(_("Số điện thoại cần từ 8 đến 15 chữ số."))
        return phone

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("website"):
            raise forms.ValidationError(_("Đơn này trông như do máy gửi; bỏ trống ô cuối rồi gửi lại."))
        return given
