"""What is typed at the counter."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from langnghe.petitions.forms.fields import COUNTER, DAY, DatedForm, area
from langnghe.petitions.models import Field, Kind
from langnghe.units.models import Unit


class IntakeForm(DatedForm):
    unit = forms.ChoiceField(label=gettext_lazy("Cơ quan nhận"))
    full_name = forms.CharField(label=gettext_lazy("Họ và tên người gửi"), max_length=160)
    address = forms.CharField(label=gettext_lazy("Nơi ở"), max_length=300)
    phone = forms.CharField(
        label=gettext_lazy("Số điện thoại"),
        max_length=20,
        required=False,
        help_text=gettext_lazy("Bốn số cuối mở nội dung đơn khi tra cứu."),
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("Thư điện tử"),
        required=False,
        help_text=gettext_lazy("Để nhận tin khi đơn được thụ lý và được trả lời."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    channel = forms.ChoiceField(label=gettext_lazy("Cách gửi"), choices=COUNTER)
    received_on = forms.DateField(label=gettext_lazy("Ngày nhận"), widget=DAY)
    written_on = forms.DateField(label=gettext_lazy("Ngày viết đơn"), required=False, widget=DAY)
    kind = forms.ChoiceField(
        label=gettext_lazy("Loại đơn"),
        required=False,
        choices=[("", gettext_lazy("Chưa rõ, phân loại sau")), *Kind.choices],
        help_text=gettext_lazy(
            "Đơn tố cáo hoặc nghi là tố cáo: chọn tố cáo, máy sẽ dừng và chỉ cách lập hồ sơ giấy."
        ),
    )
    field = forms.ChoiceField(label=gettext_lazy("Lĩnh vực"), choices=Field.choices)
    summary = forms.CharField(label=gettext_lazy("Tóm tắt nội dung"), max_length=500, widget=area(3))
    request = forms.CharField(
        label=gettext_lazy("Yêu cầu của người gửi"), max_length=500, required=False, widget=area(2)
    )
    signers = forms.IntegerField(label=gettext_lazy("Số người ký"), min_value=1, max_value=100_000, initial=1)
    same_as = forms.CharField(
        label=gettext_lazy("Cùng vụ việc với đơn số"),
        required=False,
        max_length=20,
        help_text=gettext_lazy("Ví dụ 97/2026; để trống nếu là việc mới."),
    )
    token = forms.CharField(widget=forms.HiddenInput, max_length=64, min_length=16)

    def __init__(self, *args: Any, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["unit"]
        if isinstance(choice, forms.ChoiceField):
            choice.choices = [(unit.pk, unit.name) for unit in units]
        if len(units) == 1:
            choice.widget, choice.initial = forms.HiddenInput(), units[0].pk

    def clean_phone(self) -> str:
        phone = str(self.cleaned_data["phone"])
        digits = sum(sign.isdigit() for sign in phone)
        if phone and not 8 <= digits <= 15:  # noqa: PLR2004 - the shortest and longest numbers there are
            raise forms.ValidationError(_("Số điện thoại cần từ 8 đến 15 chữ số."))
        return phone
