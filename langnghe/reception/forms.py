"""The shape of what is typed at the desk; the rules are in services and in the law."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from langnghe import lawbook
from langnghe.lawbook.schedule_rules import WEEKDAYS, ScheduleRule
from langnghe.petitions.models import Field
from langnghe.reception.models import Receiver, ReceptionPlace, Session, SessionKind, VisitResult
from langnghe.reception.services.correcting import CorrectionReason
from langnghe.reception.services.visiting import refusal_grounds
from langnghe.units.models import Post, Unit

DAY = {"type": "date"}
HOUR = {"type": "time"}
DAY_NAMES = [_("thứ Hai"), _("thứ Ba"), _("thứ Tư"), _("thứ Năm"), _("thứ Sáu"), _("thứ Bảy"), _("Chủ nhật")]
ROLLS = [
    ("next_working_day", _("sang ngày làm việc tiếp theo")),
    ("nearest_working_day", _("sang ngày làm việc gần nhất")),
    ("next_working_day_same_month", _("sang ngày làm việc tiếp theo trong cùng tháng")),
    ("next_tuesday", _("cuối tuần sang thứ Ba tuần sau, ngày lễ sang ngày làm việc tiếp theo")),
    ("skip", _("bỏ buổi đó")),
]
SHAPES = [
    ("monthly", _("những ngày cố định trong tháng")),
    ("weekly", _("mỗi tuần một thứ")),
    ("nth", _("một thứ của tuần thứ mấy trong tháng")),
]
NTHS = [("1", "1"), ("2", "2"), ("3", "3"), ("4", "4"), ("-1", _("cuối cùng"))]


class ScheduleForm(forms.Form):
    post = forms.ModelChoiceField(label=_("Chức vụ tiếp"), queryset=Post.objects.none())
    place = forms.ModelChoiceField(label=_("Địa điểm"), queryset=ReceptionPlace.objects.none())
    shape = forms.ChoiceField(label=_("Lịch theo"), choices=SHAPES)
    days = forms.CharField(
        label=_("Ngày trong tháng"), required=False, help_text=_("Ví dụ: 5, 20"), max_length=40
    )
    weekday = forms.ChoiceField(
        label=_("Thứ"), choices=list(zip(WEEKDAYS, DAY_NAMES, strict=True)), required=False
    )
    nth = forms.ChoiceField(label=_("Tuần thứ mấy"), choices=NTHS, required=False)
    roll = forms.ChoiceField(label=_("Trùng ngày nghỉ thì"), choices=ROLLS)
    since = forms.DateField(label=_("Từ ngày"), widget=forms.DateInput(format="%Y-%m-%d", attrs=DAY))
    until = forms.DateField(label=_("Đến ngày"), widget=forms.DateInput(format="%Y-%m-%d", attrs=DAY))
    starts_at = forms.TimeField(
        label=_("Từ giờ"), widget=forms.TimeInput(format="%H:%M", attrs=HOUR), initial="07:30"
    )
    ends_at = forms.TimeField(
        label=_("Đến giờ"), widget=forms.TimeInput(format="%H:%M", attrs=HOUR), initial="11:30"
    )

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["post"].queryset = Post.objects.filter(unit=unit).order_by("id")  # type: ignore[attr-defined]
        self.fields["place"].queryset = ReceptionPlace.objects.filter(unit=unit)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        try:
            given["rule"] = self._rule(given)
        except (ValueError, lawbook.LawError) as error:
            days = given.get("shape") == "monthly"
            text = (
                str(error)
                if isinstance(error, lawbook.LawError)
                else _("Viết các ngày bằng số, cách nhau dấu phẩy.")
            )
            self.add_error("days" if days else None, text)
        return given

    def _rule(self, given: dict[str, Any]) -> ScheduleRule:
        weekday = WEEKDAYS.index(given.get("weekday") or "mon")
        if given.get("shape") == "weekly":
            return lawbook.Weekly(weekday)
        if given.get("shape") == "nth":
            return lawbook.Nth(int(given.get("nth") or 1), weekday)
        words = given.get("days", "").replace(";", ",").split(",")
        return lawbook.Monthly(tuple(int(word) for word in words))


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

    def __init__(self, *args: Any, unit: Unit, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
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


REASONS = [
    (CorrectionReason.TYPING.value, _("gõ sai")),
    (CorrectionReason.CITIZEN.value, _("công dân nói lại")),
    (CorrectionReason.COUNT.value, _("đếm lại số người")),
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


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Lý do"), max_length=300)


class MoveForm(ReasonForm):
    to = forms.DateField(label=_("Ngày tiếp lại"), widget=forms.DateInput(format="%Y-%m-%d", attrs=DAY))
    field_order = ["to", "reason"]


class DelegateForm(ReasonForm):
    to = forms.ModelChoiceField(label=_("Ủy quyền cho"), queryset=Post.objects.none())
    field_order = ["to", "reason"]

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Post.objects.filter(unit=session.unit_id).exclude(pk=session.post_id).order_by("id")
        self.fields["to"].queryset = rows  # type: ignore[attr-defined]


class HoldForm(forms.Form):
    conclusion_number = forms.CharField(
        label=_("Số thông báo kết luận"), max_length=60, required=False, help_text=_("Nếu đã ban hành.")
    )


class PlaceForm(forms.Form):
    name = forms.CharField(label=_("Tên địa điểm"), max_length=200)
    address = forms.CharField(label=_("Địa chỉ"), max_length=300)


class CallForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Loại buổi"), choices=[one for one in SessionKind.choices if one[0] != SessionKind.REGULAR]
    )
    post = ScheduleForm.base_fields["post"]
    place = ScheduleForm.base_fields["place"]
    held_on = forms.DateField(label=_("Ngày tiếp"), widget=forms.DateInput(format="%Y-%m-%d", attrs=DAY))
    starts_at = ScheduleForm.base_fields["starts_at"]
    ends_at = ScheduleForm.base_fields["ends_at"]
    topic = forms.CharField(label=_("Nội dung"), max_length=300)

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["post"].queryset = Post.objects.filter(unit=unit).order_by("id")  # type: ignore[attr-defined]
        self.fields["place"].queryset = ReceptionPlace.objects.filter(unit=unit)  # type: ignore[attr-defined]


class PeriodForm(forms.Form):
    since = forms.DateField(label=_("Từ ngày"), widget=forms.DateInput(format="%Y-%m-%d", attrs=DAY))
    until = forms.DateField(label=_("Đến ngày"), widget=forms.DateInput(format="%Y-%m-%d", attrs=DAY))
