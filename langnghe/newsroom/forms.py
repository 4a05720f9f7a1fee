"""The shape of a comment and of a decision on it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from langnghe.newsroom.models import DeclineGround
from langnghe.newsroom.services import LONGEST_COMMENT


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
