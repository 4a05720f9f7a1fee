"""The shape of what a delegation types; no rules."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from langnghe.regulations.models import LegalText, Obligation
from langnghe.supervision.models import Direction, FindingKind
from langnghe.units.models import Official, Unit
from langnghe.units.selectors import find_units
from langnghe.vietnamese import fold, normalise

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class DecisionForm(forms.Form):
    unit = forms.ModelChoiceField(
        label=_("Cơ quan ra quyết định"), queryset=Unit.objects.none(), empty_label=None
    )
    number = forms.CharField(
        label=_("Số quyết định"), max_length=20, help_text=_("Đoàn mang số này, ví dụ 3135.")
    )
    decided_on = forms.DateField(label=_("Ngày quyết định"), widget=DAY)
    title = forms.CharField(
        label=_("Nội dung giám sát"), max_length=400, widget=forms.Textarea(attrs={"rows": 3})
    )
    leader = forms.CharField(
        label=_("Trưởng đoàn"),
        max_length=120,
        help_text=_(
            "Họ tên người đang giữ chức vụ đã ghi trong hệ thống; một người giữ nhiều chức vụ đều hiện."
        ),
    )
    period_from = forms.DateField(label=_("Thời kỳ giám sát từ ngày"), widget=DAY)
    period_until = forms.DateField(label=_("đến ngày"), widget=DAY)
    texts = forms.ModelMultipleChoiceField(
        label=_("Văn bản được giám sát"),
        queryset=LegalText.objects.order_by("-issued_on", "number"),
        widget=forms.CheckboxSelectMultiple,
    )
    supervised = forms.CharField(
        label=_("Đơn vị được giám sát"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Mỗi dòng một đơn vị: mã (380-UBND) hoặc tên đầy đủ."),
    )

    def __init__(self, *args: Any, codes: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit: Any = self.fields["unit"]
        unit.queryset = Unit.objects.filter(code__in=codes).order_by("code")

    def clean_supervised(self) -> list[Unit]:
        """Each line is one unit, by its code or by its whole name on the day of the decision."""
        lines = [line.strip() for line in self.cleaned_data["supervised"].splitlines() if line.strip()]
        return [self._unit(line) for line in lines]

    def _unit(self, line: str) -> Unit:
        exact = Unit.objects.filter(code=line).first()
        if exact is not None:
            return exact
        day = self.cleaned_data.get("period_until") or self.cleaned_data.get("decided_on")
        found = find_units(line, on=day, most=5) if day else []
        named = [unit for unit in found if fold(unit.name) == fold(line)] or found
        if len(named) != 1:
            raise _reason(line, named)
        return named[0]

    def clean_leader(self) -> Official:
        name = " ".join(normalise(self.cleaned_data["leader"]).split())
        found = Official.objects.filter(name=name, tenures__isnull=False).distinct()
        if len(found) != 1:
            raise forms.ValidationError(
                _(
                    "Không tìm thấy đúng một người giữ chức vụ tên «%(name)s»; ghi người đó ở trang Chức vụ trước."
                ),
                params={"name": name},
            )
        return found[0]


def _reason(line: str, found: list[Unit]) -> forms.ValidationError:
    if not found:
        return forms.ValidationError(_("Không tìm thấy đơn vị «%(line)s»."), params={"line": line})
    choices = "; ".join(f"{unit.code} ({unit.name})" for unit in found)
    return forms.ValidationError(
        _("«%(line)s» có thể là: %(choices)s. Ghi mã cho rõ."), params={"line": line, "choices": choices}
    )


class MeetingForm(forms.Form):
    meets_on = forms.DateField(label=_("Ngày làm việc với đơn vị"), widget=DAY)


class ReplyForm(forms.Form):
    text = forms.CharField(
        label=_("Ý kiến của đơn vị"), max_length=600, widget=forms.Textarea(attrs={"rows": 2})
    )


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
    due_on = forms.DateField(label=_("Hạn thực hiện"), widget=DAY)


class SignForm(forms.Form):
    number = forms.CharField(label=_("Số báo cáo"), max_length=40, help_text=_("Ví dụ 215-BC/ĐGS."))


class DoneForm(forms.Form):
    proof = forms.CharField(label=_("Kết quả và văn bản chứng minh"), max_length=400)
