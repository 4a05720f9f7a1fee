"""What is typed about a petition that was handed on."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from langnghe.petitions.forms.fields import area


class SendBackForm(forms.Form):
    because = forms.CharField(label=gettext_lazy("Lý do trả lại"), max_length=500, widget=area(2))


class RecallForm(SendBackForm):
    because = forms.CharField(label=gettext_lazy("Lý do lấy lại"), max_length=500, widget=area(2))


class ReplyForm(forms.Form):
    number = forms.CharField(label=gettext_lazy("Số văn bản phúc đáp"), max_length=60)
    text = forms.CharField(label=gettext_lazy("Kết quả giải quyết"), max_length=4000, widget=area(3))


class LinkForm(forms.Form):
    """The page of a body without an account; the token travels in the form, never in an address."""

    token = forms.CharField(
        label=gettext_lazy("Mã liên kết"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    received_number = forms.CharField(
        label=gettext_lazy("Số vào sổ của quý cơ quan"), max_length=60, required=False
    )
    number = forms.CharField(label=gettext_lazy("Số văn bản phúc đáp"), max_length=60, required=False)
    text = forms.CharField(
        label=gettext_lazy("Kết quả giải quyết"),
        max_length=4000,
        required=False,
        widget=area(4),
        help_text=gettext_lazy("Không ghi họ tên, địa chỉ của người gửi đơn."),
    )

    because = forms.CharField(
        label=gettext_lazy("Không thuộc thẩm quyền, trả lại: lý do"),
        max_length=500,
        required=False,
        widget=area(2),
        help_text=gettext_lazy("Chỉ ghi khi trả lại đơn; không ghi họ tên, địa chỉ của người gửi đơn."),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if bool(given.get("number")) != bool(given.get("text")):
            self.add_error("text", _("Phúc đáp cần cả số văn bản và kết quả."))
        return given
