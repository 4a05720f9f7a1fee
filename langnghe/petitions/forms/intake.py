"""What is typed at the counter."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from langnghe.design.choosing import Fixed
from langnghe.design.numbers import Number
from langnghe.people.services import NOT_STATED
from langnghe.petitions.forms.came_with import CameWithForm
from langnghe.petitions.forms.fields import COUNTER, DAY, TokenForm, area, not_denunciation, phone_number
from langnghe.petitions.forms.lines import unit_named
from langnghe.petitions.models import Channel, Field, Kind
from langnghe.units.models import Unit


class IntakeForm(CameWithForm, TokenForm):
    groups_of = (*CameWithForm.groups_of, (gettext_lazy("Nhập hộ cơ quan khác"), ("on_behalf_of",)))

    unit = forms.ChoiceField(label=gettext_lazy("Cơ quan nhận"))
    full_name = forms.CharField(label=gettext_lazy("Họ và tên người gửi"), max_length=160, required=False)
    address = forms.CharField(label=gettext_lazy("Nơi ở"), max_length=300, required=False)
    is_nameless = forms.BooleanField(
        label=gettext_lazy("Đơn không ghi họ tên, nơi ở"),
        required=False,
        help_text=gettext_lazy("Đơn vẫn vào sổ; ô để trống được ghi là “không ghi”."),
    )
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
    channel = forms.ChoiceField(label=gettext_lazy("Cách gửi"), choices=Fixed(COUNTER))
    received_on = forms.DateField(label=gettext_lazy("Ngày nhận"), widget=DAY)
    written_on = forms.DateField(label=gettext_lazy("Ngày viết đơn"), required=False, widget=DAY)
    kind = forms.ChoiceField(
        label=gettext_lazy("Loại đơn"),
        required=False,
        choices=Fixed([("", gettext_lazy("Chưa rõ, phân loại sau")), *Kind.choices]),
        help_text=gettext_lazy("Đơn tố cáo hoặc nghi là tố cáo: không điền ở đây, mở trang “Nhận tố cáo”."),
    )
    field = forms.ChoiceField(label=gettext_lazy("Lĩnh vực"), choices=Fixed(Field.choices))
    summary = forms.CharField(label=gettext_lazy("Tóm tắt nội dung"), max_length=500, widget=area(3))
    request = forms.CharField(
        label=gettext_lazy("Yêu cầu của người gửi"), max_length=500, required=False, widget=area(2)
    )
    signers = Number(label=gettext_lazy("Số người ký"), min_value=1, max_value=100_000, initial=1)
    same_as = forms.CharField(
        label=gettext_lazy("Cùng vụ việc với đơn số"),
        required=False,
        max_length=20,
        help_text=gettext_lazy("Ví dụ 97/2026; để trống nếu là việc mới."),
    )
    on_behalf_of = forms.CharField(
        label=gettext_lazy("Nhập hộ cho cơ quan"),
        required=False,
        max_length=160,
        help_text=gettext_lazy(
            "Đơn vào sổ của cơ quan ấy; sổ ghi rõ ai nhập hộ. Gõ tên, ví dụ UBND phường Hạc Thành."
        ),
    )
    not_denunciation = not_denunciation()
    token = forms.CharField(widget=forms.HiddenInput, max_length=64, min_length=16)

    def __init__(self, *args: Any, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["unit"]
        if isinstance(choice, forms.ChoiceField):
            choice.choices = [(unit.pk, unit.name) for unit in units]
        if len(units) == 1:
            choice.widget, choice.initial = forms.HiddenInput(), units[0].pk

    def clean_on_behalf_of(self) -> Unit | None:
        name = str(self.cleaned_data["on_behalf_of"]).strip()
        return unit_named(name, on=self.today) if name else None

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        nameless = given.pop("is_nameless", False)
        for name in (
            {"full_name", "address"} - {key for key, value in given.items() if value} - set(self.errors)
        ):
            if nameless:
                given[name] = NOT_STATED
            else:
                self.add_error(
                    name, _("Ghi mục này; đơn không ghi thì đánh dấu “Đơn không ghi họ tên, nơi ở”.")
                )
        if given.get("channel") == Channel.PASSED_ON and not given.get("sender_kind"):
            self.add_error("sender_kind", _("Đơn do cơ quan, đại biểu chuyển đến thì phải ghi nơi chuyển."))
        return given

    def clean_phone(self) -> str:
        return phone_number(str(self.cleaned_data["phone"]))
