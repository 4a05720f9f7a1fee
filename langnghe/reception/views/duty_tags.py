"""Names of the pages and files of the board of duty, so that an unchanged one is not sent again."""

import hashlib
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language

from langnghe.reception import selectors
from langnghe.reception.selectors import duty_totals

# Raise it when a template or a file of the board changes: it counts into the tag.
EDITION = "2"


def tag_of(request: HttpRequest, rows: Any, on: date) -> str:
    """Of what is added up from the copy of months."""
    return _tag(request, on, duty_totals.version(rows))


def digest_of(request: HttpRequest, rows: list[selectors.BoardRow], years: list[int], on: date) -> str:
    """Of a unit's page: what it would say."""
    said = [(row.post.title, row.since, row.until, row.kept, row.running, row.has_sessions) for row in rows]
    return _tag(request, on, (said, years))


def _tag(request: HttpRequest, on: date, said: Any) -> str:
    asked = f"{EDITION}:{said}:{get_language()}:{request.user.pk}:{request.get_full_path()}:{on}"
    return f'"{hashlib.sha256(asked.encode()).hexdigest()[:32]}"'


def tagged(response: HttpResponse, tag: str) -> HttpResponse:
    response.headers["ETag"] = tag
    patch_cache_control(response, no_cache=True)
    return response
