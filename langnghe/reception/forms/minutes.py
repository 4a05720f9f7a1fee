"""Minutes of a session, its tasks, the number of its conclusion."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from langnghe.reception.forms.fields import DAY, HOUR
from langnghe.reception.forms.lines import AttendeesField
from langnghe.reception.models import Session
from langnghe.units.models import Post, Unit

LONG = {"rows": 3}


class MinutesForm(forms.Form):
    began_at = forms.TimeField(label=_("Bắt đầu"), widget=forms.TimeInput(format="%H:%M", attrs=HOUR))
    ended_at = forms.TimeField(label=_("Kết thúc"), widget=forms.TimeInput(format="%H:%M", attrs=HOUR))
    nobody_came = forms.BooleanField(
        label=_("Không có công dân đến"), required=False,
        help_text=_("Buổi vẫn là đã tiếp và được tính ngày; biên bản này chứng minh điều đó."),
    )  # fmt: skip
    attendees = AttendeesField(
        label=_("Người cùng dự"), required=False, help_text=_("Mỗi người một dòng: chức vụ; cơ quan.")
    )
    opinions = forms.CharField(
        label=_("Ý kiến của các thành viên"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs=LONG),
    )
    conclusion = forms.CharField(
        label=_("Kết luận của người chủ trì"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs=LONG),
    )
    citizen_opinion = forms.CharField(
        label=_("Ý kiến của người được tiếp"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs=LONG),
    )
    read_back = forms.BooleanField(label=_("Đã đọc lại cho mọi người nghe"), required=False)


class TaskForm(forms.Form):
    text = forms.CharField(label=_("Việc phải làm"), max_length=500)
    unit = forms.ModelChoiceField(label=_("Giao cho đơn vị"), queryset=Unit.objects.none())
    post = forms.ModelChoiceField(
        label=_("Chức vụ chịu trách nhiệm"), queryset=Post.objects.none(), required=False
    )
    due_on = forms.DateField(label=_("Hạn"), widget=forms.DateInput(format="%Y-%m-%d", attrs=DAY))

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        near = Unit.objects.filter(
            Q(pk=session.unit_id) | Q(parent=session.unit_id) | Q(area=session.unit.area_id)
        )
        self.fields["unit"].queryset = near  # type: ignore[attr-defined]
        self.fields["unit"].initial = session.unit_id
        rows = Post.objects.filter(unit__in=near).select_related("unit").order_by("unit__sort_key", "id")
        self.fields["post"].queryset = rows  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("Đã làm gì, kết quả"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
