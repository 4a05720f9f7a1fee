"""What is typed for the steps after acceptance, and for the ways out that the law has."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from langnghe.accounts.models import CustodyRole, User
from langnghe.design.numbers import Number
from langnghe.petitions.forms.fields import DAY, area
from langnghe.petitions.forms.steps import PaperForm, StepForm
from langnghe.petitions.forms.units import UnitField
from langnghe.petitions.models import (
    DIGITS,
    LAND,
    PARTS,
    OnFirst,
    Outcome,
    PublicationWay,
    QuantityKind,
    WithdrawalCause,
)

NUMBER = gettext_lazy("Số văn bản")
BECAUSE = gettext_lazy("Lý do")


def number(label: Any = NUMBER) -> forms.CharField:
    return forms.CharField(label=label, max_length=60)


def words(label: Any = BECAUSE, *, most: int = 700, rows: int = 2, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=most, widget=area(rows), help_text=help_text)


def _is_yes(value: Any) -> bool:
    return str(value) in {"yes", "True"}


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


class AssignForm(PaperForm):
    ahead = frozenset({"due_on"})
    number = number(gettext_lazy("Số quyết định giao xác minh"))
    people = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Người của đơn vị"),
        queryset=User.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    team = forms.CharField(
        label=gettext_lazy("Người ngoài đơn vị, việc của từng người"),
        max_length=700,
        required=False,
        widget=area(3),
        help_text=gettext_lazy("Người của cơ quan phối hợp ghi ở đây; người của đơn vị chọn ở trên."),
    )
    due_on = forms.DateField(label=gettext_lazy("Hạn báo cáo kết quả xác minh"), widget=DAY)

    def __init__(self, *args: Any, people: list[tuple[User, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["people"]
        if isinstance(chosen, forms.ModelMultipleChoiceField):
            chosen.queryset = User.objects.filter(pk__in=[user.pk for user, _role in people])
            chosen.choices = [(user.pk, f"{user} ({role})") for user, role in people]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if not self.errors and not (given["people"] or given["team"]):
            self.add_error("people", _("Chọn người của đơn vị, hoặc ghi tên người ngoài."))
        return given


class NoteForm(StepForm):
    text = words(gettext_lazy("Nội dung"), most=4000, rows=4)


class ProlongForm(StepForm):
    ahead = frozenset({"due_on"})
    due_on = forms.DateField(label=gettext_lazy("Hạn mới"), widget=DAY)
    because = words(gettext_lazy("Vì sao cần thêm thời gian"))


class CallForm(StepForm):
    ahead = frozenset({"held_on"})
    held_on = forms.DateField(label=gettext_lazy("Ngày đối thoại"), widget=DAY)
    place = forms.CharField(label=gettext_lazy("Địa điểm"), max_length=200)
    chair = forms.CharField(label=gettext_lazy("Người chủ trì"), max_length=160)
    content = words(gettext_lazy("Nội dung đối thoại"), most=500)


class MinutesForm(StepForm):
    text = words(gettext_lazy("Ý kiến các bên, điều thống nhất, điều còn khác nhau"), most=8000, rows=6)
    is_absent = forms.BooleanField(
        label=gettext_lazy("Một bên vắng mặt không có lý do chính đáng"), required=False
    )
    still_differ = forms.BooleanField(
        label=gettext_lazy("Yêu cầu và kết quả xác minh vẫn khác nhau"), required=False
    )


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
        coerce=_is_yes,
        widget=forms.RadioSelect,
    )
    carry_out_by = forms.DateField(label=gettext_lazy("Hạn thi hành, nếu có"), required=False, widget=DAY)


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


class DecideSecondForm(DecideForm):
    # The second instance always holds a dialogue, so nothing is asked.
    still_differ = None
    on_first = forms.ChoiceField(
        label=gettext_lazy("Với quyết định lần đầu"), choices=[("", "—"), *OnFirst.choices]
    )


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
        coerce=_is_yes,
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
        coerce=_is_yes,
    )
    unit = UnitField(label=gettext_lazy("Cơ quan thi hành"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind, label in QuantityKind.choices:
            # The column holds as many whole digits whatever the parts.
            parts = PARTS if kind in LAND else 0
            self.fields[f"amount_{kind}"] = forms.DecimalField(
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
    amount = forms.DecimalField(
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
        coerce=_is_yes,
    )


class ProposeForm(StepForm):
    move = forms.ChoiceField(label=gettext_lazy("Đề xuất bước nào"))
    text = words(gettext_lazy("Nội dung đề xuất"))

    def __init__(self, *args: Any, moves: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["move"]
        if isinstance(chosen, forms.ChoiceField):
            chosen.choices = moves


class BodyForm(StepForm):
    unit = UnitField(label=gettext_lazy("Cơ quan trong danh mục"), required=False)
    name = forms.CharField(label=gettext_lazy("Hoặc tên cơ quan khác"), max_length=200, required=False)
    role = forms.ChoiceField(
        label=gettext_lazy("Vai trò"),
        choices=[choice for choice in CustodyRole.choices if choice[0] != CustodyRole.SUPERVISE],
    )


class HabitForm(forms.Form):
    """What the unit wants of itself; no text that we have read gives these numbers."""

    unit = forms.ChoiceField(label=gettext_lazy("Đơn vị"))
    taking_days = Number(
        label=gettext_lazy("Nhắc đơn chuyển đến chưa vào sổ sau (ngày làm việc)"), min_value=1, max_value=60
    )
    reopen_days = Number(
        label=gettext_lazy("Nhận đề nghị xem xét lại trong (ngày, kể từ ngày kết thúc)"),
        min_value=0,
        max_value=3650,
        required=False,
        help_text=gettext_lazy("Bỏ trống: lúc nào cũng nhận."),
    )
    remind_days = Number(
        label=gettext_lazy("Nhắc người xử lý trước khi hết hạn (ngày)"), min_value=0, max_value=30
    )
    escalate_days = Number(
        label=gettext_lazy("Quá hạn, đã báo người đứng đầu, thì báo cơ quan cấp trên sau (ngày nữa)"),
        min_value=1,
        max_value=30,
        help_text=gettext_lazy(
            "Cấp trên chỉ biết số đơn, loại đơn và số ngày quá hạn. Các số này do đơn vị tự đặt, không phải hạn của luật."
        ),
    )

    def __init__(self, *args: Any, units: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["unit"]
        if isinstance(chosen, forms.ChoiceField):
            chosen.choices = units


class SettingForm(forms.Form):
    unit = forms.ChoiceField(label=gettext_lazy("Đơn vị"))
    approvals = forms.TypedChoiceField(
        label=gettext_lazy("Số cấp duyệt giữa đề xuất và ký"),
        choices=[(number, str(number)) for number in range(4)],
        coerce=int,
        help_text=gettext_lazy("0: người có quyền ký ngay, hợp với nơi ít người."),
    )
    approver = forms.CharField(
        label=gettext_lazy("Thêm người duyệt (tên đăng nhập)"), max_length=150, required=False
    )
    rank = forms.TypedChoiceField(
        label=gettext_lazy("Duyệt ở cấp"),
        required=False,
        choices=[(number, str(number)) for number in range(1, 4)],
        coerce=int,
        empty_value=None,
    )

    def __init__(self, *args: Any, units: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["unit"]
        if isinstance(chosen, forms.ChoiceField):
            chosen.choices = units
