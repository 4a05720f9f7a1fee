"""The shape of what is typed at the counter, at the desk and by a citizen; no rules."""

from django import forms
from django.utils.translation import gettext_lazy as _

from langnghe.petitions.models import Channel, Field, Kind

KINDS = [("", "—"), *[(value, label) for value, label in Kind.choices if value != Kind.DENUNCIATION]]


class IntakeForm(forms.Form):
    full_name = forms.CharField(label=_("Họ và tên"), max_length=160)
    address = forms.CharField(label=_("Địa chỉ"), max_length=300)
    phone = forms.CharField(
        label=_("Số điện thoại"),
        max_length=20,
        required=False,
        help_text=_("Để người gửi xem được giấy tờ khi tra cứu."),
    )
    channel = forms.ChoiceField(
        label=_("Nơi nhận"), choices=[c for c in Channel.choices if c[0] != Channel.VISIT]
    )
    written_on = forms.DateField(
        label=_("Ngày viết đơn"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    field = forms.ChoiceField(label=_("Lĩnh vực"), choices=Field.choices)
    summary = forms.CharField(label=_("Nội dung"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    request = forms.CharField(
        label=_("Yêu cầu"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    signers = forms.IntegerField(label=_("Số người ký"), min_value=1, initial=1)
    is_denunciation = forms.BooleanField(
        label=_("Đơn tố cáo hoặc nghi là tố cáo"),
        required=False,
        help_text=_("Đánh dấu thì máy dừng lại: đơn tố cáo giữ trên giấy theo chế độ mật."),
    )
    token = forms.CharField(widget=forms.HiddenInput, max_length=64)


class ClassifyForm(forms.Form):
    kind = forms.ChoiceField(label=_("Loại đơn"), choices=Kind.choices)
    field = forms.ChoiceField(label=_("Lĩnh vực"), choices=Field.choices)
    is_complex = forms.BooleanField(label=_("Vụ việc phức tạp"), required=False)
    is_remote = forms.BooleanField(label=_("Vùng sâu, vùng xa đi lại khó khăn"), required=False)
    because = forms.CharField(
        label=_("Lý do phân loại"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )


class AnswerForm(forms.Form):
    number = forms.CharField(label=_("Số văn bản trả lời"), max_length=60)
    text = forms.CharField(
        label=_("Nội dung trả lời"), widget=forms.Textarea(attrs={"rows": 4}), max_length=8000
    )


class CloseForm(forms.Form):
    reason = forms.CharField(label=_("Lý do"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class TrackForm(forms.Form):
    code = forms.CharField(
        label=_("Mã trên giấy biên nhận"),
        max_length=30,
        help_text=_("Ví dụ 7K4M-92QX-B3TD-H. Chữ hoa hay thường đều được."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    phone_last4 = forms.CharField(
        label=_("Bốn số cuối điện thoại"),
        max_length=4,
        required=False,
        help_text=_("Chỉ cần khi muốn xem nội dung đơn."),
    )
