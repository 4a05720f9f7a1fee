"""A place in a session, and the code that opens it again."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from langnghe.design.numbers import Number
from langnghe.design.writing import long_date
from langnghe.petitions.models import Field
from langnghe.reception.booking_codes import digits_of
from langnghe.reception.selectors import Bookable

PHONE_DIGITS = range(9, 13)


class BookForm(forms.Form):
    full_name = forms.CharField(
        label=_("Họ và tên"), max_length=160, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    phone = forms.CharField(
        label=_("Số điện thoại"), max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
        help_text=_("Chỉ dùng để báo khi buổi tiếp thay đổi và để mỗi người giữ một chỗ."),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("Thư điện tử"), required=False, help_text=_("Để nhận nhắc lịch một ngày trước; không bắt buộc."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip
    field = forms.ChoiceField(label=_("Việc thuộc lĩnh vực"), choices=Field.choices)
    topic = forms.CharField(
        label=_("Nội dung ngắn"), max_length=200, required=False,
        widget=forms.Textarea(attrs={"rows": 2, "data-no-draft": ""}),
        help_text=_("Không bắt buộc. Không ghi nội dung tố cáo hay tên người bị tố cáo ở đây."),
    )  # fmt: skip
    token = forms.CharField(widget=forms.HiddenInput, min_length=16, max_length=64)

    def __init__(self, *args: Any, at_counter: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phone"].required = not at_counter

    def clean_phone(self) -> str:
        digits = digits_of(self.cleaned_data["phone"])
        if self.cleaned_data["phone"].strip() and len(digits) not in PHONE_DIGITS:
            raise forms.ValidationError(_("Số điện thoại phải có từ 9 đến 12 chữ số."))
        return digits


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Mã đăng ký"), max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        help_text=_("Mã đã hiện khi ông bà đăng ký, ví dụ 7K4M-92QX-D0AB-C."),
    )  # fmt: skip


class RebookForm(forms.Form):
    to = forms.ChoiceField(label=_("Đổi sang buổi"))

    def __init__(self, *args: Any, sessions: list[Bookable], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [  # type: ignore[attr-defined]
            (str(one.session.pk), long_date(one.session.held_on)) for one in sessions
        ]


class BookingTermsForm(forms.Form):
    capacity = Number(
        label=_("Số chỗ mỗi buổi"), min_value=0, max_value=200, help_text=_("0: không nhận đăng ký trước.")
    )
    closes_days = Number(
        label=_("Hết hạn đăng ký trước (ngày làm việc)"), min_value=0, max_value=30,
        help_text=_("Ai đăng ký muộn được ghi vào buổi kế tiếp."),
    )  # fmt: skip
    per_person = Number(label=_("Số chỗ mỗi số điện thoại"), min_value=1, max_value=5)
    papers = forms.CharField(
        label=_("Giấy tờ cần mang theo"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
