"""What a citizen types on the page that the code opened."""

from django import forms
from django.utils.translation import gettext_lazy

from langnghe.documents.forms import FilesField
from langnghe.petitions.forms.fields import area

STARS = [
    (5, gettext_lazy("5 - rất rõ, có căn cứ, đúng điều đã hỏi")),
    (4, gettext_lazy("4 - rõ")),
    (3, gettext_lazy("3 - tạm được")),
    (2, gettext_lazy("2 - chưa rõ")),
    (1, gettext_lazy("1 - không trả lời đúng điều đã hỏi")),
]


class MailCodeForm(forms.Form):
    mail_code = forms.CharField(
        label=gettext_lazy("Sáu số trong thư điện tử"),
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class WishForm(forms.Form):
    words = forms.CharField(label=gettext_lazy("Lý do"), max_length=1000, widget=area(3))


class RateForm(forms.Form):
    stars = forms.TypedChoiceField(
        label=gettext_lazy("Văn bản trả lời thế nào?"), choices=STARS, coerce=int, widget=forms.RadioSelect
    )


class ToldForm(forms.Form):
    address = forms.EmailField(
        label=gettext_lazy("Thư điện tử"),
        help_text=gettext_lazy("Chỉ gửi sau khi hộp thư xác nhận; mỗi thư có cách thôi nhận."),
    )


class PapersForm(forms.Form):
    papers = FilesField(
        label=gettext_lazy("Giấy tờ bổ sung"),
        help_text=gettext_lazy("PDF, ảnh, DOCX, XLSX; mỗi tệp đến 25 MB, mỗi lần đến 10 tệp và 60 MB."),
    )


class MailboxForm(forms.Form):
    token = forms.CharField(
        label=gettext_lazy("Mã trong thư"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class DecideForm(forms.Form):
    because = forms.CharField(
        label=gettext_lazy("Lý do (người gửi đọc được)"), max_length=500, widget=area(2)
    )
