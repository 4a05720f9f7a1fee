"""What is typed beside a file: a note, an absence."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from langnghe.accounts.models import User
from langnghe.petitions.forms.fields import DAY
from langnghe.units.models import Unit


class NoteForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Viết ghi chú"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "data-key": "i"}),
        help_text=gettext_lazy("Chỉ cán bộ đơn vị xem được; người gửi đơn không thấy. Phím I đến đây."),
    )


class CoverForm(forms.Form):
    unit = forms.ModelChoiceField(label=gettext_lazy("Đơn vị"), queryset=Unit.objects.none())
    absent = forms.ModelChoiceField(label=gettext_lazy("Người vắng mặt"), queryset=User.objects.none())
    cover = forms.ModelChoiceField(label=gettext_lazy("Người trực thay"), queryset=User.objects.none())
    since = forms.DateField(label=gettext_lazy("Từ ngày"), widget=DAY)
    until = forms.DateField(label=gettext_lazy("Đến hết ngày"), widget=DAY)

    def __init__(self, *args: Any, units: list[str], people: list[User], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        users = User.objects.filter(pk__in=[one.pk for one in people])
        choices = [("", "—"), *((one.pk, str(one)) for one in people)]
        for name in ("absent", "cover"):
            field = self.fields[name]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = users
                field.choices = choices
        unit = self.fields["unit"]
        if isinstance(unit, forms.ModelChoiceField):
            unit.queryset = Unit.objects.filter(pk__in=units)
            if len(units) == 1:
                unit.widget, unit.initial = forms.HiddenInput(), units[0]
        for name in ("since", "until"):
            self.fields[name].widget.attrs["min"] = today.isoformat()
