"""What is typed where a file is decided, and what is proposed before."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from langnghe.petitions.forms.fields import DAY, area, is_yes, number, words
from langnghe.petitions.forms.steps import PaperForm, StepForm
from langnghe.petitions.models import (
    OnFirst,
    Outcome,
)


class ProposeForm(StepForm):
    move = forms.ChoiceField(label=gettext_lazy("Đề xuất bước nào"))
    text = words(gettext_lazy("Nội dung đề xuất"))

    def __init__(self, *args: Any, moves: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["move"]
        if isinstance(chosen, forms.ChoiceField):
            chosen.choices = moves


class AcceptLateForm(StepForm):
    late_because = words(
        gettext_lazy("Vì sao đơn vẫn trong thời hiệu"),
        most=500,
        help_text=gettext_lazy(
            "Ngày người khiếu nại nhận được quyết định, hoặc trở ngại khách quan: ốm đau, thiên tai, "
            "đi công tác xa, và giấy tờ kèm theo."
        ),
    )


class AcceptOutsideForm(StepForm):
    outside_because = words(gettext_lazy("Vì sao vẫn thụ lý"), most=340)


class AcceptLateOutsideForm(AcceptLateForm, AcceptOutsideForm):
    """Both reasons; each has its own field."""


class DecideForm(PaperForm):
    ahead = frozenset({"carry_out_by"})
    number = number(gettext_lazy("Số quyết định"))
    outcome = forms.ChoiceField(label=gettext_lazy("Kết quả"), choices=[("", "—"), *Outcome.choices])
    summary = words(gettext_lazy("Tóm tắt nội dung quyết định"), most=8000, rows=5)
    still_differ: forms.Field | None = forms.TypedChoiceField(
        label=gettext_lazy("Yêu cầu của người khiếu nại và kết quả xác minh còn khác nhau không?"),
        choices=[
            ("yes", gettext_lazy("còn khác nhau: phải có biên bản đối thoại trước quyết định này")),
            ("no", gettext_lazy("không còn khác nhau")),
        ],
        coerce=is_yes,
        widget=forms.RadioSelect,
    )
    carry_out_by = forms.DateField(label=gettext_lazy("Hạn thi hành, nếu có"), required=False, widget=DAY)


class DecideSecondForm(DecideForm):
    # The second instance always holds a dialogue, so nothing is asked.
    still_differ = None
    on_first = forms.ChoiceField(
        label=gettext_lazy("Với quyết định lần đầu"), choices=[("", "—"), *OnFirst.choices]
    )


class ConcludeForm(StepForm):
    number = number(gettext_lazy("Số kết luận"))
    outcome = forms.ChoiceField(label=gettext_lazy("Kết quả"), choices=[("", "—"), *Outcome.choices])
    summary = words(
        gettext_lazy("Nội dung kết luận"),
        most=8000,
        rows=5,
        help_text=gettext_lazy("Niêm phong ngay khi gửi; hai người giữ bí mật cùng mở thì mới đọc lại được."),
    )
    redacted = forms.CharField(
        label=gettext_lazy("Bản lược bỏ của kết luận"),
        max_length=4000,
        required=False,
        widget=area(4),
        help_text=gettext_lazy(
            "Ai làm việc với hồ sơ cũng đọc được và là bản để công khai: không ghi điều làm lộ người tố cáo; có thể để trống."
        ),
    )
