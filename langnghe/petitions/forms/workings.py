"""How a unit works: its approvals, its waits, the bodies that a matter concerns."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from langnghe.accounts.models import CustodyRole
from langnghe.design.numbers import Number
from langnghe.petitions.forms.steps import StepForm
from langnghe.petitions.forms.units import UnitField


class BodyForm(StepForm):
    unit = UnitField(label=gettext_lazy("Cơ quan trong danh mục"), required=False)
    name = forms.CharField(label=gettext_lazy("Hoặc tên cơ quan khác"), max_length=200, required=False)
    role = forms.ChoiceField(
        label=gettext_lazy("Vai trò"),
        choices=[choice for choice in CustodyRole.choices if choice[0] != CustodyRole.SUPERVISE],
        initial=CustodyRole.CO_OPERATE,
    )


class HabitForm(forms.Form):
    """What the unit wants of itself; no text that we have read gives these numbers."""

    unit = forms.ChoiceField(label=gettext_lazy("Đơn vị"))
    taking_days = Number(
        label=gettext_lazy("Nhắc đơn chuyển đến chưa vào sổ sau (ngày làm việc)"), min_value=1, max_value=60
    )
    reopen_days = Number(
        label=gettext_lazy("Nhận đề nghị xem xét lại trong (ngày, kể từ ngày kết thúc)"),
        min_value=0,
        max_value=3650,
        required=False,
        help_text=gettext_lazy("Bỏ trống: lúc nào cũng nhận."),
    )
    remind_days = Number(
        label=gettext_lazy("Nhắc người xử lý trước khi hết hạn (ngày)"), min_value=0, max_value=30
    )
    escalate_days = Number(
        label=gettext_lazy("Quá hạn, đã báo người đứng đầu, thì báo cơ quan cấp trên sau (ngày nữa)"),
        min_value=1,
        max_value=30,
        help_text=gettext_lazy(
            "Cấp trên chỉ biết số đơn, loại đơn và số ngày quá hạn. Các số này do đơn vị tự đặt, không phải hạn của luật."
        ),
    )

    def __init__(self, *args: Any, units: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["unit"]
        if isinstance(chosen, forms.ChoiceField):
            chosen.choices = units


class SettingForm(forms.Form):
    unit = forms.ChoiceField(label=gettext_lazy("Đơn vị"))
    approvals = forms.TypedChoiceField(
        label=gettext_lazy("Số cấp duyệt giữa đề xuất và ký"),
        choices=[(number, str(number)) for number in range(4)],
        coerce=int,
        help_text=gettext_lazy("0: người có quyền ký ngay, hợp với nơi ít người."),
    )
    approver = forms.CharField(
        label=gettext_lazy("Thêm người duyệt (tên đăng nhập)"), max_length=150, required=False
    )
    rank = forms.TypedChoiceField(
        label=gettext_lazy("Duyệt ở cấp"),
        required=False,
        choices=[(number, str(number)) for number in range(1, 4)],
        coerce=int,
        empty_value=None,
    )

    def __init__(self, *args: Any, units: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["unit"]
        if isinstance(chosen, forms.ChoiceField):
            chosen.choices = units
