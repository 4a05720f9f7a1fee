"""The room reception as a Django app."""

from django.apps import AppConfig


class ReceptionConfig(AppConfig):
    name = "langnghe.reception"

    def ready(self) -> None:
        """Let the engine know this room's figures."""
        from langnghe.reception import figures  # noqa: F401 - importing registers them
