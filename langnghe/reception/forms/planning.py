"""Schedules, places and sessions called ad hoc."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from langnghe import lawbook
from langnghe.lawbook.schedule_rules import WEEKDAYS, ScheduleRule
from langnghe.reception.forms.fields import DAY, DAY_NAMES, HOUR, NTHS, ROLLS, SHAPES
from langnghe.reception.models import ReceptionPlace, SessionKind
from langnghe.units.models import Post, Unit
from langnghe.vietnamese import parse_date
from langnghe.vietnamese.errors import LanguageError


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
    dates = forms.CharField(
        label=_("Những ngày liệt kê"), required=False, max_length=2000,
        help_text=_("Ví dụ: 03/7/2026, 17/7/2026"), widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    turns = forms.ModelMultipleChoiceField(
        label=_("Luân phiên với"), queryset=Post.objects.none(), required=False,
        help_text=_("Các chức vụ lần lượt tiếp sau người ở trên, mỗi người một buổi."),
    )  # fmt: skip
    roll = forms.ChoiceField(label=_("Trùng ngày nghỉ thì"), choices=ROLLS)
    since = forms.DateField(label=_("Từ ngày"), widget=forms.DateInput(format="%Y-%m-%d", attrs=DAY))
    until = forms.DateField(label=_("Đến ngày"), widget=forms.DateInput(format="%Y-%m-%d", attrs=DAY))
    starts_at = forms.TimeField(
        label=_("Từ giờ"), widget=forms.TimeInput(format="%H:%M", attrs=HOUR), initial="07:30"
    )
    ends_at = forms.TimeField(
        label=_("Đến giờ"), widget=forms.TimeInput(format="%H:%M", attrs=HOUR), initial="11:30"
    )

    def __init__(self, *args: Any, unit: Unit, units: list[str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["post"].queryset = Post.objects.filter(unit=unit).order_by("id")  # type: ignore[attr-defined]
        self.fields["place"].queryset = ReceptionPlace.objects.filter(unit=unit)  # type: ignore[attr-defined]
        bodies = Post.objects.filter(unit__in=units or [unit.pk], unit__area=unit.area_id)
        self.fields["turns"].queryset = bodies.order_by("unit_id", "id")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        try:
            given["rule"] = self._rule(given)
        except (ValueError, lawbook.LawError) as error:
            named = {"monthly": "days", "dates": "dates"}.get(given.get("shape", ""))
            said = isinstance(error, lawbook.LawError | LanguageError)
            self.add_error(named, str(error) if said else _("Viết các ngày bằng số, cách nhau dấu phẩy."))
        return given

    def _rule(self, given: dict[str, Any]) -> ScheduleRule:
        rule = self._plain(given)
        turns = [post for post in given.get("turns", ()) if post != given.get("post")]
        if not turns or not given.get("post") or not given.get("since"):
            return rule
        receivers = tuple(str(post.pk) for post in (given["post"], *turns))
        return lawbook.Rotating(rule, receivers, given["since"])

    def _plain(self, given: dict[str, Any]) -> lawbook.Weekly | lawbook.Monthly | lawbook.Nth | lawbook.Dates:
        if given.get("shape") == "dates":
            return lawbook.Dates(_listed(given.get("dates", "")))
        weekday = WEEKDAYS.index(given.get("weekday") or "mon")
        if given.get("shape") == "weekly":
            return lawbook.Weekly(weekday)
        if given.get("shape") == "nth":
            return lawbook.Nth(int(given.get("nth") or 1), weekday)
        words = given.get("days", "").replace(";", ",").split(",")
        return lawbook.Monthly(tuple(int(word) for word in words))


def _listed(text: str) -> tuple[date, ...]:
    """Whole dates set apart by commas, semicolons or lines. Refuses one that is not in the calendar."""
    found = [
        parse_date(part) for part in text.replace(";", ",").replace("\n", ",").split(",") if part.strip()
    ]
    days = tuple(one.date for one in found if one.date)
    if not days or len(days) < len(found):
        raise ValueError(text)
    return days


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
