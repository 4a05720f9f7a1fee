"""The room documents as a Django app."""

from typing import Any

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "langnghe.documents"

    def ready(self) -> None:
        """Let the audit log link to a stored file."""
        from langnghe.documents.access import FILE
        from langnghe.kernel import links

        links.register(links.LinkKind(FILE, "Tệp", _url, _title, _may_see))


def _url(pk: int) -> str:
    from django.urls import reverse

    return reverse("documents:file", args=[pk])


def _title(pk: int) -> str:
    from langnghe.documents.models import StoredFile

    return StoredFile.objects.get(pk=pk).name


def _may_see(pk: int, viewer: Any) -> bool:
    from langnghe.documents.access import may_read
    from langnghe.documents.models import StoredFile
    from langnghe.kernel.clock import today

    found = StoredFile.objects.filter(pk=pk).first()
    return found is not None and may_read(found, viewer, today())
