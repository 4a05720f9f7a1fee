"""Whether a refused form asks if it tells a denunciation; what it then shows: the question and the sealed way."""

from typing import Any

from django import forms

from langnghe.kernel.errors import Refusal
from langnghe.petitions import services
from langnghe.petitions.models import Kind

TICK = "not_denunciation"


def say_refusal(form: forms.Form, refusal: Refusal) -> dict[str, Any]:
    """Put the sentence where it is answered; `asked` makes the page show the question and the way."""
    is_word = isinstance(refusal, services.DenunciationAsked)
    form.add_error(TICK if is_word else None, str(refusal))
    return {"asked": is_word or form.cleaned_data.get("kind") == Kind.DENUNCIATION}
