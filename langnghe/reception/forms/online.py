"""The ground of an online session, chosen from the decree in force."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class OnlineForm(forms.Form):
    ground = forms.ChoiceField(label=_("Căn cứ tiếp trực tuyến"))

    def __init__(self, *args: Any, grounds: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ground"].choices = [(str(at), text) for at, text in enumerate(grounds)]  # type: ignore[attr-defined]
