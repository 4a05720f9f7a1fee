"""What is typed for the steps after acceptance, and for the ways out that the law has."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from langnghe.design.numbers import Amount
from langnghe.petitions.forms.fields import area, is_yes, number, words
from langnghe.petitions.forms.steps import PaperForm, StepForm
from langnghe.petitions.forms.units import UnitField
from langnghe.petitions.models import (
    DIGITS,
    LAND,
    PARTS,
    PublicationWay,
    QuantityKind,
    WithdrawalCause,
)


class BecauseForm(StepForm):
    because = words()


class OrderForm(PaperForm):
    number = number(gettext_lazy("Số quyết định"))
    because = words()


class ExtendForm(StepForm):
    number = number(gettext_lazy("Số quyết định"))
    because = words()
    fact = forms.ChoiceField(
        label=gettext_lazy("Căn cứ gia hạn"),
        choices=[
            ("complex", gettext_lazy("vụ việc phức tạp (một lần)")),
            ("very_complex", gettext_lazy("vụ việc đặc biệt phức tạp (không quá hai lần)")),
        ],
    )


class SplitForm(StepForm):
    to = words(gettext_lazy("Từng nội dung và nơi có thẩm quyền"))


class CompleteForm(PaperForm):
    number = number(gettext_lazy("Số văn bản hướng dẫn"))
    because = words(
        gettext_lazy("Điều còn thiếu và cách bổ sung"),
        help_text=gettext_lazy(
            "Hạn thụ lý vẫn chạy: chưa đọc được văn bản nào nói hạn ngừng trong lúc chờ bổ sung. "
            "Bổ sung xong thì phân loại lại."
        ),
    )


class SentForm(StepForm):
    to = words(gettext_lazy("Đã gửi cho ai, bằng cách nào"))


class ReturnForm(PaperForm):
    number = number()
    to = words(gettext_lazy("Nơi đã chuyển đơn đến"), most=200, rows=1)
    because = words(gettext_lazy("Lý do trả lại"), most=500)


class UrgeForm(PaperForm):
    number = number(gettext_lazy("Số văn bản đôn đốc"))
    because = words(gettext_lazy("Nội dung đôn đốc"))


class ReplyForm(StepForm):
    number = number(gettext_lazy("Số văn bản phúc đáp"))
    body = forms.CharField(label=gettext_lazy("Cơ quan phúc đáp"), max_length=200)
    text = forms.CharField(label=gettext_lazy("Nội dung"), max_length=800, required=False, widget=area(3))


class WithdrawPartForm(StepForm):
    content = words(gettext_lazy("Nội dung được rút, nội dung còn giải quyết"), most=500)
    because = words(gettext_lazy("Đơn xin rút"), most=500)
    cause = forms.ChoiceField(
        label=gettext_lazy("Vì sao rút"), required=False, choices=[("", "—"), *WithdrawalCause.choices]
    )


class WithdrawSomeForm(StepForm):
    who = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Ai rút"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    others = forms.CharField(
        label=gettext_lazy("Người rút chưa có tên ở trên"),
        required=False,
        max_length=500,
        widget=area(2),
        help_text=gettext_lazy("Mỗi dòng một người: họ tên; nơi ở."),
    )
    because = words(gettext_lazy("Đơn xin rút"), most=500)
    cause = forms.ChoiceField(
        label=gettext_lazy("Vì sao rút"), required=False, choices=[("", "—"), *WithdrawalCause.choices]
    )

    def __init__(self, *args: Any, signing: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        who = self.fields["who"]
        if isinstance(who, forms.ChoiceField):
            who.choices = signing

    def clean_others(self) -> list[str]:
        lines = (" ".join(line.split()) for line in str(self.cleaned_data["others"]).splitlines())
        return [line for line in lines if line]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if not self.errors and not given["who"] and not given["others"]:
            self.add_error("who", _("Chọn người rút, hoặc ghi họ tên người ấy."))
        return given


class PublishForm(StepForm):
    way = forms.ChoiceField(label=gettext_lazy("Hình thức công khai"), choices=PublicationWay.choices)
    redacted = words(
        gettext_lazy("Nội dung công khai"),
        most=8000,
        rows=5,
        help_text=gettext_lazy("Bỏ họ tên, địa chỉ và những gì nhận ra người gửi đơn."),
    )


class CarryOutForm(StepForm):
    is_done = forms.TypedChoiceField(
        label=gettext_lazy("Đây là số"),
        choices=[("no", gettext_lazy("quyết định buộc thi hành")), ("yes", gettext_lazy("đã thi hành"))],
        coerce=is_yes,
    )
    unit = UnitField(label=gettext_lazy("Cơ quan thi hành"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind, label in QuantityKind.choices:
            # The column holds as many whole digits whatever the parts.
            parts = PARTS if kind in LAND else 0
            self.fields[f"amount_{kind}"] = Amount(
                label=label,
                required=False,
                min_value=0,
                max_digits=DIGITS - PARTS + parts,
                decimal_places=parts,
            )
        self.fields["because"] = forms.CharField(
            label=_("Vì sao đã thi hành nhiều hơn số quyết định"),
            max_length=700,
            required=False,
            widget=area(2),
            help_text=_("Bỏ trống nếu không nhiều hơn."),
        )


class CorrectQuantityForm(StepForm):
    amount = Amount(
        label=gettext_lazy("Số đúng"),
        min_value=0,
        max_digits=DIGITS,
        decimal_places=PARTS,
        help_text=gettext_lazy("Ghi 0 nếu lẽ ra không có khoản này."),
    )
    because = words(gettext_lazy("Vì sao sửa"))


class ConciliateForm(StepForm):
    members = words(gettext_lazy("Thành phần hội đồng hòa giải"), rows=3)
    content = words(gettext_lazy("Nội dung tranh chấp"), rows=3)
    minutes = words(gettext_lazy("Biên bản hòa giải"), most=8000, rows=5)
    is_agreed = forms.TypedChoiceField(
        label=gettext_lazy("Kết quả"),
        choices=[("yes", gettext_lazy("hòa giải thành")), ("no", gettext_lazy("hòa giải không thành"))],
        coerce=is_yes,
    )
