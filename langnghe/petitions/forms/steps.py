"""What is typed for each step of a file."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from langnghe.petitions.forms.fields import DAY, DatedForm, area
from langnghe.petitions.models import Field, Kind
from langnghe.units.models import Unit
from langnghe.units.selectors import ended_units, find_units, successor_units


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
    number = forms.CharField(
        label=gettext_lazy("Số văn bản trả lời"),
        max_length=60,
        required=False,
        help_text=gettext_lazy(
            "Bỏ trống để lấy số tiếp theo của sổ văn bản đi; chỉ ghi khi văn thư đã cho số."
        ),
    )
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
        required=False,
        help_text=gettext_lazy("Gõ tên, có dấu hay không dấu đều được; ví dụ UBND phường Hạc Thành."),
    )
    outside = forms.CharField(
        label=gettext_lazy("Hoặc cơ quan chưa dùng hệ thống này"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Nơi đó trả lời bằng một liên kết có hạn, lập sau khi chuyển."),
    )
    because = forms.CharField(label=gettext_lazy("Lý do chuyển"), max_length=500, widget=area(2))

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if not self.errors and bool(given.get("to")) == bool(given.get("outside")):
            self.add_error("to", _("Ghi một cơ quan nhận: trong hệ thống hoặc ngoài hệ thống."))
        return given

    def clean_to(self) -> Unit | None:
        if not self.cleaned_data["to"].strip():
            return None
        found = find_units(str(self.cleaned_data["to"]), on=self.today, most=6)
        if len(found) == 1:
            return found[0]
        exact = [
            unit for unit in found if unit.name.casefold() == str(self.cleaned_data["to"]).strip().casefold()
        ]
        if len(exact) == 1:
            return exact[0]
        if not found:
            raise forms.ValidationError(self._not_standing(str(self.cleaned_data["to"])))
        names = "; ".join(unit.name for unit in found)
        raise forms.ValidationError(
            _("Có nhiều cơ quan, gõ đủ tên một trong số này: %(names)s.") % {"names": names}
        )

    def _not_standing(self, name: str) -> str:
        """A body that has ended is named with what took its place."""
        ended = ended_units(name, on=self.today)
        if not ended:
            return _("Không tìm thấy cơ quan nào mang tên này.")
        after = "; ".join(one.name for one in successor_units(ended[0], on=self.today))
        return _("%(unit)s không còn hoạt động. Cơ quan kế thừa: %(names)s.") % {
            "unit": ended[0].name,
            "names": after or _("chưa có dữ liệu"),
        }
