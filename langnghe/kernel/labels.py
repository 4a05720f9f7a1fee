"""The words of a choice, looked up; Django's own `get_…_display` hashes every choice of the field at each call."""

from functools import cache
from typing import Any

from django.db import models
from django.utils.encoding import force_str


class Labelled:
    """Mixed into a model whose choices are shown row by row on pages that many open."""

    def _get_FIELD_display(self, field: "models.Field[Any, Any]") -> Any:  # noqa: N802 - Django's name
        value = getattr(self, field.attname)
        return force_str(_labels(field).get(value, value), strings_only=True)


@cache
def _labels(field: "models.Field[Any, Any]") -> dict[Any, Any]:
    return dict(field.flatchoices)
