"""Every page that a member of the cast can reach answers, and every form answers every mistake in a sentence."""

import re
import traceback
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from langnghe.accounts.models import User
from langnghe.demo import cast
from langnghe.demo.tests.walking import Form, Page

WALKERS = ["", "an", "chi", "dung", "giang", "em", "phuc"]
MOST_PAGES = 90
SERVER_ERROR = 500
LEFT = re.compile(r"/(dang-xuat|i18n)/")


def _signed_in(name: str) -> Client:
    client = Client(raise_request_exception=False)
    if name:
        client.force_login(User.objects.get(username=name))
    return client


def _walk(client: Client) -> Iterator[Page]:
    """Breadth first from home and desk; of pages that differ only in numbers, the first three."""
    waiting, seen, shapes = ["/", "/ban/"], {"/", "/ban/"}, dict[str, int]()
    while waiting and len(seen) < MOST_PAGES * 20:
        address = waiting.pop(0)
        shape = re.sub(r"\d+", "N", address)
        shapes[shape] = shapes.get(shape, 0) + 1
        if shapes[shape] > 2 or len(shapes) > MOST_PAGES or LEFT.search(address):
            continue
        answer = client.get(address, follow=True)
        if answer.status_code >= SERVER_ERROR:
            yield Page(address, "", fault=_fault(answer))
            continue
        if not answer.headers.get("Content-Type", "").startswith("text/html"):
            continue
        page = Page(answer.request["PATH_INFO"], answer.content.decode())
        yield page
        fresh = sorted(page.links - seen)
        seen.update(fresh)
        waiting += fresh


def _fault(answer: Any) -> str:
    """What raised, where a page answered with 500."""
    return "".join(traceback.format_exception(*answer.exc_info)[-3:]) if answer.exc_info else "500"


def _send(client: Client, form: Form, facts: dict[str, Any]) -> str:
    """Send one form and take back what it did; the fault, or nothing."""
    with transaction.atomic():
        answer: Any = (
            client.post(form.action, facts) if form.method == "post" else client.get(form.action, facts)
        )
        transaction.set_rollback(True)
    return f"{form.action} {facts}\n{_fault(answer)}" if answer.status_code >= SERVER_ERROR else ""


@pytest.mark.walk
@pytest.mark.parametrize("name", WALKERS, ids=lambda name: name or "citizen")
def test_every_page_answers_and_every_form_answers_every_mistake(
    built: date, settings: Any, name: str
) -> None:
    settings.SITE_UNIT = cast.SITE_UNIT
    client, tried, faults = _signed_in(name), set[str](), list[str]()
    pages = list(_walk(client))
    for page in pages:
        faults += [f"{page.address}\n{page.fault}"] if page.fault else []
        for form in page.forms:
            if form.shape in tried or LEFT.search(form.action):
                continue
            tried.add(form.shape)
            faults += list(filter(None, (_send(client, form, facts) for facts in form.mistakes())))[:1]
    assert not faults, "\n\n".join(faults)
    assert len(pages) > 10
    assert len(tried) > 3
