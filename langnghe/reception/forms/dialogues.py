"""Dialogues: the announcement, an opinion from the public, answers with promises."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from langnghe.design.numbers import Number
from langnghe.reception.forms.fields import DAY
from langnghe.reception.models.dialogues import DeclineGround, Dialogue, DialogueOpinion
from langnghe.units.models import Post, Unit


class AnnounceForm(forms.Form):
    title = forms.CharField(label=_("Tên buổi đối thoại"), max_length=200)
    summary = forms.CharField(
        label=_("Giới thiệu nội dung"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    opinions_until = forms.DateField(
        label=_("Nhận ý kiến đến hết ngày"), widget=forms.DateInput(format="%Y-%m-%d", attrs=DAY)
    )


class OpinionForm(forms.Form):
    text = forms.CharField(
        label=_("Ý kiến, câu hỏi của ông bà"), max_length=2000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Không ghi tên, địa chỉ, số điện thoại của người khác."),
    )  # fmt: skip
    full_name = forms.CharField(
        label=_("Họ và tên"), max_length=160, required=False,
        help_text=_("Không công bố; chỉ để cơ quan biết ai hỏi."),
    )  # fmt: skip
    is_denunciation = forms.BooleanField(
        label=_("Đây là tố cáo một người vi phạm pháp luật"), required=False,
        help_text=_("Nếu đúng, trang này dừng lại và chỉ nơi nhận giữ bí mật cho ông bà."),
    )  # fmt: skip
    token = forms.CharField(widget=forms.HiddenInput, min_length=16, max_length=64)


class DeclineForm(forms.Form):
    ground = forms.ChoiceField(label=_("Lý do"), choices=DeclineGround.choices)


class AttendanceForm(forms.Form):
    attended = Number(label=_("Số người dự"), min_value=0, max_value=100_000)


class AnswerRecordForm(forms.Form):
    opinion = forms.ModelChoiceField(
        label=_("Từ ý kiến gửi trước"), queryset=DialogueOpinion.objects.none(), required=False,
        empty_label=_("hỏi tại buổi đối thoại"),
    )  # fmt: skip
    question = forms.CharField(label=_("Câu hỏi"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
    answer = forms.CharField(label=_("Trả lời"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))
    promise = forms.CharField(label=_("Lời hứa, việc sẽ làm (nếu có)"), max_length=500, required=False)
    unit = forms.ModelChoiceField(label=_("Đơn vị làm"), queryset=Unit.objects.none(), required=False)
    post = forms.ModelChoiceField(
        label=_("Chức vụ chịu trách nhiệm"), queryset=Post.objects.none(), required=False
    )
    due_on = forms.DateField(
        label=_("Hạn"), widget=forms.DateInput(format="%Y-%m-%d", attrs=DAY), required=False
    )

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = dialogue.session.unit
        near = Unit.objects.filter(Q(pk=unit.pk) | Q(parent=unit.pk) | Q(area=unit.area_id))
        open_ones = DialogueOpinion.objects.filter(dialogue=dialogue, state="taken", answer__isnull=True)
        self.fields["opinion"].queryset = open_ones.order_by("id")  # type: ignore[attr-defined]
        self.fields["opinion"].label_from_instance = _first_words  # type: ignore[attr-defined]
        self.fields["unit"].queryset = near  # type: ignore[attr-defined]
        self.fields["post"].queryset = Post.objects.filter(unit__in=near).order_by("id")  # type: ignore[attr-defined]


def _first_words(opinion: DialogueOpinion) -> str:
    return opinion.text[:80]


class OutcomeForm(forms.Form):
    outcome = forms.CharField(label=_("Kết quả"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
