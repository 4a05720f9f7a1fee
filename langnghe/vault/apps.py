"""The room vault as a Django app."""

from typing import Any

from django.apps import AppConfig


class VaultConfig(AppConfig):
    name = "langnghe.vault"

    def ready(self) -> None:
        """A new custodian's key is a thing of this room: others let it in."""
        from langnghe.kernel import links
        from langnghe.vault import access

        access.register(access.Owner("custodian-key", _title, lambda _viewer, _pk, _on: False))
        links.register(links.LinkKind("custodian-key", "Khóa", _url, _title, _may_see))


def _url(_pk: int) -> str:
    from django.urls import reverse

    return reverse("vault:desk")


def _title(pk: int) -> str:
    from django.utils.translation import gettext as _

    from langnghe.vault.models import CustodianKey

    return _("Khóa của %(who)s") % {"who": CustodianKey.objects.select_related("user").get(pk=pk).user}


def _may_see(pk: int, viewer: Any) -> bool:
    from langnghe.kernel.clock import today
    from langnghe.vault.access import keeping_units
    from langnghe.vault.models import CustodianKey

    return CustodianKey.objects.filter(pk=pk, unit__in=keeping_units(viewer, today())).exists()
