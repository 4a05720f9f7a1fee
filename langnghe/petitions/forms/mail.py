"""The shape of a mailbox's settings, of confirming a letter, and of setting it aside."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from langnghe.design.numbers import Number
from langnghe.petitions.forms.came_with import CameWithForm
from langnghe.petitions.forms.intake import IntakeForm
from langnghe.petitions.models import Channel, Security
from langnghe.units.models import Unit


class MailboxSettingsForm(forms.Form):
    unit = forms.ChoiceField(label=gettext_lazy("Hộp thư của"))
    host = forms.CharField(label=gettext_lazy("Máy chủ IMAP"), max_length=200)
    security = forms.ChoiceField(label=gettext_lazy("Đường truyền"), choices=Security.choices)
    port = Number(label=gettext_lazy("Cổng"), min_value=1, max_value=65535, initial=993)
    username = forms.CharField(label=gettext_lazy("Tên đăng nhập"), max_length=200)
    password = forms.CharField(
        label=gettext_lazy("Mật khẩu"),
        max_length=200,
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=gettext_lazy(
            "Để trống thì giữ mật khẩu đã đặt. Mật khẩu được niêm phong bằng khóa của máy chủ."
        ),
    )
    folder = forms.CharField(label=gettext_lazy("Thư mục"), max_length=100, initial="INBOX")
    is_active = forms.BooleanField(
        label=gettext_lazy("Đọc hộp thư năm phút một lần"), required=False, initial=True
    )

    def __init__(self, *args: Any, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["unit"]
        if isinstance(choice, forms.ChoiceField):
            choice.choices = [(unit.pk, unit.name) for unit in units]


class MailIntakeForm(IntakeForm):
    """The counter's form for a letter: the channel is known, and whose mailbox it came to."""

    groups_of = CameWithForm.groups_of

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["channel"] = forms.ChoiceField(
            choices=[(Channel.EMAIL.value, Channel.EMAIL.label)],
            widget=forms.HiddenInput(),
            initial=Channel.EMAIL,
        )
        del self.fields["on_behalf_of"]


class AsideForm(forms.Form):
    because = forms.CharField(label=gettext_lazy("Vì sao không phải đơn"), max_length=300)
