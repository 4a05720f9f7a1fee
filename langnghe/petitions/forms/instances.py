"""What links a file to the one before it, and to the one after."""

from django import forms
from django.utils.translation import gettext_lazy

from langnghe.petitions.forms.fields import DAY, area, is_yes, number, words
from langnghe.petitions.forms.steps import StepForm
from langnghe.petitions.forms.units import UnitField


class SecondForm(StepForm):
    body = UnitField(label=gettext_lazy("Cơ quan đã giải quyết lần đầu"))
    number = number(gettext_lazy("Số quyết định lần đầu"))
    issued_on = forms.DateField(label=gettext_lazy("Ngày quyết định lần đầu"), widget=DAY)
    summary = forms.CharField(
        label=gettext_lazy("Tóm tắt quyết định lần đầu"), max_length=500, required=False, widget=area(2)
    )


class AppealForm(StepForm):
    to = words(gettext_lazy("Nơi nhận khiếu nại lần hai, hoặc Tòa án"), most=200, rows=1)
    because = forms.CharField(label=gettext_lazy("Ghi chú"), max_length=400, required=False, widget=area(2))


class FurtherForm(StepForm):
    is_unresolved = forms.TypedChoiceField(
        label=gettext_lazy("Vì sao tố cáo tiếp"),
        choices=[
            ("no", gettext_lazy("cho rằng việc giải quyết trước không đúng pháp luật")),
            ("yes", gettext_lazy("quá thời hạn mà tố cáo chưa được giải quyết")),
        ],
        coerce=is_yes,
    )
    body = UnitField(label=gettext_lazy("Cơ quan đã nhận, đã giải quyết trước đó"))
    number = number(gettext_lazy("Số kết luận; chưa giải quyết thì số đơn, như 97/2026"))
    issued_on = forms.DateField(
        label=gettext_lazy("Ngày kết luận; chưa giải quyết thì ngày nhận đơn ấy"), widget=DAY
    )


class GoneFurtherForm(StepForm):
    to = words(gettext_lazy("Cơ quan nhận tố cáo tiếp"), most=200, rows=1)
    because = forms.CharField(
        label=gettext_lazy("Ghi chú"),
        max_length=400,
        required=False,
        widget=area(2),
        help_text=gettext_lazy("Ai làm việc với hồ sơ cũng đọc được: không ghi điều làm lộ người tố cáo."),
    )


class ToldSenderForm(StepForm):
    number = number()
    to = words(
        gettext_lazy("Nơi đã chuyển tố cáo đến"),
        most=200,
        rows=1,
        help_text=gettext_lazy("Cơ quan, báo chí; không ghi tên người tố cáo."),
    )
