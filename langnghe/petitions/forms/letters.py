"""What is typed for a letter: which one, and its few free fields."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from langnghe.documents.forms import REMOVED, OneFile
from langnghe.petitions.forms.fields import DAY, NEEDED, DatedForm, OfPaper, area
from langnghe.petitions.letters import LetterKind
from langnghe.units.models import Unit
from langnghe.vault.forms import secret


class DraftForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("Loại văn bản"))
    unit = forms.ChoiceField(label=gettext_lazy("Cơ quan ban hành"))

    def __init__(self, *args: Any, kinds: list[LetterKind], units: list[Unit], **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["kind"].choices = [(kind.code, kind.label) for kind in kinds]  # type: ignore[attr-defined]
        self.fields["unit"].choices = [(unit.pk, unit.name) for unit in units]  # type: ignore[attr-defined]


class Signing(forms.CharField):
    """Who signs, and where: without it a paper takes no number."""

    needed_later = NEEDED


class LetterForm(forms.Form):
    """The fields that the kind allows, then the parts that every paper has; a draft may have gaps."""

    addressee = forms.CharField(label=gettext_lazy("Kính gửi"), max_length=300, required=False)
    place = Signing(label=gettext_lazy("Địa danh"), max_length=80, required=False)
    capacity = Signing(
        label=gettext_lazy("Thẩm quyền ký"),
        max_length=200,
        required=False,
        widget=area(2),
        help_text=gettext_lazy("Ví dụ: KT. CHỦ TỊCH, xuống dòng, PHÓ CHỦ TỊCH."),
    )
    signer = Signing(label=gettext_lazy("Người ký"), max_length=120, required=False)
    recipients = forms.CharField(
        label=gettext_lazy("Nơi nhận (mỗi dòng một nơi)"), max_length=1000, required=False, widget=area(3)
    )
    symbol = forms.CharField(label=gettext_lazy("Ký hiệu"), max_length=40)

    def __init__(self, *args: Any, kind: LetterKind, **given: Any) -> None:
        super().__init__(*args, **given)
        own = {one.name: OfPaper(one) for one in kind.fields}
        self.fields = {**own, **self.fields}

    def letter_fields(self) -> dict[str, str]:
        return {name: str(value) for name, value in self.cleaned_data.items() if name != "symbol"}


class SealedLetterForm(LetterForm):
    """A paper of a sealed file: a name comes from the sealed part, so nobody types it, and nothing is kept as a draft."""

    passphrase = secret(gettext_lazy("Cụm mật khẩu đã đặt khi lập đề nghị mở"))

    def __init__(self, *args: Any, kind: LetterKind, **given: Any) -> None:
        super().__init__(*args, kind=kind, **given)
        del self.fields["addressee"]
        if not kind.names_sender:
            del self.fields["passphrase"]
        needed = {one.name for one in kind.fields if one.required} | {"place", "capacity", "signer"}
        for name in needed:
            self.fields[name].required = True

    def letter_fields(self) -> dict[str, str]:
        return {name: value for name, value in super().letter_fields().items() if name != "passphrase"}


class SignedForm(forms.Form):
    copy = OneFile(
        label=gettext_lazy("Bản quét có chữ ký, con dấu"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png,.webp"}),
        help_text=format_lazy(
            "{} {}",
            gettext_lazy("PDF hoặc ảnh, đến 25 MB. Chưa quét thì để trống, tải lên sau cũng được."),
            REMOVED,
        ),
    )


class ElsewhereForm(DatedForm):
    """Number and day of another book, or why there is no such paper: one of both."""

    number = forms.CharField(label=gettext_lazy("Số, ký hiệu văn bản"), max_length=60, required=False)
    numbered_on = forms.DateField(label=gettext_lazy("Ngày văn bản"), widget=DAY, required=False)
    because = forms.CharField(
        label=gettext_lazy("Hoặc: vì sao không soạn văn bản này"),
        max_length=300,
        required=False,
        widget=area(2),
        help_text=gettext_lazy("Chỉ khi pháp luật không buộc; lý do đứng cạnh bước trong diễn biến."),
    )

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        number, day, because = (typed.get(name) for name in ("number", "numbered_on", "because"))
        if because and (number or day):
            raise forms.ValidationError(_("Chỉ ghi một trong hai: số và ngày, hoặc vì sao không soạn."))
        if not because and "number" not in self.errors and not number:
            self.add_error("number", _("Ghi số văn bản, hoặc ghi vì sao không soạn."))
        if not because and "numbered_on" not in self.errors and not day:
            self.add_error("numbered_on", _("Ghi ngày của văn bản."))
        return typed


class SentForm(forms.Form):
    way = forms.CharField(
        label=gettext_lazy("Cách gửi"),
        max_length=120,
        help_text=gettext_lazy("Ví dụ: trao tận tay, bưu chính bảo đảm."),
    )
