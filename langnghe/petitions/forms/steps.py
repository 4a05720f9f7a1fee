"""What is typed for each step of a file."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from langnghe.petitions.forms.fields import DAY, DatedForm, OfPaper, area
from langnghe.petitions.forms.units import UnitField
from langnghe.petitions.letters import Field
from langnghe.petitions.models import WithdrawalCause

PAPER = "paper_"
FROM_BOOK = gettext_lazy(
    "Bỏ trống để lấy số tiếp theo của sổ văn bản đi; chỉ ghi khi sổ giấy, văn thư đã cho số."
)


class StepForm(DatedForm):
    """The first field has the cursor, so that a step is written by the keyboard alone."""

    on = forms.DateField(label=gettext_lazy("Ngày"), widget=DAY)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            next(iter(self.fields.values())).widget.attrs["autofocus"] = True


class PaperForm(StepForm):
    """A step whose paper we write: its number may stay empty, and what the paper says beyond the step is asked here."""

    def __init__(self, *args: Any, papers: list[tuple[Field, str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.papers = papers or []
        if not self.papers:
            return
        self.fields["number"].required = False
        self.fields["number"].help_text = FROM_BOOK
        for one, known in self.papers:
            self.fields[PAPER + one.name] = OfPaper(one, initial=known)

    def given(self) -> dict[str, Any]:
        """What the step takes; the fields of its paper stand together."""
        clean = dict(self.cleaned_data)
        if self.papers:
            said = {one.name: clean.pop(PAPER + one.name) for one, _known in self.papers}
            clean["says"] = {name: value for name, value in said.items() if PAPER + name in self.data}
        return clean

    @property
    def is_ours(self) -> bool:
        """The number is taken from the unit's book."""
        return bool(self.papers) and not self.cleaned_data.get("number")


class AnswerForm(PaperForm):
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
    cause = forms.ChoiceField(
        label=gettext_lazy("Vì sao rút"), required=False, choices=[("", "—"), *WithdrawalCause.choices]
    )


class TransferForm(StepForm):
    to = UnitField(label=gettext_lazy("Chuyển đến cơ quan"), required=False)
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
