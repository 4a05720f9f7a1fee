"""Numbers typed by hand, refused in plain words."""

from django import forms
from django.utils.translation import gettext_lazy as _

WITHIN = {
    "min_value": _("Nhập số từ %(limit_value)s trở lên."),
    "max_value": _("Nhập số không quá %(limit_value)s."),
}


class Number(forms.IntegerField):
    default_error_messages = {"invalid": _("Nhập một số nguyên, ví dụ 12."), **WITHIN}


class Amount(forms.DecimalField):
    """Money, area or people, with or without parts."""

    default_error_messages = {"invalid": _("Nhập một số, ví dụ 1500000."), **WITHIN}
