"""What is typed at the counter."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from langnghe.design.choosing import Fixed
from langnghe.design.numbers import Number
from langnghe.petitions.forms.fields import COUNTER, DAY, DatedForm, area
from langnghe.petitions.forms.lines import paper_of, signer_of, unit_named
from langnghe.petitions.models import Field, Kind, SenderKind
from langnghe.petitions.services import Paper, Signer
from langnghe.units.models import Unit

GROUPS = (
    (gettext_lazy("Nhiều người ký"), ("co_signers",)),
    (gettext_lazy("Giấy tờ kèm theo"), ("papers",)),
    (
        gettext_lazy("Đơn do nơi khác chuyển đến"),
        ("sender_kind", "sender_name", "document_number", "document_date"),
    ),
    (gettext_lazy("Nhập hộ cơ quan khác"), ("on_behalf_of",)),
)


def _lines(text: object) -> list[str]:
    return [line.strip() for line in str(text).splitlines() if line.strip()]


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
    channel = forms.ChoiceField(label=gettext_lazy("Cách gửi"), choices=Fixed(COUNTER))
    received_on = forms.DateField(label=gettext_lazy("Ngày nhận"), widget=DAY)
    written_on = forms.DateField(label=gettext_lazy("Ngày viết đơn"), required=False, widget=DAY)
    kind = forms.ChoiceField(
        label=gettext_lazy("Loại đơn"),
        required=False,
        choices=Fixed([("", gettext_lazy("Chưa rõ, phân loại sau")), *Kind.choices]),
        help_text=gettext_lazy("Đơn tố cáo hoặc nghi là tố cáo: không điền ở đây, mở trang “Nhận tố cáo”."),
    )
    field = forms.ChoiceField(label=gettext_lazy("Lĩnh vực"), choices=Fixed(Field.choices))
    summary = forms.CharField(label=gettext_lazy("Tóm tắt nội dung"), max_length=500, widget=area(3))
    request = forms.CharField(
        label=gettext_lazy("Yêu cầu của người gửi"), max_length=500, required=False, widget=area(2)
    )
    signers = Number(label=gettext_lazy("Số người ký"), min_value=1, max_value=100_000, initial=1)
    same_as = forms.CharField(
        label=gettext_lazy("Cùng vụ việc với đơn số"),
        required=False,
        max_length=20,
        help_text=gettext_lazy("Ví dụ 97/2026; để trống nếu là việc mới."),
    )
    co_signers = forms.CharField(
        label=gettext_lazy("Người cùng ký"),
        required=False,
        max_length=60_000,
        widget=area(3),
        help_text=gettext_lazy(
            "Mỗi dòng một người: họ tên; nơi ở. Thêm dấu * ở đầu dòng của người đại diện, kể cả người gửi đầu tiên."
        ),
    )
    papers = forms.CharField(
        label=gettext_lazy("Giấy tờ kèm theo"),
        required=False,
        max_length=20_000,
        widget=area(3),
        help_text=gettext_lazy("Mỗi dòng một giấy tờ: tên; bản chính, bản sao hoặc chứng thực; số bản."),
    )
    sender_kind = forms.ChoiceField(
        label=gettext_lazy("Nơi chuyển đơn"),
        required=False,
        choices=Fixed([("", gettext_lazy("Người dân tự gửi")), *SenderKind.choices]),
    )
    sender_name = forms.CharField(label=gettext_lazy("Tên nơi chuyển"), required=False, max_length=200)
    document_number = forms.CharField(label=gettext_lazy("Số văn bản chuyển"), required=False, max_length=60)
    document_date = forms.DateField(label=gettext_lazy("Ngày văn bản chuyển"), required=False, widget=DAY)
    on_behalf_of = forms.CharField(
        label=gettext_lazy("Nhập hộ cho cơ quan"),
        required=False,
        max_length=160,
        help_text=gettext_lazy(
            "Đơn vào sổ của cơ quan ấy; sổ ghi rõ ai nhập hộ. Gõ tên, ví dụ UBND phường Hạc Thành."
        ),
    )
    token = forms.CharField(widget=forms.HiddenInput, max_length=64, min_length=16)

    def __init__(self, *args: Any, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["unit"]
        if isinstance(choice, forms.ChoiceField):
            choice.choices = [(unit.pk, unit.name) for unit in units]
        if len(units) == 1:
            choice.widget, choice.initial = forms.HiddenInput(), units[0].pk

    def clean_co_signers(self) -> list[Signer]:
        return [signer_of(line) for line in _lines(self.cleaned_data["co_signers"])]

    def clean_papers(self) -> list[Paper]:
        return [paper_of(line) for line in _lines(self.cleaned_data["papers"])]

    def clean_on_behalf_of(self) -> Unit | None:
        name = str(self.cleaned_data["on_behalf_of"]).strip()
        return unit_named(name, on=self.today) if name else None

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        asked = {"sender_name", "document_number", "document_date"}
        if given.get("sender_kind"):
            for name in sorted(asked - {key for key in asked if given.get(key)} - set(self.errors)):
                self.add_error(name, _("Cần khi đơn do nơi khác chuyển đến."))
        return given

    def groups(self) -> list[dict[str, Any]]:
        """The fields that few petitions need, folded away until one of them is filled."""
        return [
            {
                "title": title,
                "fields": [self[name] for name in names],
                "open": any(self[name].value() or self[name].errors for name in names),
            }
            for title, names in GROUPS
        ]

    def usual(self) -> list[forms.BoundField]:
        folded = {name for _title, names in GROUPS for name in names}
        return [self[name] for name in self.fields if name not in folded]

    def clean_phone(self) -> str:
        phone = str(self.cleaned_data["phone"])
        digits = sum(sign.isdigit() for sign in phone)
        if phone and not 8 <= digits <= 15:  # noqa: PLR2004 - the shortest and longest numbers there are
            raise forms.ValidationError(_("Số điện thoại cần từ 8 đến 15 chữ số."))
        return phone
