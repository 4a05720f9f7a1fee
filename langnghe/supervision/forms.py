"""The shape of what a delegation types; no rules."""

from django import forms
from django.utils.translation import gettext_lazy as _

from langnghe.regulations.models import Obligation
from langnghe.supervision.models import Direction, FindingKind
from langnghe.units.models import Unit


class FindingForm(forms.Form):
    kind = forms.ChoiceField(label=_("Loại"), choices=FindingKind.choices)
    statement = forms.CharField(label=_("Nội dung"), max_length=600, widget=forms.Textarea(attrs={"rows": 3}))
    cause = forms.CharField(
        label=_("Nguyên nhân"),
        max_length=600,
        required=False,
        help_text=_("Bắt buộc đối với hạn chế."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    obligation = forms.ModelChoiceField(
        label=_("Nghĩa vụ liên quan"), queryset=Obligation.objects.order_by("code"), required=False
    )


class ExplanationForm(forms.Form):
    text = forms.CharField(
        label=_("Giải trình của đơn vị"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )


class RecommendationForm(forms.Form):
    direction = forms.ChoiceField(label=_("Hướng kiến nghị"), choices=Direction.choices)
    addressee = forms.ModelChoiceField(
        label=_("Mã đơn vị nhận"),
        queryset=Unit.objects.all(),
        to_field_name="code",
        widget=forms.TextInput(),
        help_text=_("Ví dụ 380-UBND; tìm mã ở trang Tra cứu đơn vị."),
        error_messages={"invalid_choice": _("Không có đơn vị mang mã này.")},
    )
    text = forms.CharField(label=_("Kiến nghị"), max_length=600, widget=forms.Textarea(attrs={"rows": 3}))
    due_on = forms.DateField(label=_("Hạn thực hiện"), widget=forms.DateInput(attrs={"type": "date"}))


class SignForm(forms.Form):
    number = forms.CharField(label=_("Số báo cáo"), max_length=40, help_text=_("Ví dụ 215-BC/ĐGS."))


class DoneForm(forms.Form):
    proof = forms.CharField(label=_("Kết quả và văn bản chứng minh"), max_length=400)
