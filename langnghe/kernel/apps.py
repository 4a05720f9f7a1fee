"""The kernel as a Django app."""

from importlib import import_module

from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "langnghe.kernel"

    def ready(self) -> None:
        # Every queryset may say `one_of`.
        import_module("langnghe.kernel.kept")
