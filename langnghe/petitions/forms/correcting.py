"""What is typed to correct a line of the book, to split a petition, to report a result."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from langnghe.design.numbers import Number
from langnghe.petitions.forms.came_with import CameWithForm
from langnghe.petitions.forms.fields import DAY, DatedForm, TokenForm, area, not_denunciation, phone_number
from langnghe.petitions.forms.lines import line_of_paper, line_of_respondent, line_of_signer
from langnghe.petitions.models import Channel, Field, Kind, PartyKind, Through
from langnghe.petitions.services import CameWith


class CorrectForm(DatedForm):
    full_name = forms.CharField(label=gettext_lazy("Họ và tên người gửi"), max_length=160)
    address = forms.CharField(label=gettext_lazy("Nơi ở"), max_length=300, required=False)
    phone = forms.CharField(label=gettext_lazy("Số điện thoại"), max_length=20, required=False)
    email = forms.EmailField(label=gettext_lazy("Thư điện tử"), required=False)
    channel = forms.ChoiceField(label=gettext_lazy("Cách gửi"), choices=Channel.choices)
    received_on = forms.DateField(label=gettext_lazy("Ngày nhận"), widget=DAY)
    written_on = forms.DateField(label=gettext_lazy("Ngày viết đơn"), required=False, widget=DAY)
    summary = forms.CharField(label=gettext_lazy("Tóm tắt nội dung"), max_length=500, widget=area(3))
    request = forms.CharField(
        label=gettext_lazy("Yêu cầu của người gửi"), max_length=500, required=False, widget=area(2)
    )
    signers = Number(label=gettext_lazy("Số người ký"), min_value=1, max_value=100_000)
    because = forms.CharField(
        label=gettext_lazy("Lý do sửa"),
        max_length=300,
        help_text=gettext_lazy("Ví dụ: gõ sai ngày nhận, người gửi cho biết lại nơi ở."),
    )
    not_denunciation = not_denunciation()

    def clean_phone(self) -> str:
        return "".join(sign for sign in phone_number(str(self.cleaned_data["phone"])) if sign.isdigit())


class AmendForm(CameWithForm):
    signers = Number(label=gettext_lazy("Số người ký"), min_value=1, max_value=100_000)
    because = forms.CharField(
        label=gettext_lazy("Lý do bổ sung, sửa"),
        max_length=300,
        help_text=gettext_lazy("Ví dụ: người gửi bổ sung giấy ủy quyền, ghi sót người cùng ký."),
    )

    def wanted(self) -> CameWith:
        given = dict(self.cleaned_data)
        return CameWith(signers=given.pop("signers"), **self.take_out(given))


def typed(present: CameWith) -> dict[str, Any]:
    """What stands beside a petition, as an officer would type it."""
    acts, passed = present.standing, present.passed
    return {
        "signers": present.signers,
        "co_signers": "\n".join(map(line_of_signer, present.signed_by)),
        "papers": "\n".join(map(line_of_paper, present.papers)),
        "respondents": "\n".join(line_of_respondent(one) for one in present.respondents if not one.is_body),
        "respondent_bodies": "\n".join(line_of_respondent(one) for one in present.respondents if one.is_body),
        "party_kind": "" if acts.kind == PartyKind.PERSON else acts.kind,
        "through": "" if acts.through == Through.SELF else acts.through,
        "representative": acts.representative,
        "paper_number": acts.paper_number,
        "paper_day": acts.paper_day,
        **(vars(passed) if passed else {}),
    }


class SplitForm(TokenForm):
    summary = forms.CharField(label=gettext_lazy("Nội dung tách ra"), max_length=500, widget=area(3))
    kind = forms.ChoiceField(
        label=gettext_lazy("Loại đơn"),
        required=False,
        choices=[("", gettext_lazy("Chưa rõ, phân loại sau")), *Kind.choices],
    )
    field = forms.ChoiceField(label=gettext_lazy("Lĩnh vực"), choices=Field.choices)
    token = forms.CharField(widget=forms.HiddenInput, max_length=64, min_length=16)
    not_denunciation = not_denunciation()


class ReportForm(DatedForm):
    number = forms.CharField(label=gettext_lazy("Số văn bản báo kết quả"), max_length=60)
    on = forms.DateField(label=gettext_lazy("Ngày"), widget=DAY)
