"""The room petitions as a Django app."""

from django.apps import AppConfig


class PetitionsConfig(AppConfig):
    name = "langnghe.petitions"

    def ready(self) -> None:
        """Let the engine know this room's figures."""
        from langnghe.petitions import figures  # noqa: F401 - importing registers them
