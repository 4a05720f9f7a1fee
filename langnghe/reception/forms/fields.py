"""Parts that several forms share."""

from django import forms
from django.utils.translation import gettext_lazy as _

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
    ("dates", _("những ngày liệt kê")),
]
NTHS = [("1", "1"), ("2", "2"), ("3", "3"), ("4", "4"), ("-1", _("cuối cùng"))]


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Lý do"), max_length=300)


class PeriodForm(forms.Form):
    since = forms.DateField(label=_("Từ ngày"), widget=forms.DateInput(format="%Y-%m-%d", attrs=DAY))
    until = forms.DateField(label=_("Đến ngày"), widget=forms.DateInput(format="%Y-%m-%d", attrs=DAY))
