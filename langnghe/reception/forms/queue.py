"""Numbers in the hall."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from langnghe.reception.models import Priority, Session
from langnghe.units.models import Unit


class TicketForm(forms.Form):
    priority = forms.ChoiceField(
        label=_("Thứ tự"),
        choices=Priority.choices,
        required=False,
        help_text=_("Người được mời trước phải có lý do; lý do do cán bộ chọn, máy không lưu gì khác."),
    )
    session = forms.ModelChoiceField(
        label=_("Chờ gặp"),
        queryset=Session.objects.none(),
        required=False,
        empty_label=_("tiếp thường xuyên"),
    )
    token = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, unit: Unit, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Session.objects.filter(unit=unit, held_on=on).exclude(state__in=["moved", "missed"])
        self.fields["session"].queryset = rows.select_related("post")  # type: ignore[attr-defined]
        self.fields["session"].label_from_instance = _waited_for  # type: ignore[attr-defined]


def _waited_for(session: Session) -> str:
    return session.post.title


class CallNextForm(forms.Form):
    room = forms.CharField(label=_("Bàn, phòng"), max_length=40)
    session = forms.ModelChoiceField(queryset=Session.objects.all(), required=False)
