"""The room supervision as a Django app."""

from typing import Any

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "langnghe.supervision"

    def ready(self) -> None:
        """Let rooms below link to a delegation without knowing this room."""
        from langnghe.kernel import links

        links.register(links.LinkKind("delegation", "Đoàn giám sát", _url, _title, _may_see))


def _url(pk: int) -> str:
    from django.urls import reverse

    return reverse("supervision:delegation", args=[pk])


def _title(pk: int) -> str:
    from langnghe.supervision.models import Delegation

    return str(Delegation.objects.get(pk=pk))


def _may_see(pk: int, viewer: Any) -> bool:
    from langnghe.kernel.clock import today
    from langnghe.supervision.access import visible
    from langnghe.supervision.models import Delegation

    return visible(Delegation.objects.filter(pk=pk), viewer, today()).exists()
