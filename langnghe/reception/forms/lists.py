"""A list as the unit writes it, and what stands where the list is silent."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from langnghe.design.numbers import Number
from langnghe.documents.forms import OneFile
from langnghe.kernel.errors import Refusal
from langnghe.reception.forms.fields import DAY, HOUR, ROLLS
from langnghe.reception.models import ReceptionPlace
from langnghe.reception.reading import files
from langnghe.units.models import Post, Unit

LONGEST_TEXT = 60_000


class ListForm(forms.Form):
    text = forms.CharField(
        label=_("Dán lịch vào đây"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
        help_text=_(
            "Như đã viết trong thông báo. Ví dụ: Tháng 7 | Chủ tịch | 03; 10; 17 hoặc: thứ Năm hằng tuần."
        ),
    )
    file = OneFile(
        label=_("Hoặc chọn tệp"),
        required=False,
        help_text=_("DOCX, XLSX hoặc tệp chữ; chữ trong tệp sẽ hiện ở ô trên."),
    )
    year = Number(
        label=_("Năm"), required=False, min_value=2000, max_value=2199, help_text=_("Khi lịch không ghi năm.")
    )
    post = forms.ModelChoiceField(
        label=_("Người tiếp khi lịch không ghi"), queryset=Post.objects.none(), required=False
    )
    place = forms.ModelChoiceField(
        label=_("Địa điểm khi lịch không ghi"), queryset=ReceptionPlace.objects.none()
    )
    roll = forms.ChoiceField(label=_("Trùng ngày nghỉ, khi lịch không ghi"), choices=ROLLS)
    since = forms.DateField(
        label=_("Từ ngày"), required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs=DAY),
        help_text=_("Cho lịch theo quy tắc (hằng tuần, hằng tháng) không ghi thời gian."),
    )  # fmt: skip
    until = forms.DateField(
        label=_("Đến ngày"), required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs=DAY)
    )
    starts_at = forms.TimeField(
        label=_("Từ giờ"), widget=forms.TimeInput(format="%H:%M", attrs=HOUR), initial="07:30"
    )
    ends_at = forms.TimeField(
        label=_("Đến giờ"), widget=forms.TimeInput(format="%H:%M", attrs=HOUR), initial="11:30"
    )

    def __init__(self, *args: Any, unit: Unit, units: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        posts = Post.objects.filter(unit__in=units, unit__area=unit.area_id).select_related("unit")
        self.fields["post"].queryset = posts.order_by("unit_id", "id")  # type: ignore[attr-defined]
        places = ReceptionPlace.objects.filter(unit=unit).order_by("id")
        self.fields["place"].queryset = places  # type: ignore[attr-defined]
        self.fields["place"].initial = places.first()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        upload = given.get("file")
        if upload:
            given["text"] = self._text_of(upload)
        elif not given.get("text", "").strip():
            self.add_error("text", _("Dán lịch hoặc chọn một tệp."))
        since, until = given.get("since"), given.get("until")
        if since and until and until < since:
            self.add_error("until", _("Ngày cuối phải sau ngày đầu và không quá một năm."))
        return given

    def _text_of(self, upload: Any) -> str:
        if upload.size > files.LARGEST:
            self.add_error("file", _("Tệp lớn hơn 2 MB."))
            return ""
        try:
            return files.text_of(upload.read())[:LONGEST_TEXT]
        except Refusal as refusal:
            self.add_error("file", str(refusal))
            return ""
        except files.NotAList:
            self.add_error(
                "file", _("Không đọc được tệp này. Lưu lại dạng DOCX, XLSX, hoặc dán chữ vào ô trên.")
            )
            return ""
