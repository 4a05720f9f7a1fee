"""Lists typed as lines, the fastest shape at a keyboard: one person or one paper a line, parts after a semicolon."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from langnghe.vietnamese import fold

MOST_SHEETS = 9999
NAME, ADDRESS, TITLE = 160, 300, 200


class LinesField(forms.CharField):
    """Cleans to a tuple with one item for each line that is not empty."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=4000, widget=forms.Textarea(attrs={"rows": 3}), **kwargs)

    def clean(self, value: Any) -> Any:
        lines = [" ".join(line.split()) for line in (super().clean(value) or "").splitlines()]
        return tuple(self.of([part.strip() for part in line.split(";")]) for line in lines if line)

    def of(self, parts: list[str]) -> tuple[Any, ...]:
        raise NotImplementedError


class SpeakersField(LinesField):
    def of(self, parts: list[str]) -> tuple[Any, ...]:
        name, address = parts[0], "; ".join(parts[1:])
        if not name or len(name) > NAME or len(address) > ADDRESS:
            raise forms.ValidationError(_("Mỗi dòng là một người: họ tên; địa chỉ."))
        return name, address


class PapersField(LinesField):
    def of(self, parts: list[str]) -> tuple[Any, ...]:
        title, sheets = parts[0], parts[1] if len(parts) > 1 and parts[1] else "1"
        number = "".join(character for character in sheets if character.isdigit())
        if not title or len(title) > TITLE or not number or not 1 <= int(number) <= MOST_SHEETS:
            raise forms.ValidationError(_("Mỗi dòng là một loại giấy tờ: tên; số tờ; gốc hoặc sao."))
        kind = fold(" ".join(parts[2:]))
        return title, int(number), "goc" in kind or "chinh" in kind


class AttendeesField(LinesField):
    def of(self, parts: list[str]) -> tuple[Any, ...]:
        title, organisation = parts[0], "; ".join(parts[1:])
        if not title or len(title) > NAME or len(organisation) > TITLE:
            raise forms.ValidationError(_("Mỗi dòng là một người: chức vụ; cơ quan."))
        return title, organisation
