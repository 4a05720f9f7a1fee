"""Copies of fields are Django's own copies, made sooner: equal in all they hold and shared in nothing that can change."""

import copy
from typing import Any

import pytest
from django import forms

from langnghe.design.choosing import FilterSelect, Fixed
from langnghe.design.forms import Fields, Form, copied
from langnghe.design.numbers import Number

FIELDS = [
    forms.CharField(max_length=9, help_text="a hint", error_messages={"required": "Điền"}),
    forms.EmailField(required=False, widget=forms.EmailInput(attrs={"autocomplete": "off"})),
    forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")),
    forms.ChoiceField(choices=[("a", "A"), ("b", "B")]),
    forms.ChoiceField(choices=Fixed([("a", "A")]), widget=FilterSelect),
    forms.MultipleChoiceField(choices=[("a", "A")], widget=forms.CheckboxSelectMultiple),
    forms.SplitDateTimeField(),
    forms.BooleanField(),
    forms.FileField(required=False),
    Number(min_value=1, max_value=9),
]


def inside(one: Any) -> dict[str, Any]:
    """All that a field and its widget hold; what cannot be compared by value, by its class."""
    return {name: _plain(value) for name, value in vars(one).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, forms.Widget):
        return (type(value), inside(value))
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value if type(value) in (str, int, bool, dict, type(None)) else type(value)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: type(field).__name__)
def test_a_copy_holds_what_djangos_copy_holds(field: forms.Field) -> None:
    ours, djangos = copied(field), copy.deepcopy(field)

    assert type(ours) is type(djangos)
    assert inside(ours) == inside(djangos)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: type(field).__name__)
def test_a_copy_shares_nothing_that_can_change(field: forms.Field) -> None:
    before = inside(field)
    ours: Any = copied(field)
    ours.required = not ours.required
    ours.error_messages["required"] = "another"
    ours.validators.append(int)
    ours.widget.attrs["max"] = "1"
    ours.widget.is_required = None
    if hasattr(ours, "choices"):
        ours.choices = [("z", "Z")]

    assert inside(field) == before


def test_a_form_and_those_made_from_it_copy_quickly() -> None:
    class One(Form):
        name = forms.CharField()

    class More(One):
        day = forms.DateField()

    assert type(More.base_fields) is Fields
    first, second = More({"name": "An", "day": "2026-11-20"}), More()
    assert first.is_valid()
    assert list(first.fields) == ["name", "day"]
    assert first.fields["name"] is not second.fields["name"] is not More.base_fields["name"]


class Everything(Form):
    text = forms.CharField(required=False, max_length=9)
    nothing = forms.CharField(required=False, empty_value=None)
    mail = forms.EmailField(required=False)
    day = forms.DateField(required=False)
    choice = forms.ChoiceField(required=False, choices=[("a", "A")])
    several = forms.MultipleChoiceField(required=False, choices=[("a", "A")])
    tick = forms.BooleanField(required=False)
    number = Number(required=False, min_value=1)
    amount = forms.DecimalField(required=False)
    file = forms.FileField(required=False)
    needed = forms.CharField()
    kept = forms.CharField(required=False, disabled=True, initial="as it was")

    def clean_text(self) -> str:
        return f"<{self.cleaned_data['text']}>"


@pytest.mark.parametrize(
    "given",
    [
        {},
        dict.fromkeys(Everything.base_fields, ""),
        dict.fromkeys(Everything.base_fields, "  "),
        {"text": "An", "day": "2026-11-20", "number": "3", "amount": "1.5", "choice": "a", "needed": "x"},
        {"text": "longer than nine", "day": "31/2/2026", "number": "0", "choice": "z", "mail": "no"},
    ],
)
def test_what_is_typed_is_cleaned_as_django_cleans_it(given: dict[str, str]) -> None:
    class Djangos(Everything):
        _clean_fields = forms.Form._clean_fields  # type: ignore[attr-defined]

    ours, djangos = Everything(given), Djangos(given)

    assert ours.errors == djangos.errors
    assert ours.cleaned_data == djangos.cleaned_data


def test_a_field_is_copied_when_it_is_asked_for() -> None:
    form, other = Everything(), Everything()
    looked_at = dict(form.fields.peeked())

    assert looked_at["text"] is Everything.base_fields["text"]
    form.fields["text"].label = "Tên"
    assert (form.fields.get("text"), other.fields["text"].label) == (form.fields["text"], None)
    assert all(field is not Everything.base_fields[name] for name, field in other.fields.items())
    assert len(list(other.fields.values())) == len(Everything.base_fields)
    del form.fields["day"]
    assert (form.fields.get("day"), "day" in form.fields) == (None, False)
