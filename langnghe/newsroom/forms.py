"""The shape of a comment and of a decision on it."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from langnghe.newsroom.models import DeclineGround
from langnghe.newsroom.services import LONGEST_COMMENT, Written
from langnghe.units.models import AdministrativeArea, Unit


class CommentForm(forms.Form):
    name = forms.CharField(label=_("Tên hiển thị"), max_length=80)
    body = forms.CharField(
        label=_("Ý kiến của bạn"),
        max_length=LONGEST_COMMENT,
        help_text=_("Ý kiến được biên tập viên đọc trước khi đăng. Gõ tiếng Việt có dấu thì dễ đọc hơn."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    parent = forms.IntegerField(required=False, widget=forms.HiddenInput)


class DecisionForm(forms.Form):
    decision = forms.ChoiceField(choices=[("publish", ""), ("decline", "")])
    ground = forms.ChoiceField(
        label=_("Lý do không đăng"), choices=[("", "—"), *DeclineGround.choices], required=False
    )
    body = forms.CharField(required=False, max_length=LONGEST_COMMENT, widget=forms.Textarea)


DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ArticleForm(forms.Form):
    unit = forms.ModelChoiceField(label=_("Đơn vị đăng"), queryset=Unit.objects.none(), empty_label=None)
    title = forms.CharField(label=_("Tiêu đề"), max_length=300)
    dateline = forms.CharField(label=_("Nguồn đầu tin"), max_length=60, required=False)
    lead = forms.CharField(label=_("Dẫn"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    text = forms.CharField(
        label=_("Nội dung"),
        max_length=60_000,
        help_text=_("Cách đoạn bằng một dòng trống. Chú thích ảnh bắt đầu bằng «Ảnh:»."),
        widget=forms.Textarea(attrs={"rows": 14}),
    )
    byline = forms.CharField(label=_("Tác giả"), max_length=120, required=False)
    event_on = forms.DateField(label=_("Ngày của sự việc"), required=False, widget=DAY)
    area = forms.ModelChoiceField(
        label=_("Mã nơi được nói đến"),
        queryset=AdministrativeArea.objects.all(),
        required=False,
        widget=forms.TextInput(),
        help_text=_("Tìm mã ở trang Tra cứu đơn vị; nơi kế tục được gắn theo."),
        error_messages={"invalid_choice": _("Không có nơi mang mã này.")},
    )
    figures_unit = forms.ModelChoiceField(
        label=_("Đối chiếu con số với sổ của"),
        queryset=Unit.objects.all(),
        required=False,
        widget=forms.TextInput(),
        help_text=_("Mã đơn vị, ví dụ 380-UBND. Để trống nếu bài không nêu con số của sổ."),
        error_messages={"invalid_choice": _("Không có đơn vị mang mã này.")},
    )
    figures_from = forms.DateField(label=_("từ ngày"), required=False, widget=DAY)
    figures_until = forms.DateField(label=_("đến ngày"), required=False, widget=DAY)
    note = forms.CharField(
        label=_("Đã sửa điều gì"),
        max_length=400,
        required=False,
        help_text=_("Bắt buộc khi bài đã đăng; bạn đọc thấy."),
    )

    def __init__(self, *args: Any, codes: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit: Any = self.fields["unit"]
        unit.queryset = Unit.objects.filter(code__in=codes).order_by("code")

    def clean(self) -> dict[str, Any]:
        facts: dict[str, Any] = super().clean() or {}
        given = [facts.get(name) for name in ("figures_unit", "figures_from", "figures_until")]
        if any(given) and not all(given):
            self.add_error("figures_unit", _("Ghi đủ đơn vị, ngày đầu và ngày cuối để đối chiếu."))
        first, last = facts.get("figures_from"), facts.get("figures_until")
        if isinstance(first, date) and isinstance(last, date) and last < first:
            self.add_error("figures_until", _("Ngày cuối đứng trước ngày đầu."))
        return facts

    def written(self) -> Written:
        facts = self.cleaned_data
        figures = (facts["figures_unit"], facts["figures_from"], facts["figures_until"])
        same = {
            name: facts[name] for name in ("title", "lead", "text", "byline", "dateline", "event_on", "area")
        }
        return Written(**same, figures=figures if all(figures) else None)
