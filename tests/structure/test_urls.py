"""Every URL declares who may open it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver


def _patterns(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, Any]]:
    for entry in resolver.url_patterns:
        address = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield address, entry.callback
        else:
            yield from _patterns(entry, address)


@pytest.mark.parametrize(
    ("address", "view"),
    list(_patterns(get_resolver())),
    ids=lambda value: getattr(value, "__name__", str(value))[:60],
)
def test_every_url_states_its_access(address: str, view: Any) -> None:
    assert getattr(view, "access", None) in {"public", "signed_in"}, f"/{address} declares no access"
