"""Steps of a session."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from langnghe.reception.forms.fields import DAY, ReasonForm
from langnghe.reception.models import Session
from langnghe.units.models import Post


class MoveForm(ReasonForm):
    to = forms.DateField(label=_("Ngày tiếp lại"), widget=forms.DateInput(format="%Y-%m-%d", attrs=DAY))
    field_order = ["to", "reason"]


class DelegateForm(ReasonForm):
    to = forms.ModelChoiceField(label=_("Ủy quyền cho"), queryset=Post.objects.none())
    field_order = ["to", "reason"]

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Post.objects.filter(unit=session.unit_id).exclude(pk=session.post_id).order_by("id")
        self.fields["to"].queryset = rows  # type: ignore[attr-defined]


class HoldForm(forms.Form):
    conclusion_number = forms.CharField(
        label=_("Số thông báo kết luận"), max_length=60, required=False, help_text=_("Nếu đã ban hành.")
    )


class IssueForm(forms.Form):
    number = forms.CharField(label=_("Số, ký hiệu"), max_length=60)
    issued_on = forms.DateField(
        label=_("Ngày phát hành"), widget=forms.DateInput(format="%Y-%m-%d", attrs=DAY)
    )
