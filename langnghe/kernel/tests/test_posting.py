"""Sending a form: nothing sent, gaps, a refusal in words, done."""

from django import forms

from langnghe.kernel.errors import WrongState
from langnghe.kernel.posting import refused


class NameForm(forms.Form):
    name = forms.CharField()


def refuse() -> None:
    raise WrongState("Đơn đã kết thúc.")


def test_a_form_that_was_not_sent_is_shown_and_nothing_is_done() -> None:
    assert refused(NameForm(), refuse) == 200


def test_a_form_with_gaps_is_shown_again_and_nothing_is_done() -> None:
    form = NameForm({"name": ""})
    assert refused(form, refuse) == 422
    assert list(form.errors) == ["name"]


def test_a_refusal_stands_above_the_form_with_its_own_status() -> None:
    form = NameForm({"name": "Bình"})
    assert refused(form, refuse) == WrongState.status
    assert form.non_field_errors() == ["Đơn đã kết thúc."]


def test_what_was_done_leaves_nothing_to_show() -> None:
    done: list[str] = []
    form = NameForm({"name": "Bình"})
    assert refused(form, lambda: done.append(form.cleaned_data["name"])) == 0
    assert done == ["Bình"]
