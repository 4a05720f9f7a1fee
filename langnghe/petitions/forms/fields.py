"""Parts that several forms share."""

import secrets
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from langnghe.design.forms import Form
from langnghe.petitions.forms.units import UnitField
from langnghe.petitions.letters import Field
from langnghe.petitions.models import Channel
from langnghe.petitions.workflow import State

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
# A visit is written at its session; what comes by web or e-mail has doors of its own.
ELSEWHERE = {Channel.VISIT.value, Channel.WEB.value, Channel.EMAIL.value}
COUNTER = [(value, label) for value, label in Channel.choices if value not in ELSEWHERE]
# No paper of today's state is older; a year typed with two digits becomes one of these, too.
EARLIEST = 1945
NUMBER = gettext_lazy("Số văn bản")
BECAUSE = gettext_lazy("Lý do")
# Beside the name of a field that a draft may lack.
NEEDED = gettext_lazy("cần có khi lấy số")
OPEN = [State.RECEIVED, State.CLASSIFIED, State.ACCEPTED, State.SUSPENDED, State.DECIDED]


def phone_number(typed: str) -> str:
    """A telephone number as it was typed; one of too few or too many digits is refused."""
    digits = sum(sign.isdigit() for sign in typed)
    if typed and not 8 <= digits <= 15:  # noqa: PLR2004 - the shortest and longest numbers there are
        raise forms.ValidationError(_("Số điện thoại cần từ 8 đến 15 chữ số."))
    return typed


def area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def number(label: Any = NUMBER) -> forms.CharField:
    return forms.CharField(label=label, max_length=60)


def words(label: Any = BECAUSE, *, most: int = 700, rows: int = 2, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=most, widget=area(rows), help_text=help_text)


def is_yes(value: Any) -> bool:
    return str(value) in {"yes", "True"}


class OfPaper(forms.CharField):
    """What a paper says; it may have gaps until it takes its number, and the page says which of them it may keep."""

    def __init__(self, one: Field, *, initial: str | None = None) -> None:
        super().__init__(
            label=one.label,
            max_length=8000 if one.rows > 1 else 300,
            required=False,
            initial=initial,
            widget=area(one.rows) if one.rows > 1 else forms.TextInput(),
        )
        self.needed_later = NEEDED if one.required else ""


class TokenForm(forms.Form):
    """A form that gives one petition however often it is sent."""

    def renew_token(self) -> None:
        """What was typed under a token that is used up may be sent as something new."""
        # A copy of the same kind: of what was chosen several times, every choice stays.
        data: Any = self.data
        data = data.copy()
        data["token"] = secrets.token_urlsafe(24)
        self.data = data


def not_denunciation() -> forms.BooleanField:
    """The answer of the officer where the words look like a denunciation; no page shows it before it is asked."""
    return forms.BooleanField(
        label=gettext_lazy("Đây không phải tố cáo: chỉ nhắc đến từ ấy, không báo hành vi vi phạm của ai"),
        required=False,
    )


class DatedForm(Form):
    """A form whose days cannot lie ahead, but for those named; the view says which day is today."""

    ahead: frozenset[str] = frozenset()

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        for name, field in list(self.fields.peeked()):
            if isinstance(field, UnitField):
                cast("UnitField", self.fields[name]).on = today
            elif isinstance(field, forms.DateField) and name not in self.ahead:
                self.fields[name].widget.attrs["max"] = today.isoformat()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for name, value in list(given.items()):
            if isinstance(value, date) and name not in self.ahead and value > self.today:
                self.add_error(name, _("Ngày này chưa đến."))
            elif isinstance(value, date) and value.year < EARLIEST:
                self.add_error(
                    name, _("Xem lại năm: ghi đủ bốn chữ số, ví dụ %(year)s.") % {"year": self.today.year}
                )
        return given
