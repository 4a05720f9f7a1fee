"""The shape of a brought book: its file and unit, its columns, why it is undone."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from langnghe.documents.forms import OneFile
from langnghe.old_books.columns import Column
from langnghe.units.models import Unit


class BookForm(forms.Form):
    unit = forms.ChoiceField(label=gettext_lazy("Vào sổ của"))
    book = OneFile(
        label=gettext_lazy("Bảng tính của sổ cũ"),
        help_text=gettext_lazy("XLSX, đến 5.000 dòng; chữ TCVN3 hoặc VNI được chuyển sang Unicode."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
        allow_empty_file=True,
    )

    def __init__(self, *args: Any, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["unit"]
        if isinstance(choice, forms.ChoiceField):
            choice.choices = [(unit.pk, unit.name) for unit in units]
        if len(units) == 1:
            choice.widget, choice.initial = forms.HiddenInput(), units[0].pk


class ColumnsForm(forms.Form):
    """For each of our columns, which column of the sheet; one sheet column may serve one of ours only."""

    def __init__(self, *args: Any, headings: list[str], columns: Sequence[Column], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = [(str(at), f"{_letter(at)}: {heading or '—'}") for at, heading in enumerate(headings)]
        for column in columns:
            self.fields[column.name] = forms.ChoiceField(
                label=str(column.title),
                required=column.is_needed,
                choices=[("", gettext_lazy("không có cột này")), *places],
            )

    def mapping(self) -> dict[str, int]:
        return {name: int(at) for name, at in self.cleaned_data.items() if at != ""}


class UndoForm(forms.Form):
    because = forms.CharField(label=gettext_lazy("Lý do hủy"), max_length=300)


def _letter(at: int) -> str:
    """A, B, … AA: the name that a spreadsheet gives a column."""
    first, last = divmod(at, 26)
    return (chr(64 + first) if first else "") + chr(65 + last)
