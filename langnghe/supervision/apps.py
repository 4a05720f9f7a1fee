"""The room supervision as a Django app."""

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "langnghe.supervision"
