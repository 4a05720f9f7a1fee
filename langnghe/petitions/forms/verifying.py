"""What is typed while a file is verified: who looks into it, what they found, the dialogue."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from langnghe.accounts.models import User
from langnghe.petitions.forms.fields import DAY, area, number, words
from langnghe.petitions.forms.steps import PaperForm, StepForm


class AssignForm(PaperForm):
    ahead = frozenset({"due_on"})
    number = number(gettext_lazy("Số quyết định giao xác minh"))
    people = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Người của đơn vị"),
        queryset=User.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    team = forms.CharField(
        label=gettext_lazy("Người ngoài đơn vị, việc của từng người"),
        max_length=700,
        required=False,
        widget=area(3),
        help_text=gettext_lazy("Người của cơ quan phối hợp ghi ở đây; người của đơn vị chọn ở trên."),
    )
    due_on = forms.DateField(label=gettext_lazy("Hạn báo cáo kết quả xác minh"), widget=DAY)

    def __init__(self, *args: Any, people: list[tuple[User, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["people"]
        if isinstance(chosen, forms.ModelMultipleChoiceField):
            chosen.queryset = User.objects.filter(pk__in=[user.pk for user, _role in people])
            chosen.choices = [(user.pk, f"{user} ({role})") for user, role in people]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if not self.errors and not (given["people"] or given["team"]):
            self.add_error("people", _("Chọn người của đơn vị, hoặc ghi tên người ngoài."))
        return given


class NoteForm(StepForm):
    text = words(gettext_lazy("Nội dung"), most=4000, rows=4)


class ProlongForm(StepForm):
    ahead = frozenset({"due_on"})
    due_on = forms.DateField(label=gettext_lazy("Hạn mới"), widget=DAY)
    because = words(gettext_lazy("Vì sao cần thêm thời gian"))


class CallForm(StepForm):
    ahead = frozenset({"held_on"})
    held_on = forms.DateField(label=gettext_lazy("Ngày đối thoại"), widget=DAY)
    place = forms.CharField(label=gettext_lazy("Địa điểm"), max_length=200)
    chair = forms.CharField(label=gettext_lazy("Người chủ trì"), max_length=160)
    content = words(gettext_lazy("Nội dung đối thoại"), most=500)


class MinutesForm(StepForm):
    text = words(gettext_lazy("Ý kiến các bên, điều thống nhất, điều còn khác nhau"), most=8000, rows=6)
    is_absent = forms.BooleanField(
        label=gettext_lazy("Một bên vắng mặt không có lý do chính đáng"), required=False
    )
    still_differ = forms.BooleanField(
        label=gettext_lazy("Yêu cầu và kết quả xác minh vẫn khác nhau"), required=False
    )
