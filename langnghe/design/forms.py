"""Forms whose fields are copied quickly: Django sends every field of every form it makes through `copy`."""

import copy
from typing import Any

from django import forms
from django.forms.forms import DeclarativeFieldsMetaclass
from django.forms.widgets import ChoiceWidget

# Kinds that copy themselves in a way of their own, as the field of a table's rows does, are left to it.
FIELDS = {forms.Field.__deepcopy__, forms.ChoiceField.__deepcopy__}
WIDGETS = {forms.Widget.__deepcopy__, ChoiceWidget.__deepcopy__}


class Fields(dict[str, forms.Field]):
    """The fields of a class; each form gets its own copies, as independent as Django's."""

    def __deepcopy__(self, memo: dict[int, Any]) -> dict[str, forms.Field]:
        return {name: copied(field) for name, field in self.items()}


class QuickFields(DeclarativeFieldsMetaclass):
    """Django's metaclass; only the copying is another."""

    def __new__(cls, *given: Any, **more: Any) -> Any:
        made: Any = super().__new__(cls, *given, **more)
        made.base_fields = Fields(made.base_fields)
        return made


class Form(forms.Form, metaclass=QuickFields):
    """For pages that are asked for often and have many fields."""


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
