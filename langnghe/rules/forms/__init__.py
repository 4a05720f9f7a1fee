"""Shapes of what an administrator types; the rules about it are in services and in the lawbook."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from langnghe.design.numbers import Number
from langnghe.rules.models import DayKind, Measure

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class SaidForm(forms.Form):
    """Who read the text, and on what it stands: asked for every change."""

    person = forms.CharField(
        label=_("Người đã đọc văn bản"),
        max_length=120,
        help_text=_("Họ tên và chức vụ; tên này hiện bên quy định."),
    )
    cite = forms.CharField(
        label=_("Căn cứ"),
        max_length=300,
        help_text=_("Số, ngày văn bản và điều khoản, ví dụ Điều 28 Luật Khiếu nại."),
    )


class ConfirmForm(SaidForm):
    since = forms.DateField(label=_("Xác nhận từ ngày"), widget=DAY)
    field_order = ("since",)


class ReplaceForm(SaidForm):
    since = forms.DateField(label=_("Áp dụng từ ngày"), widget=DAY)
    number = Number(label=_("Số"), min_value=1, max_value=999)
    measure = forms.ChoiceField(label=_("Đơn vị tính"), choices=Measure.choices)
    facts = forms.ChoiceField(label=_("Trường hợp"), required=False)
    field_order = ("since", "facts", "number", "measure")

    def __init__(self, *args: Any, cases: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        facts = self.fields["facts"]
        if len(cases) > 1 and isinstance(facts, forms.ChoiceField):
            facts.choices = cases
        else:
            del self.fields["facts"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        given["facts"] = str(given.get("facts", "")).split()
        return given


class EndForm(SaidForm):
    since = forms.DateField(label=_("Áp dụng lại quy định của pháp luật từ ngày"), widget=DAY)
    field_order = ("since",)


class DayOffForm(SaidForm):
    day = forms.DateField(label=_("Ngày"), widget=DAY)
    kind = forms.ChoiceField(label=_("Thay đổi"), choices=DayKind.choices)
    worked_on = forms.DateField(
        label=_("Ngày làm bù"),
        widget=DAY,
        required=False,
        help_text=_("Chỉ khi hoán đổi; thứ Bảy hoặc Chủ nhật."),
    )
    name = forms.CharField(label=_("Tên ngày nghỉ"), max_length=120)
    completes_year = forms.BooleanField(
        label=_("Thông báo lịch nghỉ của năm này đã đủ; lịch không còn là tạm tính"), required=False
    )
    field_order = ("day", "kind", "worked_on", "name", "completes_year")
