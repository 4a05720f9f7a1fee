"""What a citizen types to find a petition."""

from django import forms
from django.utils.translation import gettext_lazy


class TrackForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("Mã trên giấy biên nhận"),
        max_length=60,
        help_text=gettext_lazy("Ví dụ 7K4M-92QX-B3TD-H. Chữ hoa hay thường, có gạch hay không đều được."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}
        ),
    )
    last4 = forms.CharField(
        label=gettext_lazy("Bốn số cuối điện thoại đã ghi trong đơn"),
        max_length=4,
        required=False,
        help_text=gettext_lazy("Chỉ cần khi muốn xem nội dung đơn và văn bản trả lời."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )
