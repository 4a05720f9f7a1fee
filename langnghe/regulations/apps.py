"""The room regulations as a Django app."""

from django.apps import AppConfig


class RegulationsConfig(AppConfig):
    name = "langnghe.regulations"
