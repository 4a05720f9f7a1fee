"""Classification as questions in plain words; what nobody answers stays unknown."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from langnghe.petitions.forms.fields import DAY, area
from langnghe.petitions.forms.steps import StepForm
from langnghe.petitions.forms.units import UnitField
from langnghe.petitions.models import Field, Kind

PLAIN = {
    Kind.COMPLAINT: gettext_lazy("Khiếu nại: đề nghị xem lại một quyết định, việc làm ảnh hưởng trực tiếp đến mình"),
    Kind.DENUNCIATION: gettext_lazy("Tố cáo: báo hành vi vi phạm pháp luật của một người, một cơ quan"),
    Kind.RECOMMENDATION: gettext_lazy("Kiến nghị: đề xuất, góp ý về chính sách, cách làm"),
    Kind.FEEDBACK: gettext_lazy("Phản ánh: báo một sự việc, một tình trạng"),
    Kind.DISPUTE: gettext_lazy("Tranh chấp giữa người dân với nhau: nhờ hòa giải, ngoài ba luật"),
}  # fmt: skip


class ClassifyForm(StepForm):
    kind = forms.ChoiceField(label=gettext_lazy("Người gửi muốn gì?"), widget=forms.RadioSelect)
    field = forms.ChoiceField(label=gettext_lazy("Lĩnh vực"), choices=Field.choices)
    missing_condition = forms.ChoiceField(
        label=gettext_lazy("Đơn có thiếu điều kiện nào không?"), required=False
    )
    about_on = forms.DateField(
        label=gettext_lazy("Ngày của quyết định, việc làm bị khiếu nại"),
        required=False,
        widget=DAY,
        help_text=gettext_lazy("Cơ quan đã kết thúc, như UBND huyện trước 1/7/2025, được tìm theo ngày này."),
    )
    about = UnitField(
        label=gettext_lazy("Quyết định, việc làm của cơ quan nào?"),
        required=False,
        help_text=gettext_lazy("Từ đây máy nêu nơi có thẩm quyền và điều luật; người phân loại quyết định."),
    )
    within = forms.ChoiceField(
        label=gettext_lazy("Đơn có thuộc thẩm quyền của cơ quan này không?"),
        choices=[
            ("yes", gettext_lazy("thuộc thẩm quyền")),
            ("no", gettext_lazy("không thuộc thẩm quyền")),
            ("unknown", gettext_lazy("chưa rõ")),
        ],
        required=False,
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "Máy chỉ gợi ý, người phân loại quyết định. Không thuộc thì khiếu nại được hướng dẫn hoặc trả lại, đơn khác được "
            "chuyển; hạn chuyển tố cáo chạy từ ngày nhận."
        ),
    )
    competent = UnitField(
        label=gettext_lazy("Nơi có thẩm quyền, nếu là cơ quan khác trong danh mục"),
        required=False,
    )
    competent_outside = forms.CharField(
        label=gettext_lazy("Hoặc cơ quan không có trong danh mục, như Tòa án, ngân hàng"),
        required=False,
        max_length=200,
    )
    criteria = forms.MultipleChoiceField(
        label=gettext_lazy("Tiêu chí phức tạp"), required=False, widget=forms.CheckboxSelectMultiple
    )
    is_complex = forms.BooleanField(
        label=gettext_lazy("Vụ việc phức tạp"),
        required=False,
        help_text=gettext_lazy(
            "Khiếu nại phải đánh dấu ít nhất một tiêu chí khi luật đã nêu tiêu chí; lý do phải ghi trong hồ sơ."
        ),
    )
    is_remote = forms.BooleanField(label=gettext_lazy("Vùng sâu, vùng xa đi lại khó khăn"), required=False)
    because = forms.CharField(label=gettext_lazy("Lý do phân loại"), max_length=500, widget=area(2))

    def __init__(
        self,
        *args: Any,
        kinds: list[str],
        conditions: dict[str, str],
        criteria: dict[str, str],
        is_sealed: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._choose("kind", [(kind, PLAIN[Kind(kind)]) for kind in kinds])
        unknown, whole = ("", _("chưa xem")), ("none", _("đủ điều kiện xử lý"))
        self._choose("missing_condition", [unknown, whole, *conditions.items()])
        self._choose("criteria", list(criteria.items()))
        for name in ("about", "about_on", "competent_outside") if is_sealed else ():
            del self.fields[name]
        if not criteria:
            del self.fields["criteria"]

    def _choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def clean(self) -> dict[str, Any]:
        """Where the machine has something to suggest the answer is a person's, given with the suggestion in sight."""
        given = super().clean()
        if given.get("about") and not given.get("within"):
            self.add_error("within", _("Xem gợi ý của máy rồi chọn: thuộc, không thuộc hoặc chưa rõ."))
        return given

    def keep_errors_of(self, *names: str) -> None:
        """Looking at the suggestion asks for nothing that is not needed for it."""
        for name in set(self.errors) - set(names):
            del self.errors[name]

    def _clean_fields(self) -> None:
        """The day of the complained decision says which bodies stood then."""
        about = self.fields.get("about")
        if isinstance(about, UnitField):
            typed = self.fields["about_on"].widget.value_from_datadict(
                self.data, self.files, self.add_prefix("about_on")
            )
            about.on = _day(typed) or self.today
        super()._clean_fields()


def _day(typed: Any) -> date | None:
    try:
        return date.fromisoformat(str(typed or ""))
    except ValueError:
        return None
