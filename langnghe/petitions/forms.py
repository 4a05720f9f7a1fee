"""The shape of what is typed at the counter, at the desk and by a citizen; no rules."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from langnghe.petitions.models import Channel, Field, Kind
from langnghe.petitions.workflow import State
from langnghe.units.models import Unit
from langnghe.units.selectors import find_units

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
COUNTER = [(value, label) for value, label in Channel.choices if value != Channel.VISIT]
OPEN = [State.RECEIVED, State.CLASSIFIED, State.ACCEPTED]


def area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class TrackForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("Mã trên giấy biên nhận"),
        max_length=60,
        help_text=gettext_lazy("Ví dụ 7K4M-92QX-B3TD-H. Chữ hoa hay thường, có gạch hay không đều được."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}
        ),
    )
    last4 = forms.CharField(
        label=gettext_lazy("Bốn số cuối điện thoại đã ghi trong đơn"),
        max_length=4,
        required=False,
        help_text=gettext_lazy("Chỉ cần khi muốn xem nội dung đơn và văn bản trả lời."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )


class DatedForm(forms.Form):
    """A form with a day that cannot lie ahead; the view says which day is today."""

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        for field in self.fields.values():
            if isinstance(field, forms.DateField):
                field.widget.attrs["max"] = today.isoformat()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for name, value in list(given.items()):
            if isinstance(value, date) and value > self.today:
                self.add_error(name, _("Ngày này chưa đến."))
        return given


class IntakeForm(DatedForm):
    unit = forms.ChoiceField(label=gettext_lazy("Cơ quan nhận"))
    full_name = forms.CharField(label=gettext_lazy("Họ và tên người gửi"), max_length=160)
    address = forms.CharField(label=gettext_lazy("Nơi ở"), max_length=300)
    phone = forms.CharField(
        label=gettext_lazy("Số điện thoại"),
        max_length=20,
        required=False,
        help_text=gettext_lazy("Bốn số cuối mở nội dung đơn khi tra cứu."),
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("Thư điện tử"),
        required=False,
        help_text=gettext_lazy("Để nhận tin khi đơn được thụ lý và được trả lời."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    channel = forms.ChoiceField(label=gettext_lazy("Cách gửi"), choices=COUNTER)
    received_on = forms.DateField(label=gettext_lazy("Ngày nhận"), widget=DAY)
    written_on = forms.DateField(label=gettext_lazy("Ngày viết đơn"), required=False, widget=DAY)
    kind = forms.ChoiceField(
        label=gettext_lazy("Loại đơn"),
        required=False,
        choices=[("", gettext_lazy("Chưa rõ, phân loại sau")), *Kind.choices],
        help_text=gettext_lazy(
            "Đơn tố cáo hoặc nghi là tố cáo: chọn tố cáo, máy sẽ dừng và chỉ cách lập hồ sơ giấy."
        ),
    )
    field = forms.ChoiceField(label=gettext_lazy("Lĩnh vực"), choices=Field.choices)
    summary = forms.CharField(label=gettext_lazy("Tóm tắt nội dung"), max_length=500, widget=area(3))
    request = forms.CharField(
        label=gettext_lazy("Yêu cầu của người gửi"), max_length=500, required=False, widget=area(2)
    )
    signers = forms.IntegerField(label=gettext_lazy("Số người ký"), min_value=1, max_value=100_000, initial=1)
    same_as = forms.CharField(
        label=gettext_lazy("Cùng vụ việc với đơn số"),
        required=False,
        max_length=20,
        help_text=gettext_lazy("Ví dụ 97/2026; để trống nếu là việc mới."),
    )
    token = forms.CharField(widget=forms.HiddenInput, max_length=64, min_length=16)

    def __init__(self, *args: Any, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["unit"]
        if isinstance(choice, forms.ChoiceField):
            choice.choices = [(unit.pk, unit.name) for unit in units]
        if len(units) == 1:
            choice.widget, choice.initial = forms.HiddenInput(), units[0].pk

    def clean_phone(self) -> str:
        phone = str(self.cleaned_data["phone"])
        digits = sum(sign.isdigit() for sign in phone)
        if phone and not 8 <= digits <= 15:  # noqa: PLR2004 - the shortest and longest numbers there are
            raise forms.ValidationError(_("Số điện thoại cần từ 8 đến 15 chữ số."))
        return phone


class StepForm(DatedForm):
    on = forms.DateField(label=gettext_lazy("Ngày"), widget=DAY)


class ClassifyForm(StepForm):
    kind = forms.ChoiceField(label=gettext_lazy("Loại đơn"), choices=Kind.choices)
    field = forms.ChoiceField(label=gettext_lazy("Lĩnh vực"), choices=Field.choices)
    is_complex = forms.BooleanField(
        label=gettext_lazy("Vụ việc phức tạp"),
        required=False,
        help_text=gettext_lazy("Lý do phức tạp phải ghi trong hồ sơ."),
    )
    is_remote = forms.BooleanField(label=gettext_lazy("Vùng sâu, vùng xa đi lại khó khăn"), required=False)
    because = forms.CharField(label=gettext_lazy("Lý do phân loại"), max_length=500, widget=area(2))


class AnswerForm(StepForm):
    number = forms.CharField(label=gettext_lazy("Số văn bản trả lời"), max_length=60)
    text = forms.CharField(label=gettext_lazy("Nội dung trả lời"), max_length=8000, widget=area(6))


class DeclineForm(StepForm):
    ground = forms.TypedChoiceField(label=gettext_lazy("Trường hợp không thụ lý"), coerce=int)
    because = forms.CharField(
        label=gettext_lazy("Vì sao thuộc trường hợp này"), max_length=500, widget=area(2)
    )

    def __init__(self, *args: Any, grounds: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ground = self.fields["ground"]
        if isinstance(ground, forms.TypedChoiceField):
            ground.choices = [("", "—"), *grounds]


class GuideForm(StepForm):
    to = forms.CharField(
        label=gettext_lazy("Cơ quan có thẩm quyền và cách gửi"), max_length=500, widget=area(2)
    )


class WithdrawForm(StepForm):
    because = forms.CharField(
        label=gettext_lazy("Đơn xin rút"),
        max_length=500,
        help_text=gettext_lazy("Ngày viết, có chữ ký hoặc điểm chỉ; lý do nếu người gửi nêu."),
        widget=area(2),
    )


class TransferForm(StepForm):
    to = forms.CharField(
        label=gettext_lazy("Chuyển đến cơ quan"),
        max_length=160,
        help_text=gettext_lazy("Gõ tên, có dấu hay không dấu đều được; ví dụ UBND phường Hạc Thành."),
    )
    because = forms.CharField(label=gettext_lazy("Lý do chuyển"), max_length=500, widget=area(2))

    def clean_to(self) -> Unit:
        found = find_units(str(self.cleaned_data["to"]), on=self.today, most=6)
        if len(found) == 1:
            return found[0]
        exact = [
            unit for unit in found if unit.name.casefold() == str(self.cleaned_data["to"]).strip().casefold()
        ]
        if len(exact) == 1:
            return exact[0]
        if not found:
            raise forms.ValidationError(_("Không tìm thấy cơ quan nào mang tên này."))
        names = "; ".join(unit.name for unit in found)
        raise forms.ValidationError(
            _("Có nhiều cơ quan, gõ đủ tên một trong số này: %(names)s.") % {"names": names}
        )
