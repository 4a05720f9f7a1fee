"""Turns and their correction."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from langnghe.design.numbers import Number
from langnghe.people.models import IdentityKind
from langnghe.petitions.models import Field
from langnghe.reception.forms.fields import DAY
from langnghe.reception.forms.lines import PapersField, SpeakersField
from langnghe.reception.models import NotDenunciation, QueueTicket, Receiver, Session, VisitResult
from langnghe.reception.services.checking import identity_asked, refusal_grounds
from langnghe.reception.services.correcting import CorrectionReason
from langnghe.units.models import Unit
from langnghe.vault.naming import NamesOfficers

REASONS = [
    (CorrectionReason.TYPING.value, _("gõ sai")),
    (CorrectionReason.CITIZEN.value, _("công dân nói lại")),
    (CorrectionReason.COUNT.value, _("đếm lại số người")),
]


class VisitForm(NamesOfficers):
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
    heads = Number(
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
    identity_kind = forms.ChoiceField(label=_("Giấy tờ"), choices=IdentityKind.choices, required=False)
    identity_number = forms.CharField(
        label=_("Số giấy tờ"),
        max_length=24,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    representatives = SpeakersField(
        label=_("Người đại diện khác"), required=False,
        help_text=_("Mỗi người một dòng: họ tên; địa chỉ. Người thứ nhất đã ghi ở trên."),
    )  # fmt: skip
    appointed_in_writing = forms.BooleanField(
        label=_("Có văn bản cử người đại diện, đủ chữ ký"), required=False
    )
    said = forms.CharField(
        label=_("Công dân trình bày"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    request = forms.CharField(
        label=_("Yêu cầu"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    guidance = forms.CharField(
        label=_("Đã hướng dẫn, giải thích"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    papers = PapersField(
        label=_("Giấy tờ đã nhận"), required=False,
        help_text=_("Mỗi loại một dòng: tên; số tờ; gốc hoặc sao. Chỉ nhận bản gốc khi thật cần."),
    )  # fmt: skip
    received_on = forms.DateField(
        label=_("Ngày tiếp"), widget=forms.DateInput(format="%Y-%m-%d", attrs=DAY), required=False
    )
    known = forms.IntegerField(widget=forms.HiddenInput, required=False)
    same_matter = forms.BooleanField(label=_("Vẫn vụ việc của lần trước"), required=False)
    not_denunciation = forms.ChoiceField(
        label=_("Đây có phải là tố cáo không?"), choices=NotDenunciation.choices, required=False,
        help_text=_("Nếu phải, hoặc còn nghi: đánh dấu ô “Là tố cáo hoặc nghi là tố cáo”; máy không giữ gì."),
    )  # fmt: skip
    is_denunciation = forms.BooleanField(
        label=_("Là tố cáo hoặc nghi là tố cáo"),
        required=False,
        help_text=_(
            "Đánh dấu thì họ tên, nội dung được niêm phong ngay; đơn vị chưa có khóa của hai người giữ bí mật thì máy dừng lại, không ghi gì."
        ),
    )
    token = forms.CharField(widget=forms.HiddenInput, max_length=64)
    ticket = forms.ModelChoiceField(
        queryset=QueueTicket.objects.none(), required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, unit: Unit, on: date, **kwargs: Any) -> None:
        super().__init__(*args, on=on, **kwargs)
        tickets = QueueTicket.objects.filter(queue__place__unit=unit, queue__day=on)
        self.fields["ticket"].queryset = tickets  # type: ignore[attr-defined]
        rows = Session.objects.filter(unit=unit, held_on=on).exclude(state__in=["moved", "missed"])
        self.fields["session"].queryset = rows.select_related("post")  # type: ignore[attr-defined]
        self.fields["session"].label_from_instance = _session_label  # type: ignore[attr-defined]
        self.fields["refusal_ground"].choices = grounds(on)  # type: ignore[attr-defined]
        if self.initial.get("known") and not self.is_bound:
            # What is new on a second visit is what the citizen says now.
            del self.fields["full_name"].widget.attrs["autofocus"]
            self.fields["content"].widget.attrs["autofocus"] = True
        if not identity_asked(on):
            del self.fields["identity_kind"], self.fields["identity_number"]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if (given.get("named") or given.get("named_by_name")) and not given.get("is_denunciation"):
            self.add_error(
                "is_denunciation", _("Đã ghi cán bộ bị nêu tên: đánh dấu ô này, hoặc bỏ các tên ấy.")
            )
        return given

    def clean_identity_number(self) -> str:
        return "".join(str(self.cleaned_data["identity_number"]).split())


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
