"""Promising a letter: a row and a job in the transaction of the change that promised it."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from langnghe.accounts.models import User
from langnghe.audit import services as audit
from langnghe.kernel.errors import NotFound
from langnghe.notifications.models import Message

SEND = "notifications.send"


def queue(template: str, *, address: str, context: dict[str, Any], about: tuple[str, int]) -> Message:
    """Queue a letter; a rollback of the change takes the letter with it.

    `template` names two files of the room that sends: `<template>_subject.txt` and `<template>.txt`.
    """
    message = Message.objects.create(
        template=template, address=address, context=context, subject_kind=about[0], subject_id=about[1]
    )
    app.configure_task(SEND).defer(message_id=message.pk)
    return message


@transaction.atomic
def send_again(pk: int | None, *, by: User, on: date) -> int:
    """Try one letter that did not leave, or all of them, anew; gives how many. One that has left meanwhile is not sent twice."""
    rows = Message.objects.select_for_update(skip_locked=True).filter(sent_at__isnull=True).exclude(error="")
    found = list(rows.filter(pk=pk) if pk is not None else rows)
    if pk is not None and not found:
        raise NotFound(_("Thư này đã gửi, hoặc đang được gửi."))
    for message in found:
        message.error, message.attempts = "", 0
        message.save(update_fields=["error", "attempts"])
        app.configure_task(SEND).defer(message_id=message.pk)
        audit.record("message.sent_again", subject=("message", message.pk), day=on, by=by.username)
    return len(found)


def forget(about: tuple[str, int]) -> None:
    """Letters about a thing that leaves the machine, sent or waiting, leave the outbox with their addresses."""
    Message.objects.filter(subject_kind=about[0], subject_id=about[1]).delete()


def call_back(about: tuple[str, int], *, since: datetime) -> int:
    """Take back letters about a thing that still wait here, and say how many were on their way already."""
    mine = Message.objects.filter(subject_kind=about[0], subject_id=about[1], queued_at__gte=since)
    waiting = mine.filter(sent_at__isnull=True).select_for_update(skip_locked=True)
    mine.filter(pk__in=[message.pk for message in waiting]).delete()
    return mine.count()
