"""Sending what was promised: once, and again after a fault."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F
from django.template.loader import render_to_string
from django.utils.translation import override
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from langnghe.kernel.clock import now
from langnghe.notifications.models import Message
from langnghe.notifications.selectors import NO_SERVER, subject_of
from langnghe.notifications.services import SEND

ATTEMPTS = 10
TIMEOUT = 30


class NotSent(Exception):
    """A letter that did not go out; the message names neither address nor content."""


@app.task(name=SEND, retry=RetryStrategy(max_attempts=ATTEMPTS, exponential_wait=4))
def send(message_id: int) -> None:
    """Send one letter. A job run twice finds it sent; a job beside another waits for its lock."""
    fault = ""
    with transaction.atomic():
        message = Message.objects.select_for_update().filter(pk=message_id).first()
        if message is None or message.sent_at is not None:
            return
        try:
            letter(message).send()
        except (
            OSError,
            ValueError,
        ) as error:  # smtplib's faults are OSErrors, an address that is none is a ValueError
            fault = type(error).__name__ if settings.EMAIL_HOST else NO_SERVER
        _note(message, fault)
    if fault:
        # Without the fault behind it, whose words may hold an address.
        raise NotSent(f"message {message_id}: {fault}") from None


def letter(message: Message) -> EmailMessage:
    """The letter in Vietnamese, whatever language the officer's screen had."""
    with override("vi"):
        body = render_to_string(f"{message.template}.txt", message.context)
    # A room may add headers, such as the one click by which a reader leaves a list.
    headers = message.context.get("headers")
    return EmailMessage(subject_of(message), body, to=[message.address], headers=headers)


def _note(message: Message, fault: str) -> None:
    sent_at = None if fault else now()
    Message.objects.filter(pk=message.pk).update(attempts=F("attempts") + 1, error=fault, sent_at=sent_at)
