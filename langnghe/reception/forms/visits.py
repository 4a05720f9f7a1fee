"""Turns and their correction."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from langnghe.petitions.models import Field
from langnghe.reception.models import QueueTicket, Receiver, Session, VisitResult
from langnghe.reception.services.correcting import CorrectionReason
from langnghe.reception.services.visiting import refusal_grounds
from langnghe.units.models import Unit

REASONS = [
    (CorrectionReason.TYPING.value, _("gõ sai")),
    (CorrectionReason.CITIZEN.value, _("công dân nói lại")),
    (CorrectionReason.COUNT.value, _("đếm lại số người")),
]


class VisitForm(forms.Form):
    session = forms.ModelChoiceField(
        label=_("Buổi tiếp"),
        queryset=Session.objects.none(),
        required=False,
        empty_label=_("tiếp thường xuyên"),
    )
    receiver = forms.ChoiceField(label=_("Ai tiếp"), choices=Receiver.choices, initial=Receiver.STAFF)
    full_name = forms.CharField(
        label=_("Họ và tên"),
        max_length=160,
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "off"}),
    )
    address = forms.CharField(
        label=_("Địa chỉ"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    phone = forms.CharField(
        label=_("Số điện thoại"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    heads = forms.IntegerField(
        label=_("Số người"), min_value=1, max_value=2000, initial=1,
        help_text=_("Từ 5 người cùng một nội dung: ghi người đại diện ở trên (Điều 29 Luật Tiếp công dân)."),
    )  # fmt: skip
    field = forms.ChoiceField(label=_("Lĩnh vực"), choices=Field.choices)
    content = forms.CharField(label=_("Nội dung"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    result = forms.ChoiceField(label=_("Kết quả"), choices=VisitResult.choices)
    refusal_ground = forms.ChoiceField(
        label=_("Căn cứ từ chối"), required=False, help_text=_("Chỉ chọn khi từ chối tiếp.")
    )
    result_note = forms.CharField(label=_("Ghi thêm về kết quả"), max_length=500, required=False)
    is_denunciation = forms.BooleanField(
        label=_("Là tố cáo hoặc nghi là tố cáo"),
        required=False,
        help_text=_("Đánh dấu thì máy dừng lại, không ghi gì: tố cáo giữ trên giấy theo chế độ mật."),
    )
    token = forms.CharField(widget=forms.HiddenInput, max_length=64)
    ticket = forms.ModelChoiceField(
        queryset=QueueTicket.objects.none(), required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, unit: Unit, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tickets = QueueTicket.objects.filter(queue__place__unit=unit, queue__day=on)
        self.fields["ticket"].queryset = tickets  # type: ignore[attr-defined]
        rows = Session.objects.filter(unit=unit, held_on=on).exclude(state__in=["moved", "missed"])
        self.fields["session"].queryset = rows.select_related("post")  # type: ignore[attr-defined]
        self.fields["session"].label_from_instance = _session_label  # type: ignore[attr-defined]
        self.fields["refusal_ground"].choices = grounds(on)  # type: ignore[attr-defined]


def _session_label(session: Session) -> str:
    return f"{session.post.title} · {session.get_kind_display()}"


def grounds(on: date) -> list[tuple[str, str]]:
    return [
        ("", "—"),
        *[(rule.id, f"{rule.title} ({rule.on(on).cite.text})") for rule in refusal_grounds(on)],
    ]


class CorrectionForm(forms.Form):
    full_name = VisitForm.base_fields["full_name"]
    address = VisitForm.base_fields["address"]
    phone = VisitForm.base_fields["phone"]
    heads = VisitForm.base_fields["heads"]
    field = VisitForm.base_fields["field"]
    content = VisitForm.base_fields["content"]
    result = VisitForm.base_fields["result"]
    refusal_ground = VisitForm.base_fields["refusal_ground"]
    result_note = VisitForm.base_fields["result_note"]
    reason = forms.ChoiceField(label=_("Vì sao sửa"), choices=REASONS)

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["refusal_ground"].choices = grounds(on)  # type: ignore[attr-defined]
