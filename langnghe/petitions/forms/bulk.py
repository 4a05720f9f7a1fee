"""What is typed once for several petitions."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from langnghe.accounts.models import User
from langnghe.petitions.forms.steps import StepForm
from langnghe.petitions.forms.units import UnitField


class GiveForm(StepForm):
    to = forms.ModelChoiceField(label=gettext_lazy("Người xử lý"), queryset=User.objects.none())

    def __init__(self, *args: Any, handlers: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["on"]
        chosen = self.fields["to"]
        chosen.widget.attrs["autofocus"] = True
        if isinstance(chosen, forms.ModelChoiceField):
            chosen.queryset = User.objects.filter(pk__in=[one.pk for one in handlers])
            chosen.choices = [("", "—"), *((one.pk, str(one)) for one in handlers)]


class CoOperateForm(StepForm):
    unit = UnitField(label=gettext_lazy("Cơ quan phối hợp, trong danh mục"), required=False)
    name = forms.CharField(label=gettext_lazy("Hoặc tên cơ quan khác"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if not self.errors and bool(given.get("unit")) == bool(given.get("name")):
            self.add_error("unit", _("Ghi một cơ quan: trong danh mục hoặc tên cơ quan khác."))
        return given
