"""What the paper register counted: days, source, and one number for each column of the table."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from langnghe.design.numbers import Number
from langnghe.lawbook.tables import Table

DAY = forms.DateInput(attrs={"type": "date"})
FIRST = ("since", "until", "source")


# A column of a statutory table counts turns, people, đồng: no paper holds more.
MOST = 10**15


class BalanceForm(forms.Form):
    since = forms.DateField(label=gettext_lazy("Từ ngày"), widget=DAY)
    until = forms.DateField(label=gettext_lazy("Đến ngày"), widget=DAY)
    source = forms.CharField(
        label=gettext_lazy("Nguồn của số liệu"),
        max_length=300,
        help_text=gettext_lazy("Ví dụ: sổ tiếp công dân giấy, quyển 2 năm 2026, trang 1–48."),
    )

    def __init__(self, *args: Any, table: Table, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, name in table.columns.items():
            self.fields[f"column_{number}"] = Number(
                label=f"{number}. {name}",
                min_value=0,
                max_value=MOST,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )

    def first(self) -> list[forms.BoundField]:
        return [self[name] for name in FIRST]

    def columns(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name not in FIRST]

    def numbers(self) -> dict[int, int]:
        given = self.cleaned_data
        return {int(name.removeprefix("column_")): given[name] for name in given if name not in FIRST}


class TakeBackForm(forms.Form):
    because = forms.CharField(label=gettext_lazy("Lý do thu hồi"), max_length=300)
