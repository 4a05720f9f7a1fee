"""The room petitions as a Django app."""

from datetime import date
from typing import Any

from django.apps import AppConfig


class PetitionsConfig(AppConfig):
    name = "langnghe.petitions"

    def ready(self) -> None:
        """Let the engine know this room's figures, and rooms below link to a petition."""
        from langnghe.documents import access as documents
        from langnghe.kernel import links
        from langnghe.petitions import figures  # noqa: F401 - importing registers them
        from langnghe.vault import access as vault

        links.register(links.LinkKind("petition", "Đơn", _url, _title, _may_see))
        documents.register(documents.Owner("petition", _may_read_files, _may_attach, hold=_hold))
        documents.register(documents.Owner("petition-letter", _may_read_letter, _may_keep_copy))
        documents.register(documents.Owner("petition-batch", _may_read_book, _may_not))
        documents.register(documents.Owner("incoming-mail", _may_read_mail, _may_not, _may_read_mail))
        vault.register(vault.Owner("petition", _sealed_title, _may_ask, _heir))
        links.register(
            links.LinkKind("petition-letter", "Văn bản", _letter_url, _letter_title, _may_see_letter)
        )
        links.register(links.LinkKind("incoming-mail", "Thư đến", _mail_url, _mail_title, _may_see_mail))
        links.register(links.LinkKind("petition-batch", "Sổ cũ", _book_url, _book_title, _may_see_book))


def _url(pk: int) -> str:
    from django.urls import reverse

    return reverse("petitions:file", args=[pk])


def _title(pk: int) -> str:
    from langnghe.petitions.models import Petition

    return str(Petition.objects.get(pk=pk))


def _may_see(pk: int, viewer: Any) -> bool:
    from langnghe.kernel.clock import today
    from langnghe.petitions.access import visible
    from langnghe.petitions.models import Petition

    return visible(Petition.objects.filter(pk=pk), viewer, today()).exists()


def _may_read_files(viewer: Any, pk: int, on: date) -> bool:
    from langnghe.petitions.access import visible
    from langnghe.petitions.models import Petition

    return visible(Petition.objects.filter(pk=pk), viewer, on).exists()


def _may_attach(viewer: Any, pk: int, on: date) -> bool:
    from langnghe.petitions.access import may_attach

    return may_attach(viewer, pk, on)


def _hold(pk: int) -> None:
    """The lock that sealing takes first."""
    from langnghe.petitions.models import Petition

    list(Petition.objects.select_for_update(of=("self",)).filter(pk=pk).values_list("pk"))


def _sealed_title(pk: int) -> str:
    from django.utils.translation import gettext as _

    return _("Đơn %(number)s") % {"number": _title(pk)}


def _heir(pk: int) -> Any:
    """The line under which the unit that it was handed on to has it."""
    from langnghe.petitions.models import Transfer
    from langnghe.vault.access import Heir

    found = Transfer.objects.filter(petition=pk, received_as__isnull=False, sent_back_on__isnull=True).first()
    return (
        Heir(found.received_as_id, found.to_unit_id)
        if found and found.received_as_id and found.to_unit_id
        else None
    )


def _may_ask(viewer: Any, pk: int, on: date) -> bool:
    """Who works on the file in the unit that leads it may ask to open what is sealed."""
    from langnghe.accounts.rights import Right
    from langnghe.petitions.access import may, visible
    from langnghe.petitions.models import Petition

    found = visible(Petition.objects.filter(pk=pk), viewer, on).first()
    return found is not None and any(may(viewer, found, right, on) for right in (Right.HANDLE, Right.DECIDE))


def _letter_url(pk: int) -> str:
    from django.urls import reverse

    return reverse("petitions:letter", args=[pk])


def _letter_title(pk: int) -> str:
    from langnghe.petitions.models import Letter

    return str(Letter.objects.get(pk=pk))


def _may_see_letter(pk: int, viewer: Any) -> bool:
    from langnghe.kernel.clock import today

    return _may_read_letter(viewer, pk, today())


def _may_read_letter(viewer: Any, pk: int, on: date) -> bool:
    from langnghe.petitions.access import visible
    from langnghe.petitions.models import Petition

    return visible(Petition.objects.filter(letters=pk, voided_on__isnull=True), viewer, on).exists()


def _may_keep_copy(viewer: Any, pk: int, on: date) -> bool:
    from langnghe.petitions.access import may_keep_copy
    from langnghe.petitions.models import Letter

    letter = Letter.objects.select_related("petition").filter(pk=pk).first()
    return letter is not None and _may_read_letter(viewer, pk, on) and may_keep_copy(viewer, letter, on)


def _book_url(pk: int) -> str:
    from django.urls import reverse

    return reverse("petitions:book", args=[pk])


def _book_title(pk: int) -> str:
    from langnghe.petitions.models import Batch

    return str(Batch.objects.get(pk=pk))


def _may_see_book(pk: int, viewer: Any) -> bool:
    from langnghe.kernel.clock import today

    return _may_read_book(viewer, pk, today())


def _may_read_book(viewer: Any, pk: int, on: date) -> bool:
    from langnghe.petitions.access import visible_batches
    from langnghe.petitions.models import Batch

    return visible_batches(Batch.objects.filter(pk=pk), viewer, on).exists()


def _may_not(_viewer: Any, _pk: int, _on: date) -> bool:
    return False


def _mail_url(pk: int) -> str:
    from django.urls import reverse

    return reverse("petitions:mail_letter", args=[pk])


def _mail_title(pk: int) -> str:
    from langnghe.petitions.models import IncomingMail

    return IncomingMail.objects.get(pk=pk).subject or str(pk)


def _may_see_mail(pk: int, viewer: Any) -> bool:
    from langnghe.kernel.clock import today

    return _may_read_mail(viewer, pk, today())


def _may_read_mail(viewer: Any, pk: int, on: date) -> bool:
    from langnghe.petitions.access import visible_mail
    from langnghe.petitions.models import IncomingMail

    return visible_mail(IncomingMail.objects.filter(pk=pk), viewer, on).exists()
