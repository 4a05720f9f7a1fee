"""Forms that do for a field only what it needs: Django copies every field of every form it makes through `copy`.

Here a field is copied when somebody asks for it, and one that was left empty and may be is not looked at further.
"""

import copy
from collections.abc import ItemsView
from typing import Any

from django import forms
from django.forms.forms import DeclarativeFieldsMetaclass
from django.forms.widgets import ChoiceWidget

# Kinds that copy themselves in a way of their own, as the field of a table's rows does, are left to it.
FIELDS = {forms.Field.__deepcopy__, forms.ChoiceField.__deepcopy__}
WIDGETS = {forms.Widget.__deepcopy__, ChoiceWidget.__deepcopy__}


# Fields that give the same for every empty text, and widgets that read one text.
EMPTY = {forms.Field.clean}
ONE_TEXT = {forms.Widget.value_from_datadict, ChoiceWidget.value_from_datadict}


class Fields(dict[str, forms.Field]):
    """The fields of a class; each form gets its own copies, as independent as Django's."""

    def __deepcopy__(self, memo: dict[int, Any]) -> "OwnFields":
        return OwnFields(self)


class OwnFields(dict[str, forms.Field]):
    """The fields of a form, each copied from its class when it is asked for."""

    def __init__(self, of_class: Fields) -> None:
        super().__init__(of_class)
        self.of_class = of_class

    def __getitem__(self, name: str) -> forms.Field:
        field = super().__getitem__(name)
        if field is self.of_class.get(name):
            field = copied(field)
            self[name] = field
        return field

    def get(self, name: str, default: Any = None) -> Any:
        return self[name] if name in self else default  # noqa: SIM401 - this is what it is made of

    def items(self) -> Any:
        self._copy_all()
        return super().items()

    def values(self) -> Any:
        self._copy_all()
        return super().values()

    def peeked(self) -> ItemsView[str, forms.Field]:
        """The fields, some of them those of the class: only to be looked at."""
        return super().items()

    def _copy_all(self) -> None:
        for name in self:
            self[name]


class QuickFields(DeclarativeFieldsMetaclass):
    """Django's metaclass; only the copying is another."""

    def __new__(cls, *given: Any, **more: Any) -> Any:
        made: Any = super().__new__(cls, *given, **more)
        made.base_fields = Fields(made.base_fields)
        return made


class Form(forms.Form, metaclass=QuickFields):
    """For pages that are asked for often and have many fields."""

    fields: OwnFields

    def _clean_fields(self) -> None:
        """As Django's, but that an optional field without a text is given its empty value at once."""
        for name, field in list(self.fields.peeked()):
            try:
                self.cleaned_data[name] = self._cleaned(name, field)
                if hasattr(self, f"clean_{name}"):
                    self.cleaned_data[name] = getattr(self, f"clean_{name}")()
            except forms.ValidationError as error:
                self.add_error(name, error)

    def _cleaned(self, name: str, field: forms.Field) -> Any:
        if _may_be_empty(field) and not self.data.get(self.add_prefix(name)):
            return field.to_python("")
        bound: Any = self[name]
        return bound.field._clean_bound_field(bound)  # noqa: SLF001 - as the form itself does


def _may_be_empty(field: forms.Field) -> bool:
    plain = type(field).clean in EMPTY and type(field.widget).value_from_datadict in ONE_TEXT
    return (
        plain
        and not field.required
        and not field.disabled
        and not getattr(field.widget, "allow_multiple_selected", False)
    )


def copied(field: forms.Field) -> Any:
    """What `copy.deepcopy` gives for a field."""
    widget: Any = field.widget
    if type(field).__deepcopy__ not in FIELDS or type(widget).__deepcopy__ not in WIDGETS:
        return copy.deepcopy(field)
    own = _alike(field)
    own.error_messages = field.error_messages.copy()
    own.validators = field.validators[:]
    own.widget = _alike(widget)
    own.widget.attrs = widget.attrs.copy()
    if isinstance(field, forms.ChoiceField):
        own._choices = copy.deepcopy(own._choices)  # noqa: SLF001 - as the field itself does
    if isinstance(widget, ChoiceWidget):
        own.widget.choices = copy.copy(widget.choices)
    return own


def _alike(one: Any) -> Any:
    """`copy.copy` of a plain object, without asking it how it would like to be pickled."""
    made: Any = object.__new__(type(one))
    made.__dict__.update(one.__dict__)
    return made
