"""The room reception as a Django app."""

from django.apps import AppConfig


class ReceptionConfig(AppConfig):
    name = "langnghe.reception"
