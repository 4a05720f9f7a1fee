"""A body typed by name, with or without marks."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from langnghe.units.models import Unit
from langnghe.units.selectors import ended_units, find_units, successor_units

ASKED = 6


class UnitField(forms.CharField):
    """Gives the one body of that name which stands on the day that the form says."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "help_text",
            gettext_lazy("Gõ tên, có dấu hay không dấu đều được; ví dụ UBND phường Hạc Thành."),
        )
        super().__init__(max_length=160, **kwargs)
        self.on: date | None = None

    def clean(self, value: Any) -> Any:
        typed = str(super().clean(value) or "").strip()
        if not typed:
            return None
        return _one_of(typed, self.on)


def _one_of(typed: str, on: date | None) -> Unit:
    found = find_units(typed, on=on, most=ASKED) if on else []
    exact = [unit for unit in found if unit.name.casefold() == typed.casefold()]
    if len(found) == 1 or len(exact) == 1:
        return (exact or found)[0]
    if not found:
        raise forms.ValidationError(_not_standing(typed, on))
    names = "; ".join(unit.name for unit in found)
    raise forms.ValidationError(
        _("Có nhiều cơ quan, gõ đủ tên một trong số này: %(names)s.") % {"names": names}
    )


def _not_standing(typed: str, on: date | None) -> str:
    """A body that has ended is named with what took its place."""
    ended = ended_units(typed, on=on) if on else []
    if not on or not ended:
        return _("Không tìm thấy cơ quan nào mang tên này.")
    after = "; ".join(one.name for one in successor_units(ended[0], on=on))
    return _("%(unit)s không còn hoạt động. Cơ quan kế thừa: %(names)s.") % {
        "unit": ended[0].name,
        "names": after or _("chưa có dữ liệu"),
    }
