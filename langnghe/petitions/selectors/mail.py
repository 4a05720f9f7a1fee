"""Questions about letters that wait to be written into the book, and about mailboxes."""

from datetime import date

from django.utils.translation import gettext as _

from langnghe.accounts.selectors import Viewer
from langnghe.kernel.errors import NotFound
from langnghe.petitions import access
from langnghe.petitions.models import IncomingMail, Mailbox, MailState

NEWEST = 100


def waiting_mail(viewer: Viewer, on: date) -> list[IncomingMail]:
    """What an officer has to deal with, the oldest first."""
    rows = access.visible_mail(IncomingMail.objects.select_related("unit"), viewer, on)
    return list(rows.filter(state__in=[MailState.WAITING, MailState.LEFT]).order_by("id")[:NEWEST])


def mail(viewer: Viewer, on: date, pk: int) -> IncomingMail:
    rows = IncomingMail.objects.select_related("unit", "petition")
    found = access.visible_mail(rows, viewer, on).filter(pk=pk).first()
    if found is None:
        raise NotFound(_("Không có thư này."))
    return found


def mailboxes(viewer: Viewer, on: date) -> list[Mailbox]:
    units = access.mailbox_units(viewer, on)
    return list(Mailbox.objects.filter(unit__in=units).select_related("unit").order_by("unit"))
