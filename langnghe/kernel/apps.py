"""The kernel as a Django app."""

from importlib import import_module

from django.apps import AppConfig
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.translation import gettext_lazy

NO_SIGN = gettext_lazy("Chữ gửi đến có ký tự mà máy không ghi được.")


class KernelConfig(AppConfig):
    name = "langnghe.kernel"

    def ready(self) -> None:
        # Every queryset may say `one_of`.
        import_module("langnghe.kernel.kept")
        # Django has no Vietnamese for its own sentence.
        ProhibitNullCharactersValidator.message = NO_SIGN
