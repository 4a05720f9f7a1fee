"""Passphrases, reasons and parts; a passphrase is never shown again, nor kept in a draft."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from langnghe.vault.keys import LEAST
from langnghe.vault.models import Purpose


def secret(label: Any, help_text: Any = "") -> forms.CharField:
    attrs = {"autocomplete": "off", "data-no-draft": ""}
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs=attrs),
    )


class NewPassphraseForm(forms.Form):
    """A passphrase chosen now: twice, since nobody can give it back."""

    passphrase = secret(
        gettext_lazy("Cụm mật khẩu mới"),
        gettext_lazy("Ít nhất 12 ký tự, ví dụ bốn từ không liên quan. Không ai lấy lại được cụm này."),
    )
    again = secret(gettext_lazy("Gõ lại cụm mật khẩu"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        first = str(given.get("passphrase", ""))
        if first and len(first) < LEAST:
            self.add_error("passphrase", _("Cụm mật khẩu cần ít nhất %(n)s ký tự.") % {"n": LEAST})
        elif first != given.get("again"):
            self.add_error("again", _("Hai lần gõ không giống nhau."))
        return given


class PassphraseForm(forms.Form):
    passphrase = secret(gettext_lazy("Cụm mật khẩu của ông bà"))


class ReadForm(forms.Form):
    """The passphrase of the request, which a custodian who reads must not take for that of his key."""

    passphrase = secret(gettext_lazy("Cụm mật khẩu đã đặt khi lập đề nghị này"))


class AskForm(NewPassphraseForm):
    parts = forms.MultipleChoiceField(
        label=gettext_lazy("Phần cần mở"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Chỉ chọn phần thật cần; người xác minh thường không cần họ tên người gửi."),
    )
    purpose = forms.ChoiceField(
        label=gettext_lazy("Mục đích"),
        choices=[(value, label) for value, label in Purpose.choices if value != Purpose.ADMIT],
    )
    because = forms.CharField(
        label=gettext_lazy("Lý do"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Lý do lưu lâu dài và không được niêm phong: không ghi tên, địa chỉ của ai."),
    )
    field_order = ("parts", "purpose", "because", "passphrase", "again")

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parts = self.fields["parts"]
        if isinstance(parts, forms.MultipleChoiceField):
            parts.choices = kinds


class EndForm(forms.Form):
    because = forms.CharField(
        label=gettext_lazy("Lý do"),
        max_length=300,
        help_text=gettext_lazy("Lý do lưu lâu dài và không được niêm phong: không ghi tên, địa chỉ của ai."),
    )


class EndKeyForm(forms.Form):
    is_lost = forms.BooleanField(
        label=gettext_lazy("Tôi đã mất cụm mật khẩu"),
        required=False,
        help_text=gettext_lazy(
            "Khóa mất không mở được gì nữa. Phần niêm phong chỉ có khóa này và một khóa khác sẽ mất theo; bản giấy vẫn còn."
        ),
    )
