"""Letters of a schedule to those who asked: confirmed first, left with one click, never shown to anyone."""

from datetime import date, datetime, timedelta

from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from langnghe.design.writing import long_date
from langnghe.kernel.errors import NotFound
from langnghe.notifications.services import queue
from langnghe.reception.models import Session, Subscriber
from langnghe.units.models import Unit

SALT = "reception.subscriber"
AGAIN = timedelta(hours=1)
CONFIRM_WITHIN = timedelta(days=7)
SUBSCRIBER = "subscriber"


def _token(subscriber: Subscriber, step: str) -> str:
    return signing.dumps(subscriber.pk, salt=f"{SALT}.{step}")


def _of(token: str, step: str, *, max_age: timedelta | None = None) -> Subscriber | None:
    try:
        pk = signing.loads(token, salt=f"{SALT}.{step}", max_age=max_age)
    except signing.BadSignature:
        return None
    return Subscriber.objects.select_related("unit").filter(pk=pk).first()


@transaction.atomic
def subscribe(unit: Unit, *, email: str, site: str, at: datetime) -> None:
    """Ask whether the address is willing; says the same whether it is known or not, and writes once an hour at most."""
    address = email.strip().lower()
    subscriber, made = Subscriber.objects.select_for_update().get_or_create(
        unit=unit, email=address, defaults={"asked_at": at, "site": site}
    )
    if subscriber.confirmed_at or (not made and at - subscriber.asked_at < AGAIN):
        return
    subscriber.asked_at, subscriber.site = at, site
    subscriber.save(update_fields=["asked_at", "site"])
    link = site + reverse("reception:subscribe_confirm", args=[_token(subscriber, "confirm")])
    queue(
        "reception/letters/subscribe", address=address, context={"unit": unit.name, "link": link},
        about=(SUBSCRIBER, subscriber.pk),
    )  # fmt: skip


def confirm(token: str, *, at: datetime) -> Unit:
    """Refuses a link that is too old or not ours."""
    subscriber = _of(token, "confirm", max_age=CONFIRM_WITHIN)
    if subscriber is None:
        raise NotFound(_("Liên kết này đã hết hạn hoặc không đúng."), instead=_("Đăng ký lại ở trang lịch."))
    Subscriber.objects.filter(pk=subscriber.pk, confirmed_at__isnull=True).update(confirmed_at=at)
    return subscriber.unit


def unsubscribe(token: str) -> None:
    """The address is gone at once; a second click finds nothing and says the same."""
    subscriber = _of(token, "leave")
    if subscriber:
        subscriber.delete()


def tell_subscribers(unit: Unit, letter: str, context: dict[str, str], *, about: tuple[str, int]) -> int:
    """One letter each, with a link of its own to leave."""
    rows = list(Subscriber.objects.filter(unit=unit, confirmed_at__isnull=False))
    for subscriber in rows:
        leave = subscriber.site + reverse("reception:unsubscribe", args=[_token(subscriber, "leave")])
        page = subscriber.site + reverse("reception:schedule_of", args=[unit.pk])
        headers = {"List-Unsubscribe": f"<{leave}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
        given = {"unit": unit.name, "leave": leave, "page": page, "headers": headers, **context}
        queue(f"reception/letters/{letter}", address=subscriber.email, context=given, about=about)
    return len(rows)


def tell_change(session: Session, *, on: date) -> None:
    """What became of a posted session, to everyone who follows the schedule."""
    if session.posted_on is None:
        return
    with override("vi"):
        context = {
            "post": session.post.title,
            "day": long_date(session.held_on),
            "state": str(session.get_state_display()),
            "to": long_date(session.moved_to.held_on) if session.moved_to else "",
            "reason": session.reason,
            "on": long_date(on),
        }
    tell_subscribers(session.unit, "changed", context, about=("session", session.pk))
