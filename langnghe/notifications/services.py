"""Promising a letter: a row and a job in the transaction of the change that promised it."""

from datetime import datetime
from typing import Any

from procrastinate.contrib.django import app

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


def forget(about: tuple[str, int]) -> None:
    """Letters about a thing that leaves the machine, sent or waiting, leave the outbox with their addresses."""
    Message.objects.filter(subject_kind=about[0], subject_id=about[1]).delete()


def call_back(about: tuple[str, int], *, since: datetime) -> int:
    """Take back letters about a thing that still wait here, and say how many were on their way already."""
    mine = Message.objects.filter(subject_kind=about[0], subject_id=about[1], queued_at__gte=since)
    waiting = mine.filter(sent_at__isnull=True).select_for_update(skip_locked=True)
    mine.filter(pk__in=[message.pk for message in waiting]).delete()
    return mine.count()
